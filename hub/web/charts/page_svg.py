"""SVGs that stand within a page: valid under its policy, in its fonts and its colours."""

from hashlib import blake2b
from itertools import chain

from lxml import etree

from hub.web.charts.palette import NAMES, PALETTES, Palette, Theme
from hub.words.language import in_line

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_PAINTS = {"fill": "f", "stroke": "s"}  # each attribute of colour, and how its classes begin
# What vl-convert writes for scripts and readers of single marks, and fonts, which are the page's.
_LEFT_OUT = (
    "class", "role", "aria-hidden", "aria-label", "aria-roledescription", "pointer-events", "style",
    "font-family", "cursor", "version",
)  # fmt: skip
_COLOURS = frozenset(NAMES)


def within_page(drawn: bytes, label: str, theme: Theme = Theme.LIGHT) -> str:
    """An SVG as an element of a page: it is one image that a label describes, its colours have
    classes by what they are for, and its ids are of this drawing alone.
    """
    root = etree.fromstring(drawn, _PARSER)
    prefix = f"c{blake2b(drawn, digest_size=5).hexdigest()}-"
    for element in root.iter(f"{_SVG}*"):
        _cleanse(element, PALETTES[theme], prefix)
    for element in list(root.iter(f"{_SVG}path")):
        if not (element.get("d") and (element.get("fill") or element.get("stroke"))):
            element.getparent().remove(element)
    root.set("role", "img")
    root.set("aria-label", in_line(label))
    root.set("class", "chart")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _cleanse(element: etree._Element, colours: Palette, prefix: str) -> None:
    for name in _LEFT_OUT:
        element.attrib.pop(name, None)
    classes = []
    for name, letter in _PAINTS.items():
        use = element.get(name)
        if use in _COLOURS:
            classes.append(f"{letter}-{use}")
            element.set(name, getattr(colours, use))
    if classes:
        element.set("class", " ".join(classes))
    if "id" in element.attrib:
        element.set("id", prefix + element.attrib["id"])
    for name in ("clip-path", f"{_XLINK}href", "href"):
        if reference := element.get(name):
            element.set(name, reference.replace("#", f"#{prefix}"))


def styles() -> str:
    """The rules that give the classes of colours the colours of a page: `--acc` and the others."""
    rules = chain.from_iterable(
        (f".chart .f-{use}{{fill:var(--{use})}}", f".chart .s-{use}{{stroke:var(--{use})}}")
        for use in NAMES
    )
    return "\n".join(rules)
