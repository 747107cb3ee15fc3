"""A value whose decimal point moved by one or two places: by the unit's last value or by peers."""

import math
from collections.abc import Sequence

import numpy as np

MOVES = (10.0, 100.0, 0.1, 0.01)
NEAR = 0.12  # in tens: a value moved back lies within about a quarter of the last one
# a unit that moved so manyfold before may well do so again, and none of the peers is so near
STEADY = 3.0
LEAST = 3  # peers by which a total is known, beside itself
PARTS = 10  # the same of a part, which may be next to nothing
_ROUND = 1.3  # around the span of its peers a value moved back may lie
_WRONG = 0.1  # the share of peers at each end that may be wrong themselves


def since(value: float, history: Sequence[float]) -> bool:
    """Whether a value is ten or a hundred times the last one, or as many times too small, and
    none before moved as much.
    """
    if value <= 0 or min(history) <= 0:
        return False
    tens = math.log10(value / history[-1])
    steps = np.abs(np.diff(np.log10(history)))
    return min(abs(abs(tens) - move) for move in (1, 2)) <= NEAR and float(
        steps.max(initial=0.0)
    ) < math.log10(STEADY)


def among(value: float, peers: np.ndarray, is_total: bool) -> bool:
    """Whether a value lies far from all its peers, and among them with its point moved."""
    if value <= 0 or peers.size < (LEAST if is_total else PARTS):
        return False
    ends = int(_WRONG * peers.size)
    low, *_, high = np.sort(peers)[ends : peers.size - ends]
    is_apart = value * STEADY < low or value > STEADY * high
    return bool(
        is_apart
        and any(low <= value * move * _ROUND and value * move <= high * _ROUND for move in MOVES)
    )
