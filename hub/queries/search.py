"""Search: places, indices, indicators and documents by words of their names; documents by those
of their targets too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hub.catalogue import Catalogue, Document, Entity, Index, Indicator
from hub.panels.panel import View
from hub.queries.documents import LONGEST, saying
from hub.words import names
from hub.words.lookup import Closeness
from hub.words.terms import BELOW_PROVINCES

Hit = Entity | Index | Indicator | Document
IsOwn = Callable[[Hit], bool]
# Where hits are named as closely: units first, but districts and communes, of which there are
# thousands, last.
_UNIT, _INDEX, _INDICATOR, _DOCUMENT, _BELOW = range(5)


@dataclass(frozen=True)
class Question:
    """What is searched for, and how many hits at most."""

    text: str
    first: int


class Found(NamedTuple):
    """A hit, and its place among the others."""

    closeness: Closeness
    kind: int
    level: int
    hit: Hit


def search(view: View, question: Question) -> list[Found]:
    """What the words name or say, and what resembles them; nothing for blanks."""
    text = question.text[:LONGEST]
    if not names.key(text):
        return []
    return [*_units(view.catalogue, text, question.first), *_others(view.catalogue, text, question)]


def _nobodys(_: Hit) -> bool:
    return False


def ranked(found: list[Found], is_own: IsOwn = _nobodys) -> list[Hit]:
    """The hits, the best match first.

    First what is so called, then what begins with the words, holds them, says each of them; only
    where nothing does, what resembles them. Of what is named as closely one's own stands first.
    """
    named = [each for each in found if each.closeness is not Closeness.RESEMBLES]
    in_order = sorted(
        named or found, key=lambda each: (*each[:2], not is_own(each.hit), each.level)
    )
    return list(dict.fromkeys(each.hit for each in in_order))


def resemble(found: list[Found]) -> bool:
    """Whether something resembles the words, and nothing bears or says them."""
    return bool(found) and all(each.closeness is Closeness.RESEMBLES for each in found)


def _units(catalogue: Catalogue, text: str, limit: int) -> Iterator[Found]:
    for own, closeness in catalogue.names.closeness(text, limit).items():
        entity = catalogue.entities[own]
        is_below = entity.kind in BELOW_PROVINCES
        yield Found(closeness, _BELOW if is_below else _UNIT, 0, hit=entity)


def _others(catalogue: Catalogue, text: str, question: Question) -> Iterator[Found]:
    """Indices, indicators and documents; of indicators those of the upper levels first."""
    limit = 3 * question.first
    for index, closeness in catalogue.index_names.lookup.search(text, limit).items():
        yield Found(closeness, _INDEX, 0, hit=index)
    for indicator, closeness in catalogue.indicator_names.lookup.search(text, limit).items():
        yield Found(closeness, _INDICATOR, indicator.level, hit=indicator)
    for document, closeness in catalogue.document_names.search(text, limit).items():
        yield Found(closeness, _DOCUMENT, 0, hit=document)
    for document in saying(catalogue, text):
        yield Found(Closeness.SAYS, _DOCUMENT, 0, hit=document)
