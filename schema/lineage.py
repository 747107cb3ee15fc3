"""Lineage: the units that went into one, as the API shows them."""

import strawberry

from hub.queries import lineage
from schema.context import Info
from schema.entity import Entity, Succession, dress
from schema.enums import Language


@strawberry.type
class Forerunner:
    """A unit that went whole into another."""

    it: strawberry.Private[lineage.Forerunner]

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity, self.it.entity.valid_to)

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return self.it.entity.name(info.context.spoken(language))

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return self.it.entity.official_name(info.context.spoken(language))

    @strawberry.field
    def province_name(self, info: Info, language: Language | None = None) -> str | None:
        province = info.context.view.catalogue.province_of(self.it.entity)
        spoken = info.context.spoken(language)
        return province and province.name(spoken, self.it.entity.valid_to)

    @strawberry.field
    def path(self) -> list[Succession]:
        return [Succession(it=succession) for succession in self.it.path]
