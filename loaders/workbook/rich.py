"""Rich text of a workbook's cells made plain: raised marks and struck letters are not read."""

import re
from itertools import chain
from typing import Any

from lxml import etree

from loaders.cells.raised import Height, Piece, joined

_RUN = re.compile(rb"<(?:\w+:)?r>")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SMALLER = 0.75  # of the largest letters of the cell


def is_rich(part: bytes) -> bool:
    """Whether a part holds rich text."""
    return _RUN.search(part) is not None


def plain(part: bytes) -> bytes:
    """A part of a workbook, the shared strings or a sheet, with each rich text as one run."""
    if not is_rich(part):
        return part
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for string in [each for each in tree.iter() if _name(each) in ("si", "is")]:
        _flatten(string)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _flatten(string: Any) -> None:
    runs = [each for each in string if _name(each) == "r"]
    if runs:
        text = etree.SubElement(string, f"{runs[0].tag[:-1]}t", {_SPACE: "preserve"})
        text.text = joined(_pieces(runs))
        for run in runs:
            string.remove(run)


def _pieces(runs: list[Any]) -> list[Piece]:
    """The runs that are not struck."""
    looks = [(_text(run), _look(run)) for run in runs]
    largest = max(_size(look, 0) for _, look in looks)
    return [
        Piece(text, _height(look, largest))
        for text, look in looks
        if look.get("strike", "0") in ("0", "false")
    ]


def _text(run: Any) -> str:
    return "".join(part.text or "" for part in run if _name(part) == "t")


def _look(run: Any) -> dict[str, str]:
    """The properties of a run."""
    properties = chain.from_iterable(part for part in run if _name(part) == "rPr")
    return {_name(each): each.get("val", "1") for each in properties}


def _height(look: dict[str, str], largest: float) -> Height:
    """How a run stands beside the others; one without a size of its own has that of the cell."""
    if look.get("vertAlign") == "superscript":
        return Height.RAISED
    is_small = _size(look, largest) < _SMALLER * largest
    return Height.UNSURE if look.get("vertAlign") == "subscript" or is_small else Height.PLAIN


def _size(look: dict[str, str], usual: float) -> float:
    try:
        return float(look["sz"])
    except (KeyError, ValueError):
        return usual


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
