"""The sources of a paper: each in full where it is first cited, then by its number."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.web.papers.paper import PaperParagraph, ParagraphKind
from hub.words.language import Language, Text

Cited = Mapping[str, Any]  # an observation, a target: whatever has a citation

_AS_ABOVE = Text("{}: nguồn đã dẫn ở trên.", "{}: cited above.")
_PLACES = ("vị trí: ", "place: ", "")  # what stands before a locator


class Sources:
    """Numbers of sources, in the order in which a paper cites them. Figures that stand at several
    places of a source have one number.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._texts: dict[str, set[str]] = {}  # of each source, as it is cited
        self._full: set[str] = set()  # those that stand in the paper in full
        self._cited: list[str] = []  # since the last listing

    def mark(self, *figures: Cited | None) -> str:
        """The numbers of the sources of figures: [1], [2]; a dash where there is none."""
        sources = []
        for figure in figures:
            if figure:
                source = _source(figure["citation"])
                self._texts.setdefault(source, set()).add(figure["citation"]["text"])
                sources.append(source)
        self._cited += sources
        return ", ".join(self._number(source) for source in dict.fromkeys(sources)) or "–"

    def listing(self) -> Iterator[PaperParagraph]:
        """The sources that were cited since the last listing: new ones in full, others named."""
        cited = list(dict.fromkeys(self._cited))
        self._cited = []
        for source in cited:
            if source not in self._full:
                texts = self._texts[source]
                text = next(iter(texts)) if len(texts) == 1 else source
                yield PaperParagraph(f"{self._number(source)} {text}", ParagraphKind.SOURCE)
        if known := [self._number(source) for source in cited if source in self._full]:
            sentence = _AS_ABOVE.within(self._language).format(", ".join(known))
            yield PaperParagraph(sentence, ParagraphKind.SOURCE)
        self._full.update(cited)

    def _number(self, source: str) -> str:
        return f"[{list(self._texts).index(source) + 1}]"


def _source(citation: Mapping[str, Any]) -> str:
    """A citation without the place within the source."""
    text, place = citation["text"], citation["locator"]
    if place:
        for before in _PLACES:
            text = text.replace(f", {before}{place}", "", 1)
    return text
