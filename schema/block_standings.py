"""The answer to a department's place in its block through time."""

from datetime import date

import strawberry

from hub.panels.panel import View
from hub.queries import block_standings as query
from hub.words import clock
from hub.words.period import Period
from schema.comparison import ComparisonRow, Distribution, Peers, row_of
from schema.context import Info
from schema.entity import Entity, Succession, dress
from schema.enums import Language
from schema.indicator import Break, Indicator


@strawberry.type
class BlockPoint:
    """One period: where a unit stands among those of its block."""

    it: strawberry.Private[query.BlockPoint]
    view: strawberry.Private[View]
    period: Period
    block: str | None

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.name(self.it.entity, self.period, language)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.it.entity, self.period, language)

    @strawberry.field
    def province_name(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.province_name(self.it.entity, self.period, language)

    @strawberry.field
    def reading_date(self) -> date | None:
        return clock.of_reading(self.it.comparison.reading)

    @strawberry.field
    def row(self) -> ComparisonRow:
        return row_of(self.it.row, self.view)

    @strawberry.field
    def peers(self) -> Peers:
        return Peers(it=self.it.competition)

    @strawberry.field
    def summary(self) -> Distribution:
        return Distribution(**vars(self.it.summary))

    @strawberry.field
    def best(self) -> ComparisonRow | None:
        best = self.it.comparison.best
        return row_of(best, self.view) if best else None


@strawberry.type
class BlockUnit:
    """One unit, and how it went into the one that is asked for."""

    it: strawberry.Private[query.BlockUnit]
    view: strawberry.Private[View]

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def path(self) -> list[Succession]:
        return [Succession(it=succession) for succession in self.it.path]

    @strawberry.field
    def points(self) -> list[BlockPoint]:
        return [
            BlockPoint(it=point, view=self.view, period=point.period, block=point.block)
            for point in self.it.points
        ]


@strawberry.type
class BlockStandings:
    """A unit's place in its block through time, across mergers."""

    it: strawberry.Private[query.BlockStandings]
    view: strawberry.Private[View]

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def units(self) -> list[BlockUnit]:
        return [BlockUnit(it=unit, view=self.view) for unit in self.it.units]

    @strawberry.field
    def breaks(self) -> list[Break]:
        return [Break(it=break_) for break_ in self.it.breaks]

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)
