"""The rows of a table, each cell under what its column says: its label, its unit, a result or an
aim of a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.dataset.rows import FigureRow, TargetRow, UnplacedRow
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.terms import Comparator, Measure
from loaders.documents.facts import owners, targets
from loaders.documents.head.head import Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.ruled import Ruled
from loaders.documents.rules.wording import UPPER, fold, pattern
from loaders.documents.statements import columns, tense
from loaders.documents.statements.columns import UNDER, Column, Header, TableContext
from loaders.documents.statements.statement import stated
from loaders.documents.statements.tense import Tense
from loaders.documents.text import numerals, quantities
from loaders.documents.text.line import Line
from loaders.documents.text.passages import Passage
from loaders.documents.text.quantity import MARK, UNIT_OF, UNITS
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
_VALUE = pattern(_CELL.format(marks=_MARK, number_mark=MARK, units=UNITS))
_ROWS = RULES.tables.rows
_OWNER = re.compile(rf"(?:{_ROWS.bodies})(?!\w)|(?:{_ROWS.places})\s+[{UPPER}\d]")
_PLAIN_YEAR = pattern(rf"\b(?:19|20)\d{{2}}\b(?!\s*(?:%|(?:{UNITS})(?!\w)))")
_SERIAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")
_MEASURES = ("%", "điểm", "ngày", "giờ", "phút")
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d{2})")


@dataclass
class _Table:
    """What is known of a table while its rows are gone through: its header, once that has come."""

    reading: Reading
    context: TableContext
    header: Header | None = None
    above: Sequence[str] = ()  # the cells of the header's last row, right above

    def takes_as_header(self, passage: Passage, has_values: bool) -> bool:
        """Whether a row is one of the header, which it then becomes."""
        under = () if has_values else _under(self.above, passage)
        if not under:
            return False
        header = columns.header(self.reading, self.context, under)
        if header:
            self.header, self.above = header, under
        return header is not None

    def leaves_header(self, passage: Passage, has_values: bool) -> None:
        """The row is none of the header; one wider than the header that holds no values is the
        second row of another header, which does not stand under the first.
        """
        self.above = ()
        if self.header and not has_values and len(_filled(passage.cells)) > self.header.width:
            self.header = None


def rows(reading: Reading, caption: str, table: Sequence[Passage]) -> Iterator[Ruled]:
    """The results and aims of a table, and its rows with numbers that could not be placed, some
    with the reason.
    """
    state = _Table(reading, _context(reading, caption, table[0]))
    for passage in table:
        if state.above and _counts_columns(passage.cells):
            continue
        has_values = _has_values(passage.cells)
        if state.takes_as_header(passage, has_values):
            continue
        state.leaves_header(passage, has_values)
        if state.header:
            yield from _placed(state, state.header, passage)
        else:
            yield from unplaced(reading, passage, "row-without-header")


def _placed(state: _Table, heads: Header, passage: Passage) -> Iterator[Ruled]:
    """What a row below a header says, and what of it could not be placed."""
    reading = state.reading
    items = list(_row(reading, state.context, heads, passage))
    yield from (one for one in items if isinstance(one.row, Suspicion))
    values = [one for one in items if not isinstance(one.row, Suspicion)]
    for one in values:
        row = _meaning(reading, heads, passage, one.row)
        yield Ruled(_owned(reading, heads, row, passage.cells[heads.label]), one.rules)
    if values:
        yield from _left(reading, heads, passage, [one.row for one in values])
    else:
        yield from unplaced(reading, passage, "no-cell-of-a-column")


def _has_values(cells: Sequence[str]) -> bool:
    """Whether a row holds numbers of its own: no header does, whose numbers are times, levels
    and columns.
    """
    return columns.has_numbers(cells) or any(_is_numbered(cell) for cell in cells)


def _is_numbered(cell: str) -> bool:
    """Whether a cell holds a number that is none of a document, a time, a level, an item or a
    column.
    """
    masked = quantities.masked(_ITEM.sub("", fold(cell)))
    return bool(re.search(r"\d", _PLAIN_YEAR.sub("", masked)))


def _owned(
    reading: Reading, heads: Header, row: TargetRow | FigureRow, label: str
) -> TargetRow | FigureRow:
    """The same of the office or place whose row it is."""
    is_of_all = RULES.tables.rows.of_all.match(fold(label))
    if is_of_all or not (heads.holds_bodies or _OWNER.match(label)):
        return row
    if isinstance(row, TargetRow):
        return row._replace(entity=label, indicator=None)
    return row._replace(entity=owners.named(reading, label, row.period), as_printed=label)


def _meaning(
    reading: Reading, heads: Header, passage: Passage, row: TargetRow | FigureRow
) -> TargetRow | FigureRow:
    """The same target with the indicator that its label would name in a sentence, where it alone
    says what is meant.
    """
    label = passage.cells[heads.label]
    if not isinstance(row, TargetRow) or not _may_name(row, label):
        return row
    words = re.sub(r"\s*\([^)]*\)", "", label).strip(" :-+")
    size = f"{row.value:g}".replace(".", ",")
    sentence = f"{words} đạt {size}{'' if row.unit == '%' else ' '}{row.unit}"
    passage_of_label = Passage(sentence, passage.places[:1], passage.headings)
    readings = [
        (statement.quantity.value, statement.quantity.unit, statement)
        for statement in stated(reading.vietnamese, passage_of_label)
    ]
    if len(readings) != 1 or readings[0][:2] != (row.value, row.unit):
        return row
    target = targets.target(readings[0][2])
    if target.indicator is None:
        return row
    return row._replace(entity=target.entity, indicator=target.indicator)


def _may_name(row: TargetRow, label: str) -> bool:
    """Whether the label of a target is all that says what is meant, and may name an indicator."""
    if row.label != label or not row.by or row.comparator.is_change:
        return False
    return row.unit in ("%", "điểm")


def _context(reading: Reading, caption: str, passage: Passage) -> TableContext:
    """What the caption, the headings and the document say of a table."""
    titles = [fold(heading.title) for heading in passage.headings]
    otherwise = _otherwise(reading.head, passage)
    is_goal = otherwise is Tense.DONE and _is_a_goal(reading, caption)
    nearest_first = ("" if is_goal else fold(caption), *reversed(titles))
    unit = _UNIT_OF_ALL.search(fold(caption))
    return TableContext(
        None if otherwise is Tense.UNSURE else otherwise,
        _period(reading.head, nearest_first),
        " / ".join((fold(reading.head.title), *titles, fold(caption))),
        _meant(unit[1].strip()) if unit else "",
        _measure([fold(caption), *reversed(titles)]),
    )


def _otherwise(head: Head, passage: Passage) -> Tense | None:
    """What columns hold that do not say it: by the headings, else results but in a plan."""
    mode = tense.mode(passage)
    if mode is not None:
        return mode
    return None if head.aims else Tense.DONE


def _period(head: Head, texts: Iterable[str]) -> str | None:
    """The last time of the nearest words that name one, else that of the document."""
    for text in texts:
        if times := spans(re.sub(r"\([^)]*\)", "", text), head.year):
            return str(times[-1].period)
    return str(head.period) if head.period and head.period.months <= 12 else None


def _is_a_goal(reading: Reading, caption: str) -> bool:
    """Whether the words above a table of results state a goal, whose time is not that of the
    results.
    """
    if not caption:
        return False
    passage = Passage(caption, ((0, Line(0, caption)),))
    return any(statement.tense is Tense.AIM for statement in stated(reading.vietnamese, passage))


def _measure(titles: Sequence[str]) -> str:
    """The unit of which the nearest title speaks that speaks of one: Điểm tổng hợp, Tỷ lệ hồ sơ
    đúng hạn.
    """
    titles_of_units = RULES.tables.titles
    return next(
        (unit for title in titles for unit, words in titles_of_units.items() if words.match(title)),
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
    numbers_of_columns = [number[1] for cell in cells if (number := _COLUMN.fullmatch(cell))]
    numbers = [int(number) for number in numbers_of_columns if number.isdigit()]
    return (
        len(numbers_of_columns) == sum(map(bool, cells))
        and len(numbers) > 1
        and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
        and (numbers[0] == 1)
    )


def _row(
    reading: Reading, context: TableContext, heads: Header, passage: Passage
) -> Iterator[Ruled]:
    """The cells of a row below the columns of results and aims."""
    cells = passage.cells
    if not heads.label < len(_filled(cells)) <= heads.width or not cells[heads.label]:
        return
    unit = _unit_of_row(cells, heads) or context.unit
    for column in heads.values:
        if one := _value(reading, context, heads, column, unit, passage):
            yield one


def _value(
    reading: Reading,
    context: TableContext,
    heads: Header,
    column: Column,
    unit_of_row: str,
    passage: Passage,
) -> Ruled | None:
    """The cell of a column in a row, or its doubt; None where it holds no value with a unit."""
    cells = passage.cells
    match = _cell(cells[column.place]) if column.place < len(cells) else None
    if match is None:
        return None
    unit = _unit_of_cell(match) or _unit(
        reading, cells, heads, column, unit_of_row or column.unit, context.measure
    )
    if not unit:
        return None
    if numerals.is_unsure(match["number"], unit, reading.is_english):
        return Ruled(_unsure(reading, passage, cells[column.place]), ("cell comma-in-doubt",))
    item = _item(reading, heads, column, match, unit, passage)
    return Ruled(item, (f"tense {column.rule}",))


def _unsure(reading: Reading, passage: Passage, cell: str) -> Suspicion:
    """What is told of a cell whose value is not known."""
    return Suspicion(
        f"{reading.file}:{passage.line(0).number}, {passage.locator(0)}",
        Text(
            f"“{cell}”: {numerals.COMMA.vi}; để chưa xếp",
            f"“{cell}”: {numerals.COMMA.en}; left unplaced",
        ),
    )


def _unit(
    reading: Reading,
    cells: Sequence[str],
    heads: Header,
    column: Column,
    unit: str,
    measure: str,
) -> str:
    """The unit of a cell that tells none: that of a ranking, of its row, of its column, of its
    row's label, or of the title.
    """
    if column.is_rank:
        return column.unit
    return unit or _of_label(reading, cells, heads) or measure


def _filled(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last that is not empty."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell), default=0)]


def _cell(cell: str) -> re.Match[str] | None:
    return _VALUE.fullmatch(fold(cell))


def _unit_of_cell(match: re.Match[str]) -> str:
    return _meant(match["unit"] or "")


def _unit_of_row(cells: Sequence[str], heads: Header) -> str:
    """The unit that a row's own cell tells."""
    if heads.unit is None or heads.unit >= len(cells) or not cells[heads.unit]:
        return ""
    unit = fold(cells[heads.unit])
    return "hạng" if _is_rank(unit) else _meant(unit)


