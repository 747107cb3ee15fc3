"""What documents promise and state."""

from datetime import datetime

import strawberry
from strawberry import Parent

from hub import catalogue
from hub.queries import documents
from hub.queries.targets.labels import short
from hub.queries.targets.remedy import notes, remedy
from hub.words import period
from hub.words.period import Period
from schema.as_of import at
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Comparator, Language, Measure, Obstacle, ReformArea, TargetState
from schema.indicator import Indicator
from schema.observation import Citation, Observation, observation
from schema.pace import Pace, paced


@strawberry.type
class Target:
    """What a document promises or demands."""

    label: str
    value: float | None
    printed: str
    unit: str | None
    baseline: str | None

    @strawberry.field
    def id(parent: Parent[catalogue.Target]) -> strawberry.ID:
        return _id(parent)

    @strawberry.field
    def short_label(parent: Parent[catalogue.Target]) -> str:
        return short(parent)

    @strawberry.field
    def entity(parent: Parent[catalogue.Target], info: Info) -> Entity | None:
        return _entity(info, parent.entity)

    @strawberry.field
    def reform_area(parent: Parent[catalogue.Target]) -> ReformArea | None:
        return ReformArea(parent.reform_area) if parent.reform_area else None

    @strawberry.field
    def indicator(parent: Parent[catalogue.Target], info: Info) -> Indicator | None:
        return _indicator(info, parent.indicator)

    @strawberry.field
    def measure(parent: Parent[catalogue.Target]) -> Measure:
        return Measure(parent.measure)

    @strawberry.field
    def comparator(parent: Parent[catalogue.Target]) -> Comparator:
        return Comparator(parent.comparator)

    @strawberry.field(name="from")
    def from_(parent: Parent[catalogue.Target]) -> Period | None:
        return period.optional(parent.valid_from)

    @strawberry.field
    def by(parent: Parent[catalogue.Target]) -> Period | None:
        return period.optional(parent.by)

    @strawberry.field
    async def state(
        parent: Parent[catalogue.Target], info: Info, as_of: datetime | None = None
    ) -> TargetState:
        return (await _paced(info, parent, as_of)).state()

    @strawberry.field
    async def state_text(
        parent: Parent[catalogue.Target],
        info: Info,
        as_of: datetime | None = None,
        language: Language | None = None,
    ) -> str:
        return (await _paced(info, parent, as_of)).state_text(info, language)

    @strawberry.field
    async def state_reason(
        parent: Parent[catalogue.Target],
        info: Info,
        language: Language | None = None,
        as_of: datetime | None = None,
    ) -> str | None:
        return (await _paced(info, parent, as_of)).reason(info, language)

    @strawberry.field
    async def obstacle(
        parent: Parent[catalogue.Target], info: Info, as_of: datetime | None = None
    ) -> Obstacle | None:
        kind = (await _paced(info, parent, as_of)).it.obstacle
        return Obstacle(kind) if kind else None

    @strawberry.field
    async def measurable_with(
        parent: Parent[catalogue.Target],
        info: Info,
        language: Language | None = None,
        as_of: datetime | None = None,
    ) -> str | None:
        pace = (await _paced(info, parent, as_of)).it
        return info.context.say(remedy(info.context.view.catalogue, pace), language)

    @strawberry.field
    def notes(
        parent: Parent[catalogue.Target], info: Info, language: Language | None = None
    ) -> list[str]:
        texts = notes(info.context.view.catalogue, parent)
        return [info.context.say(text, language) for text in texts]

    @strawberry.field
    async def pace(
        parent: Parent[catalogue.Target], info: Info, as_of: datetime | None = None
    ) -> Pace | None:
        pace = await _paced(info, parent, as_of)
        return None if pace.current is None else pace

    @strawberry.field
    def citation(parent: Parent[catalogue.Target], info: Info) -> Citation:
        return Citation(it=documents.cited(info.context.view, parent))


@strawberry.type
class Figure:
    """A number that a document states."""

    label: str
    value: float
    printed: str
    unit: str
    implied: bool

    @strawberry.field
    def id(parent: Parent[catalogue.Figure]) -> strawberry.ID:
        return _id(parent)

    @strawberry.field
    def entity(parent: Parent[catalogue.Figure], info: Info) -> Entity | None:
        return _entity(info, parent.entity)

    @strawberry.field
    def indicator(parent: Parent[catalogue.Figure], info: Info) -> Indicator | None:
        return _indicator(info, parent.indicator)

    @strawberry.field
    def breakdown_of(parent: Parent[catalogue.Figure], info: Info) -> Indicator | None:
        return _indicator(info, parent.breakdown_of)

    @strawberry.field
    def period(parent: Parent[catalogue.Figure]) -> Period | None:
        return period.optional(parent.period)

    @strawberry.field
    async def observation(
        parent: Parent[catalogue.Figure], info: Info, as_of: datetime | None = None
    ) -> Observation | None:
        view = at(info, as_of)
        cell = documents.cell(view, parent)
        claims = await info.context.loaders(view).claims.load(cell) if cell else ()
        claim = documents.observed(parent, claims)
        return observation(claim) if claim else None

    @strawberry.field
    def citation(parent: Parent[catalogue.Figure], info: Info) -> Citation:
        return Citation(it=documents.cited(info.context.view, parent))


async def _paced(info: Info, target: catalogue.Target, as_of: datetime | None) -> Pace:
    return await paced(info, target, at(info, as_of), day=info.context.day(as_of))


def _id(it: catalogue.Stated) -> str:
    return f"{it.document}#{it.id}"


def _entity(info: Info, public_id: str | None) -> Entity | None:
    return dress(info.context.view.catalogue.entities[public_id]) if public_id else None


def _indicator(info: Info, code: str | None) -> Indicator | None:
    return Indicator(it=info.context.view.catalogue.series(code).last) if code else None
