"""Ranks, quartiles and percentiles among the values of one period, and how they move to another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from math import hypot
from statistics import NormalDist
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")


class Standing(NamedTuple):
    """The rank of one value among its peers, 1 being best; equal values share a rank."""

    rank: int  # equal values share the better place: 1, 2, 2, 4
    rank_of: int
    tied: bool
    percentile: float  # the share of peers, in percent, whose result is as good or worse
    quartile: int  # 1 is the best


class Move(NamedTuple):
    """How far a rank moved between two periods; positive is up, and own + others = change."""

    change: int
    own: int  # by its own move, the others held still
    others: int  # by the others' moves
    of: int  # how many it is counted among: those that have both values


class Interval(NamedTuple):
    """The best and the worst rank that a unit may truly have, given the sampling errors."""

    low: int
    high: int


class Passings(NamedTuple):
    """Whom a unit was behind or level with before and is ahead of now, and the reverse; each the
    best now first.
    """

    passed: list
    passed_by: list


def ranks(values: Mapping[Key, float], higher_is_better: bool = True) -> dict[Key, Standing]:
    """The standing of each value among all of them, by its key."""
    sign = -1 if higher_is_better else 1
    ordered = sorted(sign * value for value in values.values())
    return {key: _standing(ordered, sign * value) for key, value in values.items()}


def moves(
    before: Mapping[Key, float],
    after: Mapping[Key, float],
    higher_is_better: bool = True,
    keys: Iterable[Key] | None = None,
) -> dict[Key, Move]:
    """How the rank of each (or of these) moved among those that have both values."""
    sign = -1 if higher_is_better else 1
    both = before.keys() & after.keys()
    old, new = (sorted(sign * values[key] for key in both) for values in (before, after))
    moves = {}
    for key in both if keys is None else both & set(keys):
        was, now = sign * before[key], sign * after[key]
        place_before, place_after = bisect_left(old, was), bisect_left(new, now)
        # Its place among the others' old values, from which its own is taken out.
        place_alone = bisect_left(old, now) - (was < now)
        moves[key] = Move(
            change=place_before - place_after,
            own=place_before - place_alone,
            others=place_alone - place_after,
            of=len(both),
        )
    return moves


def interval(
    key: Key,
    values: Mapping[Key, float],
    errors: Mapping[Key, float],
    higher_is_better: bool = True,
) -> Interval | None:
    """The ranks among all values that hold the true rank of one with at least 95 %; None where its
    own error is not known.

    1 + those certainly better, up to all but those certainly worse. One is certainly better or
    worse where the values differ by more than z · √(se² + se²), z the two-sided normal quantile at
    5 % shared by the comparisons with all the others (Bonferroni): Mogstad, Romano, Shaikh and
    Wilhelm, "Inference for Ranks", Review of Economic Studies 91 (2024). One without an error may
    be anywhere: it is neither.
    """
    own, value = errors.get(key), values[key]
    if own is None:
        return None
    z = NormalDist().inv_cdf(1 - 0.05 / 2 / max(len(values) - 1, 1))
    gaps = [
        values[peer] - value
        for peer, error in errors.items()
        if abs(values[peer] - value) > z * hypot(error, own)
    ]
    above = sum(gap > 0 for gap in gaps)
    better, worse = (above, len(gaps) - above) if higher_is_better else (len(gaps) - above, above)
    return Interval(1 + better, len(values) - worse)


def passings(
    key: Key, before: Mapping[Key, float], after: Mapping[Key, float], higher_is_better: bool = True
) -> Passings:
    """Whom one passed and who passed it among those that have both values.

    Its change of rank is those passed, less those that passed it, plus those ahead before and level
    now, less those level before and behind now: without ties simply the passed less those that
    passed it.
    """
    sign = 1 if higher_is_better else -1
    was, now = sign * before[key], sign * after[key]
    best_first = sorted(
        (peer for peer in after if peer in before), key=lambda peer: -sign * after[peer]
    )
    return Passings(
        [peer for peer in best_first if was <= sign * before[peer] and now > sign * after[peer]],
        [peer for peer in best_first if was >= sign * before[peer] and now < sign * after[peer]],
    )


def _standing(ordered: list[float], score: float) -> Standing:
    total, ahead = len(ordered), bisect_left(ordered, score)
    return Standing(
        rank=ahead + 1,
        rank_of=total,
        tied=bisect_right(ordered, score) - ahead > 1,
        percentile=100 * (total - ahead) / total,
        quartile=1 + ahead * 4 // total,
    )
