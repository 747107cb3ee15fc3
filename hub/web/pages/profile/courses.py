"""Courses: how a province came to where it is, a chart and a table for each yearly index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.web.charts import ChartFigure, ChartMeasure
from hub.web.pages.page_chart import chart
from hub.web.pages.page_request import PageRequest
from hub.web.pages.profile.results import ResultLine

_COUNTRY = "ca-nuoc"
_MOST = 4
_FEWEST = 2  # points that make a course


@dataclass(frozen=True)
class ProfileCourse:
    """An index through time: its chart, and the points as a table."""

    line: ResultLine
    figure: ChartFigure
    is_rank: bool

    @property
    def points(self) -> list[Mapping[str, Any]]:
        """The points of the unit."""
        return _points(self.line)


def courses(page: PageRequest, unit: str, lines: Sequence[ResultLine]) -> list[ProfileCourse]:
    """The first courses of the lines that are published by period."""
    wanted = [line for line in lines if _is_course(line)][:_MOST]
    return [course for line in wanted if (course := _course(page, unit, line))]


def _is_course(line: ResultLine) -> bool:
    is_read = line.line["index"]["freshness"]["readingDate"] is not None
    return not is_read and len(_points(line)) >= _FEWEST


def _course(page: PageRequest, unit: str, line: ResultLine) -> ProfileCourse | None:
    """The published ranks, where more of them are known than values; else the values."""
    points = _points(line)
    values = sum(one["value"] is not None for one in points)
    is_rank = sum(one["publishedRank"] is not None for one in points) > values
    others = () if is_rank or line.is_gap_computed else (("entities", _COUNTRY),)
    indicator = line.line["indicator"]["id"].partition("@")[0]
    drawn = chart(
        page,
        "trend",
        (("indicator", indicator), ("entities", unit), *others),
        own=unit,
        measure=ChartMeasure.RANK if is_rank else ChartMeasure.VALUE,
    )
    return ProfileCourse(line, drawn, is_rank) if drawn else None


def _points(line: ResultLine) -> list[Mapping[str, Any]]:
    return [
        point
        for segment in line.trend["segments"]
        for point in segment["points"]
        if point["value"] is not None or point["publishedRank"] is not None
    ]