def _is_rank(text: str) -> bool:
    """Whether a unit, or the words of a label, say that the numbers of a row are places in a
    ranking.
    """
    rank = RULES.tables.units.rank
    return bool(
        rank.fullmatch(text)
        or pattern(rf"\((?:{rank.pattern})\)|^(?:thứ hạng|xếp hạng)\b").search(text)
    )


def _meant(unit: str) -> str:
    return UNIT_OF.get(unit, unit)


def _of_label(reading: Reading, cells: Sequence[str], heads: Header) -> str:
    """The unit of what a row's label says is counted; none of a name, whose words are no units:
    Đồng Nai, Phòng Nội vụ.
    """
    if heads.holds_names:
        return ""
    label = cells[heads.label]
    folded = fold(label)
    if _is_rank(folded):
        return "hạng"
    return "%" if "tỷ lệ" in folded or "%" in folded else columns.counted_by(reading.places, label)


def _item(
    reading: Reading,
    heads: Header,
    column: Column,
    match: re.Match[str],
    unit: str,
    passage: Passage,
) -> TargetRow | FigureRow:
    label, printed = passage.cells[heads.label], passage.cells[column.place]
    year = _YEAR.fullmatch(fold(label))
    name = " – ".join(filter(None, ("" if year else label, column.name))) or label
    period = year[1] if year else column.period
    size = numerals.value(match["number"], unit not in _MEASURES)
    origin, locator = f"{reading.file}:{passage.line(0).number}", passage.locator(0)
    if column.tense is Tense.DONE:
        return FigureRow(
            origin, reading.document, name, size, printed, unit, period, locator=locator
        )
    comparator = _MARKS.get(match["mark"] or "", Comparator.EQUAL)
    return TargetRow(
        origin,
        reading.document,
        name,
        Measure.RANK if unit == "hạng" else Measure.VALUE,
        Comparator.AT_LEAST if match["up"] else comparator,
        size,
        printed,
        unit,
        by=period,
        province=reading.head.province,
        locator=locator,
    )


