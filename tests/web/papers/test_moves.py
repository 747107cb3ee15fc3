"""What moved: which figures of two periods stand beside each other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hub.web.papers.moves import IndexCourse, IndexMove, course, moment, newest_period, shown_apart
from hub.words.period import parse


def point(
    period: str, value: float | None = 1.0, reading: str | None = None, rank: int | None = None
) -> dict:
    """A point of a trend."""
    return {
        "period": period,
        "periodEnd": parse(period).last_day.isoformat(),
        "readingDate": reading,
        "value": value,
        "rank": rank,
        "publishedRank": None,
        "doubtful": False,
    }


def drawn(*segments: list[dict]) -> IndexCourse:
    """A course of these segments."""
    return IndexCourse({"id": "A", "shortName": "A"}, segments)


def moved(course: IndexCourse, at: str, before: str) -> IndexMove:
    """What became of it from one period to another."""
    return IndexMove(course, course.at(parse(at)), course.at(parse(before)))


READINGS = [
    point("2026", 63.05, "2026-09-28", rank=11),
    point("2026", 63.10, "2026-09-30"),
    point("2026", 63.37, "2026-10-10", rank=15),
    point("2026", 63.40, "2026-10-12"),
]


def test_a_reading_with_a_rank_stands_for_its_month_before_a_later_one_without() -> None:
    move = moved(drawn(READINGS), "2026-10", "2026-09")

    assert (move.before, move.now) == (READINGS[0], READINGS[2])
    assert move.is_new
    assert move.is_comparable


def test_what_is_older_than_the_period_before_is_not_new() -> None:
    year = [point("2023"), point("2024")]

    move = moved(drawn(year), "2026-10", "2026-09")

    assert (move.now, move.before, move.is_new) == (year[1], year[1], False)


def test_figures_across_a_cut_are_not_subtracted() -> None:
    before, now = point("2022"), point("2024")

    cut, whole = drawn([before], [now]), drawn([before, now])

    assert not moved(cut, "2024", "2022").is_comparable
    assert moved(whole, "2024", "2022").is_comparable


def test_figures_in_doubt_are_not_subtracted() -> None:
    before, now = point("2022"), point("2024") | {"doubtful": True}

    assert not IndexMove(drawn([before, now]), now, before).is_comparable


def test_components_stand_at_the_moments_of_their_whole() -> None:
    part = drawn([point("2026", 6.0, "2026-10-10"), point("2026", 7.0, "2026-10-12")])

    assert part.like(READINGS[2])["value"] == 6.0
    assert part.like(READINGS[0]) is None
    assert part.like(None) is None


def test_the_period_of_a_paper_is_the_month_of_a_reading_or_the_period_of_a_figure() -> None:
    yearly = drawn([point("2023"), point("2024")])

    assert str(newest_period([yearly, drawn(READINGS)])) == "2026-10"
    assert str(newest_period([yearly])) == "2024"
    assert newest_period([drawn()]) is None


def test_what_the_api_does_not_answer_is_no_course() -> None:
    assert course([]) is None


@given(st.lists(st.integers(1990, 2030), unique=True, max_size=12), st.integers(1990, 2030))
def test_a_figure_is_never_of_a_later_day(years: list[int], year: int) -> None:
    held = drawn([point(str(each)) for each in sorted(years)])

    found = held.at(parse(str(year)))

    earlier = [each for each in years if each <= year]
    assert (found is None) == (not earlier)
    if found:
        assert moment(found) == date(max(earlier), 12, 31)


@given(st.lists(st.sampled_from(["2021", "2022", "2023", "2024"]), unique=True))
def test_each_index_has_moved_or_not(years: list[str]) -> None:
    move = moved(drawn([point(each) for each in sorted(years)]), "2024", "2023")

    new, old = shown_apart([move])
    assert (len(new), len(old)) == (("2024" in years), ("2024" not in years))
