"""Search: places, indices, indicators and documents by words of their names."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from hub import names
from hub.catalogue import Catalogue, Document, Entity, Index, Indicator

Hit = Entity | Index | Indicator | Document
LONGEST = 200  # letters of a question that are looked at
CLOSE = 75  # how alike, of 100, words must be to be found


def search(catalogue: Catalogue, text: str, first: int) -> list[Hit]:
    """What the words name, the best match first; nothing for blanks."""
    wanted = names.key(text[:LONGEST])
    if not wanted:
        return []
    entities = [catalogue.entities[public_id] for public_id in catalogue.names.search(wanted, first)]
    spelled = list(_spelled(catalogue))
    found = process.extract(wanted, [key for key, _ in spelled], scorer=_score, limit=3 * first, score_cutoff=CLOSE)
    others = [(score, spelled[place][1]) for _, score, place in found]
    best = max((score for score, _ in others), default=0)
    hits = [hit for _, hit in others]
    exact = bool(entities) and any(wanted == names.key(spelling) for spelling in entities[0].spellings)
    return list(dict.fromkeys(entities + hits if exact or best < 100 else hits + entities))[:first]


def _spelled(catalogue: Catalogue) -> Iterator[tuple[str, Hit]]:
    for index in catalogue.indices.values():
        yield from ((names.key(text), index) for text in (index.public_id, *index.name))
    for indicator in catalogue.indicators.values():
        yield from ((names.key(text), indicator) for text in (indicator.public_id, indicator.code, *indicator.name))
    for document in catalogue.documents.values():
        yield from ((names.key(text), document) for text in (document.number or "", document.title))


def _score(one: str, other: str, **limits: float) -> float:
    """Whole words of the question found in the name count most, then likeness."""
    if one == other:
        return 100.0
    return 95.0 if f" {one} " in f" {other} " else fuzz.token_set_ratio(one, other, **limits) * 0.9