def _left(
    reading: Reading,
    heads: Header,
    passage: Passage,
    items: Sequence[TargetRow | FigureRow],
) -> Iterator[Ruled]:
    """The cells of a row with numbers that are not read; its label is told with those that are."""
    values_as_printed = {row.printed for row in items}
    values = {column.place for column in heads.values}
    for place, cell in enumerate(passage.cells):
        if cell in values_as_printed or place == heads.label:
            continue
        is_value = place in values
        if _is_unread(cell) if is_value else _is_numbered_beside(place, cell):
            rule = "cell-not-understood" if is_value else "cell-beside-the-columns"
            yield _listed(reading, passage, f"{passage.cells[heads.label]} | {cell}", rule)


def _is_unread(cell: str) -> bool:
    """Whether a cell of a column of values holds a number."""
    return bool(re.search(r"\d", _ITEM.sub("", cell)))


def _is_numbered_beside(place: int, cell: str) -> bool:
    """Whether a cell outside the columns holds a number, and does not only count its row."""
    is_serial = place == 0 and _SERIAL.fullmatch(cell)
    return not is_serial and _is_numbered(cell)


def unplaced(reading: Reading, passage: Passage, rule: str) -> Iterator[Ruled]:
    """A row that holds numbers beyond its own; one of a single cell is its text."""
    cells = passage.cells or (passage.text,)
    first = 1 if len(cells) > 1 and _SERIAL.fullmatch(cells[0]) else 0
    if any(_is_numbered(cell) for cell in cells[first:]):
        yield _listed(reading, passage, " | ".join(filter(None, cells)), rule)


def _listed(reading: Reading, passage: Passage, text: str, rule: str) -> Ruled:
    origin = f"{reading.file}:{passage.line(0).number}"
    row = UnplacedRow(origin, reading.document, text, passage.locator(0))
    return Ruled(row, (f"table {rule}",))
