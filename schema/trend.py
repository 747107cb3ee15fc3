"""The answer to a trend."""

import asyncio
from datetime import date, datetime

import strawberry

from hub.panels.panel import View
from hub.queries import trend as query
from hub.queries.targets import targets_on
from hub.queries.trend import summary
from hub.words import clock
from hub.words.period import Period
from schema import unknown as strangers
from schema.comparison import Comparability
from schema.context import Info
from schema.derivation import Derivation, derived
from schema.entity import Entity, dress
from schema.enums import Language, MissingReason, ObservationStatus, missing_reason
from schema.indicator import Break, Edition, Indicator
from schema.observation import Observation, of_row
from schema.pace import Pace, paced


@strawberry.type
class TrendPoint:
    """One period of a trend."""

    it: strawberry.Private[query.TrendPoint]
    view: strawberry.Private[View]
    period: Period
    value: float | None
    rank: int | None
    rank_of: int | None
    published_rank: int | None
    published_rank_of: int | None
    change: float | None
    change_percent: float | None
    rank_change: int | None

    @strawberry.field
    def reading_date(self) -> date | None:
        return clock.of_reading(self.it.cell.reading)

    @strawberry.field
    def status(self) -> ObservationStatus:
        return ObservationStatus(self.it.cell.status)

    @strawberry.field
    def missing_reason(self) -> MissingReason | None:
        return missing_reason(self.it.cell.missing_reason)

    @strawberry.field
    def derivation(self) -> Derivation | None:
        return derived(self.it.cell.derivation, self.view, self.period)

    @strawberry.field
    async def observation(self, info: Info) -> Observation | None:
        return await of_row(info, self.it.cell.observation_id, self.view)


@strawberry.type
class TrendSegment:
    """A stretch over which a line may be drawn."""

    it: strawberry.Private[query.TrendSegment]
    view: strawberry.Private[View]

    @strawberry.field
    def edition(self) -> Edition | None:
        return Edition(it=self.it.edition) if self.it.edition else None

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity, self.it.points[-1].period.last_day)

    @strawberry.field
    def chained(self) -> bool:
        return self.it.chained

    @strawberry.field
    def points(self) -> list[TrendPoint]:
        return [_point(point, self.view) for point in self.it.points]


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
        return self.it.first and _point(self.it.first, self.view)

    @strawberry.field
    def last(self) -> TrendPoint | None:
        return self.it.last and _point(self.it.last, self.view)

    @strawberry.field
    def best(self) -> TrendPoint | None:
        return self.it.best and _point(self.it.best, self.view)

    @strawberry.field
    def worst(self) -> TrendPoint | None:
        return self.it.worst and _point(self.it.worst, self.view)

    @strawberry.field
    async def pace(self, info: Info) -> list[Pace]:
        day, own = (
            info.context.day(self.as_of),
            targets_on(self.view, self.trend.entity, self.trend.indicator.code),
        )
        return list(await asyncio.gather(*(paced(info, target, self.view, day) for target in own)))


@strawberry.type
class TrendColumns:
    """The same answer as columns."""

    periods: list[Period]
    values: list[float | None]
    ranks: list[int | None]
    segments: list[int]


@strawberry.type
class Trend:
    """One entity on one indicator through time."""

    it: strawberry.Private[query.Trend]
    view: strawberry.Private[View]
    as_of: datetime | None

    @strawberry.field
    def entity(self) -> Entity:
        points = self.it.points
        return dress(self.it.entity, points[-1].period.last_day if points else None)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)

    @strawberry.field
    def segments(self) -> list[TrendSegment]:
        return [TrendSegment(it=segment, view=self.view) for segment in self.it.segments]

    @strawberry.field
    def breaks(self) -> list[Break]:
        return [Break(it=break_) for break_ in self.it.breaks]

    @strawberry.field
    def comparability(self) -> Comparability:
        return Comparability(it=self.it.comparability)

    @strawberry.field
    async def summary(self, info: Info) -> TrendSummary:
        it = await info.context.ask(summary.summary, self.it)
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
        points = self.it.points
        return TrendColumns(
            periods=[point.period for point in points],
            values=[point.cell.value for point in points],
            ranks=[point.standing.rank if point.standing else None for point in points],
            segments=[
                number for number, segment in enumerate(self.it.segments) for _ in segment.points
            ],
        )


def _point(point: query.TrendPoint, view: View) -> TrendPoint:
    standing, cell, move = point.standing, point.cell, point.move
    return TrendPoint(
        it=point,
        view=view,
        period=point.period,
        value=cell.value,
        rank=standing.rank if standing else None,
        rank_of=standing.rank_of if standing else None,
        published_rank=cell.rank,
        published_rank_of=cell.rank_of,
        change=point.change,
        change_percent=point.change_percent,
        rank_change=move.change if move else None,
    )
