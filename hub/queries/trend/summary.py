"""Summary: where a trend begins, ends, is best and worst, and how fast it moves."""

from collections.abc import Iterable
from dataclasses import dataclass

from hub.queries.comparability import cuts_of
from hub.queries.trend import Trend, TrendPoint, TrendSegment, is_cut
from hub.queries.trend.slope import middle, theil_sen


@dataclass(frozen=True)
class Summary:
    """The last stretch of a trend in short; of two points alike the earlier is the best or the
    worst.
    """

    first: TrendPoint | None = None
    last: TrendPoint | None = None
    best: TrendPoint | None = None
    worst: TrendPoint | None = None
    slope_per_year: float | None = None


def summary(trend: Trend) -> Summary:
    """The last stretch in short, since values of two stretches cannot be compared; empty where
    it tells no value beyond doubt: a pure function of a trend, which needs no view.
    """
    points = certain_points(trend.segments[-1]) if trend.segments else []
    if not points:
        return Summary()
    # A stretch that was chained on request reaches back across a cut.
    cuts, last = cuts_of(trend.breaks), points[-1]
    points = [
        point for point in points if point is last or not is_cut(point.period, last.period, cuts)
    ]
    best, worst = (max, min) if trend.segments[-1].indicator.higher_is_better else (min, max)
    return Summary(
        first=points[0],
        last=last,
        best=best(points, key=_value),
        worst=worst(points, key=_value),
        slope_per_year=slope(points),
    )


def certain_points(segment: TrendSegment) -> list[TrendPoint]:
    """The points of a stretch that have a value beyond doubt, computed ones among them."""
    return [
        point
        for point in segment.points
        if point.cell.value is not None and not point.cell.mark.doubtful
    ]


def slope(points: Iterable[TrendPoint]) -> float | None:
    """How much the value moves a year, by Theil and Sen; None with fewer than two periods, each
    told by its last reading.
    """
    last = {point.period: point for point in points}.values()
    return theil_sen((middle(point.period, point.cell.reading), point.cell.value) for point in last)


def _value(point: TrendPoint) -> float:
    return point.cell.value
