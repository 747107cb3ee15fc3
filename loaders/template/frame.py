"""The frame of a filled template: which of its columns and rows still are what they were made
as.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple
from unicodedata import normalize

from hub.template import form
from hub.template.form import Form, FormColumn, FormRow
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.names import key
from loaders.template.source import fault
from loaders.workbook import Place, Sheet, address, cell, merged

FIRST = 2  # the column of the first figures; ids and names stand before it
_NO_COLUMN = Text("cột này không có trong mẫu", "the template has no such column")
_MOVED = Text(
    "cột đã bị dời khỏi chỗ của mẫu", "the column was moved from its place in the template"
)
_HIDDEN_COLUMN = Text(
    "cột ẩn có số liệu; bỏ ẩn để kiểm tra", "a hidden column holds figures; show it and check them"
)
_HIDDEN_ROW = Text(
    "dòng ẩn có số liệu; bỏ ẩn (bỏ lọc) để kiểm tra",
    "a hidden row holds figures; show it and check them",
)
_NO_HEADS = Text(
    "các dòng đầu của mẫu đã bị xóa hoặc chép thêm; cần mẫu mới",
    "the first rows of the template are gone or stand twice; a new template is wanted",
)


@dataclass
class FilledTable:
    """The table of a template, and which of its filled cells are not accounted for yet."""

    file: str
    template: Form
    sheet: Sheet
    left: set[Place]
    faults: list[Fault] = field(default_factory=list)
    # Where a merged cell begins, and the place of its fault in the list.
    merged: dict[Place, int] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The address of the sheet."""
        return f"{self.file}!{self.sheet.name}"

    def refuse(self, place: Place, requirement: Text, places: Iterable[Place] = ()) -> None:
        """A fault at a place, over all these places; a merged cell has one, however many rows it
        spans.
        """
        cells = {place, *places} & self.left
        self.left -= cells
        begin = merged(self.sheet, place)
        if begin in self.merged:
            number = self.merged[begin]
            first = self.faults[number]
            self.faults[number] = first._replace(cells=first.cells + len(cells))
            return
        if begin:
            self.merged[begin] = len(self.faults)
        refusal = fault(self.file, self.sheet, begin or place, requirement=requirement)
        self.faults.append(refusal._replace(cells=len(cells)))

    def text(self, row: int, column: int) -> str:
        """The value at a place, as text."""
        return cell.text(cell.value(self.sheet, (row, column)))

    def within_row(self, row: int) -> list[Place]:
        """The filled cells of a row beside its name."""
        return sorted(place for place in self.left if place[0] == row and place[1] >= FIRST)

    def within_column(self, column: int, above: int) -> list[Place]:
        """The filled cells of a column below a row."""
        return [place for place in self.left if place[1] == column and place[0] > above]


class Heads(NamedTuple):
    """The rows of a table before its units."""

    title: int
    codes: int
    labels: int
    scales: int

    @property
    def last_shown(self) -> int:
        """The last of the rows that people see above figures."""
        return max(self.labels, self.scales)

    @property
    def first_unit(self) -> int:
        """The first row of units."""
        return max(self.codes, self.last_shown) + 1


def heads_of(filled: FilledTable) -> tuple[Heads | None, list[Fault]]:
    """The rows before the units, and what is wrong with the sheet as a whole: its name, its first
    rows, its title.
    """
    keys = [filled.text(row, 0) for row in range(len(filled.sheet.rows))]
    faults = list(_misnamed(filled))
    odd = [name for name in form.HEADS if keys.count(name) != 1]
    if odd:
        return None, [*faults, Fault(filled.origin, ", ".join(odd), _NO_HEADS, cells=0)]
    heads = Heads(*map(keys.index, form.HEADS))
    return heads, [*faults, *_mistitled(filled, (heads.title, 1))]


def _misnamed(filled: FilledTable) -> Iterator[Fault]:
    name = filled.sheet.name
    if normalize("NFC", name) != form.DATA:
        requirement = Text(
            f"trang tính phải tên là “{form.DATA}”", f"the sheet must be called “{form.DATA}”"
        )
        yield Fault(filled.origin, name, requirement, cells=0)


def _mistitled(filled: FilledTable, place: Place) -> Iterator[Fault]:
    title = filled.template.title
    if key(filled.text(*place)) != key(title):
        filled.left.discard(place)
        requirement = Text(
            f"cần tiêu đề của mẫu: “{title}”", f"the title of the template is wanted: “{title}”"
        )
        yield fault(filled.file, filled.sheet, place, requirement=requirement)


def columns_of(filled: FilledTable, heads: Heads) -> dict[int, FormColumn]:
    """The columns whose code, header and place are those of the template; a fault for each other
    one.
    """
    width = max((column for _, column in filled.left), default=0) + 1
    keys = {column: filled.text(heads.codes, column) for column in range(FIRST, width)}
    expected = {column.key: column for column in filled.template.columns}
    check = _ColumnCheck(filled=filled, heads=heads, expected=expected, keys=keys)
    columns = {}
    for number, name in keys.items():
        below = filled.within_column(number, heads.last_shown)
        if wrong := check.wrong(number, bool(below)):
            filled.refuse(*wrong, below)
        elif name:
            columns[number] = expected[name]
    for number, (name, column) in enumerate(expected.items(), FIRST):
        if name not in keys.values():
            filled.refuse((heads.labels, number), _gone(column))
    return columns


