"""A workbook opened safely: its sheets as cells with places.

A separate process reads it, with bounded memory and time: a damaged .xls makes calamine panic, or
ask for 30 GB and abort.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from hub.markup import form
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import sandbox
from loaders.cells.raised import Piece, joined
from loaders.workbook import parts
from loaders.workbook.limits import LARGEST_FILE, MOST_CELLS, OVERLOADED, SLOWEST, TOO_LARGE
from loaders.workbook.parts import Marks
from loaders.workbook.sheet import Place, Sheet

Row = TypeVar("Row")
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls"})
_NOT_A_WORKBOOK = Text(
    "cần sổ tính Excel đọc được (xlsx, xlsm, xls); tệp có thể hỏng: mở bằng Excel, lưu lại rồi"
    " nhập",
    "a readable Excel workbook is wanted (xlsx, xlsm, xls); it may be damaged: open it in Excel and"
    " save it again",
)
_LOCKED = Text("cần sổ tính không đặt mật khẩu", "a workbook without a password is wanted")
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # the first bytes of an .xls
# What a new workbook with a password is inside the container of an old one.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What calamine and the archive's own modules raise for a damaged file.
_DAMAGE = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    NotImplementedError,
    KeyError,
    EOFError,
    OSError,
    MemoryError,
    RuntimeError,
)


def sheets(path: Path) -> list[Sheet]:
    """Every sheet of a workbook, hidden ones too, but the list of what was found in it before;
    BadInput where it cannot be read within the limits.
    """
    return [sheet for sheet in every_sheet(path) if not form.is_list(sheet.rows)]


def every_sheet(path: Path) -> list[Sheet]:
    """The same with that list."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise BadInput([Fault(path.name, f"{size >> 20} MB", TOO_LARGE)])
    return sandbox.read(read, path, _NOT_A_WORKBOOK, seconds=SLOWEST)


def rows(path: Path, reader: Callable[[list[Sheet]], Iterator[Row]]) -> Iterator[Row | Fault]:
    """The rows that a function reads from the sheets of a workbook; the faults of one that
    cannot be opened.
    """
    try:
        opened = sheets(path)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
    else:
        yield from reader(opened)


def read(path: Path) -> list[Sheet]:
    """Every sheet of a workbook, read within this process; for files that are known to be sound."""
    content = path.read_bytes()
    is_old = content.startswith(_OLD)
    if is_old and _ENCRYPTED in content:
        raise BadInput([Fault(path.name, "", _LOCKED)])
    try:
        file, marks = (BytesIO(content), {}) if is_old else parts.fitted(path.name, content)
        return list(_sheets(path.name, CalamineWorkbook.from_filelike(file), marks))
    except _DAMAGE:
        raise BadInput([Fault(path.name, "", _NOT_A_WORKBOOK)]) from None


def _sheets(file: str, book: CalamineWorkbook, marks: Mapping[str, Marks]) -> Iterator[Sheet]:
    """The sheets of cells; BadInput where they have too many."""
    cells = 0
    for entry in book.sheets_metadata:
        if entry.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(entry.name)
            cells += (sheet.total_height or 0) * (sheet.total_width or 0)
            if cells > MOST_CELLS:
                raise BadInput([Fault(f"{file}!{entry.name}", f"{cells}", TOO_LARGE)])
            yield _sheet(file, sheet, entry, marks=marks.get(entry.name, Marks()))


def _sheet(file: str, sheet: CalamineSheet, entry: SheetMetadata, marks: Marks) -> Sheet:
    rows = [list(map(_unmarked, cells)) for cells in sheet.to_python(skip_empty_area=False)]
    ends = _ends(sheet, rows)
    if _area(ends) > len(rows) * _width(rows):
        raise BadInput([Fault(f"{file}!{entry.name}", f"{len(ends)}", OVERLOADED)])
    return Sheet(
        name=entry.name,
        hidden=entry.visible is not SheetVisibleEnum.Visible,
        rows=rows,
        covered=_covered(ends),
        ends=ends,
        **marks._asdict(),
    )


def _unmarked(value: object) -> object:
    """A value without the raised marks that are typed as such: 95¹."""
    if isinstance(value, str) and not value.isascii():
        return joined([Piece(value)])
    return value


def _ends(sheet: CalamineSheet, rows: list[list[object]]) -> dict[Place, Place]:
    """The last cell of each merged cell by its first one, as far as the sheet has cells."""
    height, width = len(rows), _width(rows)
    corners = (
        (first, (min(bottom, height - 1), min(right, width - 1)))
        for first, (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return {first: last for first, last in corners if _is_wide(first, last)}


def _is_wide(first: Place, last: Place) -> bool:
    """Whether there is more than one cell from the first to the last."""
    return first != last and first[0] <= last[0] and first[1] <= last[1]


def _width(rows: list[list[object]]) -> int:
    return max(map(len, rows), default=0)


def _area(ends: Mapping[Place, Place]) -> int:
    """How many cells the merged cells are over."""
    return sum(
        (bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in ends.items()
    )


def _covered(ends: Mapping[Place, Place]) -> dict[Place, Place]:
    """The cells under each merged cell but its first, with that first one."""
    covered: dict[Place, Place] = {}
    for first, (bottom, right) in ends.items():
        places = product(range(first[0], bottom + 1), range(first[1], right + 1))
        covered |= {place: first for place in places if place != first}
    return covered
