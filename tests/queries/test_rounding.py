"""How exact printed numbers are, and what rounding explains of a sum, whatever the figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import Division, Figure, Indicator
from hub.catalogue.composition import Composed
from hub.queries.reconciling.sum import Sum, Term
from hub.words.language import Text
from hub.words.period import parse
from hub.words.rounding import decimals, slack
from hub.words.terms import Composition

WHOLE = Indicator(
    1,
    "W@2020",
    "W",
    "W",
    Text("Tổng", "Total"),
    "points",
    0,
    parse("2020"),
    None,
    None,
    "MAIN",
    None,
    0,
    100,
    None,
    True,
    None,
    None,
)
VALUES = st.lists(st.floats(0.01, 99), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        (91.81, "91,81", 2),
        (91.5, "91.50", 2),
        (18, "18", 0),
        (18, "18,000", 3),
        (18000, "18.000", 0),
        (1234.5, "1.234,5", 1),
        (88.37, "88,37%", 2),
        (5.8254476, "5.8254476", 7),
        (83.47, None, 2),
        (0.25, "một phần tư", 2),
        (-0.5, "−0,50", 2),
        (1e-7, None, 7),
        (70.0, None, 0),
    ],
)
def test_decimals_as_printed(value, printed, expected):
    assert decimals(value, printed) == expected


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (91.81, 2, 0.005),
        (18, 0, 0.5),
        (5.8254476, 7, 5e-7),
        (44.3575, 12, 5e-6),
        (12_345_678, 0, 0.5),
    ],
)
def test_slack_is_half_the_last_digit_but_no_finer_than_seven_significant_ones(
    value, places, expected
):
    assert slack(value, places) == pytest.approx(expected)


@given(VALUES, st.integers(0, 5))
def test_rounding_never_flags_figures_that_agree(values, places):
    exact = [round(value, 9) for value in values]

    assert added([f"{value:.{places}f}" for value in exact], f"{sum(exact):.{places}f}").ok


@given(VALUES, st.integers(1, 5))
def test_nor_where_a_copy_drops_the_zeros_at_the_end(values, places):
    dropped = [f"{value:.{places}f}".rstrip("0").rstrip(".") for value in values]

    assert added(dropped, f"{sum(values):.{places}f}".rstrip("0").rstrip(".")).ok


@given(VALUES, st.integers(0, 5), st.integers(0, 5))
def test_nor_where_another_source_rounds_the_total_otherwise(values, places, other):
    assert added(
        [f"{value:.{places}f}" for value in values], f"{sum(values):.{other}f}", "another"
    ).ok


@given(st.lists(st.integers(0, 99_999), min_size=1, max_size=10), st.integers(0, 3))
def test_consistent_figures_do_not_differ_at_all(hundredths, places):
    found = added(
        [f"{each / 10**places:.{places}f}" for each in hundredths],
        f"{sum(hundredths) / 10**places:.{places}f}",
    )

    assert (found.difference, found.ok) == (0, True)


@given(st.lists(st.integers(1, 9_999), min_size=1, max_size=10), st.sampled_from([-1, 1]))
def test_more_than_rounding_is_always_flagged(hundredths, sign):
    wrong = sum(hundredths) + sign * (len(hundredths) // 2 + 2)

    found = added([f"{each / 100:.2f}" for each in hundredths], f"{wrong / 100:.2f}")

    assert (found.ok, found.difference) == (False, pytest.approx((sum(hundredths) - wrong) / 100))


def added(parts: list[str], total: str, source: str = "source") -> Sum:
    """Printed parts beside a printed total of the same source or of another."""
    division = Division("W", "MAIN", Composition.SUM, parse("2020"), None, 0.0, None)
    whole = Composed(WHOLE, division, (), (1.0,) * len(parts))
    return Sum(
        whole, figure(total, source), tuple(Term(figure(part, "source"), 1.0) for part in parts), ()
    )


def figure(printed: str, document: str) -> Figure:
    return Figure(
        0,
        1,
        2,
        "",
        document,
        None,
        "Số",
        float(printed),
        printed,
        "points",
        None,
        None,
        None,
        None,
        None,
        False,
    )


def test_a_rule_may_leave_more_open_than_rounding():
    division = Division(
        "W", "MAIN", Composition.SUM, parse("2020"), None, 0.05, Text("Vì sao", "Why")
    )
    found = Sum(
        Composed(WHOLE, division, (), (1.0,)),
        figure("8.23", "a"),
        (Term(figure("8.18", "b"), 1.0),),
        (),
    )

    assert (found.ok, found.tolerance) == (True, pytest.approx(0.06))
