"""How a computed value was made."""

from collections.abc import Iterable

import strawberry

from hub.panels import derivation
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language
from schema.observation import Observation, of_row


@strawberry.type
class Derivation:
    """A computed value explains itself."""

    it: strawberry.Private[derivation.Derivation]
    weights: list[float]
    low: float | None
    high: float | None

    @strawberry.field
    def formula(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.formula(), language)

    @strawberry.field
    async def inputs(self, info: Info) -> list[Observation]:
        return await _of_rows(info, self.it.inputs)

    @strawberry.field
    async def weighted_by(self, info: Info) -> list[Observation]:
        return await _of_rows(info, self.it.weighed_by)

    @strawberry.field
    def expected(self) -> int | None:
        return len(self.it.parts) or None

    @strawberry.field
    def with_value(self) -> int | None:
        return len(self.it.counted) if self.it.parts else None

    @strawberry.field
    def missing(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.missing]


def derived(it: derivation.Derivation | None) -> Derivation | None:
    """The derivation as the API shows it; nothing for a figure that a source tells."""
    if it is None:
        return None
    return Derivation(it=it, weights=list(it.weights), low=it.low, high=it.high)


async def _of_rows(info: Info, rows: Iterable[int]) -> list[Observation]:
    return await info.context.together(of_row(info, row) for row in rows)
