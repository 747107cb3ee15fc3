"""The rows of a table, each cell under what its column says: its label, its unit, a result or an
aim of a time.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hub.dataset.rows import FigureRow, TargetRow, UnplacedRow
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.terms import Comparator, Measure
from loaders.documents.facts import owners, targets
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import UPPER, fold, pattern
from loaders.documents.statements import columns, tense
from loaders.documents.statements.columns import UNDER, Column, Context, Header
from loaders.documents.statements.statement import stated
from loaders.documents.statements.tense import Tense
from loaders.documents.text import numerals, quantities
from loaders.documents.text.line import Line
from loaders.documents.text.passages import Passage
from loaders.documents.text.spans import spans

_MARKS = {
    "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    ">": Comparator.MORE_THAN,
    "<": Comparator.LESS_THAN,
    "trên": Comparator.MORE_THAN,
    "dưới": Comparator.LESS_THAN,
    "tối thiểu": Comparator.AT_LEAST,
    "ít nhất": Comparator.AT_LEAST,
    "tối đa": Comparator.AT_MOST,
    "không quá": Comparator.AT_MOST,
    "tăng": Comparator.INCREASE_BY,
    "giảm": Comparator.REDUCE_BY,
}
_MARK = "|".join(sorted(_MARKS, key=len, reverse=True))
_CELL = (
    r"(?:đạt\s+|từ\s+|thứ\s+|hạng\s+)*(?P<mark>{marks})?\s*(?P<number>\d[\d.,]*){number_mark}(?:\s*/\s*(?P<of>\d+))?\s*"
    r"(?P<unit>%|(?:{units})(?!\w))?(?P<up>\s*trở lên)?"
)
_UNIT_OF_ALL = re.compile(r"(?:đơn vị tính|đvt)\s*:?\s*([^).;:]+)")
# What only counts rows and columns: (3), 2.1., 4 = 3 : 2; a table's first column may count its
# rows.
_ITEM = re.compile(
    r"^\s*(?:\(\s*\d{1,2}\s*\)(?:\s*=.*)?$|\(\d{1,2}\)\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[^\W\d_]))"
)
_COLUMN = re.compile(r"\(?([A-Z]|\d{1,2})\)?(?:\s*=[\s\d()+:/x*%–-]*)?")
_SERIAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d{2})")


class Place(NamedTuple):
    """The document and file of a table, and whether its commas part thousands."""

    head: Head
    document: str
    file: str
    english: bool = False


def rows(
    folder: Path,
    place: Place,
    caption: str,
    table: Sequence[Passage],
) -> Iterator[TargetRow | FigureRow | UnplacedRow | Suspicion]:
    """The results and aims of a table, and its rows with numbers that could not be placed, some
    with the reason.
    """
    context, heads = _context(folder, place.head, caption, table[0]), None
    above: Sequence[str] = ()
    for passage in table:
        if above and _counts_columns(passage.cells):
            continue
        values = _has_values(passage.cells)
        under = () if values else _under(above, passage)
        if under and (told := columns.header(folder, place.head, context, under)):
            heads, above = told, under
            continue
        if heads and not values and len(_filled(passage.cells)) > heads.width:
            heads = None  # a second row of a header that does not stand under the first
        above = ()
        read = list(_row(folder, place, context, heads, passage)) if heads else []
        found = [
            _meaning(folder, place, heads, passage, row)
            for row in read
            if not isinstance(row, Suspicion)
        ]
        yield from (row for row in read if isinstance(row, Suspicion))
        yield from (
            _owned(folder, place.head, heads, row, passage.cells[heads.label]) for row in found
        )
        yield from (
            _left(place, heads, passage, found) if heads and found else unplaced(place, passage)
        )


def _has_values(cells: Sequence[str]) -> bool:
    """Whether a row holds numbers of its own: no header does, whose numbers are times, levels
    and columns.
    """
    return columns.has_numbers(cells) or any(_is_numbered(cell) for cell in cells)


def _is_numbered(cell: str) -> bool:
    """Whether a cell holds a number that is none of a document, a time, a level, an item or a
    column.
    """
    told = quantities.masked(_ITEM.sub("", fold(cell)))
    year = pattern(rf"\b(?:19|20)\d{{2}}\b(?!\s*(?:%|(?:{columns.units()[0]})(?!\w)))")
    return bool(re.search(r"\d", year.sub("", told)))


def _owned(
    folder: Path, head: Head, heads: Header, row: TargetRow | FigureRow, label: str
) -> TargetRow | FigureRow:
    """The same of the office or place whose row it is."""
    rows = RULES.tables.rows
    of_all = rows.of_all.match(fold(label))
    if of_all or not (
        heads.holds_bodies
        or re.match(rf"(?:{rows.bodies})(?!\w)|(?:{rows.places})\s+[{UPPER}\d]", label)
    ):
        return row
    if isinstance(row, TargetRow):
        return row._replace(entity=label, indicator=None)
    return row._replace(entity=owners.named(folder, head, label, row.period), as_printed=label)


def _meaning(
    folder: Path, place: Place, heads: Header, passage: Passage, row: TargetRow | FigureRow
) -> TargetRow | FigureRow:
    """The same target with the indicator that its label would name in a sentence, where it alone
    says what is meant.
    """
    label = passage.cells[heads.label]
    if (
        not isinstance(row, TargetRow)
        or row.label != label
        or not row.by
        or row.unit not in ("%", "điểm")
        or row.comparator.is_change
    ):
        return row
    words = re.sub(r"\s*\([^)]*\)", "", label).strip(" :-+")
    size = f"{row.value:g}".replace(".", ",")
    said = Passage(
        f"{words} đạt {size}{'' if row.unit == '%' else ' '}{row.unit}",
        passage.places[:1],
        passage.headings,
    )
    spoken = list(stated(folder, place.head, said))
    if len(spoken) != 1 or (spoken[0].quantity.value, spoken[0].quantity.unit) != (
        row.value,
        row.unit,
    ):
        return row
    told = targets.target(folder, place.head, spoken[0], place.document, place.file)
    return row._replace(entity=told.entity, indicator=told.indicator) if told.indicator else row


def _context(folder: Path, head: Head, caption: str, passage: Passage) -> Context:
    """What the caption, the headings and the document say of a table."""
    titles = [fold(heading.title) for heading in passage.headings]
    mode = tense.mode(passage)
    otherwise = mode if mode is not None else None if head.aims else Tense.DONE
    above = "" if otherwise is Tense.DONE and _is_a_goal(folder, head, caption) else fold(caption)
    said = (re.sub(r"\([^)]*\)", "", text) for text in (above, *reversed(titles)))
    named = next((told[-1].period for text in said if (told := spans(text, head.year))), None)
    period = named or (head.period if head.period and head.period.months <= 12 else None)
    unit = _UNIT_OF_ALL.search(fold(caption))
    return Context(
        None if otherwise is Tense.UNSURE else otherwise,
        str(period) if period else None,
        " / ".join((fold(head.title), *titles, fold(caption))),
        _meant(unit[1].strip()) if unit else "",
        _measure([fold(caption), *reversed(titles)]),
    )


def _is_a_goal(folder: Path, head: Head, caption: str) -> bool:
    """Whether the words above a table of results state a goal, whose time is not that of the
    results.
    """
    said = list(stated(folder, head, Passage(caption, ((0, Line(0, caption)),)))) if caption else []
    return any(statement.tense is Tense.AIM for statement in said)


def _measure(titles: Sequence[str]) -> str:
    """The unit of which the nearest title speaks that speaks of one: Điểm tổng hợp, Tỷ lệ hồ sơ
    đúng hạn.
    """
    known = RULES.tables.titles
    return next(
        (unit for title in titles for unit, words in known.items() if words.match(title)),
        "",
    )


def _under(above: Sequence[str], passage: Passage) -> tuple[str, ...]:
    """The cells of a header, each with those over it where the header has several rows; a cell
    over several stands in the first of them.
    """
    cells = passage.cells
    if passage.table and above and len(above) < len(cells) and cells[0] in ("", above[0]):
        above = (*above, *[""] * (len(cells) - len(above)))  # its last cell spans the rest
    if len(above) != len(cells):
        return tuple(cells)
    over, joined = "", []
    for upper, lower in zip(above, cells, strict=True):
        over = upper or over
        joined.append(
            over
            if lower in ("", over, over.split(UNDER)[-1])
            else f"{over}{UNDER}{lower}"
            if over
            else lower
        )
    return tuple(joined)


def _counts_columns(cells: Sequence[str]) -> bool:
    """Whether a row below a header only numbers its columns: A, B, (1), (2), (3) = (1) + (2)."""
    told = [number[1] for cell in cells if (number := _COLUMN.fullmatch(cell))]
    numbers = [int(number) for number in told if number.isdigit()]
    return (
        len(told) == sum(map(bool, cells))
        and len(numbers) > 1
        and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
        and (numbers[0] == 1)
    )


def _row(
    folder: Path, place: Place, context: Context, heads: Header, passage: Passage
) -> Iterator[TargetRow | FigureRow | Suspicion]:
    cells = passage.cells
    if not heads.label < len(_filled(cells)) <= heads.width or not cells[heads.label]:
        return
    unit = _unit_of_row(cells, heads) or context.unit
    for column in heads.values:
        found = _cell(cells[column.place]) if column.place < len(cells) else None
        meant = found and (
            _unit_of_cell(found) or _unit(folder, cells, heads, column, unit, context.measure)
        )
        if found and meant and numerals.is_unsure(found["number"], meant, place.english):
            yield _unsure(place, passage, cells[column.place])
        elif found and meant:
            yield _item(place, cells, heads, column, found, meant, passage)


def _unsure(place: Place, passage: Passage, cell: str) -> Suspicion:
    """What is told of a cell whose value is not known."""
    return Suspicion(
        f"{place.file}:{passage.line(0).number}, {passage.locator(0)}",
        Text(
            f"“{cell}”: {numerals.COMMA.vi}; để chưa xếp",
            f"“{cell}”: {numerals.COMMA.en}; left unplaced",
        ),
    )


def _unit(
    folder: Path, cells: Sequence[str], heads: Header, column: Column, unit: str, measure: str
) -> str:
    """The unit of a cell that tells none: that of a ranking, of its row, of its column, of its
    row's label, or of the title.
    """
    return (
        column.unit
        if column.is_rank
        else unit or column.unit or _of_label(folder, cells, heads) or measure
    )


def _filled(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last that is not empty."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell), default=0)]


def _cell(cell: str) -> re.Match[str] | None:
    told = columns.units()[0]
    return pattern(_CELL.format(marks=_MARK, number_mark=quantities.MARK, units=told)).fullmatch(
        fold(cell)
    )


def _unit_of_cell(found: re.Match[str]) -> str:
    return _meant(found["unit"] or "")


def _unit_of_row(cells: Sequence[str], heads: Header) -> str:
    """The unit that a row's own cell tells."""
    if heads.unit is None or heads.unit >= len(cells) or not cells[heads.unit]:
        return ""
    told = fold(cells[heads.unit])
    return "hạng" if _is_rank(told) else _meant(told)


