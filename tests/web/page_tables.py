"""Tables of pages, read back as a person reads them."""

import re
from typing import Any

import lxml.html

from tests.hubs import TestHub

Row = dict[str, str]


def page(hub: TestHub, path: str, language: str = "vi", **parameters: str) -> Any:
    """A page as a browser has it."""
    answer = hub.request("GET", path, params=parameters | {"language": language})
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def text(element: Any) -> str:
    """What is written in an element, with single blanks; small print, which stands on a line of
    its own, after a blank.
    """
    pieces = (
        f" {piece}" if piece.is_text and piece.getparent().tag == "small" else str(piece)
        for piece in element.xpath(".//text()")
    )
    return " ".join("".join(pieces).split())


def rows(page: Any, heading: str) -> list[Row]:
    """The rows of the table beneath the heading of this id, each cell by its column."""
    table = page.xpath(f"//*[@id='{heading}']/ancestor::section[1]//table")[0]
    names = [text(cell) for cell in table.xpath("./thead/tr[last()]/th")]
    lines = [line for line in table.xpath("./tbody/tr") if len(line) == len(names)]
    return [
        dict(zip(names, (text(cell) for cell in line.xpath("./th|./td")), strict=True))
        for line in lines
    ]


def number(words: str) -> float | None:
    """The number at the beginning of a Vietnamese cell; None for a dash."""
    match = re.match(r"[−+]?[\d.]*\d(,\d+)?", words)
    if match is None:
        return None
    return float(match[0].replace(".", "").replace(",", ".").replace("−", "-"))
