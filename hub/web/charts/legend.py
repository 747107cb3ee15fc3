"""The legend above tiles and cells that tells what their colours mean, and their hatching."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import altair as alt

from hub.web.charts import channels
from hub.web.charts.look import ChartLook, width_of
from hub.words.language import Text

_LINE = 20  # pixels
_SQUARE = 12
_HATCH = 8  # pixels between the lines of a hatching
_QUARTILE = Text("tứ phân vị {0}", "quartile {0}")


class LegendEntry(NamedTuple):
    """A colour, and what it means."""

    quartile: int | None
    label: str
    x: float
    y: float


@dataclass(frozen=True)
class ChartLegend:
    """Each colour, and how many have it, in lines as wide as the chart; `nothing` is what is said
    of none.
    """

    quartiles: tuple[int | None, ...]
    nothing: str
    look: ChartLook

    @classmethod
    def of(cls, quartiles: Iterable[int | None], nothing: str, look: ChartLook) -> "ChartLegend":
        """The legend of what is drawn."""
        return cls(tuple(quartiles), nothing, look)

    @property
    def height(self) -> float:
        """The pixels above what it explains."""
        return max((entry.y for entry in self.entries), default=0) + _LINE + 6

    @cached_property
    def entries(self) -> list[LegendEntry]:
        """The colours that are there, each where it stands."""
        counts, entries = Counter(self.quartiles), []
        x, y = 0.0, 0.0
        for quartile in (1, 2, 3, 4, None):
            if not counts[quartile]:
                continue
            label = f"{self._name(quartile)} ({counts[quartile]})"
            wide = _SQUARE + 6 + width_of(label)
            if x and x + wide > self.look.width:
                x, y = 0.0, y + _LINE
            entries.append(LegendEntry(quartile, label, x, y))
            x += wide + 12
        return entries

    def layers(self) -> Iterator[alt.Chart]:
        """Its squares and texts."""
        fills = [self.look.palette.quartile(entry.quartile)[0] for entry in self.entries]
        squares = [
            {
                "x": entry.x,
                "y": entry.y,
                "x2": entry.x + _SQUARE,
                "y2": entry.y + _SQUARE,
                "fill": fill,
            }
            for entry, fill in zip(self.entries, fills, strict=True)
        ]
        yield channels.at_pixels(squares, **channels.ends(), fill=channels.fill()).mark_rect(
            stroke=self.look.palette.edge, strokeWidth=1
        )
        bare = [(entry.x, entry.y) for entry in self.entries if entry.quartile is None]
        yield from hatched(bare, _SQUARE, _SQUARE, look=self.look)
        texts = [
            {"x": entry.x + _SQUARE + 6, "y": entry.y + _SQUARE / 2, "label": entry.label}
            for entry in self.entries
        ]
        yield channels.at_pixels(texts, text=channels.label()).mark_text(
            align="left", color=self.look.palette.mut
        )

    def _name(self, quartile: int | None) -> str:
        return self.nothing if quartile is None else self.look.say(_QUARTILE).format(quartile)


def hatched(
    corners: Iterable[tuple[float, float]], wide: float, high: float, *, look: ChartLook
) -> Iterator[alt.Chart]:
    """Slanted lines over rectangles of one size, by their upper left corners."""
    rows = [{"x": x, "y": y} for x, y in corners]
    if rows:
        yield channels.at_pixels(rows).mark_point(
            shape=_hatch(wide, high),
            size=4,  # of which the path is drawn as long as it is written
            filled=False,
            stroke=look.palette.line,
            strokeWidth=1.5,
            opacity=1,
        )


def _hatch(wide: float, high: float) -> str:
    """The path of lines from the lower left to the upper right within a rectangle."""
    starts = range(_HATCH // 2, round(wide + high), _HATCH)
    lines = (
        f"M{max(0, at - high):g},{min(at, high):g}L{min(at, wide):g},{max(0, at - wide):g}"
        for at in starts
    )
    return "".join(lines)
