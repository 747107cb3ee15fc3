"""The header of a table: what stands in each of its columns, a result or an aim, of which time,
in which unit.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.documents.head import offices
from loaders.documents.head.head import Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements.tense import Tense
from loaders.documents.statements.times import spoken_of
from loaders.documents.text.spans import blotted, spans
from loaders.documents.text.units import DOSSIERS, POINTS, RANK, SHARE, UNIT_OF, UNITS

NUMERIC = re.compile(r"[\d.,%/]+")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_BRACKETS = re.compile(r"\(([^)]*)\)")
UNDER = "\x1f"  # parts the names of a column that stand over each other
_WORDS = RULES.tables.header
_MARKED = pattern(rf"{_WORDS.aim.pattern}|{_WORDS.done.pattern}")
_NOUN = re.compile(rf"(?<!\w)(?:{UNITS})(?!\w)")
_FIRST_NOUN = re.compile(rf"(?:{UNITS})(?!\w)")
_TIMES = pattern(r"\b(?:năm|quý|tháng|kỳ)\b")
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
    rule: str  # by which it holds results or aims
    period_rule: str  # where its time stands

    @property
    def is_rank(self) -> bool:
        """Whether places in a ranking stand in it."""
        return self.unit == RANK


class Header(NamedTuple):
    """The columns of a table."""

    label: int
    unit: int | None
    values: tuple[Column, ...]
    width: int
    holds_names: bool = False  # its rows are bodies, or things of other names, such as fields
    holds_bodies: bool = False  # its rows are places or offices


class TableContext(NamedTuple):
    """What applies to a whole table by the words above it."""

    otherwise: Tense | None  # of columns that do not say whether they hold results or aims
    period: str | None
    says: str  # folded
    unit: str = ""  # of all that it counts
    measure: str = (
        ""  # that of which its title speaks, of columns and rows that tell none: Điểm tổng hợp
    )


def header(reading: Reading, context: TableContext, cells: Sequence[str]) -> Header | None:
    """The columns that a row names, where it is the header of a table."""
    words = [fold(cell.replace(UNDER, " ")) for cell in cells]
    label, unit = _labelling(words)
    if label is None:
        return None
    columns = (
        _column(reading, context, place=place, title=cell)
        for place, cell in enumerate(cells)
        if place > label and place != unit
    )
    values = tuple(filter(None, columns))
    if not values:
        return None
    holds_bodies = bool(RULES.tables.rows.of_bodies.search(words[label]))
    holds_names = bool(RULES.tables.rows.of_names.search(words[label]))
    return Header(
        label=label,
        unit=unit,
        values=values,
        width=len(cells),
        holds_names=holds_bodies or holds_names,
        holds_bodies=holds_bodies,
    )


def _labelling(words: Sequence[str]) -> tuple[int | None, int | None]:
    """The places of the column of labels and of that of units; a column that may be of units is of
    labels where no other is.
    """
    places = range(len(words))
    units = [place for place in places if _WORDS.unit.search(words[place])]
    labels = [place for place in places if place not in units[:1] and _is_label(words[place])]
    if not labels:
        labels, units = units[:1], units[1:]
    others = [place for place in units if place not in labels[:1]]
    return next(iter(labels), None), next(iter(others), None)


def _is_label(cell: str) -> bool:
    """Whether a column may hold what its rows are about."""
    return bool(_WORDS.label.search(cell)) and not spans(cell)


def _column(reading: Reading, context: TableContext, place: int, title: str) -> Column | None:
    """A column of results or aims; None where it holds neither."""
    cell = fold(title.replace(UNDER, " "))
    if not re.search(r"[^\W_]", cell) or _WORDS.beside.search(cell):
        return None
    period = _period(reading.head, cell)
    is_marked = bool(period or _MARKED.search(cell))
    decision = _tense(reading.head, cell, period) if is_marked else _OTHERWISE[context.otherwise]
    if decision.verdict is None:
        return None
    parts = title.split(UNDER)
    if len(parts) > 1:
        name, unit = _named(parts), _unit(reading.places, context, parts, marked=False)
    else:
        name = "" if is_marked or _is_plain(cell) else cell
        unit = _unit(reading.places, context, parts, marked=is_marked)
    time, time_rule = _time(context, period)
    return Column(
        place,
        name,
        decision.verdict,
        period=time,
        unit=unit,
        rule=decision.rule,
        period_rule=time_rule,
    )


def _time(context: TableContext, period: str | None) -> Decision[str | None]:
    """The time of the numbers of a column: its own, else that of the table."""
    if period:
        return Decision(period, "column")
    return Decision(context.period, "table" if context.period else "none")


def _period(head: Head, cell: str) -> str | None:
    """The time that the words of a column name: a period, or a year alone."""
    if times := spoken_of(cell, head.year):
        return str(head.counted(times[-1].period))
    year = None if "so với" in cell else _YEAR.search(cell)
    return year[1] if year else None


def _is_plain(cell: str) -> bool:
    """Whether the name of a column does not say what is counted."""
    return bool(RULES.tables.header.plain.fullmatch(_BRACKETS.sub("", cell).strip()))


def _named(parts: Sequence[str]) -> str:
    """The names over a column, joined; without times and words for results or aims."""
    names = [fold(part) for part in parts]
    telling = [
        name for name in names if _WORDS.of_all.search(name) or _is_plain(name) or _says_more(name)
    ]
    only_plain = all(_is_plain(name) or not _says_more(name) for name in telling)
    return "" if only_plain else " – ".join(telling)


def _says_more(name: str) -> bool:
    """Whether a name has words beside a time and those of a result or an aim."""
    rest = _MARKED.sub(" ", _YEAR.sub(" ", blotted(name)))
    return bool(re.search(r"[^\W\d_]{2}", _TIMES.sub(" ", rest)))


def _tense(head: Head, cell: str, period: str | None) -> Decision[Tense]:
    """Whether a column with such words, or with a time, holds results or aims."""
    if _WORDS.aim.search(cell):
        return Decision(Tense.AIM, "column-of-aims")
    if _WORDS.done.search(cell):
        return Decision(Tense.DONE, "column-of-results")
    if head.aims and head.year and period and int(period.rpartition("/")[2][:4]) >= head.year:
        return Decision(Tense.AIM, "column-of-a-year-to-come")
    return Decision(Tense.DONE, "column-of-a-time")


# What columns hold that do not say so.
_OTHERWISE: dict[Tense | None, Decision[Tense | None]] = {
    None: Decision(None, "column-of-neither"),
    Tense.AIM: Decision(Tense.AIM, "table-of-aims"),
    Tense.DONE: Decision(Tense.DONE, "table-of-results"),
}


def _unit(places: Path, context: TableContext, parts: Sequence[str], marked: bool) -> str:
    """The unit that a column's words name, the lowest row first.

    Dossiers where both the column and the words above the table speak of them.
    """
    if own := next(filter(None, (_own_unit(places, part) for part in reversed(parts))), ""):
        return own
    words, title = RULES.tables.units, " ".join(parts)
    noun = "" if marked else noun_of(places, title)
    dossiers = not noun and words.dossiers.search(fold(title)) and words.above.search(context.says)
    return DOSSIERS if dossiers else noun


def _own_unit(places: Path, title: str) -> str:
    """The unit that one cell of a header names explicitly."""
    words, cell = RULES.tables.units, fold(title)
    for unit, words_of_unit in (
        (RANK, words.rank),
        (SHARE, words.share),
        (POINTS, words.points),
    ):
        if words_of_unit.search(cell):
            return unit
    count = _NUMBER_OF.search(cell)
    texts = [*_BRACKETS.findall(title), *([title[count.start(1) :]] if count else [])]
    return next(filter(None, (noun_of(places, text) for text in texts)), "")


def noun_of(places: Path, text: str) -> str:
    """The unit of the first known noun in a text that is no part of a name; empty where there is
    none.
    """
    nouns = _NOUN.finditer(fold(text))
    return next((UNIT_OF[noun[0]] for noun in nouns if not _in_a_name(places, text, noun)), "")


def counted_by(places: Path, label: str) -> str:
    """The unit of the things that a label counts: Số hồ sơ tiếp nhận, Xã đạt chuẩn, Thời gian chờ
    (phút).
    """
    counting = RULES.tables.rows.counting.match(fold(label))
    things = label[counting.end() :] if counting else label
    first = _FIRST_NOUN.match(fold(things))
    may_count = counting or not label.isupper()
    if first and may_count and not _in_a_name(places, things, first):
        return UNIT_OF[first[0]]
    return next(filter(None, (noun_of(places, words) for words in _BRACKETS.findall(label))), "")


def _in_a_name(places: Path, text: str, noun: re.Match[str]) -> bool:
    """Whether a noun is a word of a name: Đồng Nai, Hải Phòng, Phòng Nội vụ, Tổ 3."""
    provinces = offices.province_names(places).finditer(fold(text))
    if any(name.start() <= noun.start() < name.end() for name in provinces):
        return True
    if text.isupper() or not text[noun.start()].isupper():
        return False
    before, after = text[: noun.start()].split()[-1:], text[noun.end() :].split()[:1]
    if any(word[0].isupper() or word[0].isdigit() for word in after):
        return True
    return " " not in noun[0] and any(word[0].isupper() for word in before)
