"""Order: in which the rows of a comparison stand."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate
from math import inf

from hub.queries.comparison.row import Row
from hub.words.language import Language, alphabetical


class Order(StrEnum):
    """How rows are ordered."""

    BEST_FIRST = "BEST_FIRST"
    WORST_FIRST = "WORST_FIRST"
    NAME = "NAME"
    CHANGE = "CHANGE"
    CHANGE_PERCENT = "CHANGE_PERCENT"
    RANK_CHANGE = "RANK_CHANGE"


_MEASURES: Mapping[Order, Callable[[Row], float | None]] = {
    Order.CHANGE: lambda row: row.change,
    Order.CHANGE_PERCENT: lambda row: row.change_percent,
    Order.RANK_CHANGE: lambda row: row.move.change if row.move else None,
}


def ordered(rows: Sequence[Row], order: Order) -> list[Row]:
    """The rows in this order, those without what it goes by last, by name.

    Best first goes by value, at equal values by published rank; a unit of which a published rank
    alone is held stands where that rank belongs. Worst first is the reverse, names apart.
    """
    by_name = sorted(rows, key=by_alphabet)
    if order is Order.NAME:
        return by_name
    if order is Order.BEST_FIRST:
        placed = _best_first(by_name)
    elif order is Order.WORST_FIRST:
        placed = _best_first(by_name[::-1])[::-1]
    else:
        measure = _MEASURES[order]
        changed = [row for row in by_name if measure(row) is not None]
        placed = sorted(changed, key=lambda row: -measure(row))
    units = {row.entity.id for row in placed}
    return placed + [row for row in by_name if row.entity.id not in units]


def by_alphabet(row: Row) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The place of a row by the name of its unit in the period."""
    return alphabetical(row.entity.name(Language.VI, row.at.period.last_day))


def published_rank(row: Row) -> float:
    """The published rank of a row; after all others where none is held."""
    return (row.cell.rank or inf) if row.cell else inf


def _best_first(rows: list[Row]) -> list[Row]:
    """The rows that have a value or a published rank, the best first."""
    with_value = sorted((row for row in rows if row.value is not None), key=_goodness)
    ranked_alone = sorted(
        (row for row in rows if row.value is None and published_rank(row) < inf),
        key=published_rank,
    )
    places, gap = [(place, 1) for place in range(len(with_value))], 0
    for before, row in enumerate(ranked_alone):
        gap = max(gap, _gap(with_value, row, before))
        places.append((gap, 0))
    both = [*with_value, *ranked_alone]
    return [both[each] for each in sorted(range(len(both)), key=places.__getitem__)]


def _goodness(row: Row) -> tuple[float, float]:
    better = -row.value if row.indicator.higher_is_better else row.value
    return better, published_rank(row)


def _gap(with_value: list[Row], row: Row, before: int) -> int:
    """Before which of those with a value a row stands by its rank: where the fewest ranks are out
    of order, and of several such places nearest to the rank itself. `before` counts those ranked
    alone that are better.
    """
    disorder = list(accumulate((_side(each, row) for each in with_value), initial=0))
    least, wanted = min(disorder), row.cell.rank - 1 - before
    gaps = [gap for gap, count in enumerate(disorder) if count == least]
    return min(gaps, key=lambda gap: (abs(gap - wanted), -gap))


def _side(each: Row, row: Row) -> int:
    """Whether a row with a value is published behind another (1), before it (−1), or neither; a
    value in doubt tells nothing, nor does a rank of another block.
    """
    cell, other = each.cell, row.cell
    if not cell.rank or cell.mark.doubtful or cell.mark.block != other.mark.block:
        return 0
    return (cell.rank > other.rank) - (cell.rank < other.rank)