def _gone(column: FormColumn) -> Text:
    label = column.label
    return Text(f"thiếu cột “{label}” của mẫu", f"the template's column “{label}” is gone")


class _ColumnCheck:
    """What is wrong with the columns of a table, by rules in their order."""

    def __init__(
        self,
        filled: FilledTable,
        heads: Heads,
        expected: Mapping[str, FormColumn],
        keys: Mapping[int, str],
    ) -> None:
        self._filled, self._heads, self._expected, self._keys = filled, heads, expected, keys
        self._counts = Counter(keys.values())
        self._moved = _moved(list(expected), list(filter(None, keys.values())))

    def wrong(self, number: int, is_used: bool) -> tuple[Place, Text] | None:
        """The place and the reason for which a column is refused; None where it is not."""
        name, place = self._keys[number], (self._heads.labels, number)
        if name not in self._expected:
            is_unknown = name or (is_used and self._has_numbers(number))
            return (place, _NO_COLUMN) if is_unknown else None
        column = self._expected[name]
        if self._counts[name] > 1:
            label = column.label
            return place, Text(f"cột “{label}” bị lặp", f"the column “{label}” stands twice")
        if wrong := self._mislabelled(number, column):
            return wrong
        if name in self._moved:
            return place, _MOVED
        if is_used and number in self._filled.sheet.hidden_columns:
            return place, _HIDDEN_COLUMN
        return None

    def _mislabelled(self, number: int, column: FormColumn) -> tuple[Place, Text] | None:
        shown = ((self._heads.labels, column.label), (self._heads.scales, column.scale))
        for row, text in shown:
            if key(self._filled.text(row, number)) != key(text):
                return (row, number), _as_in_template(text)
        return None

    def _has_numbers(self, column: int) -> bool:
        """Whether a column holds anything but texts below its header."""
        places = self._filled.within_column(column, self._heads.labels)
        values = (cell.value(self._filled.sheet, place) for place in places)
        return any(not isinstance(value, str) for value in values)


def _as_in_template(text: str) -> Text:
    return Text(f"cần “{text}” như trong mẫu", f"“{text}” is wanted, as in the template")


def _moved(expected: Sequence[str], keys: Sequence[str]) -> set[str]:
    """The keys that do not stand in the order asked."""
    blocks = SequenceMatcher(None, expected, keys, autojunk=False).get_matching_blocks()
    in_order = [name for block in blocks for name in expected[block.a : block.a + block.size]]
    return set(keys) - set(in_order)


def units_of(filled: FilledTable, first: int) -> dict[int, FormRow]:
    """The rows whose hidden id and name are those of one unit of the template; a fault for each
    other one with figures.
    """
    check = _RowCheck(filled, first)
    units = {}
    for row, public_id in check.ids.items():
        used = filled.within_row(row)
        if wrong := check.wrong(row, bool(used)):
            is_shown = filled.text(row, 1) and row not in filled.sheet.hidden_rows
            place = (row, 1) if is_shown or not used else used[0]
            filled.refuse(place, wrong, [*used, (row, 1)])
        elif public_id in check.units:
            units[row] = check.units[public_id]
    return units


class _RowCheck:
    """What is wrong with the rows of a table, by rules in their order."""

    def __init__(self, filled: FilledTable, first: int) -> None:
        self._filled = filled
        self.units = {unit.public_id: unit for unit in filled.template.units}
        self.ids = {row: filled.text(row, 0) for row in range(first, len(filled.sheet.rows))}
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, public_id in self.ids.items():
            self._rows[public_id].append(row)

    def wrong(self, row: int, is_used: bool) -> Text | None:
        """The reason for which a row is refused; None where it is not."""
        public_id, name = self.ids[row], self._filled.text(row, 1)
        if public_id not in self.units:
            return self._unknown(name) if is_used or public_id else None
        unit, rows = self.units[public_id], self._rows[public_id]
        if len(rows) > 1:
            cells = ", ".join(address(other, 1) for other in rows)
            return Text(
                f"“{unit.name}” đứng ở {cells}; mỗi đơn vị một dòng",
                f"“{unit.name}” stands at {cells}; one row a unit is wanted",
            )
        if key(name) != key(unit.name):
            return _as_in_template(unit.name)
        if is_used and row in self._filled.sheet.hidden_rows:
            return _HIDDEN_ROW
        return None

    def _unknown(self, name: str) -> Text:
        """That a row is not of the template, and where the unit of that name stands."""
        requirement = Text("dòng này không phải của mẫu", "this row is not of the template")
        present = (unit for public_id, unit in self.units.items() if public_id in self._rows)
        also = next((unit for unit in present if key(unit.name) == key(name)), None)
        if not name or also is None:
            return requirement
        place = address(self._rows[also.public_id][0], 1)
        return Text(
            f"{requirement.vi}; “{name}” đã ở ô {place}",
            f"{requirement.en}; “{name}” stands at {place}",
        )