def _is_rank(told: str) -> bool:
    """Whether a unit, or the words of a label, say that the numbers of a row are places in a
    ranking.
    """
    rank = RULES.tables.units.rank
    return bool(
        rank.fullmatch(told)
        or pattern(rf"\((?:{rank.pattern})\)|^(?:thứ hạng|xếp hạng)\b").search(told)
    )


def _meant(unit: str) -> str:
    return columns.units()[1].get(unit, unit)


def _of_label(folder: Path, cells: Sequence[str], heads: Header) -> str:
    """The unit of what a row's label says is counted; none of a name, whose words are no units:
    Đồng Nai, Phòng Nội vụ.
    """
    if heads.holds_names:
        return ""
    label = cells[heads.label]
    folded = fold(label)
    if _is_rank(folded):
        return "hạng"
    return "%" if "tỷ lệ" in folded or "%" in folded else columns.counted_by(folder, label)


def _item(
    place: Place,
    cells: Sequence[str],
    heads: Header,
    column: Column,
    found: re.Match[str],
    unit: str,
    passage: Passage,
) -> TargetRow | FigureRow:
    year = _YEAR.fullmatch(fold(cells[heads.label]))
    name = (
        " – ".join(filter(None, ("" if year else cells[heads.label], column.name)))
        or cells[heads.label]
    )
    printed, period = cells[column.place], year[1] if year else column.period
    size = quantities.value(found["number"], unit not in ("%", "điểm", "ngày", "giờ", "phút"))
    origin, locator = f"{place.file}:{passage.line(0).number}", passage.locator(0)
    if column.tense is Tense.DONE:
        return FigureRow(origin, place.document, name, size, printed, unit, period, locator=locator)
    comparator = (
        Comparator.AT_LEAST if found["up"] else _MARKS.get(found["mark"] or "", Comparator.EQUAL)
    )
    return TargetRow(
        origin,
        place.document,
        name,
        Measure.RANK if unit == "hạng" else Measure.VALUE,
        comparator,
        size,
        printed,
        unit,
        by=period,
        province=place.head.province,
        locator=locator,
    )


