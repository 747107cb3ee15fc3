"""The share of the rated that must have a value before anything is computed among them."""

from fractions import Fraction

SHARE = Fraction(9, 10)  # with fewer, ranks and means among the units would be false


def is_complete(count: int, expected: int) -> bool:
    """Whether so many of the expected are enough."""
    return count > 0 and count * SHARE.denominator >= expected * SHARE.numerator
