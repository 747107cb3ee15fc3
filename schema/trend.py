"""The answer to a trend."""

from datetime import date, datetime

import strawberry

from hub import catalogue
from hub.panels.panel import View
from hub.queries import trend as query
from hub.queries.targets import targets_on
from hub.queries.trend import summary
from hub.words import clock
from hub.words.period import Period
from schema import unknown as strangers
from schema.columns import TrendColumns
from schema.comparison import Comparability
from schema.context import Info
from schema.derivation import Derivation, derived
from schema.entity import Entity, Region, dress, region_of
from schema.enums import Language, MissingReason, ObservationStatus, missing_reason
from schema.indicator import Break, Edition, Indicator
from schema.observation import Observation, of_row
from schema.pace import Pace, paced
from schema.shown import shown


@strawberry.type
class TrendPoint:
    """One period of a trend."""

    it: strawberry.Private[query.TrendPoint]
    owner: strawberry.Private[catalogue.Entity]
    period: Period = shown("period")
    period_start: date = shown("period.first_day")
    period_end: date = shown("period.last_day")
    value: float | None = shown("cell.value")
    rank: int | None = shown("standing.rank")
    rank_of: int | None = shown("standing.rank_of")
    published_rank: int | None = shown("cell.rank")
    published_rank_of: int | None = shown("cell.rank_of")
    change: float | None = shown("change")
    change_percent: float | None = shown("change_percent")
    rank_change: int | None = shown("move.change")
    rank_change_of: int | None = shown("move.of")
    previous_rank: int | None = shown("previous_standing.rank")
    previous_rank_of: int | None = shown("previous_standing.rank_of")
    doubtful: bool = shown("doubtful")

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.name(self.owner, self.it.period, language)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.owner, self.it.period, language)

    @strawberry.field
    def region(self, info: Info) -> Region | None:
        region = region_of(info.context.view.catalogue, self.owner, self.it.period.last_day)
        return dress(region) if region else None

    @strawberry.field
    async def notes(self, info: Info, language: Language | None = None) -> list[str]:
        observation = await self.observation(info)
        return observation.notes(info, language) if observation else []

    @strawberry.field
    def reading_date(self) -> date | None:
        return clock.of_reading(self.it.cell.reading)

    @strawberry.field
    def rank_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.unranked, language)

    @strawberry.field
    def status(self) -> ObservationStatus:
        return ObservationStatus(self.it.cell.status)

    @strawberry.field
    def missing_reason(self) -> MissingReason | None:
        return missing_reason(self.it.cell.missing_reason)

    @strawberry.field
    def derivation(self) -> Derivation | None:
        return derived(self.it.cell.derivation)

    @strawberry.field
    async def observation(self, info: Info) -> Observation | None:
        return await of_row(info, self.it.cell.observation_id)


@strawberry.type
class TrendSegment:
    """A stretch over which a line may be drawn."""

    it: strawberry.Private[query.TrendSegment]

    @strawberry.field
    def edition(self) -> Edition | None:
        return Edition(it=self.it.edition) if self.it.edition else None

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def chained(self) -> bool:
        return self.it.chained

    @strawberry.field
    def points(self) -> list[TrendPoint]:
        return [_point(point, self.it.entity) for point in self.it.points]


@strawberry.type
class TrendSummary:
    """The last stretch of a trend in short."""

    it: strawberry.Private[summary.Summary]
    trend: strawberry.Private[query.Trend]
    view: strawberry.Private[View]
    as_of: strawberry.Private[datetime | None]
    slope_per_year: float | None

    @strawberry.field
    def first(self) -> TrendPoint | None:
        return self._point(self.it.first)

    @strawberry.field
    def last(self) -> TrendPoint | None:
        return self._point(self.it.last)

    @strawberry.field
    def best(self) -> TrendPoint | None:
        return self._point(self.it.best)

    @strawberry.field
    def worst(self) -> TrendPoint | None:
        return self._point(self.it.worst)

    def _point(self, point: query.TrendPoint | None) -> TrendPoint | None:
        return _point(point, self.trend.entity) if point else None

    @strawberry.field
    async def pace(self, info: Info) -> list[Pace]:
        day, own = (
            info.context.day(self.as_of),
            targets_on(self.view, self.trend.entity, self.trend.indicator.code),
        )
        return await info.context.together(
            paced(info, target, self.view, day=day) for target in own
        )


@strawberry.type
class Trend:
    """One entity on one indicator through time."""

    it: strawberry.Private[query.Trend]
    view: strawberry.Private[View]
    as_of: datetime | None

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)

    @strawberry.field
    def segments(self) -> list[TrendSegment]:
        return [TrendSegment(it=segment) for segment in self.it.segments]

    @strawberry.field
    def breaks(self) -> list[Break]:
        return [Break(it=break_) for break_ in self.it.breaks]

    @strawberry.field
    def comparability(self) -> Comparability:
        return Comparability(it=self.it.comparability)

    @strawberry.field
    def summary(self, info: Info) -> TrendSummary:
        it = summary.summary(self.it)
        return TrendSummary(
            it=it, trend=self.it, view=self.view, as_of=self.as_of, slope_per_year=it.slope_per_year
        )

    @strawberry.field
    def unknown(self) -> list[str]:
        return strangers.names(self.it.unknown)

    @strawberry.field
    def unknown_reasons(self, info: Info, language: Language | None = None) -> list[str]:
        return strangers.reasons(self.it.unknown, info, language)

    @strawberry.field
    def columns(self) -> TrendColumns:
        return TrendColumns(lines=self.it.points, trend=self.it)


def _point(point: query.TrendPoint, owner: catalogue.Entity) -> TrendPoint:
    return TrendPoint(it=point, owner=owner)