def _left(
    place: Place,
    heads: Header,
    passage: Passage,
    found: Sequence[TargetRow | FigureRow],
) -> Iterator[UnplacedRow]:
    """The cells of a row with numbers that are not read; its label is told with those that are."""
    printed = {row.printed for row in found}
    values = {column.place for column in heads.values}
    others = {*range(len(passage.cells))} - values - {heads.label}
    for number, cell in enumerate(passage.cells):
        beside = (
            number in others
            and not (number == 0 and _SERIAL.fullmatch(cell))
            and _is_numbered(cell)
        )
        if cell not in printed and (
            beside or (number in values and re.search(r"\d", _ITEM.sub("", cell)))
        ):
            yield _listed(place, passage, f"{passage.cells[heads.label]} | {cell}")


def unplaced(place: Place, passage: Passage) -> Iterator[UnplacedRow]:
    """A row that holds numbers beyond its own; one of a single cell is its text."""
    told = passage.cells or (passage.text,)
    first = 1 if len(told) > 1 and _SERIAL.fullmatch(told[0]) else 0
    if any(_is_numbered(cell) for cell in told[first:]):
        yield _listed(place, passage, " | ".join(filter(None, told)))


def _listed(place: Place, passage: Passage, text: str) -> UnplacedRow:
    return UnplacedRow(
        f"{place.file}:{passage.line(0).number}", place.document, text, passage.locator(0)
    )
