"""Units in the order of their ranks, each with its value on one axis, as they are drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import altair as alt

from hub.web.charts import axes, channels
from hub.web.charts.axes import ChartAxis
from hub.web.charts.look import ChartLook, decimals_of, width_of
from hub.web.charts.series import HOLLOW, PointMark
from hub.words.language import Text, opened, shortened

_ROW, _GAP = 22, 12  # pixels of a row, and between columns
_ABOVE = 14  # pixels from the first row to the heads of columns
_LONGEST = 48  # letters of a name
_VALUE = 64  # pixels of the column of values
_NONE = "–"
_RANK = Text("Hạng", "Rank")
_RESULT = Text("Kết quả", "Result")
_NO_BLOCK = Text("Không rõ khối", "Of no known block")


class RankedUnit(NamedTuple):
    """A unit with what is shown of it."""

    entity: str
    name: str
    rank: str
    value: float | None
    low: float | None
    high: float | None
    mark: PointMark
    block: str = ""  # within which it is ranked, where there are several
    group: str = ""  # what it is graded, where it has no value


@dataclass(frozen=True)
class RankingChart:
    """Units one under the other, one's own on a ground of its own, each block under its name."""

    units: tuple[RankedUnit, ...]
    mean: float | None
    mean_name: str
    unit: str
    look: ChartLook

    def chart(self) -> alt.LayerChart:
        """The chart."""
        layers = [
            *self._ground(),
            *self._mean(),
            *self._stems(),
            *self._intervals(),
            *self._points(),
            *self._texts(),
            *self._headings(),
        ]
        return alt.layer(*layers).properties(width=self._wide, height=self._high)

    @property
    def _high(self) -> int:
        return _ROW * (len(self.units) + len(self._blocks))

    @cached_property
    def _blocks(self) -> dict[str, int]:
        """The blocks with the place of the first unit of each; nothing where there is only one."""
        places: dict[str, int] = {}
        for place, unit in enumerate(self.units):
            places.setdefault(unit.block, place)
        return places if len(places) > 1 else {}

    @cached_property
    def _names(self) -> float:
        """The pixels of the column of names."""
        names = (shortened(unit.name, _LONGEST) for unit in self.units)
        return max(width_of(name, 12.5) for name in names) + _GAP

    @cached_property
    def _ranks(self) -> float:
        """The pixels of the column of ranks; none where nobody has one."""
        widest = max(width_of(unit.rank, 12.5) for unit in self.units)
        return max(30, widest) + _GAP if widest else 0

    @cached_property
    def _values(self) -> float:
        """The pixels of the column of values."""
        return max(_VALUE, *(width_of(self._shown(unit)) + _GAP for unit in self.units))

    @cached_property
    def _wide(self) -> int:
        """The pixels of the axis of values."""
        return max(round(self.look.width - self._names - self._ranks - self._values), 160)

    @cached_property
    def _axis(self) -> ChartAxis | None:
        """The axis of values; none where there are no values."""
        bounds = [(unit.value, unit.low, unit.high) for unit in self.units]
        values = [one for three in bounds for one in three if one is not None]
        if self.mean is not None and values:
            values.append(self.mean)
        return axes.of_values(values, self._wide) if values else None

    def _layer(self, rows: Sequence[Mapping[str, Any]], x: Any = "value", **encodings: Any) -> Any:
        """Marks at values of a column or at a pixel, in the rows of units."""
        if isinstance(x, str):
            x = alt.X(x, type="quantitative", axis=self._ticks, scale=self._scale)
        y = alt.Y("y", type="quantitative", scale=None, axis=None)
        return channels.chart(rows).encode(x=x, **({"y": y} | encodings))

    @property
    def _ticks(self) -> alt.Axis:
        assert self._axis
        written = f",.{self._axis.decimals}f"
        return alt.Axis(orient="top", values=list(self._axis.ticks), format=written)

    @property
    def _scale(self) -> alt.Scale:
        assert self._axis
        return alt.Scale(domain=sorted((self._axis.first, self._axis.last)), nice=False, zero=False)

    def _ground(self) -> Iterator[alt.Chart]:
        """Lines between rows, and the ground of one's own."""
        left, right = -self._names - self._ranks, self._wide + self._values
        own = [self._place(row) for row, unit in enumerate(self.units) if self._is_own(unit)]
        rows = [{"x": left, "x2": right, "y": y - _ROW / 2, "y2": y + _ROW / 2} for y in own]
        if rows:
            yield channels.at_pixels(rows, **channels.ends()).mark_rect(
                color=self.look.palette.accs
            )
        lines = [
            {"x": left, "x2": right, "y": _ROW * row, "y2": _ROW * row}
            for row in range(1, round(self._high / _ROW))
        ]
        if lines:
            yield channels.at_pixels(lines, **channels.ends()).mark_rule(
                color=self.look.palette.line, strokeWidth=0.5
            )

    def _mean(self) -> Iterator[alt.Chart]:
        """A line down all rows, and beneath it what it is."""
        if self.mean is None or self._axis is None:
            return
        rows = [{"value": self.mean, "label": f"{self.mean_name} {self._written(self.mean)}"}]
        yield self._layer(rows, y=alt.YValue(0), y2=alt.Y2Value(self._high)).mark_rule(
            color=self.look.palette.mut, strokeWidth=1
        )
        yield self._layer(rows, y=alt.YValue(self._high + 12), text=channels.label()).mark_text(
            color=self.look.palette.mut
        )

    def _stems(self) -> Iterator[alt.Chart]:
        """From the mean to each value, where no intervals are drawn."""
        if self.mean is None or any(unit.low is not None for unit in self.units):
            return
        rows = [row | {"mean": self.mean} for row in self._rows() if not row["hollow"]]
        if rows:
            yield self._layer(rows, x2=alt.X2("mean"), stroke=channels.stroke()).mark_rule(
                strokeWidth=1.5
            )

    def _intervals(self) -> Iterator[alt.Chart]:
        rows = [row for row in self._rows() if row["low"] is not None and row["high"] is not None]
        if rows:
            yield self._layer(rows, "low", x2=alt.X2("high"), stroke=channels.stroke()).mark_rule(
                strokeWidth=1.5
            )

    def _points(self) -> Iterator[alt.Chart]:
        rows = self._rows()
        if not rows:
            return
        yield self._layer(
            rows, fill=channels.fill(), stroke=channels.stroke(), shape=channels.shape()
        ).mark_point(size=50, strokeWidth=1.5, opacity=1)
        centres = [row for row in rows if row["mark"] == PointMark.PROVISIONAL]
        if centres:
            yield self._layer(centres).mark_point(
                size=6, filled=True, fill=self.look.palette.bg, strokeWidth=0, opacity=1
            )

    def _rows(self) -> list[dict[str, Any]]:
        """The units that have values, as rows of a layer's data."""
        colours = self.look.palette
        rows = []
        for row, unit in enumerate(self.units):
            if unit.value is None:
                continue
            colour = colours.acc if self._is_own(unit) else colours.oth
            ground = colours.accs if self._is_own(unit) else colours.bg
            is_hollow = unit.mark in HOLLOW
            rows.append(
                unit._asdict()
                | {
                    "y": self._place(row),
                    "stroke": colour,
                    "fill": ground if is_hollow else colour,
                    "hollow": is_hollow,
                    "shape": "square" if unit.mark is PointMark.DERIVED else "circle",
                }
            )
        return rows

    def _texts(self) -> Iterator[alt.Chart]:
        """Ranks and names before the axis, values after it."""
        right = self._wide + self._values - 4
        yield self._head(right, "right", self._unit)
        if self._ranks:
            yield self._head(-self._names - _GAP, "right", self.look.say(_RANK))
            ranks = [unit.rank or _NONE for unit in self.units]
            yield self._column(-self._names - _GAP, "right", ranks)
        names = [shortened(unit.name, _LONGEST) for unit in self.units]
        yield self._column(-self._names, "left", names)
        yield self._column(right, "right", [self._shown(unit) for unit in self.units])

    def _headings(self) -> Iterator[alt.Chart]:
        """The name of each block above its first unit."""
        rows = [
            {
                "x": -self._names - self._ranks,
                "y": self._place(first) - _ROW,
                "label": opened(block) or self.look.say(_NO_BLOCK),
            }
            for block, first in self._blocks.items()
        ]
        if rows:
            yield channels.at_pixels(rows, text=channels.label()).mark_text(
                align="left", baseline="middle", fontWeight=600, color=self.look.palette.mut
            )

    def _head(self, x: float, align: str, text: str) -> alt.Chart:
        """What a column shows, above it."""
        row = [{"x": x, "y": -_ABOVE, "label": text}]
        return channels.at_pixels(row, text=channels.label()).mark_text(
            align=align, baseline="middle", color=self.look.palette.mut
        )

    def _column(self, x: float, align: str, texts: Sequence[str]) -> alt.Chart:
        """Texts under each other; those of one's own row are bold."""
        rows = [
            {"y": self._place(row), "label": text, "own": self._is_own(unit)}
            for row, (unit, text) in enumerate(zip(self.units, texts, strict=True))
        ]
        plain, own = ([row for row in rows if row["own"] is is_own] for is_own in (False, True))
        columns = [
            self._layer(part, alt.XValue(x), text=channels.label()).mark_text(
                align=align, baseline="middle", fontWeight=weight
            )
            for part, weight in ((plain, 400), (own, 600))
            if part
        ]
        return alt.layer(*columns)

    def _place(self, row: int) -> float:
        """The pixel of the middle of the row of a unit."""
        above = sum(first <= row for first in self._blocks.values())
        return _ROW * (row + above + 0.5)

    def _is_own(self, unit: RankedUnit) -> bool:
        return unit.entity == self.look.own

    def _shown(self, unit: RankedUnit) -> str:
        """What stands in the column of values."""
        return unit.group or _NONE if unit.value is None else self._written(unit.value)

    @property
    def _unit(self) -> str:
        """What values are, above them; percents say so themselves."""
        return self.look.say(_RESULT) if self.unit == "%" else opened(self.unit)

    def _written(self, value: float) -> str:
        return self.look.number(value, self._decimals) + ("%" if self.unit == "%" else "")

    @cached_property
    def _decimals(self) -> int:
        """The mean has as many as the values."""
        return decimals_of(unit.value for unit in self.units if unit.value is not None)
