"""The cells of a row of a table as results or aims, with the rule that decided each: its number,
its unit, its time, its indicator, its owner.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hub.dataset.rows import FigureRow, TargetRow, UnplacedRow
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.terms import Comparator, Measure
from loaders.documents.facts import owners, targets
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import (
    Decision,
    Finder,
    Rule,
    always,
    answered,
    decide,
    decided,
)
from loaders.documents.rules.ruled import Ruled
from loaders.documents.rules.wording import UPPER, fold, pattern
from loaders.documents.statements import columns
from loaders.documents.statements.columns import Column, Header, TableContext
from loaders.documents.statements.statement import Statement, stated
from loaders.documents.statements.tense import Tense
from loaders.documents.text import numerals, quantities, units
from loaders.documents.text.passages import Passage
from loaders.documents.text.quantity import MARK
from loaders.documents.text.units import RANK, SHARE, UNIT_OF, UNITS

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
_VALUE = pattern(_CELL.format(marks=_MARK, number_mark=MARK, units=UNITS))
# What only counts rows and columns: (3), 2.1., 4 = 3 : 2; a table's first column may count its
# rows.
_ITEM = re.compile(
    r"^\s*(?:\(\s*\d{1,2}\s*\)(?:\s*=.*)?$|\(\d{1,2}\)\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[^\W\d_]))"
)
_SERIAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")
_ROWS = RULES.tables.rows
_BODY = re.compile(rf"(?:{_ROWS.bodies})(?!\w)|(?:{_ROWS.places})\s+[{UPPER}\d]")
_PLAIN_YEAR = pattern(rf"\b(?:19|20)\d{{2}}\b(?!\s*(?:%|(?:{UNITS})(?!\w)))")
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d{2})")

Value = TargetRow | FigureRow


@dataclass(frozen=True)
class TableRow:
    """A row below the header of a table."""

    reading: Reading
    context: TableContext
    header: Header
    passage: Passage

    @property
    def cells(self) -> Sequence[str]:
        """Its cells, as printed."""
        return self.passage.cells

    @property
    def label(self) -> str:
        """What it is about."""
        return self.cells[self.header.label]

    @property
    def width(self) -> int:
        """How many cells it has up to the last that is not empty."""
        return len(filled(self.cells))

    @property
    def origin(self) -> str:
        """Its file and line."""
        return f"{self.reading.file}:{self.passage.line(0).number}"


@dataclass(frozen=True)
class ValueCell:
    """What a row holds in a column of results or aims."""

    row: TableRow
    column: Column

    @property
    def printed(self) -> str:
        """Its words; empty where the row ends before the column."""
        cells, place = self.row.cells, self.column.place
        return cells[place] if place < len(cells) else ""

    @cached_property
    def match(self) -> re.Match[str] | None:
        """The number, alone in the cell with its unit and what compares it."""
        return _VALUE.fullmatch(fold(self.printed))

    @cached_property
    def unit(self) -> Decision[str]:
        """The unit of its number; empty where there is none."""
        return answered(_UNIT_FINDERS, self)

    @cached_property
    def refusal(self) -> Decision[None] | None:
        """Why it is no value of its column; None where it is one."""
        return decided(_REFUSALS, self)

    @property
    def is_in_doubt(self) -> bool:
        """Whether it holds a number whose value is not known."""
        return self.refusal is not None and self.refusal.rule == _IN_DOUBT

    @property
    def year(self) -> str | None:
        """The year that the label of its row is."""
        year = _YEAR.fullmatch(fold(self.row.label))
        return year[1] if year else None

    @property
    def name(self) -> str:
        """What it is a number of: the label of its row, but for a year, and its column's words."""
        names = ("" if self.year else self.row.label, self.column.name)
        return " – ".join(filter(None, names)) or self.row.label


def placed(row: TableRow) -> Iterator[Ruled]:
    """The results and aims in the cells of a row, and its numbers that could not be placed."""
    refusal = decided(_UNREAD_ROWS, row)
    cells = [] if refusal else [ValueCell(row, column) for column in row.header.values]
    yield from (_doubted(cell) for cell in cells if cell.is_in_doubt)
    taken = [cell for cell in cells if cell.refusal is None]
    yield from map(_valued, taken)
    if taken:
        yield from _left(row, cells)
    else:
        rule = refusal.rule if refusal else "no-cell-of-a-column"
        yield from unplaced(row.reading, row.passage, f"table {rule}", *_refused(cells))


def _refused(cells: Sequence[ValueCell]) -> Iterable[str]:
    """Why cells with numbers are none of their columns, each rule once."""
    refusals = [f"cell {cell.refusal.rule}" for cell in cells if _is_unread(cell.printed)]
    return dict.fromkeys(refusals)


_UNREAD_ROWS: tuple[Rule[TableRow, None], ...] = (
    Rule("row-ends-at-its-label", None, lambda row: row.width <= row.header.label),
    Rule("row-wider-than-the-header", None, lambda row: row.width > row.header.width),
    Rule("row-without-a-label", None, lambda row: not row.label),
)
_IN_DOUBT = "comma-in-doubt"


