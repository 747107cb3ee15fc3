"""Lines of units through time, as they are drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import altair as alt

from hub.web.charts import axes, channels, series
from hub.web.charts.axes import ChartAxis
from hub.web.charts.label_places import LabelGround, Stroke
from hub.web.charts.look import ChartLook, ChartMeasure, decimals_of, width_of
from hub.web.charts.series import HOLLOW, PointMark, SeriesLine, SeriesPoint
from hub.web.charts.time_axis import TimeAxis
from hub.words import period
from hub.words.clock import written_day
from hub.words.language import shortened, within_sentence

_LEFT, _LABEL = 44, 16  # pixels of the axis of values; between the labels of two lines
_FEW = 2  # lines that all have their intervals drawn; of more, only one's own
_ALL = 9  # points that are all labelled
_LONGEST = 30  # letters of the label of a cut
_DASHED = [4, 3]
# The manner of comparisons: the first, and two more told apart by dash and mark, not by colour.
_MANNERS = (([], "circle"), ([9, 3], "diamond"), ([1.5, 3], "triangle-up"))


@dataclass(frozen=True)
class TrendChart:
    """Lines of units through time, the first of them one's own, on an axis of values or ranks."""

    lines: tuple[SeriesLine, ...]
    breaks: tuple[dict[str, Any], ...]
    unit: str
    look: ChartLook
    has_own: bool = True

    @property
    def height(self) -> int:
        """The pixels of the axis of values."""
        return max(self.look.height, _LABEL * len(self.lines))

    @property
    def room(self) -> int:
        """The pixels between the last point of a line and its label."""
        return 9

    def chart(self) -> alt.LayerChart:
        """The chart."""
        layers = [
            *self._bands(),
            self._periods(),
            *self._notes(),
            *self._intervals(),
            *self._joints(),
            self._points(),
            *self._labels(),
        ]
        return alt.layer(*layers).properties(width=round(self.x.pixels), height=self.height)

    @cached_property
    def time(self) -> TimeAxis:
        """When the points are."""
        return TimeAxis.of(self.lines)

    @cached_property
    def x(self) -> ChartAxis:
        """The axis of time in pixels."""
        widest = max(width_of(self._end(number), 12.5) for number in range(len(self.lines)))
        return self.time.pixels(max(self.look.width - _LEFT - widest - 12, 160))

    @cached_property
    def y(self) -> ChartAxis:
        """The axis of values, or of ranks with 1 on top."""
        points = [point for line in self.lines for point in line.points]
        if self.look.measure is ChartMeasure.RANK:
            return axes.of_ranks(max(int(point.of or point.value) for point in points), self.height)
        bounds = [(point.value, point.low, point.high) for point in points]
        return axes.of_values(
            [one for three in bounds for one in three if one is not None], self.height
        )

    @cached_property
    def bands(self) -> list[tuple[dict[str, Any], float]]:
        """The cuts between the first point and the last, and where they are."""
        return self._inside("CUT")

    @cached_property
    def ticks(self) -> list[tuple[dict[str, Any], float]]:
        """The lesser changes between the first point and the last, and where they are."""
        return self._inside("NOTE")

    @property
    def intervals(self) -> list[tuple[int, SeriesPoint]]:
        """The points whose intervals are drawn, with the number of their line; of many lines only
        those of one's own.
        """
        return [
            (number, point)
            for number, line in enumerate(self.lines)
            for point in line.points
            if point.low is not None
            and point.high is not None
            and (self._is_own(number) or len(self.lines) <= _FEW)
        ]

    def _layer(
        self, rows: Sequence[Mapping[str, Any]], y: str | alt.YValue = "value", **encodings: Any
    ) -> alt.Chart:
        """Marks at times, at values of a column or at a pixel."""
        x_scale = alt.Scale(domain=[self.x.first, self.x.last], nice=False, zero=False)
        y_scale = alt.Scale(
            domain=sorted((self.y.first, self.y.last)),
            nice=False,
            zero=False,
            reverse=self.look.measure is ChartMeasure.RANK,
        )
        y_axis = alt.Axis(values=list(self.y.ticks), format=f",.{self.y.decimals}f")
        return channels.chart(rows).encode(
            x=alt.X("time:Q", axis=None, scale=x_scale),
            y=alt.Y(f"{y}:Q", axis=y_axis, scale=y_scale) if isinstance(y, str) else y,
            **encodings,
        )

    def _bands(self) -> Iterator[alt.Chart]:
        """Where lines are cut: a band, and above it why."""
        inside = self.bands
        if not inside:
            return
        rows = [{"time": place, "from": one["at"]} for one, place in inside]
        yield self._layer(rows, alt.YValue(0), y2=alt.Y2Value(self.height)).mark_rule(
            color=self.look.palette.band, strokeWidth=6
        )
        labels = [
            shortened(f"{self.begin(one)}: {within_sentence(one['kindText'])}", _LONGEST)
            for one, _ in inside
        ]
        middles = [
            self._middle(place, label) for (_, place), label in zip(inside, labels, strict=True)
        ]
        widths = [width_of(label) for label in labels]
        rises = axes.rises(list(zip(middles, widths, strict=True)))
        for middle, label, rise in zip(middles, labels, rises, strict=True):
            row = {"time": self.x.value(middle), "label": label}
            yield self._layer([row], alt.YValue(-10 - 15 * rise), text=channels.label()).mark_text(
                color=self.look.palette.mut
            )

    def _inside(self, severity: str) -> list[tuple[dict[str, Any], float]]:
        """The breaks of a kind between the first point and the last, and where they are."""
        first, *_, last = (self.time.moments[0], self.time.moments[-1])
        return [
            (one, self.time.place(series.begins(one)))
            for one in self.breaks
            if one["severity"] == severity and first < series.begins(one) <= last
        ]

    def _middle(self, place: float, label: str) -> float:
        """The pixel of the middle of a text that begins and ends within the chart."""
        half = width_of(label) / 2
        return max(min(self.x.pixel(place), self.x.pixels - half), half)

    def _periods(self) -> alt.Chart:
        """The periods under the axis of time."""
        points = {point.moment: point for line in self.lines for point in line.points}
        places = [self.x.pixel(self.time.place(moment)) for moment in self.time.moments]
        width = max(width_of(self.when(point)) for point in points.values()) + 10
        shown = [self.time.moments[place] for place in axes.thinned(places, width)]
        rows = [
            {"time": self.time.place(moment), "label": self.when(points[moment])}
            for moment in shown
        ]
        return self._layer(rows, alt.YValue(self.height + 16), text=channels.label()).mark_text(
            color=self.look.palette.mut
        )

    def when(self, point: SeriesPoint) -> str:
        """The period of a point, or its day, as it is written under an axis."""
        if point.reading:
            return self.look.say(written_day(point.reading))
        return self._spoken(point.period)

    def begin(self, change: dict[str, Any]) -> str:
        """Since when figures are others, as it is written above a band."""
        return self._spoken(change["at"])

    def _spoken(self, name: str) -> str:
        return self.look.say(period.parse(name).spoken).removeprefix("năm ")

    def _notes(self) -> Iterator[alt.Chart]:
        """Where figures change a little: a small tick on the axis of time."""
        rows = [{"time": place, "from": one["at"]} for one, place in self.ticks]
        if rows:
            yield self._layer(
                rows, alt.YValue(self.height), y2=alt.Y2Value(self.height - 7)
            ).mark_rule(color=self.look.palette.edge, strokeWidth=1.5)

    def _intervals(self) -> Iterator[alt.Chart]:
        rows = [
            self._row(number, point) | {"low": point.low, "high": point.high}
            for number, point in self.intervals
        ]
        if rows:
            yield self._layer(rows, "low", y2=alt.Y2("high"), stroke=channels.stroke()).mark_rule(
                strokeWidth=1.5
            )

    def _joints(self) -> Iterator[alt.Chart]:
        for number, line in reversed(list(enumerate(self.lines))):
            for joint in series.joints(line):
                rows = [self._row(number, point) for point in joint.points]
                yield self._layer(rows).mark_line(
                    color=self._colour(number),
                    strokeWidth=2 if self._is_own(number) else 1.5,
                    strokeDash=_DASHED if joint.is_dashed else self._manner(number)[0],
                )

    def _points(self) -> alt.LayerChart:
        """A mark for each figure; a provisional one has a centre of the ground's colour."""
        rows = [
            self._row(number, point)
            for number, line in reversed(list(enumerate(self.lines)))
            for point in line.points
        ]
        centres = [row for row in rows if row["mark"] == PointMark.PROVISIONAL]
        marks = self._layer(
            rows, fill=channels.fill(), stroke=channels.stroke(), shape=channels.shape()
        ).mark_point(size=34, strokeWidth=1.5, opacity=1)
        dots = self._layer(centres).mark_point(
            size=5, filled=True, fill=self.look.palette.bg, strokeWidth=0, opacity=1
        )
        return alt.layer(marks, dots) if centres else alt.layer(marks)

    def _labels(self) -> Iterator[alt.Chart]:
        """Labels at the points of one's own line, and at the end of each."""
        if self._is_own(0):
            yield from self._own_labels()
        pixels = [self.y.pixel(line.last.value) for line in self.lines]
        places = axes.apart(pixels, _LABEL, self.height)
        for number, (line, place) in enumerate(zip(self.lines, places, strict=True)):
            row = {
                "time": self.time.place(line.last.moment),
                "value": self.y.value(place),
                "label": self._end(number),
            }
            weight = {"fontWeight": 600} if self._is_own(number) else {}
            yield self._layer([row], text=channels.label()).mark_text(
                align="left", dx=self.room, color=self._colour(number, is_text=True), **weight
            )

    def _own_labels(self) -> Iterator[alt.Chart]:
        """The labels of all one's own points but the last; of many points, of the first alone."""
        *points, _ = self.lines[0].points
        has_room = len(points) < _ALL
        shown = points if has_room else points[:1]
        labels = [(*self._pixels(point), width_of(self._figure(point))) for point in shown]
        places = self._ground.places(labels)
        rows = [
            {
                "time": self.x.value(place.x),
                "value": self.y.value(place.y),
                "label": self._figure(point),
            }
            for point, place in zip(shown, places, strict=True)
            if has_room or place.is_free
        ]
        yield from self._haloed(rows)

    @property
    def _ground(self) -> LabelGround:
        """The lines, bands and points on which labels should not lie."""
        joined = [
            Stroke(*self._pixels(before), *self._pixels(after))
            for line in self.lines
            for joint in series.joints(line)
            for before, after in pairwise(joint.points)
        ]
        upright = [
            Stroke(
                self._pixels(one)[0],
                self.y.pixel(one.low),
                self._pixels(one)[0],
                self.y.pixel(one.high),
            )
            for _, one in self.intervals
        ]
        bands = [
            Stroke(self.x.pixel(place), 0, self.x.pixel(place), self.height)
            for _, place in self.bands
        ]
        points = [self._pixels(point) for line in self.lines for point in line.points]
        return LabelGround(self.x.pixels, self.height, [*joined, *upright, *bands], points)

    def _pixels(self, point: SeriesPoint) -> tuple[float, float]:
        """Where a point stands."""
        return self.x.pixel(self.time.place(point.moment)), self.y.pixel(point.value)

    def _haloed(self, rows: list[dict[str, Any]]) -> Iterator[alt.Chart]:
        """Texts beside points, which lines do not strike through."""
        if not rows:
            return
        for style in (
            {"stroke": self.look.palette.bg, "strokeWidth": 3, "color": self.look.palette.bg},
            {"color": self.look.palette.mut},
        ):
            yield self._layer(rows, text=channels.label()).mark_text(baseline="middle", **style)

    def _row(self, number: int, point: SeriesPoint) -> dict[str, Any]:
        """A point as a row of a layer's data."""
        colour, is_hollow = self._colour(number), point.mark in HOLLOW
        return {
            "entity": self.lines[number].entity,
            "period": str(point.reading or point.period),
            "time": self.time.place(point.moment),
            "value": point.value,
            "mark": point.mark,
            "stroke": colour,
            "fill": self.look.palette.bg if is_hollow else colour,
            "shape": "square" if point.mark is PointMark.DERIVED else self._manner(number)[1],
        }

    def _is_own(self, number: int) -> bool:
        return self.has_own and number == 0

    def _colour(self, number: int, is_text: bool = False) -> str:
        colours = self.look.palette
        if self._is_own(number):
            return colours.acc
        return colours.mut if is_text else colours.oth

    def _manner(self, number: int) -> tuple[list[float], str]:
        """The dash and the mark of a line."""
        place = number - self.has_own
        return _MANNERS[place] if 0 <= place < len(_MANNERS) else _MANNERS[0]

    def _figure(self, point: SeriesPoint) -> str:
        """A value or a rank, the latter with its own number where that differs by year."""
        if self.look.measure is ChartMeasure.VALUE:
            number = self.look.number(point.value, self._decimals)
            return number + ("%" if self.unit == "%" else "")
        numbers = {one.of for line in self.lines for one in line.points}
        is_last = any(point is line.last for line in self.lines)
        with_number = point.of and (len(numbers) > 1 or is_last)
        return f"{point.value:.0f}/{point.of}" if with_number else f"{point.value:.0f}"

    @cached_property
    def _decimals(self) -> int:
        return decimals_of(point.value for line in self.lines for point in line.points)

    def _end(self, number: int) -> str:
        """What stands at the end of a line."""
        line = self.lines[number]
        figure = self._figure(line.last)
        return figure if len(self.lines) == 1 and self.has_own else f"{line.name} {figure}"
