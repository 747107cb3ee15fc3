"""The answer to a department's card."""

from datetime import date

import strawberry

from hub.panels.panel import Cell, View
from hub.queries import department_card as query
from hub.queries.operations import dossiers
from hub.words.period import Period
from schema.comparison import ComparisonRow, row_of
from schema.context import Info
from schema.derivation import Derivation, derived
from schema.entity import Entity, dress
from schema.enums import Language
from schema.indicator import Indicator
from schema.lineage import Forerunner
from schema.observation import Observation, of_row
from schema.parents import Seen
from schema.scorecard import ScorecardLine
from schema.statement import Target


@strawberry.type
class ServiceGroup:
    """A group of the Decision 766 score of a department."""

    it: strawberry.Private[query.ServiceGroup]
    view: strawberry.Private[View]
    value: float | None
    points_left: float | None
    mean: float | None
    mean_points_left: float | None
    best_value: float | None

    @property
    def _period(self) -> Period:
        return self.it.comparison.period

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.row.indicator, at=self._period)

    @strawberry.field
    def row(self) -> ComparisonRow:
        return row_of(self.it.row, self._period, self.view)

    @strawberry.field
    def best(self) -> Entity | None:
        return dress(self.it.best.entity, self._period.last_day) if self.it.best else None

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


@strawberry.type
class DossierFigure:
    """A figure of a report beside that of the same period of the year before."""

    it: strawberry.Private[dossiers.DossierFigure]
    view: strawberry.Private[View]
    at: strawberry.Private[Period]
    value: float | None
    previous: float | None
    previous_period: Period
    change: float | None
    change_percent: float | None
    doubtful: bool

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator, at=self.at)

    @strawberry.field
    def derivation(self) -> Derivation | None:
        cell = self.it.cell
        return derived(cell.derivation if cell else None, self.view, self.at)

    @strawberry.field
    async def observation(self, info: Info) -> Observation | None:
        return await of_row(info, _row(self.it.cell), self.view)

    @strawberry.field
    async def previous_observation(self, info: Info) -> Observation | None:
        return await of_row(info, _row(self.it.before), self.view)


@strawberry.type
class DossierPeriod:
    """What one unit reports of dossiers in one period."""

    it: strawberry.Private[dossiers.DossierPeriod]
    view: strawberry.Private[View]
    period: Period

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity, self.period.last_day)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return self.it.entity.official_name(info.context.spoken(language), self.period.last_day)

    @strawberry.field
    def figures(self) -> list[DossierFigure]:
        return [_figure(figure, self.period, self.view) for figure in self.it.figures]


@strawberry.type
class DepartmentCard:
    """Everything that the hub holds of a department."""

    it: strawberry.Private[query.DepartmentCard]
    view: strawberry.Private[View]
    day: strawberry.Private[date]
    period: Period | None

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity, self.period.last_day if self.period else None)

    @strawberry.field
    def lines(self) -> list[ScorecardLine]:
        return [ScorecardLine(it=line, period=line.period) for line in self.it.lines]

    @strawberry.field
    def service_groups(self) -> list[ServiceGroup]:
        return [_group(group, self.view) for group in self.it.service_groups]

    @strawberry.field
    def dossiers(self) -> list[DossierPeriod]:
        return [
            DossierPeriod(it=reported, view=self.view, period=reported.period)
            for reported in self.it.dossiers
        ]

    @strawberry.field
    def targets(self) -> list[Target]:
        return [Seen(target, self.view, self.day) for target in self.it.targets]

    @strawberry.field
    def forerunners(self) -> list[Forerunner]:
        return [Forerunner(it=each) for each in self.it.forerunners]


def _group(it: query.ServiceGroup, view: View) -> ServiceGroup:
    return ServiceGroup(
        it=it,
        view=view,
        value=it.row.value,
        points_left=it.points_left,
        mean=it.mean,
        mean_points_left=it.mean_points_left,
        best_value=it.best.value if it.best else None,
    )


def _figure(it: dossiers.DossierFigure, at: Period, view: View) -> DossierFigure:
    return DossierFigure(
        it=it,
        view=view,
        at=at,
        value=it.cell.value if it.cell else None,
        previous=it.previous,
        previous_period=at.year_before,
        change=it.change,
        change_percent=it.change_percent,
        doubtful=it.cell is not None and it.cell.mark.doubtful,
    )


def _row(cell: Cell | None) -> int | None:
    return cell.observation_id if cell else None
