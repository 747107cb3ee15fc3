"""Effort: what is left to gain and what gaining it does to the rank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.queries.competition.rank import ranks
from hub.queries.scorecard import Question as CardQuestion
from hub.queries.scorecard import scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.effort import effort, lift_one_rank, rank_with
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring
from tests.queries.divided import divide

TOTALS = (
    "2018,Ân,TOTAL,80,split/book",
    "2018,Bình,TOTAL,70,split/book",
    "2018,Cường,TOTAL,55,split/book",
)
MAIN = (
    "2018,Ân,LAW,48,split/book",
    "2018,Bình,LAW,50,split/book",
    "2018,Cường,LAW,30,split/book",
    "2018,Ân,AREA,32,split/book",
    "2018,Bình,AREA,20,split/book",
    "2018,Cường,AREA,25,split/book",
)
figures = st.dictionaries(
    st.integers(0, 30),
    st.integers(-400, 400).map(lambda number: number / 8),
    min_size=1,
    max_size=30,
)


def found(hub: TestHub, public_id: str, *lines: str, index: str = "SPLIT"):
    if lines:
        divide(hub)
        bring(hub, *lines, dataset="split")
    view = hub.reader.view()
    card = scorecard(
        Comparisons(view), CardQuestion(view.catalogue.entities[public_id], parse("2018"))
    )
    return {
        each.indicator.code.partition("/")[2]: each
        for line in card.lines
        if line.index.public_id == index
        for each in effort(line)
    }


def test_points_left_the_best_and_the_rank_at_its_level(hub: TestHub):
    law, area = found(hub, "cuong", *TOTALS, *MAIN).values()

    assert (law.points_left, law.best.public_id, law.best_value, law.rank_if_best) == (
        30,
        "binh",
        50,
        2,
    )
    assert (area.points_left, area.best.public_id, area.best_value, area.rank_if_best) == (
        15,
        "an",
        32,
        3,
    )
    assert (law.lift_one_rank, law.lift_reachable, area.lift_reachable, law.reason) == (
        15,
        True,
        True,
        None,
    )


def test_a_part_with_too_little_left_cannot_lift_alone(hub: TestHub):
    law, area = found(hub, "cuong", *TOTALS, *MAIN[:-1], "2018,Cường,AREA,26,split/book").values()

    assert (area.points_left, area.lift_one_rank, area.lift_reachable, law.lift_reachable) == (
        14,
        15,
        False,
        True,
    )


def test_a_part_that_nobody_has_stands_aside_for_its_own(hub: TestHub):
    people = [
        f"2018,{name},PEOPLE,{value},split/book"
        for name, value in (("Ân", 9), ("Bình", 4), ("Cường", 5))
    ]
    growth = [
        f"2018,{name},GROWTH,{value},split/book"
        for name, value in (("Ân", 23), ("Bình", 16), ("Cường", 20))
    ]

    told = found(hub, "binh", *TOTALS, *MAIN[:3], *people, *growth)

    assert list(told) == ["LAW", "PEOPLE", "GROWTH"]
    assert (
        told["PEOPLE"].points_left,
        told["PEOPLE"].best_value,
        told["PEOPLE"].rank_if_best,
        told["PEOPLE"].lift_reachable,
    ) == (6, 9, 2, False)


def test_the_first_has_nobody_above(hub: TestHub):
    law, _ = found(hub, "an", *TOTALS, *MAIN).values()

    assert (law.lift_one_rank, law.lift_reachable, law.rank_if_best, law.reason.vi) == (
        None,
        None,
        1,
        "đã xếp thứ nhất",
    )


def test_where_a_part_is_not_held_by_enough_nobody_is_best(hub: TestHub):
    area = found(hub, "an", *TOTALS, *MAIN[:4])["AREA"]

    assert (area.points_left, area.best, area.best_value, area.rank_if_best) == (
        8,
        None,
        None,
        None,
    )
    assert area.reason.vi.endswith(
        "thành phần: hệ thống mới có giá trị của 1 trên 3 đơn vị được đánh giá, chưa đủ 9/10"
    )


def test_where_the_total_is_not_held_by_enough_no_rank_is_told(hub: TestHub):
    law, _ = found(hub, "an", TOTALS[0], *MAIN).values()

    assert (law.points_left, law.best.public_id, law.lift_one_rank, law.rank_if_best) == (
        12,
        "binh",
        None,
        None,
    )
    assert (
        law.reason.vi == "hệ thống mới có giá trị của 1 trên 3 đơn vị được đánh giá, chưa đủ 9/10"
    )


def test_a_part_that_is_not_held_says_so(hub: TestHub):
    area = found(hub, "an", *TOTALS, MAIN[0])["AREA"]

    assert (area.points_left, area.reason.vi.partition(";")[0]) == (
        None,
        "chưa có giá trị của thành phần này",
    )


def test_the_tree_is_the_first_of_which_anything_is_held(hub: TestHub):
    assert list(found(hub, "an", *TOTALS, "2018,Ân,OPINION,30,split/book")) == [
        "APPRAISED",
        "OPINION",
    ]


def test_parts_of_which_the_rule_is_not_known_give_no_rank(hub: TestHub):
    cost = found(hub, "binh", index="MADE")["COST"]

    assert (
        cost.points_left,
        cost.best.public_id,
        cost.lift_one_rank,
        cost.lift_reachable,
        cost.rank_if_best,
    ) == (4, "binh", 1, None, None)
    assert cost.reason.vi == "chưa rõ mỗi thành phần đóng góp bao nhiêu vào tổng"


def test_a_unit_that_is_not_ranked_has_no_lift(real: TestHub):
    view = real.reader.view()
    lines = {
        line.index.public_id: line
        for line in scorecard(
            Comparisons(view), CardQuestion(view.catalogue.entities["ca-nuoc"], parse("2026"))
        ).lines
    }

    first, *_ = effort(lines["D766"])

    assert (first.lift_one_rank, first.rank_if_best) == (None, None)
    assert first.reason.vi == "tổng không xếp hạng cùng các đơn vị khác"


def test_a_part_is_rated_by_as_many_as_its_total(real: TestHub):
    """The source ranks 15 departments by their totals, and prints of the parts their values
    alone.
    """
    view = real.reader.view()
    (line,) = [
        line
        for line in scorecard(
            Comparisons(view), CardQuestion(view.catalogue.entities["lai-chau/skhcn"])
        ).lines
        if line.index.public_id == "TTHC_QUALITY"
    ]

    first, *others = effort(line)

    assert (line.row.standing.rank, line.row.standing.rank_of) == (11, 15)
    assert (first.best_value, first.points_left, first.rank_if_best) == (2, 0.8, 9)
    assert all(
        None not in (each.best_value, each.rank_if_best) and each.reason is None
        for each in (first, *others)
    )


@given(figures, st.booleans())
def test_the_lift_raises_by_at_least_one_and_any_less_does_not(values, better):
    sign = 1 if better else -1
    for key, standing in ranks(values, better).items():
        lift = lift_one_rank(values, key, better)
        if lift is None:
            assert standing.rank == 1
            continue
        assert rank_with(values, key, sign * lift, better) < standing.rank
        assert rank_with(values, key, sign * (lift - 1 / 16), better) == standing.rank
        assert lift > 0


@given(figures, st.integers(0, 400).map(lambda number: number / 8), st.booleans())
def test_a_gain_never_lowers_the_rank(values, gain, better):
    for key, standing in ranks(values, better).items():
        assert rank_with(values, key, gain if better else -gain, better) <= standing.rank


@given(figures, st.booleans())
def test_without_a_gain_the_rank_is_what_it_is(values, better):
    assert {key: rank_with(values, key, 0, better) for key in values} == {
        key: at.rank for key, at in ranks(values, better).items()
    }


@pytest.mark.parametrize(
    ("values", "lift"),
    [
        ({"an": 1.0, "binh": 1.0, "cuong": 3.0, "dung": 3.0}, 2.0),
        ({"an": 3.0, "binh": 3.0, "cuong": 1.0}, None),
        ({"binh": 1.0}, None),
    ],
    ids=["above two that are tied", "tied for the first place", "not among them"],
)
def test_the_lift_among_ties(values, lift):
    assert lift_one_rank(values, "an") == lift
