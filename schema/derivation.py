"""How a computed value was made."""

import asyncio
from collections.abc import Iterable

import strawberry

from hub.panels import derivation
from hub.panels.panel import View
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language
from schema.observation import Observation, of_row


@strawberry.type
class Derivation:
    """A computed value explains itself."""

    it: strawberry.Private[derivation.Derivation]
    view: strawberry.Private[View]
    at: strawberry.Private[Period]
    weights: list[float]
    low: float | None
    high: float | None

    @strawberry.field
    def formula(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.formula(), language)

    @strawberry.field
    async def inputs(self, info: Info) -> list[Observation]:
        return await _of_rows(info, self.it.inputs, self.view)

    @strawberry.field
    async def weighted_by(self, info: Info) -> list[Observation]:
        return await _of_rows(info, self.it.weighed_by, self.view)

    @strawberry.field
    def missing(self) -> list[Entity]:
        return [dress(entity, self.at.last_day) for entity in self.it.missing]


def derived(it: derivation.Derivation | None, view: View, at: Period) -> Derivation | None:
    """The derivation as the API shows it; nothing for a figure that a source tells."""
    return (
        Derivation(it=it, view=view, at=at, weights=list(it.weights), low=it.low, high=it.high)
        if it
        else None
    )


async def _of_rows(info: Info, rows: Iterable[int], view: View) -> list[Observation]:
    return list(await asyncio.gather(*(of_row(info, row, view) for row in rows)))
