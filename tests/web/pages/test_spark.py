"""The small line of a unit through time."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hub.web.pages.spark import HEIGHT, WIDTH, spark


def point(year: int, value: float | None, doubtful: bool = False) -> dict[str, Any]:
    """A yearly point as the API answers it."""
    return {
        "period": str(year),
        "periodStart": f"{year}-01-01",
        "readingDate": None,
        "value": value,
        "doubtful": doubtful,
    }


def trend(*segments: list[dict[str, Any]], cuts: tuple[str, ...] = ()) -> dict[str, Any]:
    """A trend as the API answers it."""
    breaks = [{"at": at, "severity": "CUT"} for at in cuts]
    return {"segments": [{"points": points} for points in segments], "breaks": breaks}


def lengths(line: dict[str, Any]) -> list[int]:
    """How many points each run of a spark joins."""
    drawn = spark(line)
    assert drawn
    return [len(run) for run in drawn.runs]


def test_neighbouring_years_are_joined_and_a_missing_one_is_a_gap() -> None:
    assert lengths(trend([point(2019, 1), point(2020, 2), point(2022, 3)])) == [2, 1]


def test_no_line_crosses_a_cut_which_stands_between_the_years() -> None:
    line = trend([point(2017, 1)], [point(2018, 5)], cuts=("2018",))
    drawn = spark(line)

    assert lengths(line) == [1, 1]
    assert drawn
    assert drawn.runs[0][0].x < drawn.cuts[0] < drawn.runs[1][0].x


def test_a_doubtful_point_is_hollow_and_alone() -> None:
    drawn = spark(trend([point(2019, 1), point(2020, 2, doubtful=True), point(2021, 3)]))

    assert drawn
    assert [[one.is_hollow for one in run] for run in drawn.runs] == [[False], [True], [False]]


def test_without_values_there_is_no_spark() -> None:
    assert spark(trend([point(2019, None)])) is None


@given(st.dictionaries(st.integers(1990, 2030), st.floats(-1e6, 1e6), min_size=1))
def test_every_point_is_within_the_drawing_and_later_ones_are_further_right(
    values: dict[int, float],
) -> None:
    drawn = spark(trend([point(year, values[year]) for year in sorted(values)]))

    assert drawn
    points = [one for run in drawn.runs for one in run]
    assert all(0 <= one.x <= WIDTH and 0 <= one.y <= HEIGHT for one in points)
    assert [one.x for one in points] == sorted(one.x for one in points)
    assert (drawn.first, drawn.last) == (str(min(values)), str(max(values)))
