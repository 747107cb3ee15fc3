"""The chart of ranks through time, of several units among those ranked with them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import altair as alt

from hub.web.charts import channels, trend
from hub.web.charts.look import ChartLook, ChartMeasure
from hub.web.charts.picture import Picture
from hub.web.charts.series import HOLLOW
from hub.web.charts.trend_chart import TrendChart

_LEAST, _MOST, _STEP = 260, 560, 16  # pixels of the chart, and of a rank
_SIZE = 380  # of a circle that holds a rank


class BumpChart(TrendChart):
    """Lines of ranks; the marks of one's own hold their ranks."""

    @property
    def height(self) -> int:
        """The pixels of the axis of ranks."""
        last = max(int(point.of or point.value) for line in self.lines for point in line.points)
        return min(max(_STEP * last, _LEAST), _MOST)

    @property
    def room(self) -> int:
        """The pixels between the last point of a line and its label."""
        return 17

    def _intervals(self) -> Iterator[alt.Chart]:
        return iter(())

    def _own_labels(self) -> Iterator[alt.Chart]:
        """A circle at each of one's own points, with the rank in it."""
        colours = self.look.palette
        rows = [
            self._row(0, point)
            | {
                "label": f"{point.value:.0f}",
                "ink": colours.acc if point.mark in HOLLOW else colours.bg,
            }
            for point in self.lines[0].points
        ]
        yield self._layer(
            rows, fill=channels.fill(), stroke=channels.stroke(), shape=channels.shape()
        ).mark_point(size=_SIZE, strokeWidth=1.5, opacity=1)
        yield self._layer(rows, text=channels.label(), fill=channels.fill("ink")).mark_text(
            baseline="middle", fontSize=12, fontWeight=600
        )


def picture(answer: dict[str, Any], look: ChartLook) -> Picture:
    """The chart of an answer; the first unit of the question is one's own."""
    return trend.picture(answer, replace(look, measure=ChartMeasure.RANK), BumpChart)
