"""The XML parts of an .xlsx: checked against the limits, made fit for calamine, and read for what
calamine does not tell of a sheet.

Regular expressions look for it since a part may have 128 MB and be no sound XML; calamine, which
reads the same bytes afterwards, has the last word on whether a workbook is sound.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.etree import ElementTree

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders.workbook import rich
from loaders.workbook.limits import LARGEST_SHEET, LARGEST_UNPACKED, TOO_LARGE
from loaders.workbook.sheet import Place, place

_ENTITIES = Text(
    "sổ tính không được khai báo thực thể XML", "a workbook must not declare XML entities"
)
_MOST_COLUMNS = 2**14  # of a sheet
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
# A blank cell, <c r="A1" s="1"/>, takes no room.
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
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
_STYLED = re.compile(rb'<c\b(?=[^>]*\bs="(\d+)")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*(?<!/)>')
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMNS = re.compile(
    rb'<col\b(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d{1,5})")[^>]*?\bmax="(\d{1,5})"'
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NUMBER_FORMAT = f"{_MAIN}numFmt"
# The formats of numbers that every workbook has.
_BUILT_IN = {
    **{"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"},
    **dict.fromkeys(("37", "38", "41", "42"), "#,##0"),
    **dict.fromkeys(("39", "40", "43", "44"), "#,##0.00"),
}

# How a file writes signs of XML; the ampersand last, so that no sign is read twice.
_REFERENCES = (("&gt;", ">"), ("&lt;", "<"), ("&amp;", "&"))

Parts = dict[str, bytes]


class Marks(NamedTuple):
    """What the parts add to the values of a sheet, in the fields of a Sheet."""

    broken: Mapping[Place, str] = {}
    percent: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: Mapping[Place, str] = {}


def fitted(file: str, content: bytes) -> tuple[bytes, dict[str, Marks]]:
    """The workbook made fit for calamine, and the marks of each sheet by its name.

    BadInput where it is beyond the limits or declares XML entities.
    """
    parts = _unpacked(file, content)
    _refuse_entities(file, parts)
    sheets = _sheets(parts)
    _refuse_large(file, parts, sheets)
    strings = {part for part in parts if part.endswith("sharedStrings.xml")}
    parts |= {part: rich.plain(parts[part]) for part in strings | set(sheets.values())}
    formats = _formats(parts.get("xl/styles.xml", b""))
    marks = {sheet: _marks(parts[part], formats) for sheet, part in sheets.items()}
    return _packed(parts), marks


def _unpacked(file: str, content: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise BadInput([Fault(file, "", TOO_LARGE)])
        return {member.filename: archive.read(member) for member in members}


def _packed(parts: Parts) -> bytes:
    """The parts as an archive again, sheets without their dimension."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, text in parts.items():
            is_sheet = part.startswith("xl/worksheets/")
            archive.writestr(part, _DIMENSION.sub(b"", text, count=1) if is_sheet else text)
    return packed.getvalue()


def _refuse_entities(file: str, parts: Parts) -> None:
    for part, text in parts.items():
        if part.endswith((".xml", ".rels")) and _DECLARED.search(text):
            raise BadInput([Fault(f"{file}!{part}", "<!DOCTYPE", _ENTITIES)])


def _refuse_large(file: str, parts: Parts, sheets: Mapping[str, str]) -> None:
    for sheet, part in sheets.items():
        if _spread(parts[part]) > LARGEST_SHEET:
            raise BadInput([Fault(f"{file}!{sheet}", "", TOO_LARGE)])


def _sheets(parts: Parts) -> dict[str, str]:
    """The part that holds each sheet."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {
        each.get("Id"): PurePosixPath("xl", each.get("Target", "")).as_posix().lstrip("/")
        for each in relations
    }
    elements = ElementTree.fromstring(parts["xl/workbook.xml"]).iter()
    sheets = [element for element in elements if element.tag.endswith("}sheet")]
    places = {sheet.get("name", ""): targets.get(sheet.get(_RELATION)) for sheet in sheets}
    return {name: part for name, part in places.items() if part in parts}


def _spread(text: bytes) -> int:
    """How many cells lie within the corners of a sheet, which is what calamine makes room for."""
    columns, last, cells = set(), 0, 0
    for letters, row in _CELL.findall(text):
        columns.add(letters)
        last = max(last, int(row))
        cells += 1
    width = max((_place(letters + b"1")[1] + 1 for letters in columns), default=0)
    return max(cells, last * width)


def _place(address: bytes) -> Place:
    return place(address.decode())


def _marks(text: bytes, formats: Mapping[bytes, str]) -> Marks:
    styled = _STYLED.findall(text) if formats else ()
    shown = {_place(address): formats[style] for style, address in styled if style in formats}
    return Marks(
        broken=_broken(text),
        percent=frozenset(place for place, form in shown.items() if "%" in form),
        hidden_rows=frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(text)),
        hidden_columns=frozenset(_hidden_columns(text)),
        formats=shown,
    )


def _hidden_columns(text: bytes) -> Iterator[int]:
    for first, last in _HIDDEN_COLUMNS.findall(text):
        yield from range(int(first) - 1, min(int(last), _MOST_COLUMNS))


def _broken(text: bytes) -> dict[Place, str]:
    """The cells without a value though something stands there: a formula that was never worked
    out, as it is written, or its error.
    """
    unsolved = {_place(cell): f"={_plain(formula)}" for cell, formula in _UNSOLVED.findall(text)}
    errors = {
        _place(cell): _plain(error) or f"={_plain(formula)}"
        for cell, formula, error in _ERROR.findall(text)
    }
    return unsolved | errors


def _plain(text: bytes) -> str:
    plain = text.decode("utf-8", "replace")
    for reference, sign in _REFERENCES:
        plain = plain.replace(reference, sign)
    return plain


def _formats(styles: bytes) -> dict[bytes, str]:
    """The number format of each cell style that has one, by the number of the style."""
    if not styles:
        return {}
    tree = ElementTree.fromstring(styles)
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in tree.iter(_NUMBER_FORMAT)}
    formats = _BUILT_IN | own
    cells = tree.find(f"{_MAIN}cellXfs")
    numbered = enumerate(cells) if cells is not None else ()
    named = ((number, formats.get(style.get("numFmtId"))) for number, style in numbered)
    return {b"%d" % number: form for number, form in named if form}
