"""The header of a table: what stands in each of its columns, a result or an aim, of which time,
in which unit.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from loaders.documents.head import offices
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import alternatives, fold, pattern
from loaders.documents.statements.tense import Tense, spoken_of
from loaders.documents.text.spans import blotted, spans

NUMERIC = re.compile(r"[\d.,%/]+")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_BRACKETS = re.compile(r"\(([^)]*)\)")
UNDER = "\x1f"  # parts the names of a column that stand over each other
_NUMBER_OF = re.compile(r"số (?:lượng )?(.+)")


def has_numbers(cells: Sequence[str]) -> bool:
    """Whether a row holds numbers that are no years."""
    return any(NUMERIC.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)


class Column(NamedTuple):
    """What stands in a column of results or aims."""

    place: int
    name: str  # its words; empty where they only say when, or that it is a result or an aim
    tense: Tense
    period: str | None
    unit: str  # empty where its words tell none

    @property
    def is_rank(self) -> bool:
        """Whether places in a ranking stand in it."""
        return self.unit == "hạng"


class Header(NamedTuple):
    """The columns of a table."""

    label: int
    unit: int | None
    values: tuple[Column, ...]
    width: int
    holds_names: bool = False  # its rows are bodies, or things of other names, such as fields
    holds_bodies: bool = False  # its rows are places or offices


class Context(NamedTuple):
    """What is said above a table."""

    otherwise: Tense | None  # of columns that do not say whether they hold results or aims
    period: str | None
    says: str  # folded
    unit: str = ""  # of all that it counts
    measure: str = (
        ""  # that of which its title speaks, of columns and rows that tell none: Điểm tổng hợp
    )


def header(folder: Path, head: Head, context: Context, cells: Sequence[str]) -> Header | None:
    """The columns that a row names, where it is the header of a table."""
    told, known = (
        [fold(cell.replace(UNDER, " ")) for cell in cells],
        RULES.tables.header,
    )
    units = [place for place, cell in enumerate(told) if known.unit.search(cell)]
    label = next(
        (
            place
            for place, cell in enumerate(told)
            if place not in units[:1] and known.label.search(cell) and not spans(cell)
        ),
        None,
    )
    label, units = (units[0], units[1:]) if label is None and units else (label, units)
    unit = next((place for place in units if place != label), None)
    if label is None:
        return None
    columns = (
        _column(folder, head, context, place, cell)
        for place, cell in enumerate(cells)
        if place > label and place != unit
    )
    values = tuple(filter(None, columns))
    rows = RULES.tables.rows
    bodies, names = (bool(words.search(told[label])) for words in (rows.of_bodies, rows.of_names))
    return Header(label, unit, values, len(cells), bodies or names, bodies) if values else None


def _column(folder: Path, head: Head, context: Context, place: int, printed: str) -> Column | None:
    known, cell = RULES.tables.header, fold(printed.replace(UNDER, " "))
    if not re.search(r"[^\W_]", cell) or known.beside.search(cell):
        return None
    told, bare = spoken_of(cell, head.year), None if "so với" in cell else _YEAR.search(cell)
    period = str(told[-1].period) if told else bare[1] if bare else None
    marked = known.aim.search(cell) or known.done.search(cell)
    tense = _tense(head, cell, period) if marked or period else context.otherwise
    if tense is None:
        return None
    parts = printed.split(UNDER)
    if len(parts) > 1:
        return Column(
            place,
            _named(parts),
            tense,
            period or context.period,
            _unit(folder, context, parts, False),
        )
    unit = _unit(folder, context, parts, bool(marked or period))
    plain = marked or period or _is_plain(cell)
    return Column(place, "" if plain else cell, tense, period or context.period, unit)


def _is_plain(cell: str) -> bool:
    """Whether the name of a column says nothing of what is counted."""
    return bool(RULES.tables.header.plain.fullmatch(_BRACKETS.sub("", cell).strip()))


def _named(parts: Sequence[str]) -> str:
    """The names of a column that stand over each other, without those that only say when, or
    that it is a result or an aim.
    """
    known, said = RULES.tables.header, [fold(part) for part in parts]
    kept = [
        part for part in said if known.of_all.search(part) or _is_plain(part) or _says_more(part)
    ]
    only_plain = all(_is_plain(part) or not _says_more(part) for part in kept)
    return "" if only_plain else " – ".join(kept)


def _says_more(part: str) -> bool:
    """Whether a name has words beside a time and those of a result or an aim."""
    known = RULES.tables.header
    rest = pattern(rf"{known.aim.pattern}|{known.done.pattern}").sub(
        " ", _YEAR.sub(" ", blotted(part))
    )
    return bool(re.search(r"[^\W\d_]{2}", pattern(r"\b(?:năm|quý|tháng|kỳ)\b").sub(" ", rest)))


def _tense(head: Head, cell: str, period: str | None) -> Tense:
    known = RULES.tables.header
    if known.aim.search(cell):
        return Tense.AIM
    if known.done.search(cell):
        return Tense.DONE
    ahead = (
        head.aims
        and head.year is not None
        and period is not None
        and int(period.rpartition("/")[2][:4]) >= head.year
    )
    return Tense.AIM if ahead else Tense.DONE


def _unit(folder: Path, context: Context, parts: Sequence[str], marked: bool) -> str:
    """The unit that a column's own words tell, the lowest first; dossiers where it and the words
    above the table speak of them.
    """
    if own := next(filter(None, (_own_unit(folder, part) for part in reversed(parts))), ""):
        return own
    known, printed = RULES.tables.units, " ".join(parts)
    noun = "" if marked else noun_of(folder, printed)
    dossiers = (
        not noun and known.dossiers.search(fold(printed)) and known.above.search(context.says)
    )
    return "hồ sơ" if dossiers else noun


def _own_unit(folder: Path, printed: str) -> str:
    """The unit that the words of one cell of a header say outright."""
    known, cell = RULES.tables.units, fold(printed)
    for unit, said in (("hạng", known.rank), ("%", known.share), ("điểm", known.points)):
        if said.search(cell):
            return unit
    counted = _NUMBER_OF.search(cell)
    named = [*_BRACKETS.findall(printed), *([printed[counted.start(1) :]] if counted else [])]
    return next(filter(None, (noun_of(folder, words) for words in named)), "")


def noun_of(folder: Path, text: str) -> str:
    """The unit of the first known noun in a text that is no part of a name; empty where there is
    none.
    """
    told, meant = units()
    nouns = pattern(rf"(?<!\w)(?:{told})(?!\w)").finditer(fold(text))
    return next((meant[noun[0]] for noun in nouns if not _in_a_name(folder, text, noun)), "")


def counted_by(folder: Path, label: str) -> str:
    """The unit of the things that a label says are counted: Số hồ sơ tiếp nhận, Xã đạt chuẩn,
    Thời gian chờ (phút).
    """
    counting = RULES.tables.rows.counting
    opening = pattern(rf"(?:{counting.pattern})?").match(fold(label)).end()
    things, (told, meant) = label[opening:], units()
    first = pattern(rf"(?:{told})(?!\w)").match(fold(things))
    if first and (opening or not label.isupper()) and not _in_a_name(folder, things, first):
        return meant[first[0]]
    return next(filter(None, (noun_of(folder, words) for words in _BRACKETS.findall(label))), "")


def _in_a_name(folder: Path, text: str, noun: re.Match[str]) -> bool:
    """Whether a noun is a word of a name: Đồng Nai, Hải Phòng, Phòng Nội vụ, Tổ 3."""
    provinces = offices.province_names(folder.parent / "places").finditer(fold(text))
    if any(name.start() <= noun.start() < name.end() for name in provinces):
        return True
    if text.isupper() or not text[noun.start()].isupper():
        return False
    before, after = text[: noun.start()].split()[-1:], text[noun.end() :].split()[:1]
    goes_on = after and (after[0][0].isupper() or after[0][0].isdigit())
    return bool(goes_on or (before and before[0][0].isupper() and " " not in noun[0]))


@lru_cache(maxsize=4)
def units() -> tuple[str, dict[str, str]]:
    """A pattern of every unit, and what each word stands for."""
    return alternatives(RULES.quantities.units)
