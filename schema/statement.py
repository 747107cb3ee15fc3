"""What documents promise and state."""

import strawberry
from strawberry import Parent

from hub import catalogue
from hub.panels.panel import View
from hub.queries import documents
from hub.queries.targets.labels import short
from hub.queries.targets.remedy import notes, remedy
from hub.words import period
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Comparator, Language, Measure, Obstacle, ReformArea, TargetState
from schema.indicator import Indicator
from schema.observation import Citation, Observation, observation
from schema.pace import Pace, paced
from schema.parents import Seen


@strawberry.type
class Target:
    """What a document promises or demands."""

    label: str
    value: float | None
    printed: str
    unit: str | None
    baseline: str | None

    @strawberry.field
    def id(parent: Parent[Seen]) -> strawberry.ID:
        return _id(parent.it)

    @strawberry.field
    def short_label(parent: Parent[Seen]) -> str:
        return short(parent.it)

    @strawberry.field
    def entity(parent: Parent[Seen]) -> Entity | None:
        return _entity(parent.view, parent.it.entity)

    @strawberry.field
    def reform_area(parent: Parent[Seen]) -> ReformArea | None:
        return ReformArea(parent.it.reform_area) if parent.it.reform_area else None

    @strawberry.field
    def indicator(parent: Parent[Seen]) -> Indicator | None:
        return _indicator(parent.view, parent.it.indicator)

    @strawberry.field
    def measure(parent: Parent[Seen]) -> Measure:
        return Measure(parent.it.measure)

    @strawberry.field
    def comparator(parent: Parent[Seen]) -> Comparator:
        return Comparator(parent.it.comparator)

    @strawberry.field(name="from")
    def from_(parent: Parent[Seen]) -> Period | None:
        return period.optional(parent.it.valid_from)

    @strawberry.field
    def by(parent: Parent[Seen]) -> Period | None:
        return period.optional(parent.it.by)

    @strawberry.field
    async def state(parent: Parent[Seen], info: Info) -> TargetState:
        return (await _paced(info, parent)).state()

    @strawberry.field
    async def state_reason(
        parent: Parent[Seen], info: Info, language: Language | None = None
    ) -> str | None:
        return (await _paced(info, parent)).reason(info, language)

    @strawberry.field
    async def obstacle(parent: Parent[Seen], info: Info) -> Obstacle | None:
        kind = (await _paced(info, parent)).it.obstacle
        return Obstacle(kind) if kind else None

    @strawberry.field
    async def measurable_with(
        parent: Parent[Seen], info: Info, language: Language | None = None
    ) -> str | None:
        it = (await _paced(info, parent)).it
        return info.context.say(remedy(parent.view.catalogue, it), language)

    @strawberry.field
    def notes(parent: Parent[Seen], info: Info, language: Language | None = None) -> list[str]:
        return [
            info.context.say(note, language) for note in notes(parent.view.catalogue, parent.it)
        ]

    @strawberry.field
    async def pace(parent: Parent[Seen], info: Info) -> Pace | None:
        pace = await _paced(info, parent)
        return None if pace.current is None else pace

    @strawberry.field
    def citation(parent: Parent[Seen]) -> Citation:
        return Citation(it=documents.cited(parent.view, parent.it), view=parent.view)


@strawberry.type
class Figure:
    """A number that a document states."""

    label: str
    value: float
    printed: str
    unit: str
    implied: bool

    @strawberry.field
    def id(parent: Parent[Seen]) -> strawberry.ID:
        return _id(parent.it)

    @strawberry.field
    def entity(parent: Parent[Seen]) -> Entity | None:
        return _entity(parent.view, parent.it.entity)

    @strawberry.field
    def indicator(parent: Parent[Seen]) -> Indicator | None:
        return _indicator(parent.view, parent.it.indicator)

    @strawberry.field
    def breakdown_of(parent: Parent[Seen]) -> Indicator | None:
        return _indicator(parent.view, parent.it.breakdown_of)

    @strawberry.field
    def period(parent: Parent[Seen]) -> Period | None:
        return period.optional(parent.it.period)

    @strawberry.field
    async def observation(parent: Parent[Seen], info: Info) -> Observation | None:
        cell = documents.cell(parent.view, parent.it)
        claim = cell and documents.observed(
            parent.it, await info.context.loaders(parent.view).claims.load(cell)
        )
        return observation(claim, parent.view) if claim else None

    @strawberry.field
    def citation(parent: Parent[Seen]) -> Citation:
        return Citation(it=documents.cited(parent.view, parent.it), view=parent.view)


async def _paced(info: Info, target: Seen) -> Pace:
    return await paced(info, target.it, target.view, target.day or info.context.today)


def _id(it: catalogue.Stated) -> str:
    return f"{it.document}#{it.id}"


def _entity(view: View, public_id: str | None) -> Entity | None:
    return dress(view.catalogue.entities[public_id]) if public_id else None


def _indicator(view: View, code: str | None) -> Indicator | None:
    return Indicator(it=view.catalogue.series(code).last) if code else None
