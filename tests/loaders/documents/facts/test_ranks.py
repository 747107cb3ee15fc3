"""Ranks as they are said in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dataset.rows import FigureRow, ObservationRow
from hub.words.terms import Measure
from loaders import documents
from loaders.documents.rules.wording import fold
from loaders.documents.text import quantities, spelt
from tests.loaders.documents.conftest import REPORT
from tests.loaders.documents.expected import DATASET

DIGITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int) -> str:
    """A number below 100 as it is spoken."""
    tens, ones = divmod(number, 10)
    last = (
        {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}.get(
            ones, DIGITS[ones]
        )
        if tens
        else DIGITS[ones]
    )
    return " ".join(
        filter(None, ("" if not tens else "mười" if tens == 1 else f"{DIGITS[tens]} mươi", last))
    )


def ranks(text: str) -> list[tuple[float | None, int | None]]:
    """Each rank of a text with its of-how-many."""
    told = quantities.masked(fold(text))
    return [
        (one.value, one.out_of)
        for one in quantities.quantities(told)
        if one.measure is Measure.RANK
    ]


@given(
    st.integers(1, 99),
    st.sampled_from(["", " cả nước", ", tăng hạng", " năm 2023", " trong toàn tỉnh"]),
)
def test_a_rank_in_words_is_read_whole(number: int, behind: str) -> None:
    assert ranks(f"Chỉ số của tỉnh xếp thứ {in_words(number)}{behind}") == [(number, None)]
    assert spelt.number(in_words(number)) == number


@pytest.mark.parametrize(
    ("text", "rank", "among"),
    [
        ("xếp thứ năm mươi hai trên 63 tỉnh, thành phố", 52, 63),
        ("đứng vị trí thứ mười tám trong số 34 địa phương", 18, 34),
        ("xếp thứ hai mươi nhăm/63 tỉnh, thành phố", 25, 63),
        ("đứng thứ bảy trong tổng số mười chín sở, ngành", 7, 19),
        ("xếp thứ 17 trên 34 tỉnh, thành phố cả nước", 17, 34),
        ("xếp thứ nhì toàn quốc", 2, None),
        ("đứng thứ sáu hai năm liền", 6, None),
        ("xếp hạng 28 trên 63.", 28, 63),
        ("đứng thứ hai mươi tám trên 63, tăng 3 bậc", 28, 63),
        ("ở vị trí thứ 28 trên 63 năm 2023", 28, 63),
        ("xếp hạng 28 trên 63,5 điểm", 28, None),
        ("xếp thứ 2 trên 3 lĩnh vực", 2, None),
        ("xếp thứ tám trên 90 điểm", 8, None),
    ],
)
def test_of_how_many_a_rank_is_may_be_said_in_words_too(
    text: str, rank: int, among: int | None
) -> None:
    assert ranks(text) == [(rank, among)]


@pytest.mark.parametrize(
    "text",
    ["xếp thứ ba lăm toàn quốc", "xếp thứ một trăm linh tư", "đứng thứ hai ba", "xếp thứ năm rưỡi"],
)
def test_a_number_in_words_that_is_not_understood_is_no_rank(text: str) -> None:
    assert ranks(text) == []


@pytest.mark.parametrize("text", ["đạt 28 trên 63.", "kết quả 28/63.", "giải quyết 28 trên 63."])
def test_two_numbers_without_the_words_of_a_ranking_are_no_rank(text: str) -> None:
    assert ranks(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Năm 2023, Sở xếp thứ 03/14 sở, ban, ngành về Chỉ số CCHC với 91,25 điểm.",
            [(3, "DEPT_PAR/TOTAL", None), (91.25, "DEPT_PAR/TOTAL", None)],
        ),
        (
            "Năm 2023, Sở xếp thứ 3/14 về Chỉ số CCHC, đạt 91,25%.",
            [(3, "DEPT_PAR/TOTAL", None), (91.25, "DEPT_PAR/TOTAL", None)],
        ),
        (
            "Năm 2023, tỉnh xếp thứ 25/63 về SIPAS với 83,5%.",
            [(25, "SIPAS/TOTAL", "lai-chau"), (83.5, "SIPAS/TOTAL", "lai-chau")],
        ),
    ],
)
def test_a_score_beside_a_rank_is_of_the_same_unit_and_index(
    read, text: str, found: list[tuple]
) -> None:
    assert [
        (row.value, row.indicator, row.entity)
        for row in read(f"- {text}")
        if isinstance(row, FigureRow)
    ] == found


def test_a_rank_of_the_province_in_an_offices_report_is_the_provinces(read) -> None:
    rows = read("- Theo Quyết định số 268/QĐ-BNV, năm 2023 tỉnh xếp thứ 25/63.")

    assert [(row.value, row.entity) for row in rows if isinstance(row, FigureRow)] == [
        (25, "lai-chau")
    ]


def test_a_result_of_a_year_told_without_it_in_a_months_report_is_no_observation(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        REPORT.replace("năm 2024\nThực", "tháng 9 năm 2024\nThực")
        + "- Chỉ số CCHC của Sở đạt 91%.\n",
        encoding="utf-8",
    )

    assert [row for row in documents.load(DATASET, [path]) if isinstance(row, ObservationRow)] == []
