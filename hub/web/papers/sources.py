"""The sources of a paper, numbered in the order in which it cites them, and listed at its end."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hub.web.papers.paper import DASH, PaperParagraph, ParagraphKind

Cited = Mapping[str, Any]  # an observation, a target: whatever has a citation

_RELEASE = re.compile(r"; (?:phiên bản dữ liệu|data version) \d+")
_PLACES = ("vị trí: ", "place: ", "")  # what stands before a locator


class Sources:
    """Numbers of sources. Figures that stand at several places of a source have one number."""

    def __init__(self) -> None:
        self._texts: dict[str, set[str]] = {}  # of each source, as it is cited

    def mark(self, *figures: Cited | None) -> str:
        """The numbers of the sources of figures: [1], [2]; a dash where there is none."""
        sources = []
        for figure in figures:
            if figure:
                source = _source(figure["citation"])
                self._texts.setdefault(source, set()).add(_undated(figure["citation"]["text"]))
                sources.append(source)
        return ", ".join(map(self._number, dict.fromkeys(sources))) or DASH

    def listing(self) -> Iterator[PaperParagraph]:
        """Every source in full; with the place of a figure within it, where only one is cited."""
        for source, texts in self._texts.items():
            text = next(iter(texts)) if len(texts) == 1 else source
            yield PaperParagraph(f"{self._number(source)} {text}", ParagraphKind.SOURCE)

    def _number(self, source: str) -> str:
        return f"[{list(self._texts).index(source) + 1}]"


def _undated(text: str) -> str:
    """A citation without the release that brought the figure; papers name that of all of it."""
    return _RELEASE.sub("", text, count=1)


def _source(citation: Mapping[str, Any]) -> str:
    """A citation without the place within the source."""
    text, place = _undated(citation["text"]), citation["locator"]
    if place:
        for before in _PLACES:
            text = text.replace(f", {before}{place}", "", 1)
    return text
