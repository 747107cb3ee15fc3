"""The answer to a department's card."""

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

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.row.indicator)

    @strawberry.field
    def row(self) -> ComparisonRow:
        return row_of(self.it.row, self.view)

    @strawberry.field
    def best(self) -> Entity | None:
        return dress(self.it.best.entity) if self.it.best else None

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


@strawberry.type
class DossierFigure:
    """A figure of a report beside that of the same period of the year before."""

    it: strawberry.Private[dossiers.DossierFigure]
    value: float | None
    previous: float | None
    previous_period: Period
    change: float | None
    change_percent: float | None
    doubtful: bool

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def derivation(self) -> Derivation | None:
        cell = self.it.cell
        return derived(cell.derivation if cell else None)

    @strawberry.field
    async def observation(self, info: Info) -> Observation | None:
        return await of_row(info, _row(self.it.cell))

    @strawberry.field
    async def previous_observation(self, info: Info) -> Observation | None:
        return await of_row(info, _row(self.it.before))


@strawberry.type
class DossierPeriod:
    """What one unit reports of dossiers in one period."""

    it: strawberry.Private[dossiers.DossierPeriod]
    period: Period

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.it.entity, self.period, language)

    @strawberry.field
    def figures(self) -> list[DossierFigure]:
        return [_figure(figure, self.period) for figure in self.it.figures]


@strawberry.type
class DepartmentCard:
    """Everything that the hub holds of a department."""

    it: strawberry.Private[query.DepartmentCard]
    view: strawberry.Private[View]
    period: Period | None

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def lines(self) -> list[ScorecardLine]:
        return [ScorecardLine(it=line, period=line.period) for line in self.it.lines]

    @strawberry.field
    def lines_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.lines_reason, language)

    @strawberry.field
    def service_groups(self) -> list[ServiceGroup]:
        return [_group(group, self.view) for group in self.it.service_groups]

    @strawberry.field
    def service_groups_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.groups_reason, language)

    @strawberry.field
    def dossiers(self) -> list[DossierPeriod]:
        return [DossierPeriod(it=reported, period=reported.period) for reported in self.it.dossiers]

    @strawberry.field
    def dossiers_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.dossiers_reason, language)

    @strawberry.field
    def targets(self) -> list[Target]:
        return list(self.it.targets)

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


def _figure(it: dossiers.DossierFigure, at: Period) -> DossierFigure:
    return DossierFigure(
        it=it,
        value=it.cell.value if it.cell else None,
        previous=it.previous,
        previous_period=at.year_before,
        change=it.change,
        change_percent=it.change_percent,
        doubtful=it.cell is not None and it.cell.mark.doubtful,
    )


def _row(cell: Cell | None) -> int | None:
    return cell.observation_id if cell else None
