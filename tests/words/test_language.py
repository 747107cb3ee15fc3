"""The language of an answer."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hub.words.language import (
    Language,
    Text,
    counted,
    fixed,
    opened,
    preferred,
    shortened,
    signed,
    within_sentence,
    written,
)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "vi"),
        ("", "vi"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("VI-vn", "vi"),
        ("fr", "vi"),
        ("fr, en;q=0.2", "en"),
        ("en;q=0.5, vi;q=0.8", "vi"),
        ("vi; q=0.5, en; q=0.8", "en"),
        ("vi,en", "vi"),
        ("en,vi", "en"),
        ("*", "vi"),
        ("en;q=0", "vi"),
        ("en;q=x, vi;q=0.1", "vi"),
        ("enm, vi;q=0.5", "vi"),
    ],
)
def test_language_that_the_header_ranks_highest(header: str | None, language: str) -> None:
    assert preferred(header, Language.VI) == language


def test_nothing_of_ours_gives_the_default() -> None:
    assert preferred("fr, de", Language.EN) is Language.EN


@given(st.text())
def test_any_header_gives_a_language(header: str) -> None:
    assert preferred(header, Language.VI) in Language


def test_text_speaks_both_languages() -> None:
    text = Text("Xin chào", "Hello")

    assert (text.within(Language.VI), text.within(Language.EN)) == ("Xin chào", "Hello")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (43.38273620605469, "43,3827", "43.3827"),
        (70, "70", "70"),
        (1234567.5, "1.234.567,5", "1,234,567.5"),
        (-0.25, "−0,25", "−0.25"),
        (-0.00001, "0", "0"),
        (91.50, "91,5", "91.5"),
    ],
)
def test_a_number_is_written_as_each_language_writes_it(value: float, vi: str, en: str) -> None:
    assert written(value, 4) == (vi, en)


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (18, 2, "18,00", "18.00"),
        (83.628, 2, "83,63", "83.63"),
        (1234567.5, 1, "1.234.567,5", "1,234,567.5"),
        (-0.001, 2, "0,00", "0.00"),
        (-3.31, 2, "−3,31", "−3.31"),
        (5, 0, "5", "5"),
    ],
)
def test_a_number_keeps_its_decimals(value: float, decimals: int, vi: str, en: str) -> None:
    assert fixed(value, decimals) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0.5, "+0,50", "+0.50"),
        (-3.31, "−3,31", "−3.31"),
        (0, "0,00", "0.00"),
        (0.001, "0,00", "0.00"),
    ],
)
def test_a_difference_is_written_with_its_sign(value: float, vi: str, en: str) -> None:
    assert signed(value, 2) == (vi, en)


def test_a_long_text_is_shown_by_its_beginning() -> None:
    assert (shortened("a" * 60), shortened("a" * 61)) == ("a" * 60, "a" * 59 + "…")


@given(st.text("ab ", max_size=40), st.decimals(0, 10**6, places=2), st.integers(2, 60))
def test_a_number_is_whole_or_left_out(words: str, number: Decimal, most: int) -> None:
    assume(len(words) + 1 < most)

    cut = shortened(f"{words} {number} điểm", most)

    assert len(cut) <= most
    assert [figure for figure in re.findall(r"[\d.]+", cut) if figure != str(number)] == []


def test_a_name_within_a_sentence_loses_its_capital() -> None:
    assert [within_sentence(name) for name in ("Tỉnh Lai Châu", "Địa chỉ", "")] == [
        "tỉnh Lai Châu",
        "địa chỉ",
        "",
    ]


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (4.3, "4,30", "4.30"),
        (91.5, "91,50", "91.50"),
        (-2.4, "−2,40", "−2.40"),
        (-0.001, "0,00", "0.00"),
        (2.675, "2,68", "2.68"),
        (3321, "3.321,00", "3,321.00"),
        (1e-9, "0,00", "0.00"),
    ],
)
def test_a_figure_of_a_report_has_all_its_decimals(value: float, vi: str, en: str) -> None:
    assert fixed(value, 2) == (vi, en)


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_a_figure_of_a_report_is_as_near_as_its_decimals_allow(value: float, decimals: int) -> None:
    read = float(fixed(value, decimals).en.replace(",", "").replace("−", "-"))

    assert abs(read - value) <= 0.5000001 * 10.0**-decimals


def test_few_things_get_a_zero_in_vietnamese_reports() -> None:
    assert [counted(count) for count in (1, 9, 10, 63)] == [
        ("01", "1"),
        ("09", "9"),
        ("10", "10"),
        ("63", "63"),
    ]


def test_a_sentence_opens_with_a_capital() -> None:
    assert [opened(text) for text in ("năm 2024", "đến nay", "")] == ["Năm 2024", "Đến nay", ""]
