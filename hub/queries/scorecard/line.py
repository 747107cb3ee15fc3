"""A line of a scorecard: one entity on one index in one period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.catalogue.composition import Share, parts, trees, unfolded
from hub.queries.comparability import Comparability
from hub.queries.comparison import Comparison
from hub.queries.comparison.row import Row, reason
from hub.queries.competition.among import Among
from hub.queries.competition.blocks import in_block
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.strength import Strength, strength
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES


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
    wanted: Period | None = None  # asked for, or that of the line it stands beside

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

    @cached_property
    def wanted_row(self) -> Row | None:
        """Its row in the period that was wanted, where it is of an earlier one: nothing is held
        in it; None where it is of that period, or none is wanted.
        """
        if self.wanted in (None, self.period):
            return None
        total = self.catalogue.meaning(self.index.total, self.wanted) or self.indicator
        among = self._among(total, self.wanted)
        return self.comparisons.row(self.entity, total, self.wanted, among)

    def _among(self, indicator: Indicator, period: Period) -> Among:
        """Among whom it competes on another indicator or in another period: in no block where none
        of its province has this one there.
        """
        among = self.among
        if not among.block:
            return among
        cells = self.comparisons.cells(indicator, period)
        units = [self.catalogue.by_id[own] for own in cells]
        units = [unit for unit in units if unit.province == among.province]
        return among if in_block(units, cells, among.block) else replace(among, block=None)

    @property
    def wanted_reason(self) -> Text | None:
        """Why it is of an earlier period than the one wanted."""
        row = self.wanted_row
        return reason(self.comparisons.figures, row) if row else None

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
    def comparability(self) -> Comparability:
        """Whether the total may be compared with that before; not where the territory of the
        entity itself was redrawn between.
        """
        return self.comparison.contest.comparability_of(self.entity)

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
        among = self._among(part, self.period)
        return self.comparisons.held(self.entity, part, self.period, among)

    def parts(self, tree: str) -> tuple[Row, ...]:
        """Its rows on the parts of the total in a tree."""
        return tuple(
            self.comparisons.row(self.entity, part, self.period, self._among(part, self.period))
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
        return self.comparisons.of(indicator, self.period, self._among(indicator, self.period))

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """The trees in which the total is divided, the main one first; of an office those in which
        anything of its province is held: each province divides its index as it likes.
        """
        every = trees(self.catalogue, self.indicator, self.period)
        if self.entity.kind in WITHIN_PROVINCES:
            every = tuple(filter(self._is_of_province, every))
        return tuple(sorted(every, key=lambda tree: tree != self.indicator.tree))

    def _is_of_province(self, tree: str) -> bool:
        """Whether a figure of its province is held on an indicator of a tree."""
        return any(
            self.catalogue.by_id[own].province == self.entity.province
            for part in parts(self.catalogue, self.indicator, self.period, tree=tree)
            for own in self.comparisons.cells(part, self.period)
        )

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
