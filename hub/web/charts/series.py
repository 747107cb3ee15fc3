"""Series: the points of a line, how each is marked, and which of them a line may join."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from hub.web.charts.look import ChartMeasure
from hub.words import period

_DAY = timedelta(days=1)


class PointMark(StrEnum):
    """How sure a figure is, which its mark shows."""

    PLAIN = "plain"
    PROVISIONAL = "provisional"
    DERIVED = "derived"
    DOUBTFUL = "doubtful"


HOLLOW = (PointMark.DOUBTFUL, PointMark.DERIVED)


@dataclass(frozen=True)
class SeriesPoint:
    """A figure of a unit in a period, in a segment within which figures are of one kind."""

    segment: int
    first: date
    last: date
    reading: date | None
    value: float
    of: int | None = None  # of a rank, among how many
    low: float | None = None
    high: float | None = None
    mark: PointMark = PointMark.PLAIN
    period: str = ""

    @property
    def moment(self) -> date:
        """When it stands on the axis of time: the day it was read, or the middle of its period."""
        return self.reading or self.first + (self.last - self.first) / 2


@dataclass(frozen=True)
class SeriesLine:
    """The points of one unit in the order of time."""

    entity: str
    name: str
    points: tuple[SeriesPoint, ...]
    cuts: tuple[date, ...] = ()  # the days across which it may not go on

    @property
    def last(self) -> SeriesPoint:
        """The newest point."""
        return self.points[-1]


@dataclass(frozen=True)
class Joint:
    """Points that a line joins, dashed where one of each two is derived."""

    points: tuple[SeriesPoint, ...]
    is_dashed: bool


def joints(line: SeriesLine) -> list[Joint]:
    """The runs of points that a line joins: of one segment, one right after the other, none of
    them doubtful, never across a cut.
    """
    runs: list[Joint] = []
    for before, after in pairwise(line.points):
        if not _is_joined(before, after, line.cuts):
            continue
        is_dashed = PointMark.DERIVED in (before.mark, after.mark)
        if runs and runs[-1].points[-1] is before and runs[-1].is_dashed == is_dashed:
            runs[-1] = Joint((*runs[-1].points, after), is_dashed)
        else:
            runs.append(Joint((before, after), is_dashed))
    return runs


def _is_joined(before: SeriesPoint, after: SeriesPoint, cuts: Sequence[date]) -> bool:
    if before.segment != after.segment or PointMark.DOUBTFUL in (before.mark, after.mark):
        return False
    if any(before.first < cut <= after.first for cut in cuts):
        return False
    is_same = before.first == after.first and before.last == after.last
    return after.first == before.last + _DAY or (is_same and after.reading != before.reading)


def line_of(trend: dict[str, Any], measure: ChartMeasure, is_published: bool) -> SeriesLine:
    """The line of a trend of the API."""
    points = [
        SeriesPoint(
            segment=number,
            first=date.fromisoformat(point["periodStart"]),
            last=date.fromisoformat(point["periodEnd"]),
            reading=point["readingDate"] and date.fromisoformat(point["readingDate"]),
            mark=mark(point),
            period=point["period"],
            **_figures(point, measure, is_published),
        )
        for number, segment in enumerate(trend["segments"])
        for point in segment["points"]
        if _figures(point, measure, is_published)["value"] is not None
    ]
    entity = trend["entity"]
    ordered = sorted(points, key=lambda point: (point.moment, point.segment))
    cuts = tuple(begins(one) for one in trend["breaks"] if one["severity"] == "CUT")
    return SeriesLine(entity["id"], entity["name"], tuple(ordered), cuts)


def _figures(point: dict[str, Any], measure: ChartMeasure, is_published: bool) -> dict[str, Any]:
    if measure is ChartMeasure.RANK:
        rank, of = ("publishedRank", "publishedRankOf") if is_published else ("rank", "rankOf")
        return {"value": point[rank], "of": point[of]}
    low, high = interval(point)
    return {"value": point["value"], "low": low, "high": high}


def interval(figure: dict[str, Any]) -> tuple[float | None, float | None]:
    """Between which values a figure lies, as published or derived."""
    known = figure["observation"] or figure["derivation"] or {}
    return known.get("low"), known.get("high")


def mark(figure: dict[str, Any]) -> PointMark:
    """How a figure is marked."""
    if figure["doubtful"]:
        return PointMark.DOUBTFUL
    marks = {"DERIVED": PointMark.DERIVED, "PROVISIONAL": PointMark.PROVISIONAL}
    return marks.get(figure["status"], PointMark.PLAIN)


def begins(break_: dict[str, Any]) -> date:
    """The day from which figures are of another kind."""
    return period.parse(break_["at"]).first_day
