"""Numerals as offices print them: what is certain is read, what may be two things is left
unplaced with its reason.
"""

import pytest

from hub.dataset.rows import FigureRow, ObservationRow, Row, UnplacedRow
from hub.words.errors import Suspicion


def values(rows: list[Row]) -> list[tuple[float, str]]:
    """The figures with their units."""
    return [(row.value, row.unit) for row in rows if isinstance(row, FigureRow)]


def observed(rows: list[Row]) -> dict[str, tuple[float | None, str | None]]:
    """The observations, as a number and as printed."""
    return {
        row.indicator.removeprefix("OPERATIONS/"): (row.value, row.printed)
        for row in rows
        if isinstance(row, ObservationRow)
    }


def reasons(rows: list[Row]) -> list[str]:
    """What is told of the numbers that are left unplaced."""
    assert any(isinstance(row, UnplacedRow) for row in rows)
    return [row.text.vi for row in rows if isinstance(row, Suspicion)]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_a_space_between_groups_of_three_digits_parts_thousands(read, space: str) -> None:
    rows = read(f"Sở đã tiếp nhận 23{space}456 hồ sơ; kinh phí 1{space}250{space}000 đồng.")

    assert observed(rows) == {"DOSSIERS_RECEIVED": (23456, "23 456")}
    assert values(rows) == [(23456, "hồ sơ"), (1250000, "đồng")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sở đã tiếp nhận 7 23 456 hồ sơ.", "nhiều số"),
        ("Sở đã tiếp nhận 023 456 hồ sơ.", "nhiều số"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn là 23 456%.", "nhiều số"),
        ("Sở đã tiếp nhận 210 98 hồ sơ.", "nhiều số"),
        ("Trong đợt 2 456 hồ sơ đã được tiếp nhận.", "nhiều số"),
        ("Lần 3 456 hồ sơ đã được tiếp nhận.", "nhiều số"),
        ("Sở đã tiếp nhận 23,456 hồ sơ.", "dấu phẩy"),
        ("Số hồ sơ tiếp nhận: 23,456.", "dấu phẩy"),
        ("Sở đã tiếp nhận 0,456 hồ sơ.", "dấu phẩy"),
        ("Sở tiếp nhận 2,345 hồ sơ trên 1.000 dân.", "dấu phẩy"),
        ("Tỷ suất sinh là 15,3‰.", "phần nghìn"),
        ("Số hồ sơ tiếp nhận chênh lệch -27 hồ sơ.", "dấu âm"),
    ],
)
def test_a_numeral_that_may_be_two_things_is_unplaced_with_its_reason(
    read, text: str, reason: str
) -> None:
    rows = read(text)

    assert values(rows) == []
    assert [reason in told for told in reasons(rows)] == [True]


@pytest.mark.parametrize(
    "beside", ["Tỷ lệ số hóa đạt 97.4%.", "Cổng dịch vụ có 2,345,678 lượt truy cập."]
)
def test_a_comma_parts_thousands_where_the_document_shows_that_it_does(read, beside: str) -> None:
    assert observed(read(f"Sở đã tiếp nhận 23,456 hồ sơ. {beside}"))["DOSSIERS_RECEIVED"] == (
        23456,
        "23,456",
    )


def test_a_document_that_shows_both_marks_leaves_the_comma_in_doubt(read) -> None:
    rows = read("Sở đã tiếp nhận 23,456 hồ sơ. Tỷ lệ số hóa đạt 97.4%.\nTỷ lệ hài lòng đạt 96,5%.")

    assert ["dấu phẩy" in told for told in reasons(rows)] == [True]


def test_a_year_right_before_a_number_is_no_part_of_it(read) -> None:
    assert observed(read("Trong năm 2024 456 hồ sơ đã được tiếp nhận.")) == {
        "DOSSIERS_RECEIVED": (456, "456")
    }
