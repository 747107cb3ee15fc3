"""The summary of every real series, against scipy and pandas."""

from collections.abc import Iterator

import pandas as pd
import pytest
from scipy.stats import theilslopes

from hub.panels.panel import View
from hub.queries.competition.among import Among
from hub.queries.trend import Question, Trend, trend
from hub.queries.trend.summary import summary
from tests.databases import SQLITE
from tests.hubs import TestHub

# Panels and catalogue are the same on both databases, as tests/panels/test_databases.py shows.
pytestmark = SQLITE


@pytest.fixture(scope="module")
def followed(real: TestHub) -> list[Trend]:
    """The trend of every entity on every indicator of which anything is held."""
    return list(everything(real.reader.view()))


def test_every_slope_is_that_of_scipy(followed: list[Trend]):
    sloped = 0

    for number, line in last_stretches(followed).groupby("series"):
        found = summary(followed[number]).slope_per_year
        if len(line) > 1:
            sloped += 1
            assert found == pytest.approx(
                theilslopes(line["value"], line["moment"])[0], abs=1e-8
            ), followed[number].indicator.public_id
        else:
            assert found is None

    assert sloped > 10000


def test_every_first_last_best_and_worst_is_that_of_pandas(followed: list[Trend]):
    lines = last_stretches(followed)
    by_series = lines.assign(score=lines["value"] * lines["better"]).groupby("series")
    places = {
        "first": by_series.head(1).index,
        "last": by_series.tail(1).index,
        "best": by_series["score"].idxmax(),
        "worst": by_series["score"].idxmin(),
    }
    wanted = {name: lines.loc[place].set_index("series")["at"] for name, place in places.items()}

    for number, each in enumerate(followed):
        found = summary(each)
        assert {
            name: getattr(found, name) and str(getattr(found, name).period) for name in places
        } == {name: wanted[name].get(number) for name in places}, (
            each.indicator.public_id,
            each.entity.public_id,
        )


def everything(view: View) -> Iterator[Trend]:
    """Every trend, each unit among those of its kind and province."""
    for code in view.catalogue.codes:
        panels = [view.panel(meaning) for meaning in view.catalogue.series(code).meanings]
        entities = {view.catalogue.by_id[entity] for panel in panels for entity in panel.entities}
        for kind, province in {(entity.kind, entity.province) for entity in entities}:
            own = tuple(
                entity.public_id
                for entity in entities
                if (entity.kind, entity.province) == (kind, province)
            )
            yield from trend(view, Question(code, own, among=Among(kind, province)))


def last_stretches(followed: list[Trend]) -> pd.DataFrame:
    """What the last stretch of each trend tells beyond doubt, at the middle of its period or on
    the day of its reading.
    """
    lines = pd.DataFrame(
        [
            (
                number,
                str(point.period),
                *point.period,
                point.cell.reading,
                point.cell.value,
                1 if each.indicator.higher_is_better else -1,
            )
            for number, each in enumerate(followed)
            for point in (each.segments[-1].points if each.segments else ())
            if not point.cell.mark.doubtful
        ],
        columns=["series", "at", "year", "month", "months", "day", "reading", "value", "better"],
    )
    lines = lines[lines["value"].notna()].reset_index(drop=True)
    days = pd.to_datetime(lines["reading"].astype(str).where(lines["reading"] > 0))
    read = days.dt.year + days.dt.day_of_year / (365 + days.dt.is_leap_year)
    return lines.assign(
        moment=read.fillna(lines["year"] + (lines["month"] - 1) / 12 + lines["months"] / 24)
    )
