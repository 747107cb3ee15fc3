"""Block standings: the place of a department in its block period by period, and before it the
places of the units that went into it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from hub.catalogue import Break, Catalogue, Entity, Indicator, Succession
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.queries.comparability import breaks_between
from hub.queries.comparison import Comparison
from hub.queries.comparison.row import Row
from hub.queries.competition import Competition
from hub.queries.competition.absence import absence, lack
from hub.queries.competition.distribution import Distribution
from hub.queries.competition.seams import seam
from hub.queries.competition.territory import Territory
from hub.queries.competition.through_time import Meanings, meanings_within
from hub.queries.lineage import Forerunner, forerunners
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.lines import among_of
from hub.words.language import Text
from hub.words.period import Period, of_one_length, usual, within
from hub.words.terms import Frequency, MissingReason

_UNIT_BYTES = 20000


@dataclass(frozen=True)
class Question:
    """Whose place, by a public id or a name, on which indicator and over which span."""

    entity: str
    indicator: str
    today: date
    first: Period | None = None
    last: Period | None = None
    frequency: Frequency | None = None


@dataclass(frozen=True, eq=False)
class BlockPoint:
    """The comparison of one period in which a unit's block competes, and the unit's row in it."""

    entity: Entity
    comparison: Comparison

    @property
    def period(self) -> Period:
        """The period."""
        return self.comparison.period

    @property
    def competition(self) -> Competition:
        """Who competes in the block."""
        return self.comparison.competition

    @cached_property
    def row(self) -> Row:
        """The row of the unit."""
        return self.comparison.row(self.entity)

    @property
    def block(self) -> str | None:
        """The block as its source names it; None where it names none."""
        return (self.row.cell.mark.block if self.row.cell else "") or None

    @property
    def summary(self) -> Distribution:
        """How the values of the block lie."""
        return self.comparison.summary


@dataclass(frozen=True)
class BlockUnit:
    """One unit with its points in time order, and the mergers that lead from it to the unit of the
    question.
    """

    entity: Entity
    path: tuple[Succession, ...]
    points: tuple[BlockPoint, ...]


@dataclass(frozen=True)
class BlockStandings:
    """The unit of the question first, then its forerunners of which anything is held.

    Between two units lies a merger: their places are never one line. `reason` tells why nothing is
    held of any.
    """

    entity: Entity
    indicator: Indicator
    units: tuple[BlockUnit, ...]
    breaks: tuple[Break, ...]
    reason: Text | None


@kept(lambda standings: _UNIT_BYTES * len(standings.units))
def block_standings(comparisons: Comparisons, question: Question) -> BlockStandings:
    """The place of a unit in its block in each period of one length, and of each unit that went
    into it, with the mergers between them.
    """
    view = comparisons.view
    catalogue = view.catalogue
    entity = catalogue.entity(question.entity, question.today)
    series = catalogue.series(question.indicator, entity.kind)
    question = replace(question, indicator=series.reference)
    lineage = (Forerunner(entity, ()), *forerunners(catalogue, entity))
    meanings = meanings_within(view, series, first=question.first, last=question.last)
    units = _units(comparisons, meanings, lineage, question=question)
    shown = sorted(point.period for unit in units for point in unit.points)
    method = breaks_between(catalogue, series, first=shown[0], last=shown[-1]) if shown else []
    return BlockStandings(
        entity=entity,
        indicator=series.last,
        units=tuple(unit for unit in units if unit.points or unit.entity is entity),
        breaks=(*method, *_mergers(catalogue, lineage)),
        reason=None if shown else _unheld(view, series.last, entity, question=question),
    )


def _unheld(view: View, indicator: Indicator, entity: Entity, question: Question) -> Text:
    """Why nothing is held of a unit, nor of those that went into it."""
    every = view.panel(indicator).periods
    periods = [at for at in every if within(at, question.first, question.last)]
    if not periods:
        at = question.last or Period(question.today.year, 1, 12)
        return absence(view, indicator, at)
    return lack(view, indicator, entity, at=periods[-1], missing=MissingReason.NOT_HELD)


def _units(
    comparisons: Comparisons,
    meanings: Meanings,
    lineage: Sequence[Forerunner],
    question: Question,
) -> list[BlockUnit]:
    """Each unit with its points, in periods of the one length that most of all have."""
    catalogue = comparisons.view.catalogue
    held = {each: _periods(comparisons, meanings, each.entity) for each in lineage}
    frequency, every = question.frequency, list(chain.from_iterable(held.values()))
    if frequency is None:
        index = catalogue.indices[catalogue.series(question.indicator).last.index]
        frequency = usual(every, index.frequency)
    return [
        _unit(comparisons, meanings, each, periods=of_one_length(periods, frequency, every))
        for each, periods in held.items()
    ]


def _periods(comparisons: Comparisons, meanings: Meanings, entity: Entity) -> list[Period]:
    """The periods in which a value, a rank or a grade of a unit is held."""
    cells = (
        (at, comparisons.cells(meaning, at).get(entity.id)) for at, meaning in meanings.items()
    )
    return sorted(
        at
        for at, cell in cells
        if cell is not None and not (cell.value is cell.rank is cell.mark.group is None)
    )


def _unit(
    comparisons: Comparisons,
    meanings: Mapping[Period, Indicator],
    forerunner: Forerunner,
    periods: Sequence[Period],
) -> BlockUnit:
    entity = forerunner.entity
    points = tuple(_point(comparisons, meanings[at], at, entity=entity) for at in periods)
    return BlockUnit(entity, forerunner.path, points)


def _point(
    comparisons: Comparisons, indicator: Indicator, at: Period, entity: Entity
) -> BlockPoint:
    index = comparisons.view.catalogue.indices[indicator.index]
    cell = comparisons.cells(indicator, at).get(entity.id)
    return BlockPoint(entity, comparisons.of(indicator, at, among_of(index, entity, cell)))


def _mergers(catalogue: Catalogue, lineage: Sequence[Forerunner]) -> Iterator[Break]:
    """The mergers that formed the unit and those before it, each once, in time order."""
    formed = [
        merger
        for each in lineage
        for merger in seam(catalogue, Territory.PREDECESSORS, each.entity, first=date.min)
    ]
    yield from sorted(formed, key=lambda merger: merger.at)
