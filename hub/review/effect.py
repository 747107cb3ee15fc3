"""The effect of an import as a digest: two imports of one effect change the same figures and ranks,
and are suspected of the same.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import orjson

from hub.catalogue import Catalogue
from hub.catalogue.cell_key import CellKey
from hub.importing.claim import Claim, StandingClaim
from hub.importing.precedence import Turn
from hub.importing.release import Outcome

_SIZE = 2**256


def digest(outcomes: Iterable[Outcome], catalogue: Catalogue) -> str:
    """A number for all that outcomes do, in whatever order; ids of the database are left out, which
    may differ from one try to the next.
    """
    total = 0
    for outcome in outcomes:
        for line in _lines(outcome, catalogue):
            content = orjson.dumps([outcome.dataset, *line])
            total += int.from_bytes(hashlib.sha256(content).digest(), "big")
    return f"{total % _SIZE:064x}"


def _lines(outcome: Outcome, catalogue: Catalogue) -> Iterator[Sequence]:
    for counts in (outcome.counts, outcome.structure):
        yield [counts[word] for word in ("added", "changed", "gone")]
    for change in outcome.changes:
        source = catalogue.source_by_id[change.key.source_id].public_id
        yield [*_cell(change.key.cell, catalogue), source, *map(_said, (change.old, change.new))]
    for turn in outcome.preferred.replaced:
        yield [*_cell(turn.cell, catalogue), *_turned(turn, catalogue)]
    for move in outcome.moves:
        indicator = catalogue.indicator_by_id[move.indicator_id].public_id
        entity = catalogue.by_id[move.entity_id].public_id
        numbers = (move.before, move.after, move.quartile_before, move.quartile_after)
        yield ["rank", indicator, move.period, move.reading, move.block, entity, *numbers]
    for ending in outcome.endings:
        yield ["ends", ending.source.public_id, ending.by.public_id, ending.kind, ending.figures]
    for suspicion in outcome.suspicions:
        yield ["suspicion", suspicion.origin, *suspicion.text]


def _cell(cell: CellKey, catalogue: Catalogue) -> list:
    indicator = catalogue.indicator_by_id[cell.indicator_id].public_id
    return [indicator, catalogue.by_id[cell.entity_id].public_id, cell.period, cell.reading]


def _said(claim: Claim | StandingClaim | None) -> list | None:
    """What a claim says, but for its precedence, which holds an id."""
    if claim is None:
        return None
    _, *fields = claim.content
    return [int(field) if isinstance(field, int) else field for field in fields]


def _turned(turn: Turn, catalogue: Catalogue) -> Iterator[list | None]:
    for shown in (turn.before, turn.after):
        source = catalogue.source_by_id[shown.source_id].public_id if shown else None
        yield shown and [shown.value, shown.rank, source]
