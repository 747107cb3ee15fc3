"""A publisher's workbook opened safely: its sheets as cells with addresses.

A process apart reads it, with bounded memory and time: a damaged .xls makes calamine panic, or ask
for 30 GB and abort.
"""

import json
import pickle
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping, Set
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

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
from loaders.cells import raised
from loaders.workbook import rich

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls"})
# The largest workbook known is 1.2 MB, 6 MB unpacked, with sheets of 17 thousand cells.
LARGEST_FILE, LARGEST_UNPACKED, LARGEST_SHEET = 32 * 2**20, 128 * 2**20, 2_000_000
MOST_MEMORY, SLOWEST = 2 * 2**30, 60  # bytes, seconds

_NOT_A_WORKBOOK = Text(
    "cần sổ tính Excel đọc được (xlsx, xlsm, xls); tệp có thể hỏng: mở bằng Excel, lưu lại rồi"
    " nhập",
    "a readable Excel workbook is wanted (xlsx, xlsm, xls); it may be damaged: open it in Excel and"
    " save it again",
)
_TOO_LARGE = Text(
    f"quá giới hạn: tệp {LARGEST_FILE >> 20} MB, giải nén {LARGEST_UNPACKED >> 20} MB, mỗi trang"
    f" tính {LARGEST_SHEET:,} ô",
    f"the limits: a file of {LARGEST_FILE >> 20} MB, {LARGEST_UNPACKED >> 20} MB unpacked,"
    f" {LARGEST_SHEET:,} cells a sheet",
)
_ENTITIES = Text(
    "sổ tính không được khai báo thực thể XML", "a workbook must not declare XML entities"
)
_LOCKED = Text("cần sổ tính không đặt mật khẩu", "a workbook without a password is wanted")
_APART = (
    "import sys, json, pathlib; sys.path[:] = json.loads(sys.argv[1]); "
    "from loaders.workbook import answer; answer(pathlib.Path(sys.argv[2]))"
)
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # the first bytes of an .xls
_ENCRYPTED = "EncryptedPackage".encode(
    "utf-16-le"
)  # what a new workbook with a password is inside the container of an old one
_CELL = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>'
)  # a blank one, <c r="A1" s="1"/>, takes no room
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
_FORMULA = rb"<f\b(?:[^>]*/>|[^>]*>([^<]*)</f>)"
_UNSOLVED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*'
    + _FORMULA
    + rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*(?:'
    + _FORMULA
    + rb")?\s*(?:<v>([^<]*)</v>)?"
)
# LibreOffice wrote <dimension ref="1:69"/> into PCI 2014, which calamine refuses; it is only a
# hint.
_DIMENSION = re.compile(rb"<dimension\b[^>]*/>")
# Attributes stand in any order, and no ">" stands within one.
_STYLED = re.compile(rb'<c\b(?=[^>]*\bs="(\d+)")[^>]*?\br="([A-Z]{1,3}\d{1,7})"')
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMNS = re.compile(
    rb'<col\b(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d{1,5})")[^>]*?\bmax="(\d{1,5})"'
)
MOST_COLUMNS = 2**14  # of a sheet
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Sheet(NamedTuple):
    """One sheet: its cells by row and column from 0, and what the values alone do not tell."""

    name: str
    hidden: bool
    rows: list[list[object]]
    covered: dict[
        tuple[int, int], tuple[int, int]
    ]  # cells under a merged cell, and where that begins
    broken: Mapping[str, str]  # formulas without a value, errors such as #N/A, as they stand
    percent: frozenset[str] = frozenset()  # cells shown as a percentage: 0.8637 as 86.37%
    hidden_rows: frozenset[int] = frozenset()  # counted from 0, as columns are
    hidden_columns: frozenset[int] = frozenset()


