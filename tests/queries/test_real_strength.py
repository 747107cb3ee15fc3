"""The strongest and the weakest component over all real figures, against pandas on the seeds
themselves.
"""

from datetime import date

import pandas as pd
import pytest

from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.scorecards import Question, scorecards
from hub.words.period import parse
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub
from tests.queries.test_real_effort import YEARS, lines, seed

# Panels and catalogue are the same on both databases, as tests/panels/test_databases.py shows.
pytestmark = SQLITE

TODAY = date(2026, 11, 25)
READING = "2026-10-10"  # the latest that is held of the provinces on Decision 766
GROUPS = ["CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH"]


def components(folder: str, year: int) -> list[str]:
    """The codes right below the total in a year."""
    every = pd.read_csv(ROOT / "seeds" / folder / "indicators.csv", dtype=str)
    since, until = pd.to_numeric(every["valid_from"]), pd.to_numeric(every["valid_to"])
    parts = every["parent"] == f"{folder.upper()}/TOTAL"
    below = every[parts & (since <= year) & ~(until < year)]
    return list(below["code"].str.partition("/")[2])


def extremes(table: pd.DataFrame, held_in: int) -> pd.DataFrame:
    """The best and the worst column of each row that has every one; nothing where a column has
    too few values.
    """
    if (table.notna().sum() < 0.9 * held_in).any():
        return pd.DataFrame(columns=["strongest", "weakest"])
    ranks = table.rank(ascending=False, method="min")
    spreads = (table - table.mean()) / table.std(ddof=0)
    found = {}
    for name in table.dropna().index:
        row = pd.DataFrame({"rank": ranks.loc[name], "spread": spreads.loc[name].round(10)})
        ordered = row.sort_values(["rank", "spread"], ascending=[True, False], kind="stable")
        found[name] = ordered.index[0], ordered.index[-1]
    return pd.DataFrame.from_dict(found, "index", columns=["strongest", "weakest"])


def assert_same(found: dict[str, ScorecardLine], expected: pd.DataFrame) -> None:
    """Each line names what pandas names, or says why it names nothing."""
    for name, line in found.items():
        names = [part and part.code.partition("/")[2] for part in (line.strongest, line.weakest)]
        if name in expected.index:
            assert (names, line.strength.reason) == (list(expected.loc[name]), None), name
        else:
            assert names == [None, None], name
            assert line.strength.reason.vi, name


@pytest.mark.parametrize(
    ("folder", "year"), [(folder, year) for folder, years in YEARS.items() for year in years]
)
def test_the_extremes_are_what_pandas_says(real: TestHub, folder, year):
    table = seed(folder, year).reindex(columns=components(folder, year)).dropna(how="all")

    found = lines(real, folder, year)

    rated = len(found) if folder == "pci" else 63
    assert_same(found, extremes(table, rated))


def test_the_extremes_on_decision_766_are_what_pandas_says(real: TestHub):
    read = pd.read_csv(ROOT / "seeds/d766/2026.csv", dtype=str)
    read = read[read["kind"].isna() & (read["reading"] == READING) & read["doubtful"].isna()]
    table = (
        read.assign(value=pd.to_numeric(read["value"]))
        .drop_duplicates(["entity", "code"])
        .pivot(index="entity", columns="code", values="value")[GROUPS]
    )
    (cards, comparisons) = [], Comparisons(real.reader.view())
    for name in table.index:
        cards += scorecards(comparisons, Question(name, parse("2026"), parse("2026"), TODAY))

    found = {
        card.entity.name("vi"): line
        for card in cards
        for line in card.lines
        if line.index.public_id == "D766"
    }

    assert len(found) == 34
    assert_same(found, extremes(table, 34))


def test_no_component_is_named_for_nearly_everyone(real: TestHub):
    weakest = pd.Series(
        [line.weakest.code for line in lines(real, "papi", 2024).values()]
    ).value_counts()

    assert weakest.sum() == 61
    assert len(weakest) == 8
    assert weakest.max() < 61 / 3
