"""The answer to a distribution through time."""

from datetime import date

import strawberry

from hub.queries import distributions
from hub.words import clock
from hub.words.period import Period
from schema.comparison import Distribution, Peers
from schema.entity import Entity, dress
from schema.indicator import Break, Indicator


@strawberry.type
class DistributionPoint:
    """How values lie in one period."""

    it: strawberry.Private[distributions.DistributionPoint]
    period: Period
    segment: int

    @strawberry.field
    def reading_date(self) -> date | None:
        return clock.of_reading(self.it.competition.at.reading)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.competition.indicator)

    @strawberry.field
    def peers(self) -> Peers:
        return Peers(it=self.it.competition)

    @strawberry.field
    def summary(self) -> Distribution:
        return Distribution(**vars(self.it.summary))

    @strawberry.field
    def best(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.best]


@strawberry.type
class DistributionTrend:
    """How values lie, period by period."""

    it: strawberry.Private[distributions.Distributions]

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def breaks(self) -> list[Break]:
        return [Break(it=break_) for break_ in self.it.breaks]

    @strawberry.field
    def points(self) -> list[DistributionPoint]:
        return [
            DistributionPoint(it=point, period=point.competition.at.period, segment=point.segment)
            for point in self.it.points
        ]
