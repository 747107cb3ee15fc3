"""How the values of a competition lie."""

from dataclasses import dataclass
from statistics import mean, pstdev, quantiles

from hub.queries.competition import Competition


@dataclass(frozen=True)
class Distribution:
    """Count, mean, quartiles and spread of the competitors' values, in the indicator's unit.

    `missing` counts expected entities without a value; all but the two counts are None where
    the competition is incomplete. The standard deviation is that of a whole population.
    """

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
    """The distribution of a competition; quartiles by the inclusive method (both ends belong to
    the values).
    """
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
