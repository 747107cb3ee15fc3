"""The sources of a paper: each in full where it is first cited, then by its number."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.web.papers.paper import PaperParagraph, ParagraphKind
from hub.words.language import Language, Text

_AS_ABOVE = Text("{}: nguồn đã dẫn ở trên.", "{}: cited above.")


class Sources:
    """Numbers of sources, in the order in which a paper cites them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._numbers: dict[str, int] = {}
        self._full: set[str] = set()  # those that stand in the paper in full
        self._cited: list[str] = []  # since the last listing

    def mark(self, *observations: Mapping[str, Any] | None) -> str:
        """The numbers of the sources of observations or other things with a citation: [1], [2]."""
        texts = [one["citation"]["text"] for one in observations if one]
        for text in texts:
            self._numbers.setdefault(text, len(self._numbers) + 1)
        self._cited += texts
        return ", ".join(self._number(text) for text in dict.fromkeys(texts)) or "–"

    def listing(self) -> Iterator[PaperParagraph]:
        """The sources that were cited since the last listing: new ones in full, others named."""
        cited = list(dict.fromkeys(self._cited))
        self._cited = []
        for text in cited:
            if text not in self._full:
                yield PaperParagraph(f"{self._number(text)} {text}", ParagraphKind.SOURCE)
        if known := [self._number(text) for text in cited if text in self._full]:
            sentence = _AS_ABOVE.within(self._language).format(", ".join(known))
            yield PaperParagraph(sentence, ParagraphKind.SOURCE)
        self._full.update(cited)

    def _number(self, text: str) -> str:
        return f"[{self._numbers[text]}]"
