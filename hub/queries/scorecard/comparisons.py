"""Comparisons: those of one view on one territory, from which scorecards take rows."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from hub.catalogue import Entity, Indicator
from hub.panels.kept import KeptAnswers
from hub.panels.panel import Cell, View
from hub.queries.comparison import Comparison, Question, compare
from hub.queries.comparison.contest import Contest
from hub.queries.comparison.row import Row, alone
from hub.queries.competition.among import Among
from hub.queries.competition.kinds import COMPOUND
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.territory import Territory
from hub.words.period import Period


@dataclass(frozen=True, eq=False)
class Comparisons:
    """A view on one territory; what is compared of it is kept with it."""

    view: View
    territory: Territory = Territory.AS_PUBLISHED

    @cached_property
    def figures(self) -> View:
        """The view with provinces formed by a merger rebuilt, where the territory wants that."""
        return seen(self.view, self.territory)

    @cached_property
    def published(self) -> "Comparisons":
        """Those of the same view as published: units of before a merger competed in these."""
        return Comparisons(self.view) if self.territory.rebuilds else self

    @property
    def key(self) -> Hashable:
        """By which answers that are made of it are kept."""
        return self.view.key, self.territory

    @property
    def kept(self) -> KeptAnswers:
        """What is kept of the view."""
        return self.view.kept

    def of(self, indicator: Indicator, period: Period, among: Among) -> Comparison:
        """Everyone on an indicator in a period, against the period before."""
        rebuilds = self._rebuilds(indicator)
        territory = self.territory if rebuilds else Territory.AS_PUBLISHED
        question = Question(indicator.code, period, among=among, territory=territory)
        return compare(self.view, question)

    def cells(
        self, indicator: Indicator, period: Period, reading: int | None = None
    ) -> Mapping[int, Cell]:
        """What is held of each unit in a period, and what is rebuilt."""
        view = self.figures if self._rebuilds(indicator) else self.view
        return view.panel(indicator).cells(period, reading)

    def held(self, entity: Entity, indicator: Indicator, period: Period, among: Among) -> bool:
        """Whether a value of the entity, or of anyone it competes with, is held."""
        cell = self.cells(indicator, period).get(entity.id)
        if cell is not None and cell.value is not None:
            return True
        return self.of(indicator, period, among).competition.held > 0

    def row(self, entity: Entity, indicator: Indicator, period: Period, among: Among) -> Row:
        """The row of an entity; nothing is compared where nothing of it is held, unless it is the
        country or a region, whose mean is computed of others.
        """
        is_held = entity.id in self.cells(indicator, period)
        if not is_held and entity.kind not in COMPOUND:
            return alone(
                indicator, period, entity, partial(self._contest, indicator, period, among)
            )
        return self.of(indicator, period, among).row(entity)

    def _contest(self, indicator: Indicator, period: Period, among: Among) -> Contest:
        return self.of(indicator, period, among).contest

    def _rebuilds(self, indicator: Indicator) -> bool:
        """Whether figures of an indicator are rebuilt: a component may be in a unit of which no
        mean is a figure of the whole.
        """
        return self.territory.rebuilds and indicator.may_be_averaged
