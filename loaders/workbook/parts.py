"""The XML parts of an .xlsx: checked against the limits, made fit for calamine, and read for what
calamine does not tell of a sheet.

Regular expressions look for it since a part may have 64 MB and be no sound XML; calamine, which
reads the same bytes afterwards, has the last word on whether a workbook is sound. None of them
looks beyond the "<" of the next tag.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import accumulate
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.etree import ElementTree

from hub.words.errors import BadInput, Fault
from loaders import packed
from loaders.workbook import bounds, rich
from loaders.workbook.limits import LARGEST_UNPACKED, MOST_COLUMNS, TOO_LARGE
from loaders.workbook.sheet import Place, place

_FORMULA = rb"<f\b(?:[^<>]*+(?<=/)>|[^<>]*+(?<!/)>([^<]*+)</f>)"
_UNSOLVED = re.compile(
    rb'<c\b[^<>]*?\br="([A-Z]{1,3}\d{1,7})"[^<>]*+>\s*+'
    + _FORMULA
    + rb"\s*+(?:<v\s*+/>|<v>\s*+</v>)?\s*+</c>"
)
_ERROR = re.compile(
    rb'<c\b(?=[^<>]*?\bt="e")[^<>]*?\br="([A-Z]{1,3}\d{1,7})"[^<>]*+>\s*+(?:'
    + _FORMULA
    + rb")?\s*+(?:<v>([^<]*+)</v>)?"
)
# LibreOffice wrote <dimension ref="1:69"/> into PCI 2014, which calamine refuses; it is only a
# hint.
_DIMENSION = re.compile(rb"<dimension\b[^<>]*+(?<=/)>")
# Attributes stand in any order, and no ">" stands within one.
_STYLED = re.compile(
    rb'<c\b(?=[^<>]*?\bs="(\d{1,6})")[^<>]*?\br="([A-Z]{1,3}\d{1,7})"[^<>]*+(?<!/)>'
)
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^<>]*?\bhidden="(?:1|true)")[^<>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMNS = re.compile(
    rb'<col\b(?=[^<>]*?\bhidden="(?:1|true)")(?=[^<>]*?\bmin="(\d{1,5})")[^<>]*?\bmax="(\d{1,5})"'
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STYLES = "xl/styles.xml"
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


def fitted(file: str, content: bytes) -> tuple[BytesIO, dict[str, Marks]]:
    """The workbook made fit for calamine, and the marks of each sheet by its name.

    BadInput where it is beyond the limits or declares XML entities.
    """
    parts = _unpacked(file, content)
    bounds.check(file, parts)
    sheets = _sheets(file, parts)
    bounds.check_sheets(file, parts, sheets)
    of_sheets = {part for _, part in sheets}
    for part in {part for part in parts if part.endswith("sharedStrings.xml")} | of_sheets:
        if rich.is_rich(parts[part]):
            bounds.check_tree(file, part, parts[part])
        parts[part] = rich.plain(parts[part])
    formats = _formats(_tree(file, parts, _STYLES)) if _STYLES in parts else {}
    marks = {part: _marks(parts[part], formats) for part in of_sheets}
    return _packed(parts), {sheet: marks[part] for sheet, part in sheets}


def _unpacked(file: str, content: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise BadInput([Fault(file, "", TOO_LARGE)])
        return {member.filename: packed.content(archive, member) for member in members}


def _packed(parts: Parts) -> BytesIO:
    """The parts as an archive again, sheets without their dimension; each part is let go."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in list(parts):
            text = parts.pop(part)
            is_sheet = part.startswith("xl/worksheets/")
            archive.writestr(part, _DIMENSION.sub(b"", text, count=1) if is_sheet else text)
    file.seek(0)
    return file


def _tree(file: str, parts: Parts, part: str) -> ElementTree.Element:
    """A part as a tree; BadInput where it is too large for one."""
    bounds.check_tree(file, part, parts[part])
    return ElementTree.fromstring(parts[part])


def _sheets(file: str, parts: Parts) -> list[tuple[str, str]]:
    """The name of each sheet, and the part that holds it."""
    targets = {
        each.get("Id"): PurePosixPath("xl", each.get("Target", "")).as_posix().lstrip("/")
        for each in _tree(file, parts, "xl/_rels/workbook.xml.rels")
    }
    elements = _tree(file, parts, "xl/workbook.xml").iter()
    sheets = [element for element in elements if element.tag.endswith("}sheet")]
    named = ((sheet.get("name", ""), targets.get(sheet.get(_RELATION))) for sheet in sheets)
    return [(name, part) for name, part in named if part in parts]


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
    """The hidden columns, each once however many definitions are over it."""
    edges = [0] * (MOST_COLUMNS + 1)
    for match in _HIDDEN_COLUMNS.finditer(text):
        first, last = max(int(match[1]), 1) - 1, min(int(match[2]), MOST_COLUMNS)
        if first < last:
            edges[first] += 1
            edges[last] -= 1
    return (column for column, depth in enumerate(accumulate(edges)) if depth)


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


def _formats(tree: ElementTree.Element) -> dict[bytes, str]:
    """The number format of each cell style that has one, by the number of the style."""
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in tree.iter(_NUMBER_FORMAT)}
    formats = _BUILT_IN | own
    cells = tree.find(f"{_MAIN}cellXfs")
    numbered = enumerate(cells) if cells is not None else ()
    named = ((number, formats.get(style.get("numFmtId"))) for number, style in numbered)
    return {b"%d" % number: form for number, form in named if form}
