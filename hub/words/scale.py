"""A scale: the least and the greatest value that an indicator can have."""

from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

TOLERANCE = 1e-6  # by which a value may lie beyond an end: float32 copies and binary fractions do


class Scale(NamedTuple):
    """The ends of a scale; None where it is open."""

    minimum: float | None
    maximum: float | None

    def fits(self, value: float) -> bool:
        """Whether a value is a number on the scale."""
        low, high = self
        return (
            isfinite(value)
            and (low is None or value >= low - TOLERANCE)
            and (high is None or value <= high + TOLERANCE)
        )

    @property
    def width(self) -> float | None:
        """How far its ends are apart; None where one is open."""
        return None if None in self else self.maximum - self.minimum

    def written(self, number: Callable[[float], str]) -> str:
        """Its ends, each as the function writes a number: 0–100, 0–…."""
        return "–".join("…" if end is None else number(end) for end in self)
