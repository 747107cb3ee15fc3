"""How fast figures move."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from hub.queries.trend.slope import end, middle, theil_sen
from hub.words.period import parse

NUMBERS = st.integers(-1000, 1000).map(lambda number: number / 8)
LINES = st.lists(
    st.tuples(st.integers(2000, 2030), NUMBERS),
    min_size=2,
    max_size=12,
    unique_by=lambda figure: figure[0],
)


@given(LINES)
def test_the_slope_is_that_of_scipy(figures):
    years, values = zip(*figures, strict=True)

    assert theil_sen(figures) == pytest.approx(theilslopes(values, years)[0], abs=1e-9)


@given(st.lists(st.integers(2000, 2030), min_size=2, max_size=9, unique=True), NUMBERS, NUMBERS)
def test_of_a_straight_line_it_is_its_slope(years, start, slope):
    assert theil_sen([(year, start + slope * (year - 2000)) for year in years]) == pytest.approx(
        slope, abs=1e-9
    )


@given(LINES, NUMBERS, st.integers(-20, 20))
def test_a_shift_leaves_it_and_a_scale_scales_it(figures, shift, scale):
    slope = theil_sen(figures)

    assert theil_sen([(year, value + shift) for year, value in figures]) == pytest.approx(
        slope, abs=1e-9
    )
    # A slope is rounded to ten decimals; the scale makes up to twenty times as much of that.
    assert theil_sen([(year + 7, value * scale) for year, value in figures]) == pytest.approx(
        slope * scale, abs=2e-9
    )


@given(LINES, st.randoms())
def test_the_order_of_the_figures_does_not_matter(figures, random):
    assert theil_sen(random.sample(figures, len(figures))) == theil_sen(figures)


def test_one_odd_figure_does_not_turn_it():
    assert theil_sen([(2020, 1), (2021, 2), (2022, 90), (2023, 4), (2024, 5)]) == 1


@pytest.mark.parametrize(
    "figures", [[], [(2020, 1)], [(2020, 1), (2020, 2)]], ids=["none", "one", "two of one moment"]
)
def test_one_moment_has_no_slope(figures):
    assert theil_sen(figures) is None


@pytest.mark.parametrize(
    ("text", "reading", "counts_at", "speaks_until"),
    [
        ("2023", 0, 2023.5, 2024),
        ("2023-S1", 0, 2023.25, 2023.5),
        ("2023-Q4", 0, 2023.875, 2024),
        ("2022/2025", 0, 2024, 2026),
        ("2023", 20231231, 2024, 2024),
        ("2024", 20240331, 2024 + 91 / 366, 2024 + 91 / 366),
        ("2022", 20230131, 2023 + 31 / 365, 2023),
    ],
)
def test_a_figure_stands_in_the_middle_of_its_period_or_at_its_reading(
    text, reading, counts_at, speaks_until
):
    assert (middle(parse(text), reading), end(parse(text), reading)) == (counts_at, speaks_until)
