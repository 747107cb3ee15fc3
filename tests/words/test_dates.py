"""Periods and days as people write them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.words import dates
from hub.words.errors import BadQuestion
from hub.words.period import Period


@pytest.mark.parametrize(
    ("period", "texts"),
    [
        (
            "2025",
            [
                "2025",
                "năm 2025",
                "NĂM 2025",
                "Cả năm 2025",
                "2025.0",
                "2025,0",
                "12 tháng năm 2025",
            ],
        ),
        (
            "2026-10",
            [
                "2026-10",
                "tháng 10/2026",
                "10/2026",
                "T10/2026",
                "tháng 10 năm 2026",
                "2026/10",
                "10-2026",
                "October 2026",
            ],
        ),
        ("2026-07", ["tháng 7/2026", "thang 07/2026", "7/2026", "2026-7"]),
        (
            "2026-Q3",
            [
                "Quý III/2026",
                "quý 3 năm 2026",
                "Q3/2026",
                "2026-Q3",
                "2026Q3",
                "III/2026",
                "quy III-2026",
                "quarter 3 of 2026",
            ],
        ),
        (
            "2025-S1",
            [
                "6 tháng đầu năm 2025",
                "sáu tháng đầu năm 2025",
                "nửa đầu năm 2025",
                "6 tháng năm 2025",
                "6T/2025",
                "2025-S1",
            ],
        ),
        ("2025-S2", ["6 tháng cuối năm 2025", "nửa cuối năm 2025"]),
        (
            "2024-01/2024-09",
            [
                "9 tháng năm 2024",
                "9 tháng đầu năm 2024",
                "9 tháng/2024",
                "từ tháng 1 đến tháng 9 năm 2024",
            ],
        ),
        ("2025-Q4", ["3 tháng cuối năm 2025"]),
        ("2022/2025", ["giai đoạn 2022-2025", "2022–2025", "giai đoạn 2022 đến 2025", "2022/2025"]),
        ("2024-11/2025-02", ["từ tháng 11/2024 đến tháng 02/2025"]),
    ],
)
def test_one_period_in_many_words(period: str, texts: list[str]) -> None:
    assert {text: str(dates.period(text)) for text in texts} == dict.fromkeys(texts, period)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Oct-26",
        "tháng năm 2024",
        "2025.5",
        "13/2026",
        "quý 5/2026",
        "6 tháng đầu năm",
        "10.2026",
        "01/10/2026",
        "2025-2022",
        "20250",
        "kỳ trước",
        "tháng 10",
    ],
)
def test_what_is_no_period_for_sure_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        dates.period(text)


@given(st.integers(1950, 2100), st.integers(1, 12), st.integers(1, 36))
def test_a_period_comes_back_from_its_words_in_a_sentence(
    year: int, month: int, months: int
) -> None:
    period = Period(year, month, months)

    assert dates.period(period.spoken.vi) == period
    assert dates.period(str(period)) == period


@pytest.mark.parametrize(
    "text",
    [
        "05/10/2026",
        "5/10/2026",
        "05.10.2026",
        "5-10-2026",
        "2026-10-05",
        "2026-10-05 00:00:00",
        "ngày 5 tháng 10 năm 2026",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert dates.day(text) == date(2026, 10, 5)


def test_the_day_stands_before_the_month() -> None:
    assert dates.day("10/05/2026") == date(2026, 5, 10)


@pytest.mark.parametrize("text", ["10/25/2026", "31/02/2026", "05/10/26", "5/2026", "", "hôm qua"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion):
        dates.day(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("15/12/2026-14/3/2027", "2026-12-15/2027-03-14"),
        ("từ ngày 15/12/2026 đến hết ngày 14/03/2027", "2026-12-15/2027-03-14"),
        ("Quý I/2027 (từ 15/12/2026 đến 14/3/2027)", "2026-12-15/2027-03-14"),
        ("quý I năm 2027, chốt ngày 14", "2026-12-15/2027-03-14"),
        ("6 tháng đầu năm 2027 (chốt số liệu ngày 14)", "2026-12-15/2027-06-14"),
        ("9 tháng đầu năm 2027 chốt ngày 14", "2026-12-15/2027-09-14"),
        ("năm 2027 (chốt ngày 14)", "2026-12-15/2027-12-14"),
        ("tháng 3/2027 chốt ngày 14", "2027-02-15/2027-03-14"),
        ("từ 15/12/2025 đến 14/11/2026", "2025-12-15/2026-11-14"),
        (
            "từ ngày 15 tháng 12 năm 2026 đến ngày 14 tháng 3 năm 2027",
            "2026-12-15/2027-03-14",
        ),
        ("15/12 - 14/3/2027", "2026-12-15/2027-03-14"),
        ("15/3-14/6/2027", "2027-03-15/2027-06-14"),
        ("9 tháng đầu năm 2027 (15.12.2026 - 14.9.2027)", "2026-12-15/2027-09-14"),
        ("từ ngày 01/01/2027 đến ngày 31/3/2027", "2027-Q1"),
    ],
)
def test_a_period_of_reports_is_told_by_its_days_or_by_its_close(text: str, period: str) -> None:
    assert str(dates.period(text)) == period


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("16/12/2026-14/3/2027", "cần trọn tháng, hoặc kỳ báo cáo từ ngày 15 đến ngày 14"),
        ("15/9/2026-14/3/2027", "cần trọn tháng, hoặc kỳ báo cáo từ ngày 15 đến ngày 14"),
        ("Quý II/2027 (15/12/2026-14/3/2027)", "tên kỳ và các ngày không khớp"),
        ("31/2/2027-14/3/2027", "ngày “31/2/2027” viết sai"),
        ("chốt ngày 14", "viết sai"),
    ],
)
def test_a_run_of_days_that_is_no_period_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadQuestion, match=re.escape(why)):
        dates.period(text)
