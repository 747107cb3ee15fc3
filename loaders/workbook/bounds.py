"""Whether the parts of an .xlsx are within the limits, asked before anything is made of them.

No pattern here looks beyond the next "<", which no sound tag holds, so that tags that are never
closed are walked through once.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders.workbook.limits import (
    LONGEST_TAG,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGED,
    MOST_TAGS,
    MOST_TAGS_OF_A_TREE,
    OVERLOADED,
    TOO_LARGE,
)
from loaders.workbook.sheet import place

Parts = Mapping[str, bytes]
NamedParts = Sequence[tuple[str, str]]  # the name of each sheet and the part that holds it

_ENTITIES = Text(
    "sổ tính không được khai báo thực thể XML; mở bằng Excel rồi lưu lại",
    "a workbook must not declare XML entities; open it in Excel and save it again",
)
_LONG_TAG = Text(
    f"một thẻ XML có nhiều nhất {LONGEST_TAG:,} chữ; mở bằng Excel rồi lưu lại",
    f"an XML tag of {LONGEST_TAG:,} letters at most is wanted; open it in Excel and save it again",
)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
_LONG = re.compile(rb"<(?!!)[^<>]{%d}" % LONGEST_TAG)
# A blank cell, <c r="A1" s="1"/>, takes no room.
_CELL = re.compile(rb'<c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*+(?<!/)>')
_MERGED, _COLUMNS = re.compile(rb"<mergeCell\b"), re.compile(rb"<col\b")


def check(file: str, parts: Parts) -> None:
    """BadInput of the first part that declares entities or has too many tags, or too long ones."""
    for part, text in parts.items():
        if not part.endswith((".xml", ".rels")):
            continue
        origin = f"{file}!{part}"
        if _DECLARED.search(text):
            raise BadInput([Fault(origin, "<!DOCTYPE", _ENTITIES)])
        if (count := text.count(b"<")) > MOST_TAGS:
            raise BadInput([Fault(origin, f"{count}", OVERLOADED)])
        if _LONG.search(text):
            raise BadInput([Fault(origin, "", _LONG_TAG)])


def check_tree(file: str, part: str, text: bytes) -> None:
    """BadInput where a part has too many tags to be held as a tree."""
    if (count := text.count(b"<")) > MOST_TAGS_OF_A_TREE:
        raise BadInput([Fault(f"{file}!{part}", f"{count}", OVERLOADED)])


def check_sheets(file: str, parts: Parts, sheets: NamedParts) -> None:
    """BadInput of the first sheet by which there are too many cells, tags or merged cells; a part
    counts for each sheet that shows it.
    """
    sizes = {part: _size(parts[part]) for _, part in sheets}
    cells = tags = 0
    for name, part in sheets:
        size = sizes[part]
        cells, tags = cells + size.cells, tags + size.tags
        if cells > MOST_CELLS:
            raise BadInput([Fault(f"{file}!{name}", f"{cells}", TOO_LARGE)])
        if tags > MOST_TAGS or size.merged > MOST_MERGED or size.columns > MOST_COLUMNS:
            raise BadInput([Fault(f"{file}!{name}", f"{tags}", OVERLOADED)])


class _Size(NamedTuple):
    """How much the part of a sheet holds: cells within its corners, tags, definitions."""

    cells: int
    tags: int
    merged: int
    columns: int


def _size(text: bytes) -> _Size:
    merged, columns = (sum(1 for _ in tag.finditer(text)) for tag in (_MERGED, _COLUMNS))
    return _Size(_spread(text), text.count(b"<"), merged=merged, columns=columns)


def _spread(text: bytes) -> int:
    """How many cells lie within the corners of a sheet, which is what calamine makes room for."""
    columns, last, cells = set[bytes](), 0, 0
    for match in _CELL.finditer(text):
        columns.add(match[1])
        last = max(last, int(match[2]))
        cells += 1
    return max(cells, last * _width(columns))


def _width(columns: set[bytes]) -> int:
    return max((place(f"{letters.decode()}1")[1] + 1 for letters in columns), default=0)
