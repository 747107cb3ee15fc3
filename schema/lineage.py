"""Lineage: the units that went into one, as the API shows them."""

from datetime import date

import strawberry

from hub.queries import lineage
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, Succession, dress
from schema.enums import Language


@strawberry.type
class Forerunner:
    """A unit that went whole into another."""

    it: strawberry.Private[lineage.Forerunner]

    @property
    def _last_month(self) -> Period:
        """The month before it went into another."""
        day = self.it.path[0].day
        return Period(day.year, day.month, 1).before

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.name(self.it.entity, self._last_month, language)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.it.entity, self._last_month, language)

    @strawberry.field
    def valid_from(self) -> date | None:
        return self.it.entity.valid_from

    @strawberry.field
    def valid_to(self) -> date | None:
        return self.it.entity.valid_to

    @strawberry.field
    def province_name(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.province_name(self.it.entity, self._last_month, language)

    @strawberry.field
    def path(self) -> list[Succession]:
        return [Succession(it=succession) for succession in self.it.path]
