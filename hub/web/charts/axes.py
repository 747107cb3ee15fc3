"""Axes: where an axis ends, where it is divided, and where labels stand apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class ChartAxis:
    """An axis between two values over so many pixels; `first` may be the larger one."""

    first: float
    last: float
    pixels: float
    ticks: tuple[float, ...] = ()

    def pixel(self, value: float) -> float:
        """Where a value stands."""
        return (value - self.first) / (self.last - self.first) * self.pixels

    def value(self, pixel: float) -> float:
        """Which value stands at a pixel."""
        return self.first + pixel / self.pixels * (self.last - self.first)

    @property
    def decimals(self) -> int:
        """How many decimals tell its ticks apart."""
        return next(
            (
                number
                for number in range(4)
                if all(abs(round(tick, number) - tick) < 1e-9 for tick in self.ticks)
            ),
            4,
        )


def of_values(values: Sequence[float], pixels: float, count: int = 4) -> ChartAxis:
    """An axis from the bottom up whose ends are round numbers near the values."""
    low, high = min(values), max(values)
    if high - low < 1e-9:
        room = max(abs(high) * 0.05, 0.5)
        low, high = low - room, high + room
    step = _step((high - low) / count)
    first, last = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    ticks = [round(first + number * step, 10) for number in range(round((last - first) / step) + 1)]
    return ChartAxis(ticks[-1], ticks[0], pixels, tuple(ticks))


def of_ranks(last: int, pixels: float, count: int = 4) -> ChartAxis:
    """An axis with rank 1 on top."""
    last = max(last, 2)
    steps = min(count, last - 1)
    ticks = sorted({round(1 + (last - 1) * number / steps) for number in range(steps + 1)})
    return ChartAxis(1, last, pixels, tuple(ticks))


def _step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough - 1e-12)


def apart(pixels: Sequence[float], distance: float, most: float) -> list[float]:
    """The places moved so that each is so far from the next, within 0 and the most."""
    order = sorted(range(len(pixels)), key=lambda place: pixels[place])
    moved = [min(max(pixel, 0.0), most) for pixel in pixels]
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + distance)
    if order and moved[order[-1]] > most:
        moved[order[-1]] = most
        for after, before in pairwise(reversed(order)):
            moved[before] = min(moved[before], moved[after] - distance)
    return moved


def thinned(pixels: Sequence[float], distance: float) -> list[int]:
    """Which of ordered places are labelled: the ends, and those between that have room."""
    if not pixels:
        return []
    last = len(pixels) - 1
    kept = [0]
    for place in range(1, last):
        if pixels[place] - pixels[kept[-1]] >= distance <= pixels[last] - pixels[place]:
            kept.append(place)
    return kept if last == 0 else [*kept, last]


def rises(texts: Sequence[tuple[float, float]]) -> list[int]:
    """On which row each text stands, of its middle and width, so that none lies on another."""
    ends: list[float] = []
    rows = []
    for middle, width in texts:
        begin = middle - width / 2
        row = next((place for place, end in enumerate(ends) if end + 6 <= begin), len(ends))
        ends[row : row + 1] = [middle + width / 2]
        rows.append(row)
    return rows
