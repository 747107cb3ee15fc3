"""The legal documents that a document cites, each once, with all that is said of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from hub.names import slug
from loaders.documents import laws, numbers
from loaders.documents.citation import Citation
from loaders.documents.passages import Passage

_URLS = re.compile(r"(?:https?://|www\.)\S+")


def cited(folder: Path, passages: Iterable[Passage]) -> Iterator[tuple[Passage, Citation]]:
    """Each document that the passages cite with the passage that first does so, with all that any of them says of it."""
    found: dict[str, tuple[Passage, Citation]] = {}
    for passage in passages:
        for citation in _within(folder, passage.text):
            key = _key(citation)
            if key not in found:
                key = next((other for other in found if _same(found[other][1], citation)), key)
            first, known = found.get(key, (passage, citation))
            found[key] = first, _completed(known, citation)
    yield from found.values()


def _key(citation: Citation) -> str:
    return f"{slug(citation.number or citation.title)} {citation.year}"


def _same(one: Citation, other: Citation) -> bool:
    """Whether two name one document although only one says when it was issued, or its number."""
    named = (one.title, other.title) if not (one.number and other.number) else (one.number, other.number)
    return slug(named[0]) == slug(named[1]) and (not (one.year and other.year) or one.year == other.year)


def _completed(known: Citation, other: Citation) -> Citation:
    title = other.title if known.title == f"{known.kind} {known.number}" and other.title != f"{other.kind} {other.number}" else known.title
    return replace(known, number=known.number or other.number, title=title, date=known.date or other.date,
                   printed=known.printed or other.printed, issuer=_fuller(known.issuer, other.issuer), odd=known.odd and other.odd)


def _fuller(known: str | None, other: str | None) -> str | None:
    return other if known and other and other.startswith(known) else known or other


def _within(folder: Path, text: str) -> list[Citation]:
    told = _URLS.sub(lambda url: " " * len(url[0]), text)
    found = laws.titled(folder, told, numbers.numbered(folder, told))
    return sorted([*found, *laws.bare(folder, told, found), *laws.laws(folder, told, found)], key=lambda citation: citation.start)
