"""Lines: those of an entity on an index, and of the units that went into it."""

from collections.abc import Iterator
from dataclasses import replace

from hub.catalogue import Entity, Index
from hub.panels.panel import Cell
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.territory import Territory
from hub.queries.lineage import forerunners
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.totals import is_held, latest_held, latest_rated, total_of
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES, EntityKind

Lines = tuple[ScorecardLine, ...]


def latest_line(
    comparisons: Comparisons, index: Index, entity: Entity, upto: Period | None
) -> ScorecardLine | None:
    """The line of an entity on an index at its own latest period, else at the latest of others or
    of its forerunners; None where there is none. A line of an earlier period than the one wanted
    tells why.
    """
    view = comparisons.figures
    period = latest_held(view, index, entity, upto=upto) or latest_rated(
        view, index, entity, upto=upto
    )
    lines_before = tuple(_beside(comparisons, index, entity, period=period, upto=upto))
    if period is None and lines_before:
        period = max(line.period for line in lines_before)
    if period is None:
        return None
    line = line_of(comparisons, index, period, entity=entity, forerunners=lines_before)
    return replace(line, wanted=upto)


def lines_beside(comparisons: Comparisons, index: Index, entity: Entity, period: Period) -> Lines:
    """The lines of those of its forerunners of which anything is held in a period."""
    beside = _beside(comparisons, index, entity, period=period, upto=period)
    return tuple(line for line in beside if line.period == period)


def line_of(
    comparisons: Comparisons,
    index: Index,
    period: Period,
    entity: Entity,
    forerunners: Lines = (),
) -> ScorecardLine:
    """The line of an entity on an index in a period."""
    total = total_of(comparisons.view.catalogue, index, period)
    cell = comparisons.cells(total, period).get(entity.id)
    return ScorecardLine(
        comparisons=comparisons,
        entity=entity,
        index=index,
        indicator=total,
        period=period,
        among=among_of(index, entity, cell),
        forerunners=forerunners,
    )


def among_of(index: Index, entity: Entity, cell: Cell | None) -> Among:
    """Those it competes with: of its kind, in its province and block; the country and regions
    stand beside those the index rates.
    """
    if entity.kind in WITHIN_PROVINCES:
        block = cell.mark.block if cell else ""
        return Among(entity.kind, entity.province, block=block or None)
    if entity.kind is EntityKind.MINISTRY or index.kind in WITHIN_PROVINCES:
        return Among(entity.kind)
    return EVERYONE


def _beside(
    comparisons: Comparisons,
    index: Index,
    entity: Entity,
    period: Period | None,
    upto: Period | None,
) -> Iterator[ScorecardLine]:
    """The line of each forerunner of which anything is held, as published: in the same period
    where there is anything, else in its own latest.
    """
    if comparisons.territory is Territory.AS_PUBLISHED:
        return
    published = comparisons.published
    for forerunner in forerunners(comparisons.view.catalogue, entity):
        own = forerunner.entity
        at = period
        if at is None or not is_held(comparisons.view, index, own, period=at):
            at = latest_held(comparisons.view, index, own, upto=upto)
        if at:
            yield replace(line_of(published, index, at, entity=own), wanted=period)
