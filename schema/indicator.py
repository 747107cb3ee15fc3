"""Indices, their editions and their indicators."""

from datetime import datetime
from functools import lru_cache
from typing import Annotated, Optional

import strawberry

from hub import catalogue
from hub.queries import freshness, readings
from hub.words import units
from hub.words.period import Period
from schema.as_of import at
from schema.context import Info
from schema.document import Document
from schema.entity import Province, dress
from schema.enums import BreakKind, EntityKind, Frequency, Language, ReformArea, Severity
from schema.group import Group
from schema.parents import coverage_of, document

Coverage = Annotated["Coverage", strawberry.lazy("schema.coverage")]
IndexReading = Annotated["IndexReading", strawberry.lazy("schema.coverage")]
Freshness = Annotated["Freshness", strawberry.lazy("schema.coverage")]


@strawberry.type
class Index:
    """An index: PAR INDEX, SIPAS, PAPI and so on."""

    it: strawberry.Private[catalogue.Index]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return self.it.public_id

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.name, language)

    @strawberry.field
    def short_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.short, language)

    @strawberry.field
    def decimals(self) -> int:
        return self.it.decimals

    @strawberry.field
    def description(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.description, language)

    @strawberry.field
    def publisher(self) -> str:
        return self.it.publisher

    @strawberry.field
    def url(self) -> str | None:
        return self.it.url

    @strawberry.field
    def licence(self) -> str | None:
        return self.it.licence

    @strawberry.field
    def terms(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.terms, language)

    @strawberry.field
    def frequency(self) -> Frequency:
        return Frequency(self.it.frequency)

    @strawberry.field
    def editions(self, info: Info) -> list["Edition"]:
        return [
            Edition(it=edition)
            for edition in info.context.view.catalogue.editions.values()
            if edition.index == self.it.public_id
        ]

    @strawberry.field
    def indicators(
        self, info: Info, edition: strawberry.ID | None = None, level: int | None = None
    ) -> list["Indicator"]:
        indicators = info.context.view.catalogue.indicators_of(self.it.public_id, edition, level)
        return [Indicator(it=indicator) for indicator in indicators]

    @strawberry.field
    def coverage(
        self,
        info: Info,
        level: int | None = 1,
        kind: EntityKind | None = None,
        as_of: datetime | None = None,
    ) -> Coverage:
        return coverage_of(info, self.it, level, kind=kind, view=at(info, as_of))

    @strawberry.field
    def readings(
        self, info: Info, period: Period | None = None, as_of: datetime | None = None
    ) -> list[IndexReading]:
        question = readings.Question(self.it, period)
        return readings.readings(at(info, as_of), question)

    @strawberry.field
    def freshness(self, info: Info, as_of: datetime | None = None) -> Freshness:
        view, question = at(info, as_of), freshness.Question(self.it, info.context.day(as_of))
        return freshness.freshness(view, question)


@strawberry.type
class Edition:
    """A method version of an index."""

    it: strawberry.Private[catalogue.Edition]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return self.it.public_id

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.name, language)

    @strawberry.field
    def province(self, info: Info) -> Province | None:
        return (
            dress(info.context.view.catalogue.entities[self.it.province])
            if self.it.province
            else None
        )

    @strawberry.field
    def document(self, info: Info) -> Document | None:
        return document(info, self.it.document)

    @strawberry.field
    def valid_from(self) -> Period:
        return self.it.valid_from

    @strawberry.field
    def valid_to(self) -> Period | None:
        return self.it.valid_to

    @strawberry.field
    def note(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.note, language)

    @strawberry.field
    def groups(self, info: Info) -> list[Group]:
        return [
            Group(it=group)
            for group in info.context.view.catalogue.groups
            if group.edition == self.it.public_id
        ]


@strawberry.type
class Indicator:
    """One meaning of a code, with unit, scale and direction."""

    it: strawberry.Private[catalogue.Indicator]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return self.it.public_id

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.name, language)

    @strawberry.field
    def short_name(self, info: Info, language: Language | None = None) -> str:
        names = info.context.view.catalogue.short_names
        return info.context.say(names[self.it.public_id], language)

    @strawberry.field
    def definition(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.definition, language)

    @strawberry.field
    def index(self, info: Info) -> Index:
        return Index(it=info.context.view.catalogue.indices[self.it.index])

    @strawberry.field
    def edition(self, info: Info, period: Period | None = None) -> Edition | None:
        catalogue = info.context.view.catalogue
        edition = (
            catalogue.edition_at(self.it, period) if period else catalogue.newest_edition(self.it)
        )
        return Edition(it=edition) if edition else None

    @strawberry.field
    def tree(self) -> str:
        return self.it.tree

    @strawberry.field
    def reform_area(self) -> ReformArea | None:
        return ReformArea(self.it.reform_area) if self.it.reform_area else None

    @strawberry.field
    def parent(self, info: Info, period: Period | None = None) -> Optional["Indicator"]:
        parent = info.context.view.catalogue.parent_of(self.it, period)
        return Indicator(it=parent) if parent else None

    @strawberry.field
    def components(
        self,
        info: Info,
        tree: str | None = None,
        edition: strawberry.ID | None = None,
        period: Period | None = None,
    ) -> list["Indicator"]:
        catalogue = info.context.view.catalogue
        own_tree = None if tree is None else catalogue.tree(tree)
        below = catalogue.components_of(self.it, period, edition, tree=own_tree)
        return [Indicator(it=child) for child in below]

    @strawberry.field
    def trees(self, info: Info) -> list[str]:
        return list(info.context.view.catalogue.trees(self.it))

    @strawberry.field
    def level(self) -> int:
        return self.it.level

    @strawberry.field
    def unit(self) -> str:
        return self.it.unit

    @strawberry.field
    def unit_text(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(units.called(self.it.unit), language)

    @strawberry.field
    def minimum(self) -> float | None:
        return self.it.minimum

    @strawberry.field
    def maximum(self) -> float | None:
        return self.it.maximum

    @strawberry.field
    def weight(self) -> float | None:
        return self.it.weight

    @strawberry.field
    def higher_is_better(self) -> bool:
        return self.it.higher_is_better

    @strawberry.field
    def breaks(self, info: Info) -> list["Break"]:
        return [
            Break(it=break_) for break_ in info.context.view.catalogue.breaks_of([self.it.code])
        ]


@strawberry.type
class Break:
    """From a period on, figures are not seamless with those before."""

    it: strawberry.Private[catalogue.Break]

    @strawberry.field
    def at(self) -> Period:
        return self.it.at

    @strawberry.field
    def kind(self) -> BreakKind:
        return BreakKind(self.it.kind)

    @strawberry.field
    def severity(self) -> Severity:
        return Severity(self.it.severity)

    @strawberry.field
    def note(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.note, language)

    @strawberry.field
    def document(self, info: Info) -> Document | None:
        return document(info, self.it.document)


@lru_cache(maxsize=8192)
def measured(indicator: catalogue.Indicator) -> Indicator:
    """The meaning as the API shows it; one object for each, so that an answer makes it once."""
    return Indicator(it=indicator)
