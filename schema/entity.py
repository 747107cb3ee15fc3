"""Entities: what is measured, as the API shows it."""

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Annotated, Optional

import strawberry

from hub import catalogue
from hub.words.period import Period
from hub.words.terms import EntityKind as Kind
from schema.as_of import at
from schema.context import Info
from schema.enums import EntityKind, Language, SuccessionKind, Territory
from schema.parents import document, scorecard_of, targets_of
from schema.plan.paths import following
from schema.shown import shown

Document = Annotated["Document", strawberry.lazy("schema.document")]
Scorecard = Annotated["Scorecard", strawberry.lazy("schema.scorecard")]
Target = Annotated["Target", strawberry.lazy("schema.statement")]


def _last_name(
    info: Info, language: Language | None = None, on: date | None = None, *, kind: str
) -> str | None:
    """Where a name without a day is."""
    return None if on else f"it.last.{kind}_{_spoken(info, language)}"


@strawberry.interface
class Entity:
    """Something that is measured; without a day it is told as it is named last."""

    it: strawberry.Private[catalogue.Entity]
    id: strawberry.ID = shown("public_id")

    @strawberry.field
    def kind(self) -> EntityKind:
        return EntityKind(self.it.kind)

    @strawberry.field
    @following(partial(_last_name, kind="name"))
    def name(self, info: Info, language: Language | None = None, on: date | None = None) -> str:
        return self.it.name(_spoken(info, language), on)

    @strawberry.field
    @following(partial(_last_name, kind="official"))
    def official_name(
        self, info: Info, language: Language | None = None, on: date | None = None
    ) -> str:
        return self.it.official_name(_spoken(info, language), on)

    @strawberry.field
    def province(self, info: Info) -> Optional["Province"]:
        own = _province(self.it)
        return dress(info.context.view.catalogue.entities[own]) if own else None

    @strawberry.field
    def region(self, info: Info, on: date | None = None) -> Optional["Region"]:
        region = region_of(info.context.view.catalogue, self.it, on)
        return dress(region) if region else None

    @strawberry.field
    def valid_from(self) -> date | None:
        return self.it.valid_from

    @strawberry.field
    def valid_to(self) -> date | None:
        return self.it.valid_to

    @strawberry.field
    def predecessors(self, info: Info) -> list["Succession"]:
        successions = info.context.view.catalogue.predecessions.get(self.it.public_id, ())
        return [Succession(it=succession) for succession in successions]

    @strawberry.field
    def successors(self, info: Info) -> list["Succession"]:
        successions = info.context.view.catalogue.outcomes.get(self.it.public_id, ())
        return [Succession(it=succession) for succession in successions]


def _targets(self, info: Info, as_of: datetime | None = None) -> list[Target]:
    return targets_of(at(info, as_of), self.it)


def _scorecard(
    self,
    info: Info,
    period: Period | None = None,
    as_of: datetime | None = None,
    territory: Territory = Territory.AS_PUBLISHED,
) -> Scorecard | None:
    return scorecard_of(info, self.it, period, view=at(info, as_of), territory=territory.value)


@strawberry.type
class Province(Entity):
    """A province or a city directly under the centre."""

    @strawberry.field
    def code(self) -> str | None:
        return self.it.code

    @strawberry.field
    def iso_code(self) -> str | None:
        return self.it.iso_code

    @strawberry.field
    def is_city(self, on: date | None = None) -> bool:
        return self.it.named(on).is_city

    @strawberry.field
    def aliases(self) -> list[str]:
        return list(self.it.aliases)

    targets = strawberry.field(resolver=_targets)
    scorecard = strawberry.field(resolver=_scorecard)

    @strawberry.field
    def departments(self, info: Info, on: date | None = None) -> list["Department"]:
        day = on or self.it.valid_to or info.context.today
        return [
            dress(department)
            for department in info.context.view.catalogue.departments.get(self.it.public_id, ())
            if department.exists_on(day)
        ]


@strawberry.type
class Department(Entity):
    """A department of a province: sở, ban, ngành."""

    targets = strawberry.field(resolver=_targets)
    scorecard = strawberry.field(resolver=_scorecard)

    @strawberry.field
    def abbreviations(self) -> list[str]:
        return list(self.it.abbreviations)


@strawberry.type
class Region(Entity):
    """A region of the country."""

    @strawberry.field
    def provinces(self, info: Info, on: date | None = None) -> list[Province]:
        day = on or self.it.valid_to or info.context.today
        return [
            dress(province)
            for province in info.context.view.catalogue.by_kind[Kind.PROVINCE]
            if province.region(day) == self.it.public_id
        ]


@strawberry.type
class Area(Entity):
    """The country, a district, a commune, a ministry or another body."""


@strawberry.type
class Succession:
    """One entity became, or gave a part to, another."""

    it: strawberry.Private[catalogue.Succession]

    @strawberry.field(name="from")
    def from_(self, info: Info) -> Entity:
        return dress(info.context.view.catalogue.entities[self.it.predecessor])

    @strawberry.field
    def to(self, info: Info) -> Entity:
        return dress(info.context.view.catalogue.entities[self.it.successor])

    @strawberry.field
    def date(self) -> date:
        return self.it.day

    @strawberry.field
    def kind(self) -> SuccessionKind:
        return SuccessionKind(self.it.kind)

    @strawberry.field
    def document(self, info: Info) -> Document | None:
        return document(info, self.it.document)


_TYPES = {Kind.PROVINCE: Province, Kind.DEPARTMENT: Department, Kind.REGION: Region}


@lru_cache(maxsize=8192)
def dress(entity: catalogue.Entity) -> Entity:
    """The entity as the type of its kind; one object for each, so that an answer makes it once."""
    return _TYPES.get(entity.kind, Area)(it=entity)


def region_of(
    it: catalogue.Catalogue, entity: catalogue.Entity, on: date | None = None
) -> catalogue.Entity | None:
    """The region in which an entity lies on a day, the last one without a day; a region is its
    own.
    """
    if entity.kind is Kind.REGION:
        return entity
    own = _province(entity)
    region = it.entities[own].region(on) if own else None
    return it.entities[region] if region else None


def _province(entity: catalogue.Entity) -> str | None:
    return entity.public_id if entity.kind is Kind.PROVINCE else entity.province


def _spoken(info: Info, language: Language | None):
    return language.value if language else info.context.language
