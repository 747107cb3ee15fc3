"""The frame of a filled template: which of its columns and rows still are what they were made
as.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hub.template.form import Column, Form, Unit
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.names import key
from loaders import workbook
from loaders.table.layout import Place
from loaders.template.source import fault
from loaders.workbook import Sheet, address, cell

FIRST = 2  # the column of the first figures; ids and names stand before it


@dataclass
class Filled:
    """The table of a template, and which of its filled cells are not accounted for yet."""

    file: str
    asked: Form
    sheet: Sheet
    left: set[Place]
    faults: list[Fault] = field(default_factory=list)
    merged: dict[Place, int] = field(
        default_factory=dict
    )  # where a merged cell begins, and which fault tells of it

    def refuse(self, place: Place, wanted: Text, places: Iterable[Place] = ()) -> None:
        """A fault at a place, over all these places; a merged cell has one, however many rows it
        spans.
        """
        cells = {place, *places} & self.left
        self.left -= cells
        begin = workbook.merged(self.sheet, place)
        if begin in self.merged:
            told = self.faults[self.merged[begin]]
            self.faults[self.merged[begin]] = told._replace(cells=told.cells + len(cells))
            return
        if begin:
            self.merged[begin] = len(self.faults)
        self.faults.append(
            fault(self.file, self.sheet, begin or place, wanted)._replace(cells=len(cells))
        )

    def text(self, row: int, column: int) -> str:
        """What a place holds, as text."""
        return cell.text(cell.value(self.sheet, (row, column)))

    def within_row(self, row: int) -> list[Place]:
        """The filled cells of a row beside its name."""
        return sorted(place for place in self.left if place[0] == row and place[1] >= FIRST)


def columns_of(filled: Filled, codes: int, labels: int, scales: int) -> dict[int, Column]:
    """The columns whose code, header and place are those of the template; a fault for each other
    one.
    """
    width = max((column for _, column in filled.left), default=0) + 1
    keys = {column: filled.text(codes, column) for column in range(FIRST, width)}
    asked = {column.key: column for column in filled.asked.columns}
    often, moved = (
        Counter(keys.values()),
        _moved(list(asked), [name for name in keys.values() if name]),
    )
    good = {}
    for number, name in keys.items():
        below = [
            place for place in filled.left if place[1] == number and place[0] > max(labels, scales)
        ]
        wrong = _wrong_column(
            filled, number, name, asked, often, moved, labels, scales, bool(below)
        )
        if wrong:
            filled.refuse(*wrong, below)
        elif name:
            good[number] = asked[name]
    for number, (name, column) in enumerate(asked.items(), FIRST):
        if not often[name]:
            filled.refuse(
                (labels, number),
                Text(
                    f"thiếu cột “{column.label}” của mẫu",
                    f"the template's column “{column.label}” is gone",
                ),
            )
    return good


def _moved(asked: Sequence[str], found: Sequence[str]) -> set[str]:
    """The keys that do not stand in the order asked."""
    matched = SequenceMatcher(None, asked, found, autojunk=False).get_matching_blocks()
    return set(found) - {
        asked[place] for block in matched for place in range(block.a, block.a + block.size)
    }


def _wrong_column(
    filled: Filled,
    number: int,
    name: str,
    asked: Mapping[str, Column],
    often: Mapping[str, int],
    moved: set[str],
    labels: int,
    scales: int,
    used: bool,
) -> tuple[Place, Text] | None:
    place = (labels, number)
    if name not in asked:
        unknown = Text("cột này không có trong mẫu", "the template has no such column")
        return (place, unknown) if name or (used and _has_numbers(filled, number, labels)) else None
    column = asked[name]
    if often[name] > 1:
        return place, Text(
            f"cột “{column.label}” bị lặp", f"the column “{column.label}” stands twice"
        )
    for row, shown in ((labels, column.label), (scales, column.scale)):
        if key(filled.text(row, number)) != key(shown):
            return (row, number), Text(
                f"cần “{shown}” như trong mẫu", f"“{shown}” is wanted, as in the template"
            )
    if name in moved:
        return place, Text(
            "cột đã bị dời khỏi chỗ của mẫu", "the column was moved from its place in the template"
        )
    if used and number in filled.sheet.hidden_columns:
        return place, Text(
            "cột ẩn có số liệu; bỏ ẩn để kiểm tra",
            "a hidden column holds figures; show it and check them",
        )
    return None


def _has_numbers(filled: Filled, column: int, labels: int) -> bool:
    return any(
        not isinstance(cell.value(filled.sheet, (row, column)), str)
        for row, number in filled.left
        if number == column and row > labels
    )


def units_of(filled: Filled, first: int) -> dict[int, Unit]:
    """The rows whose hidden id and name are those of one unit of the template; a fault for each
    other one with figures.
    """
    asked = {unit.public_id: unit for unit in filled.asked.units}
    ids = {row: filled.text(row, 0) for row in range(first, len(filled.sheet.rows))}
    places = defaultdict(list)
    for row, public_id in ids.items():
        places[public_id].append(row)
    good = {}
    for row, public_id in ids.items():
        used = filled.within_row(row)
        wrong = _wrong_row(filled, row, public_id, asked, places, bool(used))
        if wrong:
            at = (
                used[0]
                if used and (not filled.text(row, 1) or row in filled.sheet.hidden_rows)
                else (row, 1)
            )
            filled.refuse(at, wrong, [*used, (row, 1)])
        elif public_id in asked:
            good[row] = asked[public_id]
    return good


def _wrong_row(
    filled: Filled,
    row: int,
    public_id: str,
    asked: Mapping[str, Unit],
    places: Mapping[str, list[int]],
    used: bool,
) -> Text | None:
    name = filled.text(row, 1)
    if public_id not in asked:
        also = next(
            (
                address(places[own][0], 1)
                for own, unit in asked.items()
                if own in places and key(unit.name) == key(name)
            ),
            None,
        )
        more = (
            Text(f"; “{name}” đã ở ô {also}", f"; “{name}” stands at {also}")
            if name and also
            else Text("", "")
        )
        wanted = Text(
            f"dòng này không phải của mẫu{more.vi}", f"this row is not of the template{more.en}"
        )
        return wanted if used or public_id else None
    unit = asked[public_id]
    if len(places[public_id]) > 1:
        cells = ", ".join(address(other, 1) for other in places[public_id])
        return Text(
            f"“{unit.name}” đứng ở {cells}; mỗi đơn vị một dòng",
            f"“{unit.name}” stands at {cells}; one row a unit is wanted",
        )
    if key(name) != key(unit.name):
        return Text(
            f"cần “{unit.name}” như trong mẫu", f"“{unit.name}” is wanted, as in the template"
        )
    if used and row in filled.sheet.hidden_rows:
        return Text(
            "dòng ẩn có số liệu; bỏ ẩn (bỏ lọc) để kiểm tra",
            "a hidden row holds figures; show it and check them",
        )
    return None
