"""How the letters of a Word file look: hidden, struck, raised, how large."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from loaders.cells.raised import Height

_SMALL, _SMALLER = 0.8, 0.75  # of the largest letters: of what is raised, of what is not
_OFF = {"0", "false", "off", "none"}
_USUAL = 20.0  # half points, where nothing says a size


class Look(NamedTuple):
    """What the properties of a run make of its letters."""

    unread: bool = False  # hidden or struck
    align: str = ""  # superscript, subscript
    lift: float = 0  # above the baseline, in half points
    size: float = _USUAL  # in half points

    def height(self, largest: float) -> Height:
        """How they stand beside the largest letters of their line."""
        if self.align == "superscript" or (self.lift > 0 and self.size <= _SMALL * largest):
            return Height.RAISED
        other = self.align == "subscript" or self.lift or self.size <= _SMALLER * largest
        return Height.UNSURE if other else Height.PLAIN


class Looks:
    """The styles of a file, by which each run is looked at."""

    def __init__(self, styles: Any) -> None:
        elements = [] if styles is None else [each for each in styles if name(each) == "style"]
        self._styles = {value(each, "styleId"): each for each in elements}
        usual = (
            each
            for each in elements
            if value(each, "type") == "paragraph" and value(each, "default") not in ("", *_OFF)
        )
        self._usual = next((value(each, "styleId") for each in usual), "")
        self._defaults = _down(styles, "docDefaults", "rPrDefault", "rPr")
        self._chains: dict[str, list[Any]] = {}

    def of(self, run: Any, style: str) -> Look:
        """The look of a run in a paragraph of a style."""
        own = _down(run, "rPr")
        letters = self._chain(value(_down(own, "rStyle"), "val"))
        paragraph = self._chain(style or self._usual)
        layers = [*_present(own), *letters, *paragraph, *_present(self._defaults)]
        is_hidden = self._is_on("vanish", own, letters=letters, paragraph=paragraph)
        is_struck = self._is_on("strike", own, letters=letters, paragraph=paragraph)
        return Look(
            is_hidden or is_struck or is_on(_first(layers, "dstrike")),
            value(_first(layers, "vertAlign"), "val"),
            _number(_first(layers, "position"), 0),
            size=_number(_first(layers, "sz"), _USUAL),
        )

    def font(self, run: Any) -> str:
        """The font that a run names for its letters; nothing where it leaves that to others."""
        fonts = _down(run, "rPr", "rFonts")
        return value(fonts, "ascii") or value(fonts, "hAnsi")

    def is_hidden(self, properties: Any, style: str) -> bool:
        """Whether the mark that ends a paragraph is hidden, so that the next one goes on in its
        line.
        """
        return self._is_on(
            "vanish", own=properties, letters=[], paragraph=self._chain(style or self._usual)
        )

    def _is_on(self, what: str, own: Any, letters: Sequence[Any], paragraph: Sequence[Any]) -> bool:
        """Whether a property holds that two styles, both having it, take off each other."""
        if (direct := _down(own, what)) is not None:
            return is_on(direct)
        both = (is_on(_first(layers, what)) for layers in (letters, paragraph))
        return is_on(_down(self._defaults, what)) or sum(both) == 1

    def _chain(self, style: str) -> list[Any]:
        """The properties of a style and of those it is based on, nearest first."""
        if style not in self._chains:
            self._chains[style] = list(self._based(style))
        return self._chains[style]

    def _based(self, style: str) -> Iterator[Any]:
        visited = set()
        while style in self._styles and style not in visited:
            visited.add(style)
            own = self._styles[style]
            yield from _present(_down(own, "rPr"))
            style = value(_down(own, "basedOn"), "val")


def name(element: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Any, attribute: str) -> str:
    """An attribute of an element whatever its namespace; nothing where either is missing."""
    if element is None:
        return ""
    return next(
        (text for key, text in element.attrib.items() if key.rpartition("}")[2] == attribute), ""
    )


def child(element: Any, tag: str) -> Any:
    """The first child of a name; None where there is none."""
    return next((each for each in element if name(each) == tag), None)


def _down(element: Any, *path: str) -> Any:
    for tag in path:
        element = None if element is None else child(element, tag)
    return element


def _present(element: Any) -> list[Any]:
    return [] if element is None else [element]


def _first(layers: Sequence[Any], what: str) -> Any:
    """The nearest value of a property."""
    return next((element for layer in layers if (element := child(layer, what)) is not None), None)


def is_on(element: Any) -> bool:
    """Whether an element switches a property on, which it also does without a value."""
    return element is not None and value(element, "val") not in _OFF


def _number(element: Any, usual: float) -> float:
    try:
        return float(value(element, "val"))
    except ValueError:
        return usual
