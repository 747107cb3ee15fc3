"""Periods: written, sorted, parsed, and their neighbours."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.words import period
from hub.words.errors import BadQuestion
from hub.words.language import Language
from hub.words.period import OPENS, Period, between, of_one_length, parse, within
from hub.words.terms import Frequency

CALENDAR = st.builds(
    Period, st.integers(1950, 2150), st.integers(1, 12), st.integers(1, 84), st.just(1)
)
REPORTS = st.builds(
    lambda year, month, months: Period(year, month, 1 + months % (12 - month % 12), OPENS),
    st.integers(1950, 2150),
    st.integers(1, 12),
    st.integers(0, 11),
)
PERIODS = CALENDAR | REPORTS


@pytest.mark.parametrize(
    ("text", "key", "first", "last", "frequency"),
    [
        ("2023", 20230112, date(2023, 1, 1), date(2023, 12, 31), Frequency.YEAR),
        ("2023-S2", 20230706, date(2023, 7, 1), date(2023, 12, 31), Frequency.HALF_YEAR),
        ("2023-Q2", 20230403, date(2023, 4, 1), date(2023, 6, 30), Frequency.QUARTER),
        ("2024-02", 20240201, date(2024, 2, 1), date(2024, 2, 29), Frequency.MONTH),
        ("2024-01/2024-09", 20240109, date(2024, 1, 1), date(2024, 9, 30), Frequency.IRREGULAR),
        ("2022/2025", 20220148, date(2022, 1, 1), date(2025, 12, 31), Frequency.IRREGULAR),
        ("2023-11/2024-02", 20231104, date(2023, 11, 1), date(2024, 2, 29), Frequency.IRREGULAR),
        (
            "2026-12-15/2027-03-14",
            20261287,
            date(2026, 12, 15),
            date(2027, 3, 14),
            Frequency.REPORTING_QUARTER,
        ),
        (
            "2026-12-15/2027-12-14",
            20261296,
            date(2026, 12, 15),
            date(2027, 12, 14),
            Frequency.REPORTING_YEAR,
        ),
        (
            "2027-06-15/2027-12-14",
            20270690,
            date(2027, 6, 15),
            date(2027, 12, 14),
            Frequency.REPORTING_HALF_YEAR,
        ),
        (
            "2026-12-15/2027-09-14",
            20261293,
            date(2026, 12, 15),
            date(2027, 9, 14),
            Frequency.IRREGULAR,
        ),
    ],
)
def test_period_as_people_write_it(
    text: str, key: int, first: date, last: date, frequency: Frequency
) -> None:
    found = parse(text)

    assert (found.key, found.first_day, found.last_day, found.frequency, str(found)) == (
        key,
        first,
        last,
        frequency,
        text,
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (" 2023 ", "2023"),
        ("2024-01/2024-12", "2024"),
        ("2024-07/2024-12", "2024-S2"),
        ("2024-04/2024-06", "2024-Q2"),
        ("2024-04/2025-03", "2024-04/2025-03"),
        ("2027-01-01/2027-03-31", "2027-Q1"),
    ],
)
def test_one_span_has_one_writing(text: str, plain: str) -> None:
    assert str(parse(text)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "20233",
        "2023-13",
        "2023-00",
        "2023-S3",
        "2023-Q5",
        "2023-1",
        "2023/2022",
        "2023/2023",
        "2023/",
        "/2023",
        "2023/2024/2025",
        "2023-Q1/2023-Q2",
        "2023/2024-06",
        "1899",
        "2201",
        "2023-s1",
        "năm 2023",
        "2026-12-15/2027-03-15",
        "2026-12-16/2027-03-15",
        "2026-09-15/2027-03-14",
        "2027-01-15/2028-01-14",
        "2027-03-14/2026-12-15",
        "2026-02-30/2027-03-14",
        "2026-12-15/2027-Q1",
    ],
)
def test_malformed_period_is_told_with_the_forms(text: str) -> None:
    with pytest.raises(BadQuestion) as bad:
        parse(text)

    forms = "2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025, 2026-12-15/2027-03-14"
    assert bad.value.within(Language.VI) == f"kỳ “{text}” viết sai; cần một trong các dạng: {forms}"
    assert (
        bad.value.within(Language.EN)
        == f"the period “{text}” is malformed; it should be like one of: {forms}"
    )


@given(PERIODS)
def test_period_comes_back_from_text_and_key(one: Period) -> None:
    assert parse(str(one)) == one
    assert period.of_key(one.key) == one


@given(PERIODS, PERIODS)
def test_periods_and_keys_sort_by_start_and_then_by_length(one: Period, other: Period) -> None:
    is_earlier = (one.first_day, one.last_day) < (other.first_day, other.last_day)

    assert (one.key < other.key, one < other, other > one) == (is_earlier,) * 3
    assert (one.key == other.key) == (one == other)


@given(REPORTS)
def test_a_period_of_reports_is_called_by_months_and_never_one_of_them(one: Period) -> None:
    assert one.calendar.reported == one
    assert one.calendar != one
    assert one.calendar.length != one.length
    assert between(one.first_day, one.last_day) == one


def test_a_quarter_of_reports_is_followed_by_the_next_and_never_by_one_of_the_calendar():
    quarter = parse("2026-12-15/2027-03-14")

    assert (str(quarter.after), str(quarter.year_before)) == (
        "2027-03-15/2027-06-14",
        "2025-12-15/2026-03-14",
    )
    assert not parse("2027").contains(quarter)
    assert quarter.overlaps(parse("2026-12"))
    assert quarter.overlaps(parse("2027-Q1"))
    assert str(quarter.last_month) == "2027-03"


def test_of_periods_of_no_usual_length_those_that_are_as_long_make_one_series():
    held = [parse(text) for text in ("2024-01/2024-09", "2025-01/2025-09", "2022/2025")]

    alike = of_one_length([*held, parse("2024")], Frequency.IRREGULAR, held)

    assert [str(at) for at in alike] == ["2024-01/2024-09", "2025-01/2025-09"]


@given(PERIODS)
def test_neighbours_touch_and_undo_each_other(one: Period) -> None:
    assert one.before.last_day + timedelta(days=1) == one.first_day
    assert one.after.first_day == one.last_day + timedelta(days=1)
    assert one.before.after == one.after.before == one
    assert one.before.months == one.after.months == one.months
    assert one.year_before.first_day == one.first_day.replace(year=one.year - 1)


@given(st.text(alphabet="0123456789-/SQ ", max_size=16))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except BadQuestion:
        return

    assert parse(str(found)) == found
    assert found.first_day < found.last_day


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2024", "năm 2024", "2024"),
        ("2025-S1", "6 tháng đầu năm 2025", "the first 6 months of 2025"),
        ("2025-S2", "6 tháng cuối năm 2025", "the last 6 months of 2025"),
        ("2022-Q1", "quý I/2022", "the first quarter of 2022"),
        ("2022-Q4", "quý IV/2022", "the fourth quarter of 2022"),
        ("2026-10", "tháng 10/2026", "October 2026"),
        ("2026-02", "tháng 02/2026", "February 2026"),
        ("2024-01/2024-09", "9 tháng đầu năm 2024", "the first 9 months of 2024"),
        ("2022/2025", "giai đoạn 2022-2025", "2022–2025"),
        ("2022-08/2022-12", "từ tháng 8/2022 đến tháng 12/2022", "August 2022 to December 2022"),
        (
            "2026-12-15/2027-03-14",
            "quý I/2027 (từ 15/12/2026 đến 14/3/2027)",
            "the first quarter of 2027 (2026-12-15 to 2027-03-14)",
        ),
        (
            "2026-12-15/2027-09-14",
            "9 tháng đầu năm 2027 (từ 15/12/2026 đến 14/9/2027)",
            "the first 9 months of 2027 (2026-12-15 to 2027-09-14)",
        ),
        ("2027-02-15/2027-04-14", "từ 15/02/2027 đến 14/4/2027", "2027-02-15 to 2027-04-14"),
        ("2024-01/2025-03", "từ tháng 01/2024 đến tháng 3/2025", "January 2024 to March 2025"),
    ],
)
def test_period_within_a_sentence(text: str, vi: str, en: str) -> None:
    assert parse(text).spoken == (vi, en)


def test_a_year_contains_its_quarters():
    assert parse("2024").contains(parse("2024-Q3"))
    assert not parse("2024-Q3").contains(parse("2024"))
    assert not parse("2024").contains(parse("2024-07/2025-06"))


def test_periods_that_share_a_month_overlap():
    assert parse("2024-01/2024-09").overlaps(parse("2024-Q3"))
    assert not parse("2024-Q2").overlaps(parse("2024-Q3"))


def test_a_span_without_end_holds_every_later_period():
    assert within(parse("2031"), parse("2024"), None)
    assert not within(parse("2023"), parse("2024"), None)
