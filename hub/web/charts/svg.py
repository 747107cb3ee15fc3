"""SVGs as they are sent: within a page, valid under its policy, in its fonts and its colours; or
alone.
"""

import re
from hashlib import blake2b
from itertools import chain

from lxml import etree

from hub.web.charts.drawing import FONT
from hub.web.charts.palette import NAMES, PALETTES, Theme
from hub.words.language import in_line

_SVG = "{http://www.w3.org/2000/svg}"
_LINKS = ("clip-path", "mask", "href", "{http://www.w3.org/1999/xlink}href")
_PAINTS = {"fill": "f", "stroke": "s"}  # each attribute of colour, and how its classes begin
_COLOURS = frozenset(NAMES)
# What vl-convert writes for scripts and for readers of single marks; fonts are told once.
_LEFT_OUT = (
    *("class", "role", "aria-hidden", "aria-label", "aria-roledescription", "pointer-events"),
    *("style", "font-family", "cursor", "version"),
)
_EVERYDAY = {"opacity": "1", "stroke-dasharray": "", "text-anchor": "start"}  # said by nothing
_FONTS = f"'{FONT}', 'Segoe UI', 'Noto Sans', Roboto, 'Liberation Sans', Arial, sans-serif"
_NARROW = "@media screen and (max-width:760px){.scroll>.chart{width:auto;max-width:none}}"
_LONG = re.compile(r"-?\d+\.\d{3,}")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def within_page(drawn: bytes, label: str, theme: Theme = Theme.LIGHT) -> str:
    """An SVG as an element of a page: it is one image that a label describes, its colours have
    classes by what they are for, and its ids are of this drawing alone.
    """
    root = _cleansed(drawn)
    prefix = f"c{blake2b(drawn, digest_size=5).hexdigest()}-"
    for element in root.iter(f"{_SVG}*"):
        _classify(element, theme)
        _name_apart(element, prefix)
    root.set("role", "img")
    root.set("aria-label", in_line(label))
    root.set("class", "chart")
    return etree.tostring(root, encoding="unicode")


def alone(drawn: bytes, label: str, width: int | None = None) -> bytes:
    """An SVG as a file of its own, as wide as it was drawn or is wished."""
    root = _cleansed(drawn)
    if width:
        wide, high = size(drawn)
        root.set("width", str(width))
        root.set("height", f"{high * width / wide:.0f}")
    root.set("font-family", _FONTS)
    title = etree.Element(f"{_SVG}title")
    title.text = in_line(label)
    root.insert(0, title)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def size(drawn: bytes) -> tuple[float, float]:
    """How wide and high an SVG is."""
    root = etree.fromstring(drawn, _PARSER)
    return float(root.get("width")), float(root.get("height"))


def styles() -> str:
    """The rules that give the classes of colours the colours of a page, `--acc` and the others, and
    keep texts legible on a narrow screen: a chart within `.scroll` is there as large as drawn.
    """
    rules = chain.from_iterable(
        (f".chart .f-{use}{{fill:var(--{use})}}", f".chart .s-{use}{{stroke:var(--{use})}}")
        for use in NAMES
    )
    return "\n".join([*rules, _NARROW])


def _cleansed(drawn: bytes) -> etree._Element:
    """The drawing without what shows nothing, its numbers with two decimals."""
    root = etree.fromstring(drawn, _PARSER)
    for element in root.iter(f"{_SVG}*"):
        for name in _LEFT_OUT:
            element.attrib.pop(name, None)
        for name, value in element.attrib.items():
            if _EVERYDAY.get(name) == value:
                del element.attrib[name]
            else:
                element.set(name, _LONG.sub(_rounded, value))
    for element in list(root.iter(f"{_SVG}path")):
        if not (element.get("d") and (element.get("fill") or element.get("stroke"))):
            element.getparent().remove(element)
    _unwrap(root)
    etree.cleanup_namespaces(root)
    return root


def _unwrap(root: etree._Element) -> None:
    """Take away groups that hold nothing, and those that say nothing of what they hold."""
    for group in reversed(list(root.iter(f"{_SVG}g"))):
        if len(group) and group.attrib:
            continue
        parent = group.getparent()
        place = parent.index(group)
        parent[place : place + 1] = list(group)


def _rounded(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 2):g}"


def _classify(element: etree._Element, theme: Theme) -> None:
    """Colours that are told by name become those of a theme, and classes."""
    classes = []
    for name, letter in _PAINTS.items():
        use = element.get(name)
        if use in _COLOURS:
            classes.append(f"{letter}-{use}")
            element.set(name, getattr(PALETTES[theme], use))
    if classes:
        element.set("class", " ".join(classes))


def _name_apart(element: etree._Element, prefix: str) -> None:
    if "id" in element.attrib:
        element.set("id", prefix + element.attrib["id"])
    for name in _LINKS:
        if reference := element.get(name):
            element.set(name, reference.replace("#", f"#{prefix}"))
