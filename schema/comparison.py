"""The answer to a comparison."""

from datetime import date, datetime
from functools import cached_property

import strawberry

from hub.panels.panel import View
from hub.queries import comparability, comparison
from hub.queries.comparison import row
from hub.queries.comparison.row import Row
from hub.queries.competition import Competition, among
from hub.queries.competition.rank import Interval, Passings
from hub.queries.sentence import row_sentence, row_short
from hub.queries.targets.gap import targeted_figure
from hub.words import clock
from hub.words.period import Period
from schema import unknown as strangers
from schema.columns import ComparisonColumns
from schema.context import Info
from schema.derivation import Derivation, derived
from schema.entity import Entity, Region, dress, region_of
from schema.enums import (
    Comparable,
    EntityKind,
    Language,
    MissingReason,
    ObservationStatus,
    missing_reason,
)
from schema.group import Group
from schema.indicator import Break, Indicator, measured
from schema.observation import Observation, of_row
from schema.sentence import wording
from schema.shown import shown


@strawberry.input
class Among:
    """Who competes."""

    kind: EntityKind | None = None
    province: str | None = None
    region: str | None = None
    block: str | None = None
    entities: list[str] | None = None

    def narrowed(self) -> among.Among:
        """The same as the hub's own question."""
        return among.Among(
            kind=self.kind.value if self.kind else None,
            province=self.province,
            region=self.region,
            block=self.block,
            entities=None if self.entities is None else tuple(self.entities),
        )


@strawberry.type
class Peers:
    """How many are rated and how many the hub holds."""

    it: strawberry.Private[Competition]

    @strawberry.field
    def label(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.label, language)

    @strawberry.field
    def expected(self) -> int:
        return self.it.expected

    @strawberry.field
    def with_value(self) -> int:
        return self.it.with_value

    @strawberry.field
    def complete(self) -> bool:
        return self.it.complete

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


@strawberry.type
class GroupCount:
    """Who of the peers stands in a group."""

    it: strawberry.Private[comparison.GroupCount]

    @strawberry.field
    def group(self) -> Group:
        return Group(it=self.it.group)

    @strawberry.field
    def count(self) -> int:
        return len(self.it.entities)

    @strawberry.field
    def entities(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.entities]


@strawberry.type
class Comparability:
    """Whether values, and separately ranks, may be compared."""

    it: strawberry.Private[comparability.Comparability]

    @strawberry.field
    def value(self) -> Comparable:
        return Comparable(self.it.value)

    @strawberry.field
    def rank(self) -> Comparable:
        return Comparable(self.it.rank)

    @strawberry.field
    def breaks(self) -> list[Break]:
        return [Break(it=break_) for break_ in self.it.breaks]

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)

    @strawberry.field
    def advice(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.advice, language)


@strawberry.type
class Distribution:
    """How the values of the peers lie."""

    count: int
    missing: int
    mean: float | None
    median: float | None
    minimum: float | None
    maximum: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    standard_deviation: float | None


