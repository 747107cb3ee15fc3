"""The legal documents that a document cites, each once, with all details of its citations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from hub.words.names import slug
from loaders.documents.citations import laws, numbers
from loaders.documents.citations.citation import CitedDocument
from loaders.documents.text.passages import Passage

_URLS = re.compile(r"(?:https?://|www\.)\S+")


def cited(passages: Iterable[Passage]) -> Iterator[tuple[Passage, CitedDocument]]:
    """Each cited document with the first passage that cites it, completed by all other passages."""
    citations: list[tuple[Passage, CitedDocument]] = []
    places_of: dict[str, list[int]] = defaultdict(list)
    for passage in passages:
        for citation in within(passage.text):
            places = chain.from_iterable(places_of[name] for name in _names(citation))
            same = (place for place in places if _same(citations[place][1], citation))
            place = next(same, len(citations))
            first, earlier = citations[place] if place < len(citations) else (passage, citation)
            citations[place : place + 1] = [(first, _completed(earlier, citation))]
            for name in _names(citations[place][1]):
                places_of[name] += [] if place in places_of[name] else [place]
    yield from citations


def _names(citation: CitedDocument) -> list[str]:
    """What a document may be called: by its number, and by its title."""
    return [slug(name) for name in (citation.number, citation.title) if name]


def _same(one: CitedDocument, other: CitedDocument) -> bool:
    """Whether two citations mean one document; a missing date or number matches any."""
    if one.year and other.year and one.year != other.year:
        return False
    if one.number and other.number:
        return slug(one.number) == slug(other.number)
    return slug(one.title) == slug(other.title)


def _completed(earlier: CitedDocument, other: CitedDocument) -> CitedDocument:
    title = (
        other.title
        if earlier.title == f"{earlier.kind} {earlier.number}"
        and other.title != f"{other.kind} {other.number}"
        else earlier.title
    )
    return replace(
        earlier,
        number=earlier.number or other.number,
        title=title,
        date=earlier.date or other.date,
        printed=earlier.printed or other.printed,
        issuer=_fuller(earlier.issuer, other.issuer),
        odd=earlier.odd and other.odd,
    )


def _fuller(earlier: str | None, other: str | None) -> str | None:
    return other if earlier and other and other.startswith(earlier) else earlier or other


def within(text: str) -> list[CitedDocument]:
    """The documents that a text cites, in their order."""
    without_urls = _URLS.sub(lambda url: " " * len(url[0]), text)
    citations = laws.titled(without_urls, numbers.numbered(without_urls))
    return sorted(
        [*citations, *laws.bare(without_urls, citations), *laws.laws(without_urls, citations)],
        key=lambda citation: citation.start,
    )
