"""Ranks, quartiles, percentiles and how they move."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.queries.competition.rank import Interval, Move, Passings, interval, moves, passings, ranks

figures = st.dictionaries(
    st.integers(0, 30), st.integers(-40, 40).map(float), min_size=1, max_size=30
)


def test_equal_values_share_the_better_place():
    found = ranks({"an": 70.0, "binh": 70.0, "cuong": 20.0, "dung": 90.0})

    assert {key: (standing.rank, standing.tied) for key, standing in found.items()} == {
        "dung": (1, False),
        "an": (2, True),
        "binh": (2, True),
        "cuong": (4, False),
    }


def test_the_lowest_is_first_where_lower_is_better():
    found = ranks({"an": 2.0, "binh": 3.0, "cuong": 3.0}, higher_is_better=False)

    assert {key: standing.rank for key, standing in found.items()} == {
        "an": 1,
        "binh": 2,
        "cuong": 2,
    }


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
    assert ranks({key: -value for key, value in values.items()}, higher_is_better=False) == ranks(
        values
    )


@given(figures)
def test_the_best_has_the_first_quartile_and_all_hundred_percent(values):
    found = ranks(values)

    best = found[max(values, key=values.get)]
    assert (best.rank, best.quartile, best.percentile) == (1, 1, 100)
    assert all(
        1 <= standing.quartile <= 4 and 0 < standing.percentile <= 100
        for standing in found.values()
    )


@given(figures)
def test_a_better_value_never_has_a_worse_standing(values):
    found = sorted(ranks(values).values())

    assert [standing.quartile for standing in found] == sorted(
        standing.quartile for standing in found
    )
    assert [standing.percentile for standing in found] == sorted(
        (standing.percentile for standing in found), reverse=True
    )


def test_a_rank_lost_without_a_move_is_by_the_others():
    found = moves(
        {"an": 50.0, "binh": 40.0, "cuong": 30.0}, {"an": 50.0, "binh": 60.0, "cuong": 30.0}
    )

    assert found == {
        "an": Move(-1, 0, -1, of=3),
        "binh": Move(1, 1, 0, of=3),
        "cuong": Move(0, 0, 0, of=3),
    }


def test_a_move_counts_among_those_that_have_both_values():
    found = moves({"an": 50.0, "binh": 40.0, "gone": 60.0}, {"an": 50.0, "binh": 70.0, "new": 90.0})

    assert found == {"an": Move(-1, 0, -1, of=2), "binh": Move(1, 1, 0, of=2)}


@given(figures, figures, st.booleans())
def test_own_and_others_add_up(before, after, better):
    assert all(
        move.own + move.others == move.change for move in moves(before, after, better).values()
    )


@given(figures, figures, st.booleans())
def test_a_change_is_the_rank_before_minus_the_rank_after(before, after, better):
    both = before.keys() & after.keys()
    old, new = (ranks({key: values[key] for key in both}, better) for values in (before, after))

    found = moves(before, after, better)

    assert {key: move.change for key, move in found.items()} == {
        key: old[key].rank - new[key].rank for key in both
    }


@given(figures, figures, st.booleans())
def test_an_own_move_is_the_change_while_the_others_stand_still(before, after, better):
    both = {key: before[key] for key in before.keys() & after.keys()}

    for key, move in moves(before, after, better).items():
        alone = ranks(both | {key: after[key]}, better)
        assert move.own == ranks(both, better)[key].rank - alone[key].rank


def test_moves_of_some_are_the_same_as_of_all():
    before, after = {"an": 1.0, "binh": 2.0, "cuong": 3.0}, {"an": 3.0, "binh": 2.0, "cuong": 1.0}

    assert moves(before, after, keys=["an", "nobody"]) == {"an": moves(before, after)["an"]}


@given(figures, figures, st.integers(1, 9), st.integers(-9, 9))
def test_moves_and_passings_do_not_hang_on_scale(before, after, factor, shift):
    larger, higher = (
        {key: value * factor + shift for key, value in values.items()} for values in (before, after)
    )

    assert moves(larger, higher) == moves(before, after)
    assert all(
        passings(key, larger, higher) == passings(key, before, after)
        for key in before.keys() & after.keys()
    )


@given(figures, figures, st.randoms(use_true_random=False))
def test_moves_and_passings_do_not_hang_on_order(before, after, chance):
    shuffled = list(after.items())
    chance.shuffle(shuffled)

    assert moves(before, dict(shuffled)) == moves(before, after)
    for key in before.keys() & after.keys():
        again, found = (passings(key, before, values) for values in (dict(shuffled), after))
        assert [*map(set, again)] == [*map(set, found)]


def test_who_passed_whom_is_told_the_best_now_first():
    before = {"an": 90.0, "binh": 80.0, "cuong": 70.0, "dung": 60.0}

    after = {"an": 50.0, "binh": 65.0, "cuong": 55.0, "dung": 60.0}

    assert {key: passings(key, before, after) for key in before} == {
        "an": Passings([], ["binh", "dung", "cuong"]),
        "binh": Passings(["an"], []),
        "cuong": Passings(["an"], ["dung"]),
        "dung": Passings(["cuong", "an"], []),
    }


def test_one_that_was_level_and_is_ahead_has_passed():
    assert passings("an", {"an": 1.0, "binh": 1.0}, {"an": 2.0, "binh": 1.0}) == Passings(
        ["binh"], []
    )
    assert passings("an", {"an": 1.0, "binh": 2.0}, {"an": 2.0, "binh": 2.0}) == Passings([], [])


def test_who_lacks_a_value_in_either_period_passes_nobody():
    assert passings("an", {"an": 1.0, "gone": 2.0}, {"an": 2.0, "new": 1.0}) == Passings([], [])


@given(figures, figures, st.booleans())
def test_the_change_of_rank_is_who_was_passed_less_who_passed(before, after, better):
    sign = 1 if better else -1
    for key, move in moves(before, after, better).items():
        leads = [
            (sign * (before[key] - before[peer]), sign * (after[key] - after[peer]))
            for peer in before.keys() & after.keys()
        ]
        drew_level, got_away = (
            sum(was < 0 == now for was, now in leads),
            sum(was == 0 < now for was, now in leads),
        )
        found = passings(key, before, after, better)

        assert move.change == len(found.passed) - len(found.passed_by) + drew_level - got_away


@given(figures, figures, st.booleans())
def test_passing_and_being_passed_are_one(before, after, better):
    found = {key: passings(key, before, after, better) for key in before.keys() & after.keys()}

    assert {(key, peer) for key in found for peer in found[key].passed} == {
        (peer, key) for key in found for peer in found[key].passed_by
    }


def test_an_interval_leaves_out_those_certainly_better_or_worse():
    values = {"an": 10.0, "binh": 9.9, "cuong": 5.0}

    found = {key: interval(key, values, dict.fromkeys(values, 0.1)) for key in values}

    assert found == {"an": Interval(1, 2), "binh": Interval(1, 2), "cuong": Interval(3, 3)}


def test_the_lowest_may_be_first_where_lower_is_better():
    assert interval(
        "cuong", {"an": 10.0, "cuong": 5.0}, {"an": 0.1, "cuong": 0.1}, higher_is_better=False
    ) == Interval(1, 1)


def test_equal_values_have_equal_intervals():
    values, errors = (
        {"an": 10.0, "binh": 10.0, "cuong": 5.0},
        {
            "an": 0.1,
            "binh": 0.1,
            "cuong": 0.1,
        },
    )

    assert interval("an", values, errors) == interval("binh", values, errors) == Interval(1, 2)


def test_one_without_an_error_may_be_anywhere_and_has_no_interval():
    values, errors = {"an": 10.0, "binh": 8.0, "cuong": 5.0}, {"an": 0.1, "cuong": 0.1}

    assert [interval(key, values, errors) for key in values] == [
        Interval(1, 2),
        None,
        Interval(2, 3),
    ]


def test_one_alone_is_first():
    assert interval("an", {"an": 10.0}, {"an": 0.1}) == Interval(1, 1)


sampled = st.dictionaries(
    st.integers(0, 30),
    st.tuples(st.integers(-400, 400), st.integers(0, 40)),
    min_size=1,
    max_size=30,
).map(
    lambda told: (
        {key: value / 8 for key, (value, _) in told.items()},
        {key: error / 8 for key, (_, error) in told.items() if error},
    )
)


@given(sampled, st.booleans())
def test_an_interval_holds_the_rank(told, better):
    values, errors = told
    standings = ranks(values, better)

    for key in errors:
        found = interval(key, values, errors, better)
        assert 1 <= found.low <= standings[key].rank <= found.high <= len(values)


@given(sampled, st.integers(-3, 3), st.integers(-9, 9), st.booleans())
def test_intervals_do_not_hang_on_scale(told, power, shift, better):
    values, errors = told
    larger = (
        {key: value * 2**power + shift for key, value in values.items()},
        {key: error * 2**power for key, error in errors.items()},
    )

    assert [interval(key, *larger, better) for key in values] == [
        interval(key, *told, better) for key in values
    ]


@given(sampled, st.randoms(use_true_random=False))
def test_intervals_do_not_hang_on_order(told, chance):
    values, errors = (list(part.items()) for part in told)
    chance.shuffle(values)
    chance.shuffle(errors)

    assert {key: interval(key, dict(values), dict(errors)) for key in told[0]} == {
        key: interval(key, *told) for key in told[0]
    }


@given(sampled, st.booleans())
def test_to_know_less_of_another_never_narrows_an_interval(told, better):
    values, errors = told
    for key in errors:
        known, found = errors.copy(), interval(key, values, errors, better)
        for other in errors.keys() - {key}:
            del known[other]
            wider = interval(key, values, known, better)
            assert wider.low <= found.low <= found.high <= wider.high
            found = wider


@pytest.mark.parametrize("spread", [0.0, 0.3, 2.0], ids=["all alike", "close", "apart"])
def test_an_interval_holds_the_true_rank_nineteen_times_in_twenty(spread):
    chance, draws, count = np.random.default_rng(766), 1500, 12
    truth, errors = np.linspace(0, spread, count), np.linspace(0.2, 0.6, count)
    best, last = (
        [1 + int((truth > own).sum()) for own in truth],
        [int((truth >= own).sum()) for own in truth],
    )
    held = np.zeros(count)

    for values in chance.normal(truth, errors, (draws, count)).tolist():
        found = [
            interval(key, dict(enumerate(values)), dict(enumerate(errors))) for key in range(count)
        ]
        held += [one.low <= best[key] and last[key] <= one.high for key, one in enumerate(found)]

    assert held.mean() >= 0.95 * draws
    assert held.min() >= 0.95 * draws - 3 * (0.95 * 0.05 * draws) ** 0.5
