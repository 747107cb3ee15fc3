"""Effort: what is left to gain in each part of a total, who does it best, and what gaining it
does to the rank.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hub.catalogue import Entity, Indicator
from hub.catalogue.composition import composed
from hub.queries.comparison.row import Row, gap
from hub.queries.scorecard.line import ScorecardLine
from hub.words.language import Text, joined

Key = TypeVar("Key")


@dataclass(frozen=True)
class Effort:
    """One part of a total; `reason` tells why something is not known."""

    indicator: Indicator
    points_left: float | None  # in the unit of the part
    best: Entity | None
    best_value: float | None
    best_count: int | None  # how many share the best value
    lift_one_rank: float | None  # in the unit of the total
    lift_reachable: bool | None
    rank_if_best: int | None
    reason: Text | None


@dataclass(frozen=True)
class Total:
    """The total of a line among those ranked, and the lift that it needs."""

    line: ScorecardLine
    values: Mapping[int, float]
    lift: float | None

    def rank_after(self, gain: float | None) -> int | None:
        """The rank of the total with so much more; None where it has none or the gain is not
        known.
        """
        own = self.line.entity.id
        if gain is None or own not in self.values:
            return None
        return rank_with(
            self.values, own, gain, higher_is_better=self.line.indicator.higher_is_better
        )


def effort(line: ScorecardLine) -> tuple[Effort, ...]:
    """The effort of each part of the total in one tree, the other units held still, in the order of
    the catalogue: a pure function of a line of a scorecard, which needs no view.

    The tree is the first whose parts are known to make up the total and of which the entity has
    anything, else the main one. With figures of the same period and of the units that compete in
    it, and the share of a part as what a unit of it adds to the total (1 in a plain sum):

    1. points left = maximum − value
    2. lift one rank = total of the unit right above − own total
    3. the lift is reachable where points left × share are at least as much
    4. rank if best = 1 + the number of other totals better than own total + share × (best − value)
    """
    tree = _tree(line)
    if tree is None:
        return ()
    higher_is_better = line.indicator.higher_is_better
    values = {row.entity.id: row.value for row in line.comparison.rows if row.standing}
    total = Total(line, values, lift_one_rank(values, line.entity.id, higher_is_better))
    return tuple(
        _effort(total, row, share)
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
    if key not in values:
        return None
    sign = 1 if higher_is_better else -1
    own = sign * values[key]
    better = [sign * value for value in values.values() if sign * value > own]
    return gap(min(better), own) if better else None


def rank_with(
    values: Mapping[Key, float], key: Key, gain: float, higher_is_better: bool = True
) -> int:
    """The rank of a value with a gain added to it, the others held still."""
    sign = 1 if higher_is_better else -1
    reached = sign * round(values[key] + gain, 10)
    others = (sign * round(value, 10) for other, value in values.items() if other != key)
    return 1 + sum(other > reached for other in others)


def _tree(line: ScorecardLine) -> str | None:
    made_up = [
        tree
        for tree in line.trees
        if composed(line.catalogue, line.indicator, line.period, tree=tree)
    ]
    return next(filter(line.has_values, made_up), next(iter(made_up or line.trees), None))


def _effort(total: Total, row: Row, share: float | None) -> Effort:
    comparison = total.line.part(row.indicator)
    best, left = comparison.best, points_left(row)
    best_value = best.value if best else None
    reachable = None
    if None not in (total.lift, left, share):
        reachable = total.lift <= round(left * share, 10)
    reasons = _reasons(total.line, row, share, unranked=comparison.competition.reason)
    return Effort(
        indicator=row.indicator,
        points_left=left,
        best=best.entity if best else None,
        best_value=best_value,
        best_count=len(comparison.contest.leaders) if best else None,
        lift_one_rank=total.lift,
        lift_reachable=reachable,
        rank_if_best=total.rank_after(_times(gap(best_value, row.value), share)),
        reason=joined(reasons),
    )


def points_left(row: Row) -> float | None:
    """What a value lacks of the best that the scale allows."""
    if row.indicator.higher_is_better:
        return gap(row.indicator.maximum, row.value)
    return gap(row.value, row.indicator.minimum)


def _times(points: float | None, share: float | None) -> float | None:
    return None if None in (points, share) else points * share


def _reasons(
    line: ScorecardLine, row: Row, share: float | None, unranked: Text | None
) -> Iterator[Text]:
    """Why something of the effort is not known: of the value, the share, the total, the part."""
    if row.value is None:
        yield Text("chưa có giá trị của thành phần này", "no value of this component is held")
    elif points_left(row) is None:
        yield Text(
            "chưa rõ điểm tối đa của thành phần này", "the maximum of this component is not known"
        )
    if share is None:
        yield Text(
            "chưa rõ mỗi thành phần đóng góp bao nhiêu vào tổng",
            "how much each component adds to the total is not known",
        )
    of_total = line.comparison.competition.reason
    if reason := of_total or _no_lift(line.row):
        yield reason
    if unranked and not of_total:
        yield Text(f"thành phần: {unranked.vi}", f"the component: {unranked.en}")


def _no_lift(row: Row) -> Text | None:
    """Why a total among others that are ranked cannot be lifted."""
    if row.standing is None:
        return row.remark or Text(
            "tổng không xếp hạng cùng các đơn vị khác", "the total is not ranked with the others"
        )
    if row.standing.rank == 1:
        return Text("đã xếp thứ nhất", "it is the first already")
    return None
