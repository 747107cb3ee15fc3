"""Spark: a small line of a unit's values through time, joined only where they may be joined."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.words import period

WIDTH, HEIGHT = 138, 30
_SIDE = 6.0  # left and right of the outermost points, above and below them


@dataclass(frozen=True)
class SparkPoint:
    """A value, and where it is drawn."""

    x: float
    y: float
    is_hollow: bool = False


@dataclass(frozen=True)
class Spark:
    """Runs of points to be joined, cuts between them, and the years at both ends."""

    runs: tuple[tuple[SparkPoint, ...], ...]
    cuts: tuple[float, ...]
    first: str
    last: str

    @property
    def end(self) -> SparkPoint:
        """The newest point."""
        return self.runs[-1][-1]


Point = Mapping[str, Any]


def spark(trend: Mapping[str, Any]) -> Spark | None:
    """The spark of a trend of the API; None where no point has a value."""
    runs = [run for segment in trend["segments"] for run in _runs(segment["points"])]
    points = [point for run in runs for point in run]
    if not points:
        return None
    place = _Scale.of(points)
    drawn = tuple(tuple(place.point(point) for point in run) for run in runs)
    return Spark(
        drawn,
        tuple(place.cut(day, points) for day in _cuts(trend, points)),
        points[0]["period"][:4],
        points[-1]["period"][:4],
    )


def _cuts(trend: Mapping[str, Any], points: Sequence[Point]) -> list[date]:
    """The days at which the points are cut."""
    days = (_first_day(one["at"]) for one in trend["breaks"] if one["severity"] == "CUT")
    return [day for day in days if _day(points[0]) < day <= _day(points[-1])]


@dataclass(frozen=True)
class _Scale:
    """From days and values to places of the drawing."""

    days: tuple[int, int]
    values: tuple[float, float]

    @classmethod
    def of(cls, points: Sequence[Point]) -> "_Scale":
        days = [_day(point).toordinal() for point in points]
        values = [point["value"] for point in points]
        return cls((min(days), max(days)), (min(values), max(values)))

    def x(self, day: date) -> float:
        low, high = self.days
        share = (day.toordinal() - low) / (high - low) if high > low else 1.0
        return round(_SIDE + share * (WIDTH - 2 * _SIDE), 1)

    def point(self, point: Point) -> SparkPoint:
        low, high = self.values
        share = (point["value"] - low) / (high - low) if high > low else 0.5
        y = round(HEIGHT - _SIDE - share * (HEIGHT - 2 * _SIDE), 1)
        return SparkPoint(self.x(_day(point)), y, point["doubtful"])

    def cut(self, day: date, points: Sequence[Point]) -> float:
        """A cut stands between the last point before it and the first behind."""
        before = max(_day(point) for point in points if _day(point) < day)
        behind = min(_day(point) for point in points if _day(point) >= day)
        return round((self.x(before) + self.x(behind)) / 2, 1)


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """The points of a segment that a line joins: neighbours in time, each with a sure value."""
    run: list[Point] = []
    for point in points:
        if point["value"] is None:
            continue
        if run and not _is_joined(run[-1], point):
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _is_joined(before: Point, point: Point) -> bool:
    if before["doubtful"] or point["doubtful"]:
        return False
    if before["readingDate"] and point["readingDate"]:
        return True
    return period.parse(before["period"]).after == period.parse(point["period"])


def _day(point: Point) -> date:
    return date.fromisoformat(point["readingDate"] or point["periodStart"])


def _first_day(text: str) -> date:
    return period.parse(text).first_day
