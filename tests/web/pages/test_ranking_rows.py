"""Which columns and groups a ranking has, by rule."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hub.web.pages.ranking.ranking_rows import RankingRows, round_ends

_NOTHING = (
    "value rank rankOf publishedRank publishedRankOf rankLow quartile gapToPublishedMean gapToMean"
    " change rankChange readingDate group observation"
)


def row(name: str, **figures: Any) -> dict[str, Any]:
    """A row as the API answers it."""
    return {
        **dict.fromkeys(_NOTHING.split()),
        "doubtful": False,
        "entity": {"id": name},
        **figures,
    }


def ranking(*rows: dict[str, Any], tells_computed: bool = True, **more: Any) -> RankingRows:
    """A ranking as the API answers it."""
    comparison = {
        "indicator": {"higherIsBetter": True},
        "comparability": {"value": "YES", "rank": "YES"},
        "publishedMean": None,
        "summary": {"mean": None},
        **more,
    }
    return RankingRows({**comparison, "rows": list(rows)}, tells_computed)


def test_published_ranks_go_before_computed_ones() -> None:
    published = row("a", value=1.0, rank=1, rankOf=2, publishedRank=3, publishedRankOf=63)

    assert ranking(published).rank(published) == (3, 63)


def test_computed_ranks_are_shown_only_where_the_hub_may() -> None:
    computed = row("a", value=1.0, rank=1, rankOf=2)

    assert ranking(computed).rank(computed) == (1, 2)
    assert ranking(computed, tells_computed=False).rank(computed) is None


def test_a_doubtful_value_has_no_rank() -> None:
    doubtful = row("a", value=1.0, rank=1, rankOf=2, doubtful=True)

    assert ranking(doubtful).rank(doubtful) is None


@pytest.mark.parametrize(
    ("value", "has_change"), [("YES", True), ("WITH_CAUTION", True), ("NO", False)]
)
def test_changes_stand_only_where_they_may_be_compared(value: str, has_change: bool) -> None:
    rows = ranking(row("a", value=1.0, change=0.5), comparability={"value": value, "rank": value})

    assert rows.has_change is has_change


def test_rows_of_which_nothing_is_known_stand_apart() -> None:
    rows = ranking(row("a", value=1.0), row("b", publishedRank=2), row("c"))

    assert [one["entity"]["id"] for one in rows.known] == ["a", "b"]
    assert [one["entity"]["id"] for one in rows.unknown] == ["c"]


def test_blocks_are_never_one_list() -> None:
    rows = ranking(
        row("a", value=3.0, observation={"block": "Khối sở"}),
        row("b", value=2.0, observation={"block": "Khối xã"}),
        row("c", value=1.0, observation={"block": "Khối sở"}),
    )

    names = [(name, [one["entity"]["id"] for one in members]) for name, members in rows.blocks]
    assert names == [("Khối sở", ["a", "c"]), ("Khối xã", ["b"])]


@pytest.mark.parametrize(
    ("values", "higher", "best_first", "place"),
    [
        ([9, 5, 1], True, True, 1),
        ([1, 5, 9], True, False, 2),
        ([1, 5, 9], False, True, 2),
        ([9, 8, 7], True, True, None),
    ],
)
def test_the_mean_stands_at_its_place(
    values: list[float], higher: bool, best_first: bool, place: int | None
) -> None:
    members = [row(str(value), value=float(value)) for value in values]
    rows = ranking(*members, indicator={"higherIsBetter": higher}, publishedMean={"value": 6.0})

    assert rows.before_mean(members, best_first) == place


@pytest.mark.parametrize(
    ("low", "high", "ends"), [(55.23, 68.8, (54, 70)), (0, 1, (0, 1)), (38.97, 46.04, (38.8, 46.2))]
)
def test_the_ends_of_an_axis_are_round(low: float, high: float, ends: tuple[float, float]) -> None:
    assert round_ends(low, high) == pytest.approx(ends)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_an_axis_holds_its_values(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assume(high - low > 1e-6)
    left, right = round_ends(low, high)

    assert left <= low + 1e-6
    assert right >= high - 1e-6
