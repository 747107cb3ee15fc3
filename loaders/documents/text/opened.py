"""What a reader of a Word file sees of a container: wrappers opened, changes accepted, one of
alternatives.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from loaders.documents.text.look import child, is_on, name

_WRAPPERS = frozenset(
    {"ins", "moveTo", "sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo"}
)


def opened(container: Iterable[Any]) -> Iterator[Any]:
    """Every element of a container as a reader sees them."""
    for element in container:
        kind = name(element)
        if kind == "sdt":
            yield from _controlled(element)
        elif kind == "AlternateContent":
            yield from opened(_chosen(element))
        elif kind in _WRAPPERS:
            yield from opened(element)
        elif kind not in ("", "del", "moveFrom"):
            yield element


def _controlled(control: Any) -> Iterator[Any]:
    """What stands in a content control; of one that waits to be filled only its empty cells."""
    properties = child(control, "sdtPr")
    waits = properties is not None and is_on(child(properties, "showingPlcHdr"))
    for element in opened(each for each in control if name(each) == "sdtContent"):
        if not waits:
            yield element
        elif name(element) == "tc":
            for block in [each for each in element if name(each) != "tcPr"]:
                element.remove(block)
            yield element


def _chosen(alternate: Any) -> Any:
    """The first of the alternatives with text in it, else the first."""
    options = [each for each in alternate if name(each) in ("Choice", "Fallback")]
    with_words = (option for option in options if any(name(each) == "t" for each in option.iter()))
    return next(with_words, options[0] if options else ())
