"""How the values of a comparison lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean, pstdev, quantiles

from hub.panels.panel import Cell
from hub.queries.competition.members import Peers, values_of


@dataclass(frozen=True)
class Distribution:
    """How the values of the peers lie; None where too few have one."""

    count: int
    missing: int
    mean: float | None = None
    median: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None
    standard_deviation: float | None = None


def distribution(field: Peers, cells: Mapping[int, Cell]) -> Distribution:
    """How the values with which the peers compete lie, in the unit of the indicator; quartiles
    include both ends.
    """
    values = sorted(values_of(field.members, cells, field.reading).values())
    count, missing = len(values), max(field.expected - len(values), 0)
    if not field.complete:
        return Distribution(count, missing)
    lower, middle, upper = quantiles(values, n=4, method="inclusive") if count > 1 else values * 3
    return Distribution(
        count, missing, mean(values), middle, values[0], values[-1], lower, upper, pstdev(values)
    )