class _Marks(NamedTuple):
    """What the parts of a workbook tell of a sheet beside its values."""

    broken: Mapping[str, str] = {}
    percent: frozenset[str] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def sheets(path: Path) -> list[Sheet]:
    """Every sheet of a workbook, hidden ones too; BadInput where it cannot be read within the
    limits.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise BadInput([Fault(path.name, f"{path.stat().st_size >> 20} MB", _TOO_LARGE)])
    try:
        told = subprocess.run(
            [sys.executable, "-c", _APART, json.dumps(sys.path), path],
            capture_output=True,
            timeout=SLOWEST,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise BadInput([Fault(path.name, "", _NOT_A_WORKBOOK)]) from None
    answer = pickle.loads(told.stdout)
    if isinstance(answer, tuple):
        raise BadInput(answer)
    return answer


def answer(path: Path) -> None:
    """Write the sheets of a workbook, or its faults, for the process that asked."""
    _bound()
    try:
        said: list[Sheet] | tuple[Fault, ...] = read(path)
    except BadInput as error:
        said = error.faults
    pickle.dump(said, sys.stdout.buffer)


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def read(path: Path) -> list[Sheet]:
    """Every sheet of a workbook, read within this process; for files that are known to be sound."""
    content = path.read_bytes()
    if content.startswith(_OLD) and _ENCRYPTED in content:
        raise BadInput([Fault(path.name, "", _LOCKED)])
    try:
        content, marks = (content, {}) if content.startswith(_OLD) else _checked(path.name, content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            _sheet(path.name, book, told, raised.get(told.name, _Marks()))
            for told in book.sheets_metadata
            if told.typ is SheetTypeEnum.WorkSheet
        ]
    except (
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
    ):
        raise BadInput([Fault(path.name, "", _NOT_A_WORKBOOK)]) from None


def address(row: int, column: int) -> str:
    """The address of a cell as a spreadsheet shows it: C12."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def merged(sheet: Sheet, place: tuple[int, int]) -> tuple[int, int] | None:
    """Where the merged cell begins that a place is a part of; nothing where it stands alone."""
    return sheet.covered.get(place) or (place if place in sheet.covered.values() else None)


def all_merged(sheet: Sheet) -> set[tuple[int, int]]:
    """Every place that is a part of a merged cell."""
    return {*sheet.covered, *sheet.covered.values()}


def span(sheet: Sheet, place: tuple[int, int]) -> str:
    """The address of a place, of a merged cell from its first to its last cell: E8:E19."""
    begin = merged(sheet, place)
    last = max((other for other, first in sheet.covered.items() if first == begin), default=place)
    return f"{address(*begin)}:{address(*last)}" if begin else address(*place)


