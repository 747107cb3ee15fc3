"""Which points a line joins."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hub.web.charts.look import ChartMeasure
from hub.web.charts.series import PointMark, SeriesLine, SeriesPoint, joints, line_of
from tests.web.charts.specifications import change, point, trend

YEARS = st.lists(
    st.tuples(st.integers(2000, 2030), st.integers(0, 2), st.sampled_from(PointMark)),
    unique_by=lambda point: point[0],
)


def line(*points: tuple[int, int, PointMark], cuts: tuple[int, ...] = ()) -> SeriesLine:
    """A line of yearly points, each of a segment."""
    return SeriesLine(
        "own",
        "Own",
        tuple(
            SeriesPoint(segment, date(year, 1, 1), date(year, 12, 31), None, 1.0, mark=mark)
            for year, segment, mark in sorted(points, key=lambda each: each[0])
        ),
        tuple(date(year, 1, 1) for year in cuts),
    )


def joined(drawn: SeriesLine) -> set[tuple[int, int]]:
    """The pairs of years between which there is a line."""
    return {
        (before.first.year, after.first.year)
        for joint in joints(drawn)
        for before, after in pairwise(joint.points)
    }


@given(YEARS, st.lists(st.integers(2000, 2030), max_size=3))
def test_a_line_joins_neighbours_of_one_segment_that_are_sure_and_crosses_no_cut(
    points: list[tuple[int, int, PointMark]], cuts: list[int]
) -> None:
    known = {year: (segment, mark) for year, segment, mark in points}
    expected = {
        (year, year + 1)
        for year in known
        if year + 1 in known
        and known[year][0] == known[year + 1][0]
        and PointMark.DOUBTFUL not in (known[year][1], known[year + 1][1])
        and year + 1 not in cuts
    }

    assert joined(line(*points, cuts=tuple(cuts))) == expected


@given(YEARS)
def test_a_joint_is_dashed_where_one_of_each_two_of_its_points_is_rebuilt(
    points: list[tuple[int, int, PointMark]],
) -> None:
    for joint in joints(line(*points)):
        for pair in pairwise(joint.points):
            assert joint.is_dashed == (PointMark.DERIVED in {each.mark for each in pair})


def test_readings_of_one_period_are_joined_in_the_order_of_their_days() -> None:
    readings = [
        point("2026", 3.0, readingDate="2026-10-01"),
        point("2026", 2.0, readingDate="2026-09-01"),
    ]
    drawn = line_of(trend(readings), ChartMeasure.VALUE, is_published=False)

    assert [one.value for one in drawn.points] == [2.0, 3.0]
    assert len(joints(drawn)) == 1


def test_a_point_without_a_value_is_none_and_leaves_a_gap() -> None:
    points = [point("2021", 1.0), point("2022", None), point("2023", 2.0)]
    drawn = line_of(trend(points), ChartMeasure.VALUE, is_published=False)

    assert [one.period for one in drawn.points] == ["2021", "2023"]
    assert joints(drawn) == []


def test_published_ranks_are_drawn_with_how_many_they_are_of() -> None:
    points = [point("2021", None, publishedRank=5, publishedRankOf=63, rank=4, rankOf=61)]
    drawn = line_of(
        trend(points, breaks=(change("2021", "CUT"), change("2022", "NOTE"))),
        ChartMeasure.RANK,
        is_published=True,
    )

    assert [(one.value, one.of) for one in drawn.points] == [(5, 63)]
    assert drawn.cuts == (date(2021, 1, 1),)
