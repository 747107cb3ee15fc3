"""The legal documents that a document cites, each once, with all that is said of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hub.words.names import slug
from loaders.documents.citations import laws, numbers
from loaders.documents.citations.citation import Citation
from loaders.documents.text.passages import Passage

_URLS = re.compile(r"(?:https?://|www\.)\S+")


def cited(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Citation]]:
    """Each document that the passages cite with the passage that first does so, with all that
    any of them says of it.
    """
    found: list[tuple[Passage, Citation]] = []
    named: dict[str, list[int]] = defaultdict(list)
    for passage in passages:
        for citation in within(passage.text):
            place = next(
                (
                    place
                    for name in _names(citation)
                    for place in named[name]
                    if _same(found[place][1], citation)
                ),
                len(found),
            )
            first, known = found[place] if place < len(found) else (passage, citation)
            found[place : place + 1] = [(first, _completed(known, citation))]
            for name in _names(found[place][1]):
                named[name] += [] if place in named[name] else [place]
    yield from found


def _names(citation: Citation) -> list[str]:
    """What a document may be called: by its number, and by its title."""
    return [slug(name) for name in (citation.number, citation.title) if name]


def _same(one: Citation, other: Citation) -> bool:
    """Whether two name one document, although perhaps only one says when it was issued, or its
    number.
    """
    named = (
        (one.title, other.title)
        if not (one.number and other.number)
        else (one.number, other.number)
    )
    return slug(named[0]) == slug(named[1]) and (
        not (one.year and other.year) or one.year == other.year
    )


def _completed(known: Citation, other: Citation) -> Citation:
    title = (
        other.title
        if known.title == f"{known.kind} {known.number}"
        and other.title != f"{other.kind} {other.number}"
        else known.title
    )
    return replace(
        known,
        number=known.number or other.number,
        title=title,
        date=known.date or other.date,
        printed=known.printed or other.printed,
        issuer=_fuller(known.issuer, other.issuer),
        odd=known.odd and other.odd,
    )


def _fuller(known: str | None, other: str | None) -> str | None:
    return other if known and other and other.startswith(known) else known or other


def within(text: str) -> list[Citation]:
    """The documents that a text cites, in their order."""
    told = _URLS.sub(lambda url: " " * len(url[0]), text)
    found = laws.titled(told, numbers.numbered(told))
    return sorted(
        [*found, *laws.bare(told, found), *laws.laws(told, found)],
        key=lambda citation: citation.start,
    )
