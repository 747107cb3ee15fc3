"""Bars of components: the value of each on its own scale, with the mean and the best of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import altair as alt

from hub.web.charts import channels
from hub.web.charts.legend import hatched
from hub.web.charts.look import ChartLook, width_of
from hub.words.language import shortened

_ROW, _BAR = 30, 12  # pixels of a row and of its bar
_VALUE, _RANK = 96, 60  # pixels of columns
_LONGEST = 46  # letters of a name


class Component(NamedTuple):
    """A component of an index, and what a unit has of it."""

    name: str
    value: float | None
    minimum: float
    maximum: float | None
    mean: float | None
    best: float | None
    rank: int | None
    of: int | None
    unit: str
    is_doubtful: bool

    @property
    def last(self) -> float:
        """Where its scale ends; without a maximum, or beyond it, at the best value."""
        values = [one for one in (self.value, self.mean, self.best) if one is not None]
        ends = [end for end in (self.maximum, *sorted(values)) if end is not None]
        return next((end for end in ends if end >= max(values, default=end)), self.minimum + 1)

    def share(self, value: float) -> float:
        """How far a value reaches on its scale, which begins at its minimum."""
        return (value - self.minimum) / ((self.last - self.minimum) or 1.0)


@dataclass(frozen=True)
class ComponentChart:
    """Components under each other; bars begin where their scales do."""

    components: tuple[Component, ...]
    look: ChartLook

    def chart(self) -> alt.LayerChart:
        """The chart."""
        layers = [*self._bars(), *self._means(), *self._best(), *self._texts()]
        height = _ROW * len(self.components)
        return alt.layer(*layers).properties(width=self._wide, height=height)

    @cached_property
    def _names(self) -> float:
        return max(width_of(shortened(one.name, _LONGEST)) for one in self.components) + 12

    @property
    def _wide(self) -> int:
        return max(round(self.look.width - self._names - _VALUE - _RANK), 120)

    def _layer(self, rows: list[dict[str, Any]], **encodings: Any) -> alt.Chart:
        """Marks at shares of scales."""
        x = alt.X(
            "share",
            type="quantitative",
            axis=None,
            scale=alt.Scale(domain=[0, 1], nice=False, zero=True),
        )
        y = alt.Y("y", type="quantitative", scale=None, axis=None)
        return channels.chart(rows).encode(**({"x": x, "y": y} | encodings))

    def _bars(self) -> Iterator[alt.Chart]:
        """The whole scale of each, and on it the value; a doubtful one is an outline."""
        colours = self.look.palette
        tracks, bars = [], []
        for row, one in enumerate(self.components):
            y = _ROW * (row + 0.5)
            ends = {"y": y - _BAR / 2, "y2": y + _BAR / 2, "share": 0}
            tracks.append(ends | {"end": 1})
            if one.value is None:
                continue
            fill = colours.bg if one.is_doubtful else colours.acc
            known = {"component": one.name, "value": one.value, "fill": fill}
            bars.append(ends | known | {"end": one.share(one.value)})
        yield self._layer(tracks, x2=alt.X2("end"), y2=alt.Y2("y2")).mark_rect(color=colours.q4)
        corners = [(0, y - _BAR / 2) for y, one in self._rows() if one.value is None]
        yield from hatched(corners, self._wide, _BAR, look=self.look)
        yield self._layer(bars, x2=alt.X2("end"), y2=alt.Y2("y2"), fill=channels.fill()).mark_rect(
            stroke=colours.acc, strokeWidth=1
        )

    def _means(self) -> Iterator[alt.Chart]:
        rows = [
            {"share": one.share(one.mean), "mean": one.mean, "y": y - 9, "y2": y + 9}
            for y, one in self._rows()
            if one.mean is not None
        ]
        if rows:
            yield self._layer(rows, y2=alt.Y2("y2")).mark_rule(
                color=self.look.palette.ink, strokeWidth=2
            )

    def _best(self) -> Iterator[alt.Chart]:
        rows = [
            {"share": one.share(one.best), "best": one.best, "y": y}
            for y, one in self._rows()
            if one.best is not None
        ]
        if rows:
            yield self._layer(rows).mark_point(
                shape="diamond",
                size=70,
                fill=self.look.palette.bg,
                stroke=self.look.palette.ink,
                strokeWidth=1.5,
                opacity=1,
            )

    def _rows(self) -> list[tuple[float, Component]]:
        return [(_ROW * (row + 0.5), one) for row, one in enumerate(self.components)]

    def _texts(self) -> Iterator[alt.Chart]:
        """Name, value on its scale, and rank."""
        names = [shortened(one.name, _LONGEST) for one in self.components]
        yield self._column(-self._names - _VALUE, names, fontWeight=600)
        yield self._column(-12, [self._written(one) for one in self.components], align="right")
        ranks = [f"{one.rank}/{one.of}" if one.rank else "–" for one in self.components]
        yield self._column(self._wide + _RANK - 4, ranks, align="right")

    def _column(self, x: float, texts: list[str], **style: Any) -> alt.Chart:
        places = zip(self._rows(), texts, strict=True)
        rows = [{"x": x, "y": y, "label": text} for (y, _), text in places]
        return channels.at_pixels(rows, text=channels.label()).mark_text(
            **({"align": "left", "baseline": "middle"} | style)
        )

    def _written(self, one: Component) -> str:
        if one.value is None:
            return "–"
        number = self.look.number(one.value)
        if one.unit == "%":
            return f"{number}%"
        return number if one.maximum is None else f"{number}/{one.maximum:g}"
