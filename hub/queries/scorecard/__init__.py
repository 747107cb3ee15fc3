"""Scorecard: one entity on every index, where it stands on each and on its parts."""

from dataclasses import dataclass

from hub.catalogue import Entity, Index
from hub.panels.panel import Cell
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.totals import latest_held, latest_rated, total_of
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES, EntityKind


@dataclass(frozen=True)
class Question:
    """Whose scorecard; each index stands at its latest period, none that ends after this one."""

    entity: Entity
    period: Period | None = None


@dataclass(frozen=True)
class Scorecard:
    """One entity on every index that rates it; `period` is the one asked for."""

    entity: Entity
    period: Period | None
    lines: tuple[ScorecardLine, ...]


def scorecard(comparisons: Comparisons, question: Question) -> Scorecard:
    """An entity on each index at its own latest period.

    An index that rates such units, and of which nothing of it is held, stands with the reason at
    the latest period held of others.
    """
    view, entity, upto = comparisons.view, question.entity, question.period
    lines = []
    for index in view.catalogue.indices.values():
        period = latest_held(view, index, entity, upto) or latest_rated(view, index, entity, upto)
        if period:
            lines.append(line_of(comparisons, index, period, entity))
    return Scorecard(entity, upto, tuple(lines))


def line_of(
    comparisons: Comparisons, index: Index, period: Period, entity: Entity
) -> ScorecardLine:
    """The line of an entity on an index in a period."""
    total = total_of(comparisons.view.catalogue, index, period)
    cell = comparisons.view.panel(total).cells(period).get(entity.id)
    return ScorecardLine(comparisons, entity, index, total, period, _among(index, entity, cell))


def _among(index: Index, entity: Entity, cell: Cell | None) -> Among:
    """Those it competes with: of its kind, in its province and block; the country and regions
    stand beside those the index rates.
    """
    if entity.kind in WITHIN_PROVINCES:
        block = cell.mark.block if cell else ""
        return Among(entity.kind, entity.province, block=block or None)
    if entity.kind is EntityKind.MINISTRY or index.kind in WITHIN_PROVINCES:
        return Among(entity.kind)
    return EVERYONE
