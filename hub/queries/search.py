"""Search: places, indices, indicators and documents by words of their names; documents by those
of their targets too.
"""

from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from hub.catalogue import Catalogue, Document, Entity, Index, Indicator
from hub.panels.panel import View
from hub.queries.documents import LONGEST, saying
from hub.words import names

Hit = Entity | Index | Indicator | Document
SAID = 85.0  # how a document counts, of 100, that says every word somewhere in its title or targets
CLOSE = 75  # how alike, of 100, words must be to be found


@dataclass(frozen=True)
class Question:
    """What is searched for, and how many hits at most."""

    text: str
    first: int


class Hits(NamedTuple):
    """Indices, indicators and documents that the words name or say, and those that only resemble
    them.
    """

    sure: list[Hit]
    faint: list[Hit]
    exact: bool  # whether the best of them bears the very words


def search(view: View, question: Question) -> list[Hit]:
    """What the words name or say, the best match first; units that only resemble them after all
    that holds them; nothing for blanks.
    """
    catalogue, first = view.catalogue, question.first
    phrase = names.key(question.text[:LONGEST])
    if not phrase:
        return []
    entities = _entities(catalogue, phrase, first, alike=False)
    alike = _entities(catalogue, phrase, first, alike=True)
    others = _others(catalogue, phrase, question)
    if _bears(entities, phrase) or not others.exact:
        hits = [*entities, *others.sure]
    else:
        hits = [*others.sure, *entities]
    return list(dict.fromkeys([*hits, *alike, *others.faint]))[:first]


def _entities(catalogue: Catalogue, phrase: str, first: int, alike: bool) -> list[Entity]:
    """Units by name, those that only resemble it among them where wanted."""
    ids = catalogue.names.search(phrase, first, alike=alike)
    return [catalogue.entities[public_id] for public_id in ids]


def _bears(entities: list[Entity], phrase: str) -> bool:
    """Whether the first of these units bears the very words as its name."""
    return bool(entities) and phrase in map(names.key, entities[0].spellings)


def _others(catalogue: Catalogue, phrase: str, question: Question) -> Hits:
    """Indices, indicators and documents, the best first."""
    keys, things = catalogue.spelled
    matches = process.extract(
        phrase, keys, scorer=_score, limit=3 * question.first, score_cutoff=CLOSE
    )
    scored = [(score, things[place]) for _, score, place in matches]
    scored += [(SAID, document) for document in saying(catalogue, question.text)]
    scored.sort(key=lambda pair: pair[0], reverse=True)
    return Hits(
        sure=[hit for score, hit in scored if score >= SAID],
        faint=[hit for score, hit in scored if score < SAID],
        exact=bool(scored) and scored[0][0] >= 100,
    )


def _score(one: str, other: str, **limits: float) -> float:
    """Whole words of the question found in the name count most, then likeness."""
    if one == other:
        return 100.0
    return 95.0 if f" {one} " in f" {other} " else fuzz.token_set_ratio(one, other, **limits) * 0.9
