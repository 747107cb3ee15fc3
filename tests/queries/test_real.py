"""Comparison and trend over all real figures: set against each other, and every formula against
pandas, numpy and scipy.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from hub.panels.panel import View
from hub.queries import comparison, trend
from hub.queries.comparability import Comparable
from hub.queries.comparison import Comparison, Question, compare
from hub.queries.competition.among import Among
from hub.queries.competition.rank import interval
from hub.words.period import Period, parse
from hub.words.terms import WITHIN_PROVINCES, Frequency
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub

# Panels and catalogue are the same on both databases, as tests/panels/test_databases.py shows.
pytestmark = SQLITE

INDICES = [
    "PAPI",
    "PCI",
    "PAR_INDEX",
    "SIPAS",
    "D766",
    "DDCI",
    "DEPT_PAR",
    "DEPT_SIPAS",
    "TTHC_QUALITY",
    "POPULATION",
    "OPERATIONS",
]
NEVER_RANKED = ("COUNTRY", "REGION")


@pytest.fixture(scope="module")
def answers(real: TestHub) -> list[Comparison]:
    """Every comparison of real figures, each field in each period and reading; where too few
    have a value for a rank, also among those.
    """
    view = real.reader.view()
    return [answer for question in questions(view) for answer in answered(view, question)]


def questions(view: View) -> Iterator[Question]:
    """Each field of each indicator in each period and reading."""
    for indicator in view.catalogue.indicators.values():
        panel = view.panel(indicator)
        for at in panel.periods:
            for reading in panel.readings(at):
                cells = panel.cells(at, reading)
                fields = {
                    among(view.catalogue.by_id[entity], cell.mark.block): None
                    for entity, cell in cells.items()
                }
                yield from (
                    Question(indicator.public_id, at, among=one, reading=reading or None)
                    for one in fields
                )


def among(entity, block: str) -> Among:
    """The field in which a unit competes."""
    within = entity.kind in WITHIN_PROVINCES
    return Among(
        entity.kind, entity.province if within else None, block=block or None if within else None
    )


def answered(view: View, question: Question) -> Iterator[Comparison]:
    answer = compare(view, question)
    yield answer
    chosen = tuple(row.entity.public_id for row in answer.rows if competes(answer, row))
    if len(chosen) > 1 and not answer.competition.ranked:
        yield compare(view, replace(question, among=replace(question.among, entities=chosen)))


def competes(answer: Comparison, row: comparison.Row) -> bool:
    """Whether the row has a value that is not in doubt, of the reading that is compared."""
    return (
        row.value is not None and row.cell.reading == answer.reading and not row.cell.mark.doubtful
    )


@pytest.fixture(scope="module")
def told(answers: list[Comparison]) -> pd.DataFrame:
    """What every row of every comparison says, one line each."""
    found = pd.DataFrame(
        [line(place, answer, row) for place, answer in enumerate(answers) for row in answer.rows]
    )
    rated = found.groupby("place")["competes"].transform("sum")
    found["complete"] = ~found["apart"] & (rated > 0) & (rated * 10 >= found["expected"] * 9)
    found["ranked"] = found["complete"] & ~found["kind"].isin(NEVER_RANKED) & found["competes"]
    found["score"] = found["value"].where(found["better"], -found["value"])
    return found


def line(place: int, answer: Comparison, row: comparison.Row) -> dict:
    standing, move = row.standing, row.move
    return {
        "place": place,
        "index": answer.indicator.index,
        "code": answer.indicator.code,
        "meaning": answer.indicator.public_id,
        "unit": answer.indicator.unit,
        "maximum": answer.indicator.maximum,
        "better": answer.indicator.higher_is_better,
        "at": answer.period,
        "reading": answer.reading,
        "kind": str(answer.competition.kind),
        "expected": answer.competition.expected,
        "chosen": answer.competition.label.en.endswith("chosen units"),
        "apart": answer.competition.obstacle is not None,
        "entity": row.entity.public_id,
        "id": row.entity.id,
        "competes": competes(answer, row),
        "value": row.value,
        "rank": standing and standing.rank,
        "of": standing and standing.rank_of,
        "tied": bool(standing and standing.tied),
        "percentile": standing and standing.percentile,
        "quartile": standing and standing.quartile,
        "published": row.cell and row.cell.rank,
        "published_of": row.cell and row.cell.rank_of,
        "difference": row.rank_difference,
        "best": row.gap_to_best,
        "mean": row.gap_to_mean,
        "median": row.gap_to_median,
        "share": row.share_of_maximum,
        "previous": row.previous,
        "before": row.previous_period,
        "change": row.change,
        "percent": row.change_percent,
        "moved": move and move.change,
        "own": move and move.own,
        "others": move and move.others,
    }


def test_every_family_is_asked_and_ranked(told: pd.DataFrame):
    assert set(told["index"]) == set(INDICES)
    assert set(told.loc[told["ranked"], "index"]) >= set(INDICES) - {"OPERATIONS"}
    assert len(told) > 80_000


def test_ranks_and_ties_are_those_of_pandas(told: pd.DataFrame):
    ranked = told[told["ranked"]]
    groups = ranked.groupby("place")["score"]

    same(ranked["rank"], groups.rank(method="min", ascending=False))
    same(ranked["of"], groups.transform("size"))
    same(ranked["tied"], ranked.duplicated(["place", "score"], keep=False))
    assert told.loc[~told["ranked"], ["rank", "of", "percentile", "quartile"]].isna().all(axis=None)


def test_percentiles_are_those_of_scipy(told: pd.DataFrame):
    ranked = told[told["ranked"]]

    # The share of the units whose result is as good or worse.
    same(
        ranked["percentile"],
        ranked.groupby("place")["score"].transform(
            lambda own: stats.percentileofscore(own, own, kind="weak")
        ),
    )


def test_quartiles_are_the_quarters_of_the_ranks(told: pd.DataFrame):
    ranked = told[told["ranked"]]

    ahead = (
        ranked.groupby("place")["score"].rank(method="min", ascending=False) - 1
    ) / ranked.groupby("place")["score"].transform("size")
    same(ranked["quartile"], 1 + np.searchsorted([0.25, 0.5, 0.75], ahead, side="right"))


def test_gaps_and_shares_are_those_of_pandas(told: pd.DataFrame):
    among_them = told[told["complete"] & told["competes"]]
    groups = among_them.groupby("place")
    best = groups["score"].transform("max")

    same(among_them["best"], among_them["value"] - best.where(among_them["better"], -best))
    same(among_them["mean"], among_them["value"] - groups["value"].transform("mean"))
    same(among_them["median"], among_them["value"] - groups["value"].transform("median"))
    assert (
        told.loc[~told.index.isin(among_them.index), ["best", "mean", "median"]]
        .isna()
        .all(axis=None)
    )
    same(told["share"], told["value"] / told["maximum"].replace(0, None).astype(float))


def test_distributions_are_those_of_numpy(answers: list[Comparison]):
    for answer in answers:
        values, found = [row.value for row in answer.rows if competes(answer, row)], answer.summary
        assert (found.count, found.missing) == (
            len(values),
            max(answer.competition.expected - len(values), 0),
        )
        if found.mean is not None:
            same([found.mean, found.standard_deviation], [np.mean(values), np.std(values)])
            same([found.minimum, found.maximum], [np.min(values), np.max(values)])
            same(
                [found.lower_quartile, found.median, found.upper_quartile],
                np.percentile(values, [25, 50, 75]),
            )


def test_changes_are_what_was_held_the_period_before(
    real: TestHub, answers: list[Comparison], told: pd.DataFrame
):
    own = told[(told["reading"] == 0) & ~told["chosen"]]
    held = own[own["competes"]].set_index(["code", "unit", "at", "entity"])["value"].to_dict()
    redrawn = real.reader.view().catalogue.redrawn
    chains = (
        pd.read_csv(ROOT / "seeds" / "papi" / "chains.csv")
        .set_index("successor")["predecessor"]
        .str.partition("@")[0]
        .to_dict()
    )
    cut = [answer.comparability.value is Comparable.NO for answer in answers]

    before = own["code"].where(
        own["at"].map(str) != own["meaning"].str[-4:],
        own["meaning"].map(chains).fillna(own["code"]),
    )
    expected = [
        (
            held.get((code, row.unit, row.at.before, row.entity))
            if row.competes and not cut[row.place] and row.id not in redrawn(row.at.before, row.at)
            else None
        )
        for code, row in zip(before, own.itertuples(), strict=True)
    ]

    same(own["previous"], expected)
    same(told["change"], told["value"].where(told["competes"]) - told["previous"])
    same(
        told["percent"],
        told["change"] / told["previous"].abs().replace(0, None).astype(float) * 100,
    )


def test_changes_between_readings_are_those_of_their_cells(real: TestHub, told: pd.DataFrame):
    view, read = real.reader.view(), told[(told["reading"] > 0) & told["previous"].notna()]

    assert set(read["index"]) == {"D766"}
    for row in read.itertuples():
        panel = view.panel(view.catalogue.meaning(row.code, row.before))
        assert row.previous in [
            panel.cells(row.before, reading)[row.id].value
            for reading in panel.readings(row.before)
            if row.id in panel.cells(row.before, reading)
            and (row.before < row.at or reading < row.reading)
        ]


def test_rank_changes_split_as_a_matrix_does(answers: list[Comparison], told: pd.DataFrame):
    moved = 0
    for place, rows in told[told["ranked"] & told["previous"].notna()].groupby("place"):
        few = len(rows) * 10 < rows["expected"].iloc[0] * 9
        if answers[place].comparability.rank is Comparable.NO or (
            few and rows["moved"].isna().all()
        ):
            assert rows["moved"].isna().all(), place
            continue
        old, new, moved = (
            rows["previous"].where(rows["better"], -rows["previous"]).to_numpy(),
            rows["score"].to_numpy(),
            moved + 1,
        )
        was, now = (stats.rankdata(-scores, method="min") for scores in (old, new))
        alone = 1 + ((old[None, :] > new[:, None]) & ~np.eye(len(old), dtype=bool)).sum(axis=1)
        same(rows["moved"], was - now)
        same(rows["own"], was - alone)
        same(rows["others"], alone - now)
    assert moved > 500
    assert told.loc[told["previous"].isna(), "moved"].isna().all()


def test_who_passed_whom_is_what_a_matrix_tells(answers: list[Comparison]):
    for answer in answers:
        rows = [row for row in answer.rows if row.move]
        if not rows:
            continue
        sign = 1 if answer.indicator.higher_is_better else -1
        was, now = (
            sign * np.subtract.outer(scores, scores)
            for scores in ([row.previous for row in rows], [row.value for row in rows])
        )
        passed = (was <= 0) & (now > 0)
        found = [row.passings for row in rows]
        for place, one in enumerate(found):
            assert {peer.id for peer in one.passed} == {
                rows[peer].entity.id for peer in np.flatnonzero(passed[place])
            }
            assert {peer.id for peer in one.passed_by} == {
                rows[peer].entity.id for peer in np.flatnonzero(passed[:, place])
            }
        level = ((was < 0) & (now == 0)).sum(axis=1) - ((was == 0) & (now > 0)).sum(axis=1)
        same(
            [row.move.change for row in rows],
            [len(one.passed) - len(one.passed_by) for one in found] + level,
        )


def test_differences_from_published_ranks_are_told_where_both_rank_as_many(told: pd.DataFrame):
    both = told[told["ranked"] & (told["published_of"] == told["of"])]

    same(both["difference"], both["rank"] - both["published"])
    assert told.loc[~told.index.isin(both.index), "difference"].isna().all()
    assert both.dropna(subset="published").groupby("index")["difference"].agg(
        ["size", "min", "max"]
    ).T.to_dict("list") == {
        # Thanh Hóa numbers departments of one score one after the other.
        "DEPT_PAR": [67, -1, 0],
        "PCI": [316, 0, 0],
        "TTHC_QUALITY": [15, 0, 0],
    }


def test_intervals_of_ranks_are_those_of_a_matrix(real: TestHub, answers: list[Comparison]):
    errors, found = printed_errors(real.reader.view()), set()
    for answer in answers:
        of, rows = (
            (answer.indicator.code, str(answer.period)),
            [row for row in answer.rows if row.standing],
        )
        own = np.array([errors.get((*of, row.entity.public_id), np.nan) for row in rows])
        found |= {of} if np.isfinite(own).any() else set()
        assert [row.interval for row in rows] == intervals([row.value for row in rows], own), of
    assert found == {
        ("PAPI/TOTAL", "2019"),
        ("PAPI/TOTAL_W", "2019"),
        ("PAPI/TOTAL", "2022"),
        ("PAPI/TOTAL", "2023"),
    }


def printed_errors(view: View) -> dict[tuple[str, str, str], float]:
    """The standard errors out of the seeds themselves, by code, year and province."""
    lines = pd.concat(
        pd.read_csv(path, dtype={"period": str})
        for path in (ROOT / "seeds" / "papi").glob("20*.csv")
    )
    return {
        (
            f"PAPI/{one.code}",
            one.period,
            view.catalogue.entity(one.entity, parse(one.period).last_day).public_id,
        ): one.standard_error
        for one in lines[lines["standard_error"].notna()].itertuples()
    }


def intervals(values: list[float], errors: np.ndarray) -> list[tuple[int, int] | None]:
    """1 + the columns certainly above, all but the columns certainly below; nothing where the
    error is not known.
    """
    z = np.subtract.outer(values, values) / np.sqrt(np.add.outer(errors**2, errors**2))
    with np.errstate(invalid="ignore"):
        sure = 2 * stats.norm.sf(np.abs(z)) < 0.05 / max(len(values) - 1, 1)
    low, high = 1 + (sure & (z < 0)).sum(axis=1), len(values) - (sure & (z > 0)).sum(axis=1)
    return [
        None if np.isnan(error) else (int(best), int(worst))
        for error, best, worst in zip(errors, low, high, strict=True)
    ]


def test_intervals_drawn_anew_hold_the_ranks_of_papi_2023(real: TestHub):
    rows = compare(real.reader.view(), Question("PAPI/TOTAL", parse("2023"))).rows
    truth = {row.entity.id: row.value for row in rows if row.standing}
    errors = {row.entity.id: row.cell.error for row in rows if row.standing}
    chance, draws = np.random.default_rng(2023), 300

    held = [
        found.low <= row.standing.rank <= found.high
        for _ in range(draws)
        for drawn in [
            dict(
                zip(
                    truth,
                    chance.normal([*truth.values()], [*errors.values()]).tolist(),
                    strict=True,
                )
            )
        ]
        for row in rows
        if row.standing
        for found in [interval(row.entity.id, drawn, errors)]
    ]

    assert len(held) == 61 * draws
    assert np.mean(held) >= 0.95


@pytest.mark.parametrize("index", INDICES)
def test_trend_and_comparison_tell_the_same_of_every_cell(real: TestHub, index):
    view = real.reader.view()

    for code, one, frequency, held in lines_of(view, index):
        asked = trend.Question(
            code,
            tuple({entity: None for _, _, entity in held}),
            frequency=frequency,
            among=one,
            by_reading=True,
        )
        followed = {
            (point.period, point.cell.reading, found.entity.public_id): figures(point)
            for found in trend.trend(view, asked)
            for point in found.points
        }
        compared = {
            (at, reading, row.entity.public_id): figures(row)
            for at, reading in dict.fromkeys(told[:2] for told in held)
            for row in compare(view, Question(code, at, among=one, reading=reading or None)).rows
            if row.cell and row.cell.reading == reading
        }
        assert {told: followed[told] for told in compared} == compared, (code, one)


def lines_of(
    view: View, index: str
) -> Iterator[tuple[str, Among, Frequency, list[tuple[Period, int, str]]]]:
    """Each code of an index with each field and length of period of which something is held, and
    whose figures of when there are.
    """
    for code in (code for code in view.catalogue.codes if code.startswith(f"{index}/")):
        found: dict[tuple[Among, Frequency], list[tuple[Period, int, str]]] = {}
        for panel in map(view.panel, view.catalogue.series(code).meanings):
            for at, reading in panel.moments:
                for entity, cell in panel.cells(at, reading).items():
                    unit = view.catalogue.by_id[entity]
                    found.setdefault((among(unit, cell.mark.block), at.frequency), []).append(
                        (at, reading, unit.public_id)
                    )
        yield from ((code, *which, held) for which, held in found.items())


def figures(place: comparison.Row | trend.TrendPoint) -> tuple:
    """What both answers say of a cell."""
    standing, move = place.standing, place.move
    return (
        place.cell.value,
        standing and (standing.rank, standing.rank_of),
        place.change,
        place.change_percent,
        move,
    )


def same(found, wanted) -> None:
    """Whether two columns are equal but for the noise of arithmetic, and have gaps in the same
    places.
    """
    one, other = (np.asarray(pd.Series(column), dtype=float) for column in (found, wanted))
    np.testing.assert_allclose(one, other, rtol=0, atol=1e-8)
