"""Comparisons: those of one view, each made once however many scorecards take a row from it."""

from dataclasses import dataclass, field

from hub.catalogue import Entity, Indicator
from hub.panels.panel import View
from hub.queries.comparison import Comparison, Question, compare
from hub.queries.comparison.row import Row, alone
from hub.queries.competition.among import Among
from hub.queries.competition.kinds import COMPOUND
from hub.words.period import Period


@dataclass(frozen=True, eq=False)
class Comparisons:
    """A view with the comparisons that were made of it."""

    view: View
    _made: dict[tuple[int, Period, Among], Comparison] = field(default_factory=dict)

    @property
    def made(self) -> list[Indicator]:
        """What was compared so far, in that order."""
        return [comparison.indicator for comparison in self._made.values()]

    def of(self, indicator: Indicator, period: Period, among: Among) -> Comparison:
        """Everyone on an indicator in a period, against the period before."""
        key = (indicator.id, period, among)
        if key not in self._made:
            self._made[key] = compare(self.view, Question(indicator.code, period, among=among))
        return self._made[key]

    def held(self, entity: Entity, indicator: Indicator, period: Period, among: Among) -> bool:
        """Whether a value of the entity, or of anyone it competes with, is held."""
        cell = self.view.panel(indicator).cells(period).get(entity.id)
        if cell is not None and cell.value is not None:
            return True
        return self.of(indicator, period, among).competition.held > 0

    def row(self, entity: Entity, indicator: Indicator, period: Period, among: Among) -> Row:
        """The row of an entity; nothing is compared where nothing of it is held, unless it is the
        country or a region, whose mean is computed of others.
        """
        is_held = entity.id in self.view.panel(indicator).cells(period)
        if not is_held and entity.kind not in COMPOUND:
            return alone(self.view, indicator, period, entity)
        return self.of(indicator, period, among).row(entity)