@strawberry.type
class ComparisonRow:
    """One entity of a comparison."""

    it: strawberry.Private[Row]
    view: strawberry.Private[View]
    period_start: date = shown("at.period.first_day")
    period_end: date = shown("at.period.last_day")
    value: float | None = shown("value")
    rank: int | None = shown("standing.rank")
    rank_of: int | None = shown("standing.rank_of")
    tied: bool = shown("tied")
    published_rank: int | None = shown("cell.rank")
    published_rank_of: int | None = shown("cell.rank_of")
    region_rank: int | None = shown("region.rank")
    region_rank_of: int | None = shown("region.rank_of")
    percentile: float | None = shown("standing.percentile")
    quartile: int | None = shown("standing.quartile")
    share_of_maximum: float | None = shown("share_of_maximum")
    gap_to_best: float | None = shown("gap_to_best")
    gap_to_mean: float | None = shown("gap_to_mean")
    gap_to_median: float | None = shown("gap_to_median")
    previous: float | None = shown("previous")
    previous_period: Period | None = shown("previous_period")
    previous_rank: int | None = shown("previous_standing.rank")
    previous_rank_of: int | None = shown("previous_standing.rank_of")
    change: float | None = shown("change")
    change_percent: float | None = shown("change_percent")
    rank_change: int | None = shown("move.change")
    rank_change_of: int | None = shown("move.of")
    rank_change_own: int | None = shown("move.own")
    rank_change_others: int | None = shown("move.others")
    doubtful: bool = shown("doubtful")

    entity: Entity = shown("entity", dress)

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.name(self.it.entity, self.it.at.period, language)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.it.entity, self.it.at.period, language)

    @strawberry.field
    def region(self, info: Info) -> Region | None:
        day = self.it.at.period.last_day
        region = region_of(info.context.view.catalogue, self.it.entity, day)
        return dress(region) if region else None

    indicator: Indicator = shown("indicator", measured)

    @strawberry.field
    def rank_low(self) -> int | None:
        return self._interval.low if self._interval else None

    @strawberry.field
    def rank_high(self) -> int | None:
        return self._interval.high if self._interval else None

    rank_difference: int | None = shown("rank_difference")

    @strawberry.field
    def passed(self) -> list[Entity]:
        return [dress(entity) for entity in self._passings.passed]

    @strawberry.field
    def passed_by(self) -> list[Entity]:
        return [dress(entity) for entity in self._passings.passed_by]

    @cached_property
    def _interval(self) -> Interval | None:
        return self.it.interval

    @cached_property
    def _passings(self) -> Passings:
        return self.it.passings

    @strawberry.field
    def reading_date(self) -> date | None:
        return clock.of_reading(self.it.cell.reading) if self.it.cell else None

    @strawberry.field
    def previous_reading_date(self) -> date | None:
        return clock.of_reading(self.it.before.reading) if self.it.before else None

    @strawberry.field
    def region_mean(self) -> float | None:
        return self.it.region_mean.value if self.it.region_mean else None

    @strawberry.field
    async def region_mean_observation(self, info: Info) -> Observation | None:
        mean = self.it.region_mean
        return await of_row(info, mean.observation if mean else None)

    gap_to_region_mean: float | None = shown("gap_to_region_mean")
    gap_to_published_mean: float | None = shown("gap_to_published_mean")

    @strawberry.field
    def group(self) -> Group | None:
        return Group(it=self.it.group) if self.it.group else None

    @strawberry.field
    def missing_reason(self) -> MissingReason | None:
        return missing_reason(self.it.missing_reason)

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(row.reason(self.view, self.it), language)

    @strawberry.field
    def rank_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(row.rank_reason(self.view, self.it), language)

    @strawberry.field
    def status(self) -> ObservationStatus:
        return ObservationStatus(self.it.status)

    @strawberry.field
    def derivation(self) -> Derivation | None:
        cell = self.it.cell
        return derived(cell.derivation if cell else None)

    @strawberry.field
    async def gap_to_target(self, info: Info) -> float | None:
        question = targeted_figure(self.it)
        return (
            await info.context.loaders(self.view).gap_to_target.load(question) if question else None
        )

    @strawberry.field
    async def notes(self, info: Info, language: Language | None = None) -> list[str]:
        observation = await self.observation(info)
        remarks = [info.context.say(self.it.remark, language)] if self.it.remark else []
        return remarks + (observation.notes(info, language) if observation else [])

    @strawberry.field
    async def sentence(self, info: Info, language: Language | None = None) -> str | None:
        index = self.view.catalogue.indices[self.it.indicator.index]
        words = row_sentence(self.it, index, await wording(info, self.it, self.view))
        return info.context.say(words, language)

    @strawberry.field
    async def short_sentence(self, info: Info, language: Language | None = None) -> str | None:
        index = self.view.catalogue.indices[self.it.indicator.index]
        words = row_short(self.it, index, await wording(info, self.it, self.view))
        return info.context.say(words, language)

    @strawberry.field
    async def observation(self, info: Info) -> Observation | None:
        return await of_row(info, self.it.cell.observation_id if self.it.cell else None)


@strawberry.type
class Comparison:
    """The answer to a comparison."""

    it: strawberry.Private[comparison.Comparison]
    view: strawberry.Private[View]
    as_of: datetime | None
    first: strawberry.Private[int | None] = None  # rows that are shown

    @strawberry.field
    def indicator(self) -> Indicator:
        return measured(self.it.indicator)

    @strawberry.field
    def period(self) -> Period:
        return self.it.period

    @strawberry.field
    def reading_date(self) -> date | None:
        return clock.of_reading(self.it.reading)

    @strawberry.field
    def peers(self) -> Peers:
        return Peers(it=self.it.competition)

    @strawberry.field
    def rows(self) -> list[ComparisonRow]:
        return [row_of(row, self.view) for row in self.it.rows[: self.first]]

    @strawberry.field
    def groups(self) -> list[GroupCount]:
        return [GroupCount(it=count) for count in self.it.groups]

    @strawberry.field
    def summary(self) -> Distribution:
        return Distribution(**vars(self.it.summary))

    @strawberry.field
    async def published_mean(self, info: Info) -> Observation | None:
        return await of_row(info, self.it.published_mean)

    @strawberry.field
    def comparability(self) -> Comparability:
        return Comparability(it=self.it.comparability)

    @strawberry.field
    def unknown(self) -> list[str]:
        return strangers.names(self.it.unknown)

    @strawberry.field
    def unknown_reasons(self, info: Info, language: Language | None = None) -> list[str]:
        return strangers.reasons(self.it.unknown, info, language)

    @strawberry.field
    def columns(self) -> ComparisonColumns:
        return ComparisonColumns(lines=self.it.rows[: self.first])


def row_of(row: Row, view: View) -> ComparisonRow:
    """The row as the API shows it."""
    return ComparisonRow(it=row, view=view)