def printed(value: object) -> str:
    """A cell as text, a whole number without its .0."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value).strip()


def _checked(name: str, content: bytes) -> tuple[bytes, dict[str, _Marks]]:
    """The same workbook fit for calamine, and the marks of each sheet; every part is unpacked
    once, within the limits.
    """
    with zipfile.ZipFile(BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise BadInput([Fault(name, "", _TOO_LARGE)])
        held = {part.filename: parts.read(part) for part in parts.infolist()}
    for part, text in held.items():
        if part.endswith((".xml", ".rels")) and _DECLARED.search(text):
            raise BadInput([Fault(f"{name}!{part}", "<!DOCTYPE", _ENTITIES)])
    places = _places(held)
    for sheet, part in places.items():
        if _spread(held[part]) > LARGEST_SHEET:
            raise BadInput([Fault(f"{name}!{sheet}", "", _TOO_LARGE)])
    shared = {part for part in held if part.endswith("sharedStrings.xml")}
    held |= {part: rich.plain(held[part]) for part in shared | set(places.values())}
    percent = _percent_styles(held.get("xl/styles.xml", b""))
    return _undimensioned(held), {
        sheet: _marks(held[part], percent) for sheet, part in places.items()
    }


def _marks(text: bytes, percent: Set[bytes]) -> _Marks:
    shown = (
        frozenset(cell.decode() for style, cell in _STYLED.findall(text) if style in percent)
        if percent
        else frozenset()
    )
    spans = [(int(first), int(last)) for first, last in _HIDDEN_COLUMNS.findall(text)]
    return _Marks(
        _broken(text),
        shown,
        frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(text)),
        frozenset(
            column for first, last in spans for column in range(first - 1, min(last, MOST_COLUMNS))
        ),
    )


def _broken(text: bytes) -> dict[str, str]:
    """The cells that hold no value though something stands there: a formula that was never
    worked out, or its error.
    """
    unsolved = {cell.decode(): f"={_plain(formula)}" for cell, formula in _UNSOLVED.findall(text)}
    return unsolved | {
        cell.decode(): _plain(error) or f"={_plain(formula)}"
        for cell, formula, error in _ERROR.findall(text)
    }


def _plain(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace"))


def _percent_styles(styles: bytes) -> set[bytes]:
    """The numbers of the cell styles that show a percentage."""
    if not styles:
        return set()
    tree = ElementTree.fromstring(styles)
    formats = {
        "9",
        "10",
        *(
            each.get("numFmtId")
            for each in tree.iter(f"{_MAIN}numFmt")
            if "%" in each.get("formatCode", "")
        ),
    }
    cells = tree.find(f"{_MAIN}cellXfs")
    return {
        b"%d" % number
        for number, style in enumerate(cells if cells is not None else ())
        if style.get("numFmtId") in formats
    }


def _places(held: dict[str, bytes]) -> dict[str, str]:
    """The part that holds each sheet."""
    relations = ElementTree.fromstring(held["xl/_rels/workbook.xml.rels"])
    targets = {
        each.get("Id"): PurePosixPath("xl", each.get("Target", "")).as_posix().lstrip("/")
        for each in relations
    }
    named = (
        (each.get("name", ""), targets.get(each.get(_RELATION)))
        for each in ElementTree.fromstring(held["xl/workbook.xml"]).iter()
        if each.tag.endswith("}sheet")
    )
    return {name: part for name, part in named if part in held}


def _spread(text: bytes) -> int:
    """How many cells lie within the corners of a sheet, which is what calamine makes room for."""
    columns, rows, found = set(), 0, 0
    for letters, row in _CELL.findall(text):
        columns.add(letters)
        rows, found = max(rows, int(row)), found + 1
    return max(found, rows * max(map(_column, columns), default=0))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _undimensioned(held: dict[str, bytes]) -> bytes:
    fit = BytesIO()
    with zipfile.ZipFile(fit, "w") as parts:
        for part, text in held.items():
            parts.writestr(
                part,
                _DIMENSION.sub(b"", text, count=1) if part.startswith("xl/worksheets/") else text,
            )
    return fit.getvalue()


def _sheet(file: str, book: CalamineWorkbook, told: SheetMetadata, marks: _Marks) -> Sheet:
    sheet = book.get_sheet_by_name(told.name)
    if (sheet.total_height or 0) * (sheet.total_width or 0) > LARGEST_SHEET:
        raise BadInput(
            [
                Fault(
                    f"{file}!{told.name}", f"{sheet.total_height} × {sheet.total_width}", _TOO_LARGE
                )
            ]
        )
    rows = [
        [_unmarked(value) for value in cells] for cells in sheet.to_python(skip_empty_area=False)
    ]
    return Sheet(
        told.name, told.visible is not SheetVisibleEnum.Visible, rows, _covered(sheet, rows), *marks
    )


def _unmarked(value: object) -> object:
    """A cell without the raised marks that are typed as such: 95¹."""
    return (
        value
        if not isinstance(value, str) or value.isascii()
        else raised.joined([raised.Piece(value)])
    )


def _covered(
    sheet: CalamineSheet, rows: list[list[object]]
) -> dict[tuple[int, int], tuple[int, int]]:
    height, width = len(rows), max(map(len, rows), default=0)
    return {
        (row, column): (top, left)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom + 1, height))
        for column in range(left, min(right + 1, width))
        if (row, column) != (top, left)
    }
