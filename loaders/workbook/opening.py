"""A workbook opened safely: its sheets as cells with places.

A separate process reads it, with bounded memory and time: a damaged .xls makes calamine panic, or
ask for 30 GB and abort.
"""

import zipfile
import zlib
from io import BytesIO
from itertools import product
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import sandbox
from loaders.cells.raised import Piece, joined
from loaders.workbook import parts
from loaders.workbook.limits import LARGEST_FILE, LARGEST_SHEET, SLOWEST, TOO_LARGE
from loaders.workbook.parts import Marks
from loaders.workbook.sheet import Place, Sheet

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
    """Every sheet of a workbook, hidden ones too; BadInput where it cannot be read within the
    limits.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise BadInput([Fault(path.name, f"{size >> 20} MB", TOO_LARGE)])
    return sandbox.read(read, path, _NOT_A_WORKBOOK, seconds=SLOWEST)


def read(path: Path) -> list[Sheet]:
    """Every sheet of a workbook, read within this process; for files that are known to be sound."""
    content = path.read_bytes()
    is_old = content.startswith(_OLD)
    if is_old and _ENCRYPTED in content:
        raise BadInput([Fault(path.name, "", _LOCKED)])
    try:
        content, marks = (content, {}) if is_old else parts.fitted(path.name, content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            _sheet(path.name, book, entry, marks=marks.get(entry.name, Marks()))
            for entry in book.sheets_metadata
            if entry.typ is SheetTypeEnum.WorkSheet
        ]
    except _DAMAGE:
        raise BadInput([Fault(path.name, "", _NOT_A_WORKBOOK)]) from None


def _sheet(file: str, book: CalamineWorkbook, entry: SheetMetadata, marks: Marks) -> Sheet:
    sheet = book.get_sheet_by_name(entry.name)
    height, width = sheet.total_height, sheet.total_width
    if (height or 0) * (width or 0) > LARGEST_SHEET:
        raise BadInput([Fault(f"{file}!{entry.name}", f"{height} × {width}", TOO_LARGE)])
    rows = [list(map(_unmarked, cells)) for cells in sheet.to_python(skip_empty_area=False)]
    is_hidden = entry.visible is not SheetVisibleEnum.Visible
    return Sheet(
        name=entry.name,
        hidden=is_hidden,
        rows=rows,
        covered=_covered(sheet, rows),
        **marks._asdict(),
    )


def _unmarked(value: object) -> object:
    """A value without the raised marks that are typed as such: 95¹."""
    if isinstance(value, str) and not value.isascii():
        return joined([Piece(value)])
    return value


def _covered(sheet: CalamineSheet, rows: list[list[object]]) -> dict[Place, Place]:
    """The cells under each merged cell but its first, with that first one."""
    height, width = len(rows), max(map(len, rows), default=0)
    covered: dict[Place, Place] = {}
    for first, (bottom, right) in sheet.merged_cell_ranges or ():
        down = range(first[0], min(bottom + 1, height))
        across = range(first[1], min(right + 1, width))
        covered |= {place: first for place in product(down, across) if place != first}
    return covered
