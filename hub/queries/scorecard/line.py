"""A line of a scorecard: one entity on one index in one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.catalogue.composition import Share, trees, unfolded
from hub.panels.panel import Cell
from hub.queries.comparability import Comparability, Comparable, comparability, cuts_of
from hub.queries.comparison import Comparison
from hub.queries.comparison.row import Row
from hub.queries.competition import PeriodReading, means
from hub.queries.competition.among import Among
from hub.queries.competition.means import Mean
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.strength import Strength, strength
from hub.words.period import Period


@dataclass(frozen=True, eq=False)
class ScorecardLine:
    """One entity on one index in one period; what rests on its parts is computed when asked."""

    comparisons: Comparisons
    entity: Entity
    index: Index
    indicator: Indicator  # the total
    period: Period
    among: Among
    forerunners: tuple["ScorecardLine", ...] = ()  # those of the units that went into it

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the same data."""
        return self.comparisons.view.catalogue

    @cached_property
    def comparison(self) -> Comparison:
        """Everyone who competes on the total."""
        return self.comparisons.of(self.indicator, self.period, self.among)

    @cached_property
    def row(self) -> Row:
        """Its own row on the total."""
        return self.comparisons.row(self.entity, self.indicator, self.period, self.among)

    @property
    def above(self) -> Row | None:
        """The unit right above: of those strictly better the nearest; by published ranks where
        none are computed.
        """
        return self._neighbour(list(reversed(self.comparison.rows)), -1)

    @property
    def below(self) -> Row | None:
        """The unit right below: of those strictly worse the nearest; by published ranks where
        none are computed.
        """
        return self._neighbour(self.comparison.rows, 1)

    def _neighbour(self, rows: Sequence[Row], step: int) -> Row | None:
        """The first of these rows that stands beyond its own, a step down or up."""
        if standing := self.row.standing:
            beyond = (
                row
                for row in rows
                if row.standing and (row.standing.rank - standing.rank) * step > 0
            )
            return next(beyond, None)
        cell = self.row.cell
        if cell is None or cell.rank is None or cell.mark.doubtful:
            return None
        return _published_at(rows, cell.rank + step, cell.rank_of)

    @property
    def leader(self) -> Row | None:
        """The first of those ranked, of several by published rank, then by name; where none are
        ranked the one published as first of all rated.
        """
        rows, competition = self.comparison.rows, self.comparison.competition
        if competition.ranked:
            return next((row for row in rows if row.standing and row.standing.rank == 1), None)
        with_value = [row for row in rows if row.value is not None]
        return _published_at(with_value, 1, competition.expected)

    @property
    def before(self) -> PeriodReading | None:
        """What it is measured against, also where the figures of the two cannot be compared."""
        if self.row.before:
            return self.row.before
        is_read = self.row.cell is not None and self.row.cell.reading
        return None if is_read else PeriodReading(self.period.before, 0)

    @cached_property
    def _past(self) -> Mapping[int, Cell]:
        """What is held of everyone before."""
        if self.before is None:
            return {}
        period, reading = self.before
        meaning = self.catalogue.meaning(self.indicator.code, period)
        if meaning is None:
            return {}
        return self.comparisons.cells(meaning, period, reading or None)

    @property
    def past(self) -> Cell | None:
        """What is held of it before; nothing where its territory is another since."""
        if self.before and self.entity.id in self.catalogue.redrawn(
            self.before.period, self.period
        ):
            return None
        return self._past.get(self.entity.id)

    @property
    def held_before(self) -> bool:
        """Whether a value of it before is held, be it of another territory."""
        cell = self._past.get(self.entity.id)
        return cell is not None and cell.value is not None

    @cached_property
    def comparability(self) -> Comparability:
        """Whether the total may be compared with that before; not where the territory of the
        entity itself was redrawn between.
        """
        verdict, before = self.comparison.comparability, self.before
        if before is None:
            return verdict
        breaks = self.catalogue.breaks_of((), self.entity)
        cuts = [cut for cut in cuts_of(breaks) if cut.between(before.period, self.period)]
        if not cuts:
            return verdict
        return comparability([*verdict.breaks, *cuts], verdict.rank is verdict.value)

    @property
    def past_mean(self) -> Mean | None:
        """The country's own figure before."""
        return means.national(self.catalogue, self._past)

    @property
    def published_move(self) -> int | None:
        """How far its published rank moved, positive is up; None unless both are certain and out
        of as many, and ranks may be compared.
        """
        now, past = self.row.cell, self.past
        if now is None or past is None or now.mark.doubtful or past.mark.doubtful:
            return None
        ranks = (now.rank, now.rank_of, past.rank)
        if None in ranks or now.rank_of != past.rank_of:
            return None
        if self.comparison.comparability.rank is Comparable.NO:
            return None
        return past.rank - now.rank

    def shares(self, tree: str) -> tuple[Share, ...]:
        """The parts of the total in a tree with what a unit of each adds to it, in the order of the
        catalogue.

        Components without data, of the entity and of everyone it competes with, are replaced by
        their children.
        """
        if tree not in self._unfolded:
            self._unfolded[tree] = unfolded(
                self.catalogue, self.indicator, self.period, tree=tree, is_held=self._is_held
            )
        return self._unfolded[tree]

    @cached_property
    def _unfolded(self) -> dict[str, tuple[Share, ...]]:
        return {}

    def _is_held(self, part: Indicator) -> bool:
        return self.comparisons.held(self.entity, part, self.period, self.among)

    def parts(self, tree: str) -> tuple[Row, ...]:
        """Its rows on the parts of the total in a tree."""
        return tuple(
            self.comparisons.row(self.entity, part, self.period, self.among)
            for part, _ in self.shares(tree)
        )

    def values(self, tree: str) -> list[float | None]:
        """Its values on the parts of the total in a tree, without setting them against anything."""
        cells = (
            self.comparisons.cells(part, self.period).get(self.entity.id)
            for part, _ in self.shares(tree)
        )
        return [cell.value if cell else None for cell in cells]

    def has_values(self, tree: str) -> bool:
        """Whether a value of it is held on any part of the total in a tree."""
        return any(value is not None for value in self.values(tree))

    def part(self, indicator: Indicator) -> Comparison:
        """Everyone who competes on a part of the total."""
        return self.comparisons.of(indicator, self.period, self.among)

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """The trees in which the total is divided, the main one first."""
        every = trees(self.catalogue, self.indicator, self.period)
        return tuple(sorted(every, key=lambda tree: tree != self.indicator.tree))

    @cached_property
    def tree(self) -> str | None:
        """The first tree in which anything of the entity is held, else the main one; nothing
        where the total is not divided.
        """
        return next(filter(self.has_values, self.trees), next(iter(self.trees), None))

    @cached_property
    def components(self) -> tuple[Row, ...]:
        """Its rows on the parts of the total, in one tree."""
        return self.parts(self.tree) if self.tree else ()

    @property
    def strongest(self) -> Indicator | None:
        """The component that stands best among the peers; None where one is not ranked."""
        return self.strength.strongest

    @property
    def weakest(self) -> Indicator | None:
        """The component that stands worst among the peers; None where one is not ranked."""
        return self.strength.weakest

    @cached_property
    def strength(self) -> Strength:
        """The best and the worst component of the first tree whose components are all ranked,
        else why there is none.
        """
        verdicts = [self._strength(self.components)]
        if verdicts[0].reason:
            others = (self.parts(tree) for tree in self.trees if tree != self.tree)
            verdicts += map(self._strength, others)
        return next((each for each in verdicts if each.reason is None), verdicts[0])

    def _strength(self, rows: tuple[Row, ...]) -> Strength:
        return strength(rows, lambda indicator: self.part(indicator).summary)


def _published_at(rows: Sequence[Row], rank: int, rank_of: int | None) -> Row | None:
    """The first of these rows with a published rank that is certain, out of so many."""
    for row in rows:
        cell = row.cell
        if cell and (cell.rank, cell.rank_of) == (rank, rank_of) and not cell.mark.doubtful:
            return row
    return None
