"""How far a number lies from others: measured by the median, and by how far nine in ten of the
others lie from it.

Unlike a standard deviation, neither moves when a tenth of the numbers are wrong; unlike the median
of deviations, the second also knows of the long tails that honest columns have.
"""

import math

import numpy as np

NEAR = 0.9  # the share of the others within whose distance a number is not far
FEWEST = 5  # others below which nothing is said


def centre(values: np.ndarray) -> float:
    """The median."""
    return float(np.median(values))


def reach(values: np.ndarray, middle: float) -> float:
    """The distance from the middle within which nine in ten of the numbers lie, the farthest
    left out.
    """
    distances = np.sort(np.abs(values - middle))
    return float(distances[max(math.ceil(NEAR * (distances.size - 1)) - 1, 0)])
