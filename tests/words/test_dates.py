"""Periods and days as people write them."""

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
