"""The axis of time of a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hub.web.charts.axes import ChartAxis
from hub.web.charts.series import SeriesLine

_APART = 1 / 60  # of the span of time, the least between two moments that stand to scale


@dataclass(frozen=True)
class TimeAxis:
    """The axis of time: to scale, or step by step where moments are too near each other."""

    moments: tuple[date, ...]
    is_to_scale: bool

    @classmethod
    def of(cls, lines: Sequence[SeriesLine]) -> "TimeAxis":
        """The axis of the moments of all lines."""
        moments = sorted({point.moment for line in lines for point in line.points})
        span = (moments[-1] - moments[0]).days
        nearest = min(
            ((after - before).days for before, after in pairwise(moments)),
            default=span,
        )
        return cls(tuple(moments), nearest >= span * _APART)

    def place(self, moment: date) -> float:
        """Where a moment of the axis stands, or a day between two."""
        if self.is_to_scale:
            return moment.year + (moment.timetuple().tm_yday - 1) / 366
        before = sum(one < moment for one in self.moments)
        return before if moment in self.moments else before - 0.5

    def pixels(self, width: float) -> ChartAxis:
        """The axis over so many pixels."""
        first, last = self.place(self.moments[0]), self.place(self.moments[-1])
        room = (last - first) * 0.03 or 0.5
        return ChartAxis(first - room, last + room, width)
