"""Rebuilt provinces over all real figures, against pandas."""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd
import pytest

from hub.catalogue import Catalogue, Indicator
from hub.queries import comparison
from hub.queries.competition.territory import Territory
from hub.queries.trend import Question, trend
from hub.words.period import Period, parse
from hub.words.terms import EntityKind
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub
from tests.queries.test_real import figures, intervals

# Panels and catalogue are the same on both databases, as tests/panels/test_databases.py shows.
pytestmark = SQLITE

INDICES = ["PAPI", "PCI"]


@pytest.fixture(scope="module")
def merged() -> pd.Series:
    """The present province of each old one, out of the seeds themselves."""
    lines = pd.read_csv(ROOT / "seeds" / "places" / "successions.csv")
    found = lines[(lines["day"] == "2025-07-01") & (lines["kind"] == "MERGED_INTO")].set_index(
        "predecessor"
    )["successor"]
    assert (len(found), found.nunique()) == (52, 23)
    return found


@pytest.mark.parametrize("index", INDICES)
def test_every_plain_mean_and_rank_is_that_of_pandas(real: TestHub, merged: pd.Series, index):
    for indicator, at, published in periods(real, index):
        parts = published.groupby(published.index.map(lambda own: merged.get(own, own)))

        assert_same(
            real,
            indicator,
            at,
            parts.mean().where(parts.count() == parts.size()),
            Territory.REBUILT_MEAN,
        )


@pytest.mark.parametrize("index", INDICES)
def test_every_mean_by_population_and_rank_is_that_of_pandas(
    real: TestHub, merged: pd.Series, index
):
    people = population(real.reader.view().catalogue)

    for indicator, at, published in periods(real, index):
        now = published.index.map(lambda own: merged.get(own, own))
        counted = pd.Series(people[min(at.year, 2022)], published.index, dtype=float)
        parts = (published * counted).groupby(now)
        weighed = parts.sum().where(parts.count() == parts.size()) / counted.groupby(now).sum()
        wanted = weighed.where(
            ~weighed.index.isin(published.index), published.reindex(weighed.index)
        )

        assert_same(real, indicator, at, wanted, Territory.REBUILT_POPULATION)


def test_the_present_provinces_are_34_of_which_23_are_rebuilt(real: TestHub):
    question = comparison.Question("PAPI/TOTAL", parse("2024"), territory=Territory.REBUILT_MEAN)

    answer = comparison.compare(real.reader.view(), question)

    assert (
        len(answer.rows),
        sum(bool(row.cell and row.cell.derivation) for row in answer.rows),
    ) == (34, 23)
    assert (answer.competition.label.vi, answer.competition.expected) == (
        "34 tỉnh, thành phố sau sắp xếp, tính lại",
        34,
    )


def test_intervals_of_ranks_among_the_34_are_those_of_a_matrix(real: TestHub, merged: pd.Series):
    question = comparison.Question("PAPI/TOTAL", parse("2023"), territory=Territory.REBUILT_MEAN)
    lines = pd.read_csv(ROOT / "seeds" / "papi" / "2023.csv").query("code == 'TOTAL'")
    entity = real.reader.view().catalogue.entity
    own = lines["entity"].map(lambda name: entity(name, parse("2023").last_day).public_id)
    parts = lines.groupby(own.map(lambda part: merged.get(part, part)))["standard_error"]
    errors = parts.agg(lambda each: (each**2).sum() ** 0.5 / len(each)).where(
        parts.count() == parts.size()
    )

    rows = [row for row in comparison.compare(real.reader.view(), question).rows if row.standing]

    own = errors[[row.entity.public_id for row in rows]].to_numpy()
    assert [row.interval for row in rows] == intervals([row.value for row in rows], own)
    assert len(rows) == 32


@pytest.mark.parametrize("territory", [Territory.REBUILT_MEAN, Territory.REBUILT_POPULATION])
def test_trend_and_comparison_tell_the_same_of_every_rebuilt_cell(real: TestHub, territory):
    view = real.reader.view()
    everyone = tuple(
        entity.public_id
        for entity in view.catalogue.in_force(EntityKind.PROVINCE, parse("2026").last_day)
    )

    for code in ("PAPI/TOTAL", "PAPI/D1", "PAPI/S32", "PCI/TOTAL", "D766/TOTAL"):
        followed = {
            (point.period, found.entity.public_id): figures(point)
            for found in trend(view, Question(code, everyone, territory=territory))
            for point in found.points
        }
        compared = {
            (at, row.entity.public_id): figures(row)
            for at in sorted({at for at, _ in followed})
            for row in comparison.compare(
                view, comparison.Question(code, at, territory=territory)
            ).rows
            if row.cell and row.cell.held
        }
        assert followed == compared, code


def test_ha_noi_is_none_of_the_present_provinces_before_it_grew(real: TestHub):
    (found,) = trend(
        real.reader.view(), Question("PCI/TOTAL", ("Hà Nội",), territory=Territory.REBUILT_MEAN)
    )

    assert [str(point.period) for point in found.points if point.cell.value is None] == [
        "2005",
        "2006",
        "2007",
        "2008",
    ]


def assert_same(
    hub: TestHub, indicator: Indicator, at: Period, wanted: pd.Series, territory: Territory
) -> None:
    """Every value of the 34 is the wanted one, and so is every rank where nine in ten have one."""
    question = comparison.Question(
        indicator.public_id, at, against=comparison.Against.NONE, territory=territory
    )
    rows = comparison.compare(hub.reader.view(), question).rows
    held = wanted.drop(["ha-noi", "ha-tay"] if at.year <= 2008 else [], errors="ignore").dropna()
    order = held.round(9).rank(method="min", ascending=not indicator.higher_is_better).astype(int)

    assert {
        row.entity.public_id: row.value for row in rows if row.value is not None
    } == pytest.approx(held.to_dict(), abs=1e-9), at
    assert {row.entity.public_id: row.standing.rank for row in rows if row.standing} == (
        order.to_dict() if len(held) >= 0.9 * 34 else {}
    ), (indicator.public_id, at)


def periods(hub: TestHub, index: str) -> Iterator[tuple[Indicator, Period, pd.Series]]:
    """Each indicator and period of an index, with what is published of every province of that
    time by its id.
    """
    view = hub.reader.view()
    for indicator in view.catalogue.indicators.values():
        for at in (
            view.panel(indicator).periods
            if indicator.index == index and indicator.may_be_averaged
            else ()
        ):
            cells = view.panel(indicator).cells(at)
            provinces = view.catalogue.in_force(EntityKind.PROVINCE, at.last_day)
            yield (
                indicator,
                at,
                pd.Series(
                    {
                        each.public_id: cells[each.id].value if each.id in cells else None
                        for each in provinces
                    },
                    dtype=float,
                ),
            )


def population(catalogue: Catalogue) -> dict[int, dict[str, float]]:
    """The population of each old province by year, out of the seeds themselves: of two panels
    the later by name goes first.
    """
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for path in (ROOT / "seeds" / "population").glob("20*.csv"):
        for line in pd.read_csv(path).sort_values("source").itertuples():
            found[line.period][catalogue.entity(line.entity, parse("2022").last_day).public_id] = (
                line.value
            )
    return found


def test_a_trend_tells_why_nothing_is_held_before_a_merger_too(real: TestHub):
    query = """{trend(indicator: "PAPI/TOTAL", entities: ["Hà Nội"], from: "1990", to: "1990",
      territory: REBUILT_MEAN) {segments {points {value}} unknownReasons(language: EN)}}"""

    assert real.ask(query) == {"trend": [{"segments": [], "unknownReasons": []}]}
