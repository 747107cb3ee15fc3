"""Effort over all real figures, against pandas on the seeds themselves."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from hub.queries.scorecard import Question as CardQuestion
from hub.queries.scorecard import scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.effort import Effort, effort
from hub.queries.scorecard.line import ScorecardLine
from hub.words.period import parse
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub

# Panels and catalogue are the same on both databases, as tests/panels/test_databases.py shows.
pytestmark = SQLITE

YEARS = {"papi": range(2011, 2025), "pci": range(2005, 2023)}
SUMMED = {"papi": True, "pci": False}  # the weights of PCI are not held
RATED = {("pci", 2005): 42, ("pci", 2008): 64}


@cache
def seed(folder: str, year: int) -> pd.DataFrame:
    """The figures of a year: a row for each unit, a column for each code."""
    read = pd.read_csv(ROOT / "seeds" / folder / f"{year}.csv", dtype=str)
    read = read[read["missing"].isna()] if "missing" in read else read
    held = (
        read.assign(value=pd.to_numeric(read["value"]))
        .dropna(subset=["value"])
        .drop_duplicates(["entity", "code"])
    )
    return held.pivot(index="entity", columns="code", values="value")


def lines(real: TestHub, folder: str, year: int) -> dict[str, ScorecardLine]:
    """The line of each province that is ranked in a year, by its name."""
    comparisons = Comparisons(real.reader.view())
    cards = [
        scorecard(comparisons, CardQuestion(entity, parse(str(year))))
        for entity in comparisons.view.catalogue.by_kind["PROVINCE"]
    ]
    found = [
        line
        for card in cards
        for line in card.lines
        if line.index.public_id == folder.upper() and line.period.year == year
    ]
    return {
        line.entity.name("vi", line.period.last_day): line for line in found if line.row.standing
    }


@pytest.mark.parametrize(
    ("folder", "year"), [(folder, year) for folder, years in YEARS.items() for year in years]
)
def test_effort_is_what_pandas_says(real: TestHub, folder, year):
    table, held = seed(folder, year), lines(real, folder, year)
    total = table["TOTAL"].dropna()
    ranks = total.rank(method="min", ascending=False)

    assert set(held) == set(total.index)
    for name, line in held.items():
        others = total.drop(name).to_numpy()
        for each in effort(line):
            code = each.indicator.code.partition("/")[2]
            part = table[code].dropna() if code in table else pd.Series(dtype=float)
            complete = len(part) >= 0.9 * RATED.get((folder, year), 63)
            assert_part(each, name, part, complete)
            assert_lift(each, total[name], others, ranks[name])
            gain = part.max() - part[name] if SUMMED[folder] and complete and name in part else None
            assert_rank(each, total[name], others, ranks[name], gain)


def assert_part(each: Effort, name: str, part: pd.Series, complete: bool) -> None:
    """What is left of a part, and who does it best where enough have a value."""
    assert each.points_left == (
        pytest.approx(each.indicator.maximum - part[name], abs=1e-9) if name in part else None
    )
    assert each.best_value == (part.max() if complete else None)
    assert (each.best is None) == (not complete)


def assert_lift(each: Effort, own: float, others: np.ndarray, rank: float) -> None:
    """So many points raise the rank, and any less do not."""
    better = others[others > own]
    assert each.lift_one_rank == (
        pytest.approx(better.min() - own, abs=1e-9) if len(better) else None
    )
    if len(better):
        assert (
            1 + (others > own + each.lift_one_rank + 1e-9).sum()
            < rank
            == 1 + (others > own + each.lift_one_rank - 1e-9).sum()
        )


def assert_rank(
    each: Effort, own: float, others: np.ndarray, rank: float, gain: float | None
) -> None:
    """The rank of the total with the part at the best's level, where it is known what the part
    adds.
    """
    expected = 1 + (others.round(10) > round(own + gain, 10)).sum() if gain is not None else None
    assert each.rank_if_best == expected
    assert expected is None or expected <= rank
