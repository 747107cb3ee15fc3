"""Ranks, quartiles, percentiles and how they move."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from hub.queries.rank import Move, moves, ranks

figures = st.dictionaries(st.integers(0, 30), st.integers(-40, 40).map(float), min_size=1, max_size=30)


def test_equal_values_share_the_better_place():
    found = ranks({"an": 70.0, "binh": 70.0, "cuong": 20.0, "dung": 90.0})

    assert {key: (standing.rank, standing.tied) for key, standing in found.items()} == {
        "dung": (1, False), "an": (2, True), "binh": (2, True), "cuong": (4, False)}


def test_the_lowest_is_first_where_lower_is_better():
    found = ranks({"an": 2.0, "binh": 3.0, "cuong": 3.0}, higher_is_better=False)

    assert {key: standing.rank for key, standing in found.items()} == {"an": 1, "binh": 2, "cuong": 2}


def test_quartiles_and_percentiles_of_four():
    found = ranks({"an": 4.0, "binh": 3.0, "cuong": 2.0, "dung": 1.0})

    assert [found[key].quartile for key in ("an", "binh", "cuong", "dung")] == [1, 2, 3, 4]
    assert [found[key].percentile for key in ("an", "binh", "cuong", "dung")] == [100, 75, 50, 25]


def test_nobody_has_no_rank():
    assert ranks({}) == {}


@given(figures, st.booleans())
def test_ranks_are_those_of_pandas(values, better):
    expected = pd.Series(values).rank(method="min", ascending=not better).astype(int).to_dict()

    assert {key: standing.rank for key, standing in ranks(values, better).items()} == expected


@given(figures, st.randoms(use_true_random=False))
def test_ranks_do_not_hang_on_order(values, chance):
    shuffled = list(values.items())
    chance.shuffle(shuffled)

    assert ranks(dict(shuffled)) == ranks(values)


@given(figures, st.integers(1, 9), st.integers(-9, 9))
def test_ranks_do_not_hang_on_scale(values, factor, shift):
    assert ranks({key: value * factor + shift for key, value in values.items()}) == ranks(values)


@given(figures)
def test_turning_the_values_is_turning_the_direction(values):
    assert ranks({key: -value for key, value in values.items()}, higher_is_better=False) == ranks(values)


@given(figures)
def test_the_best_has_the_first_quartile_and_all_hundred_percent(values):
    found = ranks(values)

    best = found[max(values, key=values.get)]
    assert (best.rank, best.quartile, best.percentile) == (1, 1, 100)
    assert all(1 <= standing.quartile <= 4 and 0 < standing.percentile <= 100 for standing in found.values())


@given(figures)
def test_a_better_value_never_has_a_worse_standing(values):
    found = sorted(ranks(values).values())

    assert [standing.quartile for standing in found] == sorted(standing.quartile for standing in found)
    assert [standing.percentile for standing in found] == sorted((standing.percentile for standing in found), reverse=True)


def test_a_rank_lost_without_a_move_is_by_the_others():
    found = moves({"an": 50.0, "binh": 40.0, "cuong": 30.0}, {"an": 50.0, "binh": 60.0, "cuong": 30.0})

    assert found == {"an": Move(-1, 0, -1), "binh": Move(1, 1, 0), "cuong": Move(0, 0, 0)}


def test_a_move_counts_among_those_that_have_both_values():
    found = moves({"an": 50.0, "binh": 40.0, "gone": 60.0}, {"an": 50.0, "binh": 70.0, "new": 90.0})

    assert found == {"an": Move(-1, 0, -1), "binh": Move(1, 1, 0)}


@given(figures, figures, st.booleans())
def test_own_and_others_add_up(before, after, better):
    assert all(move.own + move.others == move.change for move in moves(before, after, better).values())


@given(figures, figures, st.booleans())
def test_a_change_is_the_rank_before_minus_the_rank_after(before, after, better):
    both = before.keys() & after.keys()
    old, new = (ranks({key: values[key] for key in both}, better) for values in (before, after))

    found = moves(before, after, better)

    assert {key: move.change for key, move in found.items()} == {key: old[key].rank - new[key].rank for key in both}


@given(figures, figures, st.booleans())
def test_an_own_move_is_the_change_while_the_others_stand_still(before, after, better):
    both = {key: before[key] for key in before.keys() & after.keys()}

    for key, move in moves(before, after, better).items():
        alone = ranks(both | {key: after[key]}, better)
        assert move.own == ranks(both, better)[key].rank - alone[key].rank


def test_moves_of_some_are_the_same_as_of_all():
    before, after = {"an": 1.0, "binh": 2.0, "cuong": 3.0}, {"an": 3.0, "binh": 2.0, "cuong": 1.0}

    assert moves(before, after, keys=["an", "nobody"]) == {"an": moves(before, after)["an"]}
