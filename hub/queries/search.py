"""Search: places, indices, indicators and documents by words of their names; documents by those
of their targets too.
"""

from rapidfuzz import fuzz, process

from hub.catalogue import Catalogue, Document, Entity, Index, Indicator
from hub.queries.documents import LONGEST, saying
from hub.words import names

Hit = Entity | Index | Indicator | Document
SAID = 85.0  # how a document counts, of 100, that says every word somewhere in its title or targets
CLOSE = 75  # how alike, of 100, words must be to be found


def search(catalogue: Catalogue, text: str, first: int) -> list[Hit]:
    """What the words name or say, the best match first; units that only resemble them after all
    that holds them; nothing for blanks.
    """
    wanted = names.key(text[:LONGEST])
    if not wanted:
        return []
    entities = [
        catalogue.entities[public_id]
        for public_id in catalogue.names.search(wanted, first, alike=False)
    ]
    alike = [catalogue.entities[public_id] for public_id in catalogue.names.search(wanted, first)]
    others = _others(catalogue, wanted, text, first)
    hits, faint = (
        [hit for score, hit in others if (score >= SAID) is sure] for sure in (True, False)
    )
    exact = bool(entities) and any(
        wanted == names.key(spelling) for spelling in entities[0].spellings
    )
    best = exact or not others or others[0][0] < 100
    return list(dict.fromkeys([*(entities + hits if best else hits + entities), *alike, *faint]))[
        :first
    ]


def _others(catalogue: Catalogue, wanted: str, text: str, first: int) -> list[tuple[float, Hit]]:
    """Indices, indicators and documents, each with how well it counts, of 100; the best first."""
    keys, things = catalogue.spelled
    found = process.extract(wanted, keys, scorer=_score, limit=3 * first, score_cutoff=CLOSE)
    others = [(score, things[place]) for _, score, place in found] + [
        (SAID, document) for document in saying(catalogue, text)
    ]
    return sorted(others, key=lambda pair: pair[0], reverse=True)


def _score(one: str, other: str, **limits: float) -> float:
    """Whole words of the question found in the name count most, then likeness."""
    if one == other:
        return 100.0
    return 95.0 if f" {one} " in f" {other} " else fuzz.token_set_ratio(one, other, **limits) * 0.9
