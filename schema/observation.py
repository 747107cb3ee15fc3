"""Observations: what a source says of a cell, where it says so, and since when the hub knows."""

from datetime import date, datetime

import strawberry

from hub.queries import citation
from hub.queries.documents import Cited
from hub.queries.observations import Observed
from hub.words import units
from hub.words.language import Text
from hub.words.period import Period
from schema.as_of import at
from schema.context import Info
from schema.document import Document
from schema.entity import Entity, dress
from schema.enums import (
    Language,
    MissingReason,
    ObservationStatus,
    SourceTier,
    missing_reason,
)
from schema.group import Group
from schema.indicator import Indicator, measured
from schema.parents import document
from schema.release import Release, release
from schema.shown import shown
from schema.withdrawal import Withdrawal, withdrawal


@strawberry.type
class Citation:
    """Where a figure comes from."""

    it: strawberry.Private[Observed | Cited]

    @strawberry.field
    def document(self, info: Info) -> Document | None:
        return document(info, self.it.source.document)

    @strawberry.field
    def publisher(self) -> str:
        return self.it.source.publisher

    @strawberry.field
    def original_publisher(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self._citation(info).publisher, language)

    @strawberry.field
    def retold_by(self, info: Info) -> str | None:
        return self._citation(info).retold_by

    @strawberry.field
    def title(self) -> str:
        return self.it.source.title

    @strawberry.field
    def number(self, info: Info) -> str | None:
        decision = self._citation(info).decision
        return decision.number if decision else None

    @strawberry.field
    def url(self) -> str | None:
        return self.it.source.url

    @strawberry.field
    def tier(self) -> SourceTier:
        return SourceTier(self.it.source.tier)

    @strawberry.field
    def published_on(self) -> date | None:
        return self.it.source.published_on

    @strawberry.field
    def accessed_on(self) -> date | None:
        return self.it.source.accessed_on

    @strawberry.field
    def locator(self) -> str | None:
        return self.it.locator

    @strawberry.field
    def origin(self) -> str:
        return self.it.origin

    @strawberry.field
    def release(self) -> Release:
        return release(self.it.release)

    @strawberry.field
    async def text(
        self, info: Info, language: Language | None = None, as_of: datetime | None = None
    ) -> str:
        claims, key = (), self.it.key
        if key is not None:
            claims = await info.context.loaders(at(info, as_of)).claims.load(key)
        return info.context.say(self._citation(info).text(claims), language)

    def _citation(self, info: Info) -> citation.Citation:
        return citation.Citation(info.context.view.catalogue, self.it)


@strawberry.type
class Observation:
    """One cell by its preferred claim."""

    it: strawberry.Private[Observed]
    id: strawberry.ID = shown("public_id")
    cell: strawberry.ID = shown("cell_id")
    period_start: date = shown("period.first_day")
    period_end: date = shown("period.last_day")
    entity_as_printed: str | None = shown("entity_as_printed")
    cumulative: bool = shown("cumulative")
    value: float | None = shown("value")
    printed: str | None = shown("printed")
    unit: str = shown("indicator.unit")
    rank: int | None = shown("rank")
    rank_of: int | None = shown("rank_of")
    low: float | None = shown("low")
    high: float | None = shown("high")
    standard_error: float | None = shown("standard_error")
    respondents: int | None = shown("respondents")
    doubtful: bool = shown("doubtful")

    @strawberry.field
    def block(self) -> str | None:
        return self.it.block or None

    entity: Entity = shown("entity", dress)

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.name(self.it.entity, self.it.period, language)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.it.entity, self.it.period, language)

    @strawberry.field
    def unit_text(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(units.called(self.it.indicator.unit), language)

    indicator: Indicator = shown("indicator", measured)
    period: Period = shown("period")
    reading_date: date | None = shown("reading_date")

    @strawberry.field
    def status(self) -> ObservationStatus:
        return ObservationStatus(self.it.status)

    @strawberry.field
    def missing_reason(self) -> MissingReason | None:
        return missing_reason(self.it.missing_reason)

    @strawberry.field
    def notes(self, info: Info, language: Language | None = None) -> list[str]:
        chosen = (
            [
                Text(
                    f"Nguồn được chọn: {self.it.preferred}",
                    f"The editor's choice: {self.it.preferred}",
                )
            ]
            if self.it.preferred
            else []
        )
        return [info.context.say(note, language) for note in (*self.it.notes, *chosen)]

    @strawberry.field
    def group(self, info: Info) -> Group | None:
        group = info.context.view.catalogue.group_named(
            self.it.group, self.it.indicator, self.it.period, province=self.it.entity.province
        )
        return Group(it=group) if group else None

    @strawberry.field
    def citation(self) -> Citation:
        return Citation(it=self.it)

    @strawberry.field
    def withdrawal(self, info: Info, as_of: datetime | None = None) -> Withdrawal | None:
        view = at(info, as_of)
        return withdrawal(
            view.catalogue.withdrawal_of(self.it.source.id, self.it.until, view.version)
        )

    @strawberry.field
    async def claims(self, info: Info, as_of: datetime | None = None) -> list["Observation"]:
        claims = await info.context.loaders(at(info, as_of)).claims.load(self.it.key)
        return [observation(claim) for claim in claims if claim.source is not self.it.source]

    @strawberry.field
    async def history(self, info: Info) -> list["Observation"]:
        view = info.context.view
        claims = await info.context.loaders(view).history.load((self.it.key, self.it.source.id))
        return [observation(claim) for claim in claims if claim.version < self.it.version]


def observation(it: Observed) -> Observation:
    """The claim as the API shows it."""
    return Observation(it=it)


async def of_row(info: Info, row: int | None) -> Observation | None:
    """The observation of a row, gathered with the others of the answer."""
    loaders = info.context.loaders(info.context.view)
    claim = await loaders.observation.load(row) if row else None
    return observation(claim) if claim else None
