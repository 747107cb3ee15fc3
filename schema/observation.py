"""Observations: what a source says of a cell, where it says so, and since when the hub knows."""

from datetime import date

import strawberry

from hub.panels.panel import View
from hub.queries import citation
from hub.queries.documents import Cited
from hub.queries.observations import Observed
from hub.words.language import Text
from hub.words.period import Period
from schema.context import Info
from schema.document import Document
from schema.entity import Entity, dress
from schema.enums import (
    Language,
    MissingReason,
    ObservationStatus,
    SourceTier,
    WithdrawalKind,
    missing_reason,
)
from schema.group import Group
from schema.indicator import Indicator
from schema.parents import document
from schema.release import Release, release


@strawberry.type
class Citation:
    """Where a figure comes from."""

    it: strawberry.Private[Observed | Cited]
    view: strawberry.Private[View]

    @strawberry.field
    def document(self, info: Info) -> Document | None:
        return document(info, self.it.source.document)

    @strawberry.field
    def publisher(self) -> str:
        return self.it.source.publisher

    @strawberry.field
    def original_publisher(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self._citation.publisher, language)

    @strawberry.field
    def retold_by(self) -> str | None:
        return self._citation.retold_by

    @strawberry.field
    def title(self) -> str:
        return self.it.source.title

    @strawberry.field
    def number(self) -> str | None:
        decision = self._citation.decision
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
    async def text(self, info: Info, language: Language | None = None) -> str:
        claims = (
            await info.context.loaders(self.view).claims.load(self.it.key) if self.it.key else ()
        )
        return info.context.say(self._citation.text(claims), language)

    @property
    def _citation(self) -> citation.Citation:
        return citation.Citation(self.view.catalogue, self.it)


@strawberry.type
class Withdrawal:
    """How a source ended."""

    kind: WithdrawalKind
    day: date | None
    publisher: str
    document: str
    url: str | None


@strawberry.type
class Observation:
    """One cell by its preferred claim."""

    it: strawberry.Private[Observed]
    view: strawberry.Private[View]
    id: strawberry.ID
    entity_as_printed: str | None
    cumulative: bool
    value: float | None
    printed: str | None
    unit: str
    rank: int | None
    rank_of: int | None
    low: float | None
    high: float | None
    standard_error: float | None
    respondents: int | None
    block: str | None
    doubtful: bool

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity, self.it.period.last_day)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator, at=self.it.period)

    @strawberry.field
    def period(self) -> Period:
        return self.it.period

    @strawberry.field
    def reading_date(self) -> date | None:
        return self.it.reading_date

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
            self.it.group, self.it.indicator, self.it.period, self.it.entity.province
        )
        return Group(it=group) if group else None

    @strawberry.field
    def citation(self) -> Citation:
        return Citation(it=self.it, view=self.view)

    @strawberry.field
    def withdrawal(self) -> Withdrawal | None:
        withdrawal = self.view.catalogue.withdrawal_of(
            self.it.source.id, self.it.until, self.view.version
        )
        if withdrawal is None:
            return None
        by = self.view.catalogue.source_by_id[withdrawal.by_id]
        return Withdrawal(
            kind=WithdrawalKind(withdrawal.kind),
            day=withdrawal.day,
            publisher=by.publisher,
            document=by.title,
            url=by.url,
        )

    @strawberry.field
    async def claims(self, info: Info) -> list["Observation"]:
        claims = await info.context.loaders(self.view).claims.load(self.it.key)
        return [
            observation(claim, self.view) for claim in claims if claim.source is not self.it.source
        ]

    @strawberry.field
    async def history(self, info: Info) -> list["Observation"]:
        claims = await info.context.loaders(self.view).history.load(
            (self.it.key, self.it.source.id)
        )
        return [observation(claim, self.view) for claim in claims if claim.row != self.it.row]


def observation(it: Observed, view: View) -> Observation:
    """The claim as the API shows it."""
    return Observation(
        it=it,
        view=view,
        id=it.public_id,
        entity_as_printed=it.entity_as_printed,
        cumulative=it.cumulative,
        value=it.value,
        printed=it.printed,
        unit=it.indicator.unit,
        rank=it.rank,
        rank_of=it.rank_of,
        low=it.low,
        high=it.high,
        standard_error=it.standard_error,
        respondents=it.respondents,
        block=it.block or None,
        doubtful=it.doubtful,
    )


async def of_row(info: Info, row: int | None, view: View) -> Observation | None:
    """The observation of a row, gathered with the others of the answer."""
    claim = await info.context.loaders(view).observation.load(row) if row else None
    return observation(claim, view) if claim else None
