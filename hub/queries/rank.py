"""Ranks, quartiles and percentiles among the values of one period."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")


class Standing(NamedTuple):
    """Where one value stands among its peers."""

    rank: int          # equal values share the better place: 1, 2, 2, 4
    rank_of: int
    tied: bool
    percentile: float  # the share of peers, in percent, whose result is as good or worse
    quartile: int      # 1 is the best


class Move(NamedTuple):
    """How far a rank moved between two periods; positive is up, and own + others = change."""

    change: int
    own: int           # by its own move, the others held still
    others: int        # by the others' moves


def ranks(values: Mapping[Key, float], higher_is_better: bool = True) -> dict[Key, Standing]:
    """Where each value stands among all of them."""
    sign = -1 if higher_is_better else 1
    ordered = sorted(sign * value for value in values.values())
    return {key: _standing(ordered, sign * value) for key, value in values.items()}


def moves(before: Mapping[Key, float], after: Mapping[Key, float], higher_is_better: bool = True,
          keys: Iterable[Key] | None = None) -> dict[Key, Move]:
    """How the rank of each (or of these) moved among those that have both values."""
    sign = -1 if higher_is_better else 1
    both = before.keys() & after.keys()
    old, new = (sorted(sign * values[key] for key in both) for values in (before, after))
    found = {}
    for key in both if keys is None else both & set(keys):
        was, now = sign * before[key], sign * after[key]
        left = bisect_left(old, was)
        alone = bisect_left(old, now) - (was < now)  # its place by the new value, itself taken out of the old ones
        found[key] = Move(left - bisect_left(new, now), left - alone, alone - bisect_left(new, now))
    return found


def _standing(ordered: list[float], score: float) -> Standing:
    total, ahead, up_to = len(ordered), bisect_left(ordered, score), bisect_right(ordered, score)
    return Standing(ahead + 1, total, up_to - ahead > 1, 100 * (total - ahead) / total, 1 + ahead * 4 // total)
