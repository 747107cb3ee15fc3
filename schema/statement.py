"""What documents promise and state."""

from datetime import date, datetime

import strawberry

from hub import catalogue
from hub.panels.panel import View
from hub.queries import documents, targets
from hub.words import period
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Comparator, Language, Measure, ReformArea, TargetState
from schema.indicator import Indicator
from schema.observation import Citation, Observation, observation
from schema.pace import Pace, paced


@strawberry.type
class Target:
    """What a document promises or demands."""

    it: strawberry.Private[catalogue.Target]
    view: strawberry.Private[View]
    day: strawberry.Private[date | None]
    label: str
    value: float | None
    printed: str
    unit: str | None
    baseline: str | None

    @strawberry.field
    def id(self) -> strawberry.ID:
        return _id(self.it)

    @strawberry.field
    def entity(self) -> Entity | None:
        return _entity(self.view, self.it.entity)

    @strawberry.field
    def reform_area(self) -> ReformArea | None:
        return ReformArea(self.it.reform_area) if self.it.reform_area else None

    @strawberry.field
    def indicator(self) -> Indicator | None:
        return _indicator(self.view, self.it.indicator)

    @strawberry.field
    def measure(self) -> Measure:
        return Measure(self.it.measure)

    @strawberry.field
    def comparator(self) -> Comparator:
        return Comparator(self.it.comparator)

    @strawberry.field(name="from")
    def from_(self) -> Period | None:
        return _period(self.it.valid_from)

    @strawberry.field
    def by(self) -> Period | None:
        return _period(self.it.by)

    @strawberry.field
    async def state(self, info: Info) -> TargetState:
        return (await self._paced(info)).state()

    @strawberry.field
    async def state_reason(self, info: Info, language: Language | None = None) -> str | None:
        return (await self._paced(info)).reason(info, language)

    @strawberry.field
    async def pace(self, info: Info) -> Pace | None:
        found = await self._paced(info)
        return None if found.current is None else found

    @strawberry.field
    def citation(self) -> Citation:
        return Citation(it=documents.cited(self.view, self.it), view=self.view)

    async def _paced(self, info: Info) -> Pace:
        return await paced(info, self.it, self.view, self.day or info.context.today)


@strawberry.type
class Figure:
    """A number that a document states."""

    it: strawberry.Private[catalogue.Figure]
    view: strawberry.Private[View]
    label: str
    value: float
    printed: str
    unit: str
    implied: bool

    @strawberry.field
    def id(self) -> strawberry.ID:
        return _id(self.it)

    @strawberry.field
    def entity(self) -> Entity | None:
        return _entity(self.view, self.it.entity)

    @strawberry.field
    def indicator(self) -> Indicator | None:
        return _indicator(self.view, self.it.indicator)

    @strawberry.field
    def breakdown_of(self) -> Indicator | None:
        return _indicator(self.view, self.it.breakdown_of)

    @strawberry.field
    def period(self) -> Period | None:
        return _period(self.it.period)

    @strawberry.field
    async def observation(self, info: Info) -> Observation | None:
        cell = documents.cell(self.view, self.it)
        found = cell and documents.observed(
            self.it, await info.context.loaders(self.view).claims.load(cell)
        )
        return observation(found, self.view) if found else None

    @strawberry.field
    def citation(self) -> Citation:
        return Citation(it=documents.cited(self.view, self.it), view=self.view)


def target(it: catalogue.Target, view: View, day: date | None = None) -> Target:
    """The target as the API shows it, and as it stands on a day; today where none is told."""
    return Target(
        it=it,
        view=view,
        day=day,
        label=it.label,
        value=it.value,
        printed=it.printed,
        unit=it.unit,
        baseline=it.baseline,
    )


def figure(it: catalogue.Figure, view: View) -> Figure:
    """The figure as the API shows it."""
    return Figure(
        it=it,
        view=view,
        label=it.label,
        value=it.value,
        printed=it.printed,
        unit=it.unit,
        implied=it.implied,
    )


def targets_of(info: Info, entity: catalogue.Entity, as_of: datetime | None = None) -> list[Target]:
    """The targets of an entity, now or as they were known and stood at a past moment."""
    view, day = info.context.at(as_of), info.context.day(as_of)
    return [target(each, view, day) for each in targets.targets_of(view, entity)]


def _id(it: catalogue.Stated) -> str:
    return f"{it.document}#{it.id}"


def _entity(view: View, public_id: str | None) -> Entity | None:
    return dress(view.catalogue.entities[public_id]) if public_id else None


def _indicator(view: View, code: str | None) -> Indicator | None:
    return Indicator(it=view.catalogue.series(code).last) if code else None


def _period(text: str | None) -> Period | None:
    return period.parse(text) if text else None
