"""Strips of ranks: a line from rank 1 to the last, with a dot where a unit stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import altair as alt

from hub.web.charts import channels
from hub.web.charts.look import ChartLook
from hub.web.charts.series import HOLLOW, PointMark

_ROW = 46  # pixels
_NAME, _VALUE, _RANK = 190, 110, 130  # pixels of columns
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)  # ends and quartiles of a line


class RankStrip(NamedTuple):
    """An index, and the rank of a unit on it."""

    name: str
    period: str
    value: str
    rank: int | None
    of: int | None
    kind: str
    mark: PointMark = PointMark.PLAIN


@dataclass(frozen=True)
class StripChart:
    """Strips under each other."""

    strips: tuple[RankStrip, ...]
    look: ChartLook

    def chart(self) -> alt.LayerChart:
        """The chart."""
        layers = [*self._lines(), *self._ticks(), *self._dots(), *self._texts()]
        height = _ROW * len(self.strips)
        return alt.layer(*layers).properties(width=self._wide, height=height)

    @property
    def _wide(self) -> int:
        """The pixels of a line."""
        return max(self.look.width - _NAME - _VALUE - _RANK, 120)

    def _layer(self, rows: list[dict[str, Any]], **encodings: Any) -> alt.Chart:
        """Marks at shares of a line."""
        x = alt.X(
            "share", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False)
        )
        y = alt.Y("y", type="quantitative", scale=None, axis=None)
        return channels.chart(rows).encode(**({"x": x, "y": y} | encodings))

    def _lines(self) -> Iterator[alt.Chart]:
        rows = [
            {"share": 0, "end": 1, "y": self._place(row)}
            for row, strip in enumerate(self.strips)
            if strip.rank and strip.of
        ]
        if rows:
            yield self._layer(rows, x2=alt.X2("end")).mark_rule(
                color=self.look.palette.edge, strokeWidth=1.5
            )

    def _ticks(self) -> Iterator[alt.Chart]:
        rows = [
            {"share": share, "y": self._place(row) - 5, "y2": self._place(row) + 5}
            for row, strip in enumerate(self.strips)
            if strip.rank and strip.of
            for share in _TICKS
        ]
        if rows:
            yield self._layer(rows, y2=alt.Y2("y2")).mark_rule(color=self.look.palette.edge)

    def _dots(self) -> Iterator[alt.Chart]:
        """A dot where each stands, marked as its figure is sure."""
        colours = self.look.palette
        rows = [
            {
                "index": strip.name,
                "rank": strip.rank,
                "of": strip.of,
                "share": (strip.rank - 1) / max((strip.of or strip.rank) - 1, 1),
                "y": self._place(row),
                "fill": colours.bg if strip.mark in HOLLOW else colours.acc,
                "mark": strip.mark,
            }
            for row, strip in enumerate(self.strips)
            if strip.rank and strip.of
        ]
        if rows:
            yield self._layer(rows, fill=channels.fill()).mark_point(
                stroke=colours.acc, strokeWidth=1.5, size=110, opacity=1
            )
        centres = [row for row in rows if row["mark"] == PointMark.PROVISIONAL]
        if centres:
            yield self._layer(centres).mark_point(
                size=10, filled=True, fill=colours.bg, strokeWidth=0, opacity=1
            )

    def _texts(self) -> Iterator[alt.Chart]:
        """Name and period, value, and rank with its kind."""
        colours = self.look.palette
        bold, plain = {"fontWeight": 600, "fontSize": 13}, {"color": colours.mut, "fontSize": 12}
        left, value, rank = -_NAME - _VALUE, -24, self._wide + 20
        yield self._column(left, -8, [strip.name for strip in self.strips], **bold)
        yield self._column(left, 9, [strip.period for strip in self.strips], **plain)
        values = [strip.value for strip in self.strips]
        yield self._column(value, 0, values, align="right", fontSize=13)
        ranks = [_rank(strip) for strip in self.strips]
        yield self._column(rank, -8, ranks, **bold)
        yield self._column(rank, 9, [strip.kind for strip in self.strips], **plain)

    def _column(self, x: float, dy: float, texts: list[str], **style: Any) -> alt.Chart:
        rows = [
            {"x": x, "y": self._place(row) + dy, "label": text} for row, text in enumerate(texts)
        ]
        return channels.at_pixels(rows, text=channels.label()).mark_text(
            **({"align": "left", "baseline": "middle"} | style)
        )

    def _place(self, row: int) -> float:
        return _ROW * (row + 0.5)


def _rank(strip: RankStrip) -> str:
    if not strip.rank:
        return "–"
    return f"{strip.rank}/{strip.of}" if strip.of else str(strip.rank)
