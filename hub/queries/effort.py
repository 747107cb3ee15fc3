"""Effort: what is left to gain in each part of a total, who does it best, and what gaining it
does to the rank.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hub.catalogue import Entity, Indicator
from hub.catalogue.composition import composed
from hub.queries.comparison import Table
from hub.queries.comparison.row import Row, gap
from hub.queries.scorecard import Line
from hub.words.language import Text, joined

Key = TypeVar("Key")


@dataclass(frozen=True)
class Effort:
    """One part of a total; `reason` tells why something is not known."""

    indicator: Indicator
    points_left: float | None  # in the unit of the part
    best: Entity | None
    best_value: float | None
    lift_one_rank: float | None  # in the unit of the total
    lift_reachable: bool | None
    rank_if_best: int | None
    reason: Text | None


def effort(line: Line) -> tuple[Effort, ...]:
    """The effort of each part of the total in one tree, the other units held still, in the order of
    the catalogue.

    The tree is the first whose parts are known to make up the total and of which the entity has
    anything, else the main one. The formulas are arithmetic on published figures, with those of the
    same period and of the units that compete in it: points left = maximum − value; lift = total of
    the unit right above − own total; rank if best = 1 + the number of other totals better than own
    total + share × (best − value), the share being what a unit of the part adds to the total (1 in
    a plain sum).
    """
    tree = _tree(line)
    if tree is None:
        return ()
    values = {row.entity.id: row.value for row in line.comparison.rows if row.standing}
    lift = lift_one_rank(values, line.entity.id, line.indicator.higher_is_better)
    return tuple(
        _effort(line, row, share, lift, values)
        for row, (_, share) in zip(line.parts(tree), line.shares(tree), strict=True)
    )


def lift_one_rank(
    values: Mapping[Key, float], key: Key, higher_is_better: bool = True
) -> float | None:
    """How much better a value must be to stand at least one place higher, the others held still;
    nothing for the first.

    It is the distance to the nearest of those strictly better: equal values share the better place,
    so who draws level with one unit or with several that are tied stands higher already, and any
    less leaves the rank as it is.
    """
    own, sign = values.get(key), 1 if higher_is_better else -1
    better = (
        [] if own is None else [value for value in values.values() if sign * value > sign * own]
    )
    return gap(min(sign * value for value in better), sign * own) if better else None


def rank_with(
    values: Mapping[Key, float], key: Key, gain: float, higher_is_better: bool = True
) -> int:
    """The rank of a value with a gain added to it, the others held still."""
    sign = 1 if higher_is_better else -1
    reached = round(values[key] + gain, 10)
    return 1 + sum(
        sign * round(value, 10) > sign * reached for other, value in values.items() if other != key
    )


def _tree(line: Line) -> str | None:
    made = [
        tree for tree in line.trees if composed(line.catalogue, line.indicator, line.period, tree)
    ]
    held = (tree for tree in made if any(value is not None for value in line.values(tree)))
    return next(held, next(iter(made or line.trees), None))


def _effort(
    line: Line, row: Row, share: float | None, lift: float | None, values: Mapping[int, float]
) -> Effort:
    field = line.part(row.indicator)
    best, left = field.best, _left(row)
    better = best and gap(best.value, row.value)
    reachable = None if None in (lift, left, share) else lift <= round(left * share, 10)
    known = None not in (better, share) and line.entity.id in values
    rank = (
        rank_with(values, line.entity.id, better * share, line.indicator.higher_is_better)
        if known
        else None
    )
    return Effort(
        row.indicator,
        left,
        best and best.entity,
        best and best.value,
        lift,
        reachable,
        rank,
        joined(_lacks(line, row, share, field)),
    )


def _left(row: Row) -> float | None:
    """What a value lacks of the best that the scale allows."""
    indicator = row.indicator
    return (
        gap(indicator.maximum, row.value)
        if indicator.higher_is_better
        else gap(row.value, indicator.minimum)
    )


def _lacks(line: Line, row: Row, share: float | None, field: Table) -> Iterator[Text]:
    """Why something of the effort is not known."""
    if row.value is None:
        yield Text("chưa có giá trị của thành phần này", "no value of this component is held")
    elif _left(row) is None:
        yield Text(
            "chưa rõ điểm tối đa của thành phần này", "the maximum of this component is not known"
        )
    if share is None:
        yield Text(
            "chưa rõ mỗi thành phần đóng góp bao nhiêu vào tổng",
            "how much each component adds to the total is not known",
        )
    if line.comparison.peers.reason:
        yield line.comparison.peers.reason
    elif line.row.standing is None:
        yield line.row.remark or Text(
            "tổng không xếp hạng cùng các đơn vị khác", "the total is not ranked with the others"
        )
    elif line.row.standing.rank == 1:
        yield Text("đã xếp thứ nhất", "it is the first already")
    if field.peers.reason and not line.comparison.peers.reason:
        yield Text(
            f"thành phần: {field.peers.reason.vi}", f"the component: {field.peers.reason.en}"
        )
