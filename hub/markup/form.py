"""The sheet that lists what was found in a file and takes the answers: its mark, its columns, and
what each row of it holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from hub.words.language import Language, Text, visible

MARK, EDITION = "hub-markup", "1"
# In the hidden first column: the mark, the edition, the name of the file as it was given first,
# and whether the workbook is that file itself or this sheet alone.
ABOVE = 4
COPY, ALONE = "copy", "alone"
_YES = frozenset({"x", "×", "✓", "có", "co", "yes", "1"})
_UNNAMED, _LONGEST_NAME = frozenset('/\\:*?"<>|\n\t'), 200
SHEET = Text("Lỗi và nghi vấn", "Faults and suspicions")


class FindingKind(StrEnum):
    """What was found: a fault, something odd, a unit that is not known."""

    FAULT = "FAULT"
    SUSPICION = "SUSPICION"
    UNIT = "UNIT"


KINDS = {
    FindingKind.FAULT: Text("Lỗi", "Fault"),
    FindingKind.SUSPICION: Text("Nghi vấn", "Suspicion"),
    FindingKind.UNIT: Text("Đơn vị chưa có", "Unknown unit"),
}


class FindingColumn(NamedTuple):
    """A column of the list: what of a finding it holds, its head, and its width."""

    field: str
    head: Text
    width: int


COLUMNS = (
    FindingColumn("key", Text("", ""), 8),
    FindingColumn("number", Text("STT", "No."), 6),
    FindingColumn("kind", Text("Loại", "Kind"), 14),
    FindingColumn("sheet", Text("Trang tính, bảng", "Sheet, table"), 18),
    FindingColumn("address", Text("Ô", "Cell"), 16),
    FindingColumn("found", Text("Thấy", "Found"), 28),
    FindingColumn("wanted", Text("Cần, hoặc điểm nghi vấn", "Wanted, or what is odd"), 70),
    FindingColumn("reason", Text("Lý do giữ nguyên", "Reason to keep it"), 36),
    FindingColumn("new", Text("Đơn vị mới (ghi X)", "New unit (write X)"), 14),
    FindingColumn("unit", Text("Là đơn vị …", "It is the unit …"), 32),
    FindingColumn("before", Text("", ""), 8),  # how the cell looked before it was marked
)
PLACES = {column.field: number for number, column in enumerate(COLUMNS)}
HIDDEN = ("key", "before")
# Which columns a person fills in.
ASKED: Mapping[FindingKind, Sequence[str]] = {
    FindingKind.FAULT: (),
    FindingKind.SUSPICION: ("reason",),
    FindingKind.UNIT: ("new", "unit"),
}


class MarkupFinding(NamedTuple):
    """One row of the list: what was found where, and what was answered to it before."""

    kind: FindingKind
    key: str  # by which an answer is known to be to it
    sheet: str
    address: str  # of a cell of the workbook, or as people name the place
    found: str
    wanted: str
    is_cell: bool = False
    may_be_new: bool = True  # of a unit
    reason: str = ""
    new: str = ""
    unit: str = ""

    @property
    def asked(self) -> list[str]:
        """Which of its columns a person fills in."""
        return [field for field in ASKED[self.kind] if field != "new" or self.may_be_new]


class AnsweredRow(NamedTuple):
    """A row of the list as it came back."""

    row: int  # from 1
    texts: Mapping[str, str]  # by the field of its column

    def text(self, field: str) -> str:
        """What stands in a column."""
        return self.texts[field]

    @property
    def is_new(self) -> bool:
        """Whether the unit is marked as a new one."""
        return self.text("new").casefold() in _YES


class ReturnedList(NamedTuple):
    """A list that came back: of which file, as which sheet, whether it is beside its data, and its
    rows.
    """

    file: str
    sheet: str
    is_alone: bool
    rest: str  # a digest of all that nothing was wrong with
    rows: Sequence[AnsweredRow]


def file_name(name: str) -> str:
    """A name by which a file can come back on any system."""
    return "".join(map(_nameable, name))


def _nameable(letter: str) -> str:
    return "_" if letter in _UNNAMED or letter != visible(letter) else letter


def is_file_name(name: str) -> bool:
    """Whether a text is such a name, and no path."""
    return name == file_name(name) and bool(name.strip(". ")) and len(name) <= _LONGEST_NAME


def title(file: str) -> Text:
    """What stands above the list."""
    return Text(f"Lỗi và nghi vấn: {file}", f"Faults and suspicions: {file}")


STEPS = (
    Text(
        "Lỗi: sửa ngay trong ô được tô màu. Nghi vấn: số vẫn đúng thì ghi lý do giữ nguyên. Đơn vị"
        " chưa có: ghi X nếu là đơn vị mới, hoặc ghi tên đơn vị đã có mà dòng này muốn nói.",
        "Faults: mend the coloured cell. Suspicions: write why the figure is right all the same."
        " Unknown units: write X for a new one, or the name of the held unit that is meant.",
    ),
    Text(
        "Lưu lại rồi chạy lại đúng lệnh hub import trước, với tệp này.",
        "Save it, then run the same hub import again with this file.",
    ),
)


def is_list(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the rows of a sheet are those of the list."""
    return bool(rows and rows[0]) and rows[0][0] == MARK


def parse(sheet: str, rows: Sequence[Sequence[object]]) -> ReturnedList | None:
    """The list in the rows of a sheet; None where it is of another edition, or damaged."""
    above = [_text(row[0]) if row else "" for row in rows[:ABOVE]]
    if len(above) < ABOVE or above[:2] != [MARK, EDITION] or above[3] not in (COPY, ALONE):
        return None
    first = [*rows[0], *[""] * len(COLUMNS)]
    rest = str(first[PLACES["before"]] or "")
    return ReturnedList(above[2], sheet, above[3] == ALONE, rest, tuple(_answered(rows)))


def _answered(rows: Sequence[Sequence[object]]) -> Iterator[AnsweredRow]:
    for number, cells in enumerate(rows[ABOVE:], ABOVE + 1):
        padded = [*cells[: len(COLUMNS)], *[None] * (len(COLUMNS) - len(cells))]
        texts = {field: _kept(padded[place], field) for field, place in PLACES.items()}
        if any(texts.values()):
            yield AnsweredRow(number, texts)


def _kept(value: Any, field: str) -> str:
    """What stands in a cell; in a hidden column letter by letter."""
    return str(value or "") if field in HIDDEN else _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def worded(kind: FindingKind, language: Language) -> str:
    """How a kind is called."""
    return KINDS[kind].within(language)