def _has_doubtful_comma(cell: ValueCell) -> bool:
    is_english = cell.row.reading.is_english
    return numerals.is_unsure(cell.match["number"], cell.unit.verdict, is_english)


# Why a cell of a column of values is none.
_REFUSALS: tuple[Rule[ValueCell, None], ...] = (
    Rule("no-number-alone", None, lambda cell: cell.match is None),
    Rule("no-unit", None, lambda cell: not cell.unit.verdict),
    Rule(_IN_DOUBT, None, _has_doubtful_comma),
)


def _unit_of_ranks(cell: ValueCell) -> str | None:
    return cell.column.unit if cell.column.is_rank else None


def _unit_of_row(cell: ValueCell) -> str | None:
    """The unit in the row's own cell of units."""
    cells, place = cell.row.cells, cell.row.header.unit
    if place is None or place >= len(cells) or not cells[place]:
        return None
    unit = fold(cells[place])
    return RANK if _is_rank(unit) else meant(unit)


def _unit_of_label(cell: ValueCell) -> str | None:
    """The unit of the things that a row's label counts.

    None for rows of names, whose words are no units: Đồng Nai, Phòng Nội vụ.
    """
    row = cell.row
    if row.header.holds_names:
        return None
    folded = fold(row.label)
    if _is_rank(folded):
        return RANK
    if "tỷ lệ" in folded or SHARE in folded:
        return SHARE
    return columns.counted_by(row.reading.places, row.label) or None


def _is_rank(text: str) -> bool:
    """Whether a unit or a label means places in a ranking."""
    rank = RULES.tables.units.rank
    in_a_label = pattern(rf"\((?:{rank.pattern})\)|^(?:thứ hạng|xếp hạng)\b")
    return bool(rank.fullmatch(text) or in_a_label.search(text))


def meant(unit: str) -> str:
    """The unit that a word stands for; the word itself where it stands for none."""
    return UNIT_OF.get(unit, unit)


_UNIT_FINDERS: tuple[Finder[ValueCell, str], ...] = (
    Finder("printed", lambda cell: meant(cell.match["unit"] or "") or None),
    Finder("column-of-ranks", _unit_of_ranks),
    Finder("cell-of-the-row", _unit_of_row),
    Finder("above-the-table", lambda cell: cell.row.context.unit or None),
    Finder("column", lambda cell: cell.column.unit or None),
    Finder("label", _unit_of_label),
    Finder("title", lambda cell: cell.row.context.measure),
)


def _doubted(cell: ValueCell) -> Ruled:
    """The suspicion on a cell whose value is ambiguous."""
    doubt = Suspicion(
        f"{cell.row.origin}, {cell.row.passage.locator(0)}",
        Text(
            f"“{cell.printed}”: {numerals.COMMA.vi}; để chưa xếp",
            f"“{cell.printed}”: {numerals.COMMA.en}; left unplaced",
        ),
    )
    return Ruled(doubt, (f"cell {_IN_DOUBT}",))


def _valued(cell: ValueCell) -> Ruled:
    """A cell as the result or the aim that it is."""
    is_result = cell.column.tense is Tense.DONE
    item = _figure(cell) if is_result else _target(cell)
    indicator = _with_indicator(cell, item)
    owner = _with_owner(cell, indicator.verdict)
    rules = (
        f"tense {cell.column.rule}",
        "figure cell-of-results" if is_result else "target cell-of-aims",
        f"unit {cell.unit.rule}",
        f"period {'label' if cell.year else cell.column.period_rule}",
        f"indicator {indicator.rule}",
        f"owner {owner.rule}",
    )
    return Ruled(owner.verdict, rules)


def _size(cell: ValueCell) -> float:
    is_counted = not units.unit(cell.unit.verdict).has_fractions_in_tables
    return numerals.value(cell.match["number"], is_counted)


def _figure(cell: ValueCell) -> FigureRow:
    return FigureRow(
        cell.row.origin,
        cell.row.reading.document,
        cell.name,
        value=_size(cell),
        printed=cell.printed,
        unit=cell.unit.verdict,
        period=cell.year or cell.column.period,
        locator=cell.row.passage.locator(0),
    )


def _target(cell: ValueCell) -> TargetRow:
    reading, match = cell.row.reading, cell.match
    comparator = _MARKS.get(match["mark"] or "", Comparator.EQUAL)
    return TargetRow(
        cell.row.origin,
        reading.document,
        cell.name,
        measure=Measure.RANK if cell.unit.verdict == RANK else Measure.VALUE,
        comparator=Comparator.AT_LEAST if match["up"] else comparator,
        value=_size(cell),
        printed=cell.printed,
        unit=cell.unit.verdict,
        by=cell.year or cell.column.period,
        province=reading.head.province,
        locator=cell.row.passage.locator(0),
    )


