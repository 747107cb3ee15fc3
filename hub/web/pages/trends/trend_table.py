"""The table of trends: a row for each period, and where a course is cut."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from hub.words import period as periods

Point = Mapping[str, Any]
_CUT = "CUT"
WHOLES = ("COUNTRY", "REGION")


@dataclass(frozen=True)
class TrendRow:
    """One period or reading: the point of each unit, and the cuts before it."""

    point: Point
    points: tuple[Point | None, ...]
    cuts: tuple[str, ...]


@dataclass(frozen=True)
class TrendTable:
    """The trends of several units beside each other."""

    trends: Sequence[Mapping[str, Any]]

    @cached_property
    def rows(self) -> list[TrendRow]:
        """The rows through time."""
        columns = [{_moment(point): point for point in points_of(one)} for one in self.trends]
        moments = sorted({moment for column in columns for moment in column})
        return list(self._rows(moments, columns))

    @cached_property
    def breaks(self) -> list[Mapping[str, Any]]:
        """Why courses are cut, then what else is to be known, each cause once."""
        causes = {(each["at"], each["note"]): each for one in self.trends for each in one["breaks"]}
        return sorted(causes.values(), key=lambda each: (each["severity"] != _CUT, each["at"]))

    @property
    def has_ranks(self) -> bool:
        """Whether a point has a rank of either kind."""
        return any(
            point["publishedRank"] is not None or point["rank"] is not None
            for one in self.trends
            for point in points_of(one)
        )

    @property
    def has_other_counts(self) -> bool:
        """Whether a change of rank is counted among others than are ranked."""
        return any(is_among_others(point) for one in self.trends for point in points_of(one))

    @property
    def has_other_members(self) -> bool:
        """Whether means of a unit are of other members in one period than in another."""
        return any(_has_other_members(one) for one in self.trends)

    def _rows(
        self, moments: Sequence[tuple[Any, str]], columns: Sequence[Mapping[Any, Point]]
    ) -> Iterator[TrendRow]:
        count = 0  # of the cuts that stand above
        for moment in moments:
            points = tuple(column.get(moment) for column in columns)
            notes = self._cuts_until(_end(moment))
            yield TrendRow(next(filter(None, points)), points, notes[count:])
            count = len(notes)

    def _cuts_until(self, day: date) -> tuple[str, ...]:
        """What is said of the cuts up to a day, the earliest first."""
        cuts = [each for each in self.breaks if each["severity"] == _CUT and _first(each) <= day]
        return tuple(f"{each['at']}: {each['note']}" for each in sorted(cuts, key=_first))


def points_of(trend: Mapping[str, Any]) -> Iterator[Point]:
    """The points of all segments."""
    for segment in trend["segments"]:
        yield from segment["points"]


def is_among_others(point: Point) -> bool:
    """Whether the change of its rank is counted among another number than is ranked now or was
    then.
    """
    counts = {point["rankOf"], point["previousRankOf"]}
    return point["rankChangeOf"] is not None and counts != {point["rankChangeOf"]}


def _has_other_members(trend: Mapping[str, Any]) -> bool:
    if trend["entity"]["kind"] not in WHOLES:
        return False
    return any(point["derivation"] and point["derivation"]["missing"] for point in points_of(trend))


def _moment(point: Point) -> tuple[Any, str]:
    return periods.parse(point["period"]), point["readingDate"] or ""


def _end(moment: tuple[Any, str]) -> Any:
    return moment[0].last_day


def _first(cut: Mapping[str, Any]) -> date:
    """The day from which a cut parts what is before from what is after."""
    return periods.parse(cut["at"]).first_day
