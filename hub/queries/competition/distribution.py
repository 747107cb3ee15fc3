"""How the values of a competition lie."""

from dataclasses import dataclass
from statistics import mean, pstdev, quantiles

from hub.queries.competition import Competition


@dataclass(frozen=True)
class Distribution:
    """How the values of those who compete lie; None where too few have one."""

    count: int
    missing: int
    mean: float | None = None
    median: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None
    standard_deviation: float | None = None


def distribution(competition: Competition) -> Distribution:
    """How the values lie, in the unit of the indicator; quartiles include both ends."""
    values = sorted(competition.values.values())
    count, missing = len(values), max(competition.expected - len(values), 0)
    if not competition.complete:
        return Distribution(count, missing)
    lower, middle, upper = quantiles(values, n=4, method="inclusive") if count > 1 else values * 3
    return Distribution(
        count=count,
        missing=missing,
        mean=mean(values),
        median=middle,
        minimum=values[0],
        maximum=values[-1],
        lower_quartile=lower,
        upper_quartile=upper,
        standard_deviation=pstdev(values),
    )