def _with_indicator(cell: ValueCell, item: Value) -> Decision[Value]:
    """A target with the indicator that its label names when read as a sentence.

    Only where the label alone describes the value.
    """
    if refusal := decided(_NO_INDICATOR, (item, cell.row.label)):
        return Decision(item, refusal.rule)
    statement = _as_a_sentence(cell.row, item)
    if statement is None:
        return Decision(item, "label-is-no-statement")
    target = targets.target(statement)
    if target.indicator is None:
        return Decision(item, "label-names-none")
    return Decision(item._replace(entity=target.entity, indicator=target.indicator), "label")


# Why the label of a row names no indicator for a cell of it.
_NO_INDICATOR: tuple[Rule[tuple[Value, str], None], ...] = (
    Rule("none-of-results", None, lambda case: not isinstance(case[0], TargetRow)),
    Rule("label-is-not-all", None, lambda case: case[0].label != case[1]),
    Rule("no-time", None, lambda case: not case[0].by),
    Rule("change", None, lambda case: case[0].comparator.is_change),
    Rule("unit-of-no-score", None, lambda case: not units.unit(case[0].unit).is_score),
)


def _as_a_sentence(row: TableRow, target: TargetRow) -> Statement | None:
    """The label of a row with a value as a sentence; None where that states anything else."""
    words = re.sub(r"\s*\([^)]*\)", "", row.label).strip(" :-+")
    size = f"{target.value:g}".replace(".", ",")
    sentence = f"{words} đạt {size}{'' if target.unit == SHARE else ' '}{target.unit}"
    passage = Passage(sentence, row.passage.places[:1], row.passage.headings)
    statements = list(stated(row.reading.vietnamese, passage))
    if len(statements) != 1:
        return None
    quantity = statements[0].quantity
    is_alike = (quantity.value, quantity.unit) == (target.value, target.unit)
    return statements[0] if is_alike else None


def _with_owner(cell: ValueCell, item: Value) -> Decision[Value]:
    """The same of the office or place whose row it is."""
    label = cell.row.label
    is_of_a_body, rule = decide(_OWNERS, cell.row)
    if not is_of_a_body:
        return Decision(item, rule)
    if isinstance(item, TargetRow):
        return Decision(item._replace(entity=label, indicator=None), rule)
    entity = owners.named(cell.row.reading, label, item.period)
    return Decision(item._replace(entity=entity, as_printed=label), rule)


# Whether the label of a row is the office or place whose numbers it holds.
_OWNERS: tuple[Rule[TableRow, bool], ...] = (
    Rule("row-of-all", False, lambda row: _ROWS.of_all.match(fold(row.label))),
    Rule("column-of-bodies", True, lambda row: row.header.holds_bodies),
    Rule("label-is-a-body", True, lambda row: _BODY.match(row.label)),
    Rule("issuer", False, always),
)


def _left(row: TableRow, cells: Sequence[ValueCell]) -> Iterator[Ruled]:
    """The cells of a row with numbers that are not read, each with the row's label."""
    taken = {cell.printed for cell in cells if cell.refusal is None}
    columns_of_values = {cell.column.place: cell for cell in cells}
    for place, text in enumerate(row.cells):
        if text in taken or place == row.header.label:
            continue
        if rule := _why_left(place, text, columns_of_values.get(place)):
            yield _listed(row.reading, row.passage, f"{row.label} | {text}", f"cell {rule}")


def _why_left(place: int, text: str, cell: ValueCell | None) -> str | None:
    """Why a cell with a number is not read; None where it holds none."""
    if cell:
        return cell.refusal.rule if _is_unread(text) else None
    return "beside-the-columns" if _is_numbered_beside(place, text) else None


def _is_unread(cell: str) -> bool:
    """Whether a cell of a column of values holds a number."""
    return bool(re.search(r"\d", _ITEM.sub("", cell)))


def _is_numbered_beside(place: int, cell: str) -> bool:
    """Whether a cell outside the columns holds a number, and does not only count its row."""
    is_serial = place == 0 and _SERIAL.fullmatch(cell)
    return not is_serial and is_numbered(cell)


def unplaced(reading: Reading, passage: Passage, *rules: str) -> Iterator[Ruled]:
    """A row as unplaced text, where it holds numbers that are not only its serial number."""
    cells = passage.cells or (passage.text,)
    first = 1 if len(cells) > 1 and _SERIAL.fullmatch(cells[0]) else 0
    if any(is_numbered(cell) for cell in cells[first:]):
        yield _listed(reading, passage, " | ".join(filter(None, cells)), *rules)


def _listed(reading: Reading, passage: Passage, text: str, *rules: str) -> Ruled:
    origin = f"{reading.file}:{passage.line(0).number}"
    return Ruled(UnplacedRow(origin, reading.document, text, locator=passage.locator(0)), rules)


def is_numbered(cell: str) -> bool:
    """Whether a cell holds a number that is none of a document, a time, a level, an item or a
    column.
    """
    masked = quantities.masked(_ITEM.sub("", fold(cell)))
    return bool(re.search(r"\d", _PLAIN_YEAR.sub("", masked)))


def filled(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last that is not empty."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell), default=0)]
