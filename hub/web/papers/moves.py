"""What moved: a unit's figures of a period beside those of the period before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.web.papers.baseline import Day
from hub.words.period import Period, parse

Point = Mapping[str, Any]  # of a trend
_TOLD = ("period", "readingDate", "value", "rank", "rankOf", "publishedRank", "publishedRankOf")


def moment(point: Point) -> date:
    """The day of which a figure is: its reading's, else the last of its period."""
    return date.fromisoformat(point["readingDate"] or point["periodEnd"])


def _when(point: Point) -> tuple[str, str | None]:
    return point["period"], point["readingDate"]


@dataclass(frozen=True)
class IndexCourse:
    """A unit on one indicator through time, in parts that may be compared."""

    indicator: Mapping[str, Any]
    segments: Sequence[Sequence[Point]]

    @property
    def points(self) -> list[Point]:
        """All points that hold something, in order."""
        points = [point for segment in self.segments for point in segment]
        return [one for one in points if one["value"] is not None or one["publishedRank"]]

    def at(self, when: Period | Day) -> Point | None:
        """The newest point of a period that has a rank, as readings of few units have none; else
        the newest that is not later.
        """
        earlier = [point for point in self.points if moment(point) <= when.last_day]
        ranked = [
            point
            for point in earlier
            if moment(point) >= when.first_day and (point["rank"] or point["publishedRank"])
        ]
        return max(ranked or earlier, key=moment, default=None)

    def like(self, other: Point | None) -> Point | None:
        """The point of the same period and reading as another one's."""
        if other is None:
            return None
        return next((one for one in self.points if _when(one) == _when(other)), None)

    def is_joined(self, *points: Point) -> bool:
        """Whether points may be compared."""
        moments = {_when(point) for point in points}
        return any(moments <= {_when(point) for point in segment} for segment in self.segments)


@dataclass(frozen=True)
class IndexMove:
    """What a course holds of a period and of the one before; what is new is of the period only."""

    course: IndexCourse
    now: Point | None
    before: Point | None

    @property
    def is_new(self) -> bool:
        """Whether there is a figure that there was not before."""
        now, before = self.now, self.before
        return now is not None and (
            before is None or any(now.get(name) != before.get(name) for name in _TOLD)
        )

    @property
    def is_comparable(self) -> bool:
        """Whether the figure may be subtracted from the one before."""
        now, before = self.now, self.before
        if now is None or before is None or now["doubtful"] or before["doubtful"]:
            return False
        return None not in (now["value"], before["value"]) and self.course.is_joined(now, before)


def course(trends: Sequence[Mapping[str, Any]]) -> IndexCourse | None:
    """The course that the API answers for a single unit; None where there is none."""
    if not trends:
        return None
    trend = trends[0]
    return IndexCourse(trend["indicator"], [segment["points"] for segment in trend["segments"]])


def newest_period(courses: Iterable[IndexCourse]) -> Period | None:
    """The month of the newest reading, or the period of the newest figure."""
    points = [point for one in courses for point in one.points]
    newest = max(points, key=moment, default=None)
    if newest is None:
        return None
    day = moment(newest)
    return Period(day.year, day.month, 1) if newest["readingDate"] else parse(newest["period"])


def shown_apart(moves: Iterable[IndexMove]) -> tuple[list[IndexMove], list[IndexMove]]:
    """Those with new figures, and those without."""
    listing = list(moves)
    return [one for one in listing if one.is_new], [one for one in listing if not one.is_new]


def days(courses: Iterable[IndexCourse]) -> Iterator[date]:
    """The days of all figures."""
    for one in courses:
        yield from map(moment, one.points)
