"""Label places: where a label stands beside its point, so that it lies on as little as may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_HIGH = 14  # pixels of a label
_RISE, _ASIDE = 12, 6  # pixels between a point and the middle of a label above; beside its begin
_MARK = 5  # pixels from the middle of a mark to its edge
_OUTSIDE = 100  # how much worse than anything else it is to be cut off


class Stroke(NamedTuple):
    """A straight line between two points."""

    x: float
    y: float
    x2: float
    y2: float


@dataclass(frozen=True)
class LabelBox:
    """A rectangle around a text or a mark."""

    x: float
    y: float  # of its middle
    wide: float
    high: float = _HIGH

    def overlaps(self, other: "LabelBox") -> bool:
        """Whether it lies on another."""
        is_beside = abs(self.x - other.x) >= (self.wide + other.wide) / 2
        return not is_beside and abs(self.y - other.y) < (self.high + other.high) / 2

    def is_within(self, wide: float, high: float) -> bool:
        """Whether all of it is within a chart."""
        is_beside = self.x < self.wide / 2 or self.x > wide - self.wide / 2
        return not is_beside and self.high / 2 <= self.y <= high - self.high / 2

    def is_crossed(self, stroke: Stroke) -> bool:
        """Whether a line runs through it."""
        along = self._shares(stroke.x, stroke.x2, self.x, self.wide)
        across = self._shares(stroke.y, stroke.y2, self.y, self.high)
        return max(along[0], across[0], 0.0) < min(along[1], across[1], 1.0)

    @staticmethod
    def _shares(begin: float, end: float, middle: float, size: float) -> tuple[float, float]:
        """Between which shares of its length a line is within a strip."""
        low, high = middle - size / 2, middle + size / 2
        if begin == end:
            return (0.0, 1.0) if low < begin < high else (1.0, 0.0)
        shares = (low - begin) / (end - begin), (high - begin) / (end - begin)
        return min(shares), max(shares)


class LabelPlace(NamedTuple):
    """Where the middle of a label stands, and whether it lies on nothing."""

    x: float
    y: float
    is_free: bool


@dataclass(frozen=True)
class LabelGround:
    """A chart on which labels stand: its size, its lines, and the points that it marks."""

    wide: float
    high: float
    strokes: Sequence[Stroke]
    points: Sequence[tuple[float, float]]

    def places(self, labels: Sequence[tuple[float, float, float]]) -> list[LabelPlace]:
        """A place for each label, of the point that it is of and its width: above its point, else
        below or beside it, where it lies on the fewest lines, marks and labels before it.
        """
        boxes = [LabelBox(x, y, 2 * _MARK, 2 * _MARK) for x, y in self.points]
        places = []
        for x, y, wide in labels:
            candidates = list(_around(x, y, wide))
            costs = [self._cost(box, boxes) for box in candidates]
            best = candidates[costs.index(min(costs))]
            boxes.append(best)
            places.append(LabelPlace(best.x, best.y, min(costs) == 0))
        return places

    def _cost(self, box: LabelBox, boxes: Sequence[LabelBox]) -> int:
        """On how much a label would lie."""
        crossed = sum(box.is_crossed(stroke) for stroke in self.strokes)
        covered = sum(box.overlaps(other) for other in boxes)
        return crossed + covered + _OUTSIDE * (not box.is_within(self.wide, self.high))


def _around(x: float, y: float, wide: float) -> Iterator[LabelBox]:
    """The places around a point, the most usual first."""
    aside = wide / 2 + _ASIDE
    for dx, dy in ((0, -1), (0, 1), (aside, -1), (-aside, -1), (aside, 1), (-aside, 1)):
        yield LabelBox(x + dx, y + dy * _RISE, wide)
    for dx in (aside + _MARK, -aside - _MARK):
        yield LabelBox(x + dx, y, wide)
