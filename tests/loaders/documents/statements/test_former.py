"""Units of before a merger are named as such, and each rank, score or change is of the unit
whose words stand with it.
"""

from pathlib import Path

import pytest

from hub.dataset.rows import FigureRow, ObservationRow, Row
from hub.words.errors import Suspicion
from loaders import documents
from loaders.documents.statements import former
from tests.loaders.documents.expected import DATASET

NINH_BINH = """ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH
Số: 91/KH-UBND
Ninh Bình, ngày 20 tháng 10 năm 2025
KẾ HOẠCH
Nâng cao Chỉ số cải cách hành chính năm 2025
Căn cứ Luật Cán bộ, công chức;
"""
SCIENCE = """UBND TỈNH LAI CHÂU
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 31/BC-SKHCN
Lai Châu, ngày 10 tháng 10 năm 2025
BÁO CÁO
Kết quả công tác 9 tháng năm 2025
Sở báo cáo như sau:
I. KẾT QUẢ
"""


def read(folder: Path, text: str, head: str = NINH_BINH) -> list[Row]:
    """All that is read of a text under a head."""
    path = folder / "a.txt"
    path.write_text(f"{head}{text}\n", encoding="utf-8")
    return list(documents.load(DATASET, [path]))


def whose(rows: list[Row]) -> list[tuple[float, str | None, str | None]]:
    """The value, the unit and the indicator of each figure."""
    return [
        (row.value, row.entity, row.indicator and row.indicator.partition("/")[0])
        for row in rows
        if isinstance(row, FigureRow)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            (
                "PAR INDEX năm 2024 của tỉnh Ninh Bình (cũ) xếp hạng 12/63 tăng 03 bậc, tỉnh Hà Nam"
                " (cũ) xếp hạng 25/63 tăng 01 bậc."
            ),
            [
                (12, "ninh-binh", "PAR_INDEX"),
                (3, "ninh-binh", None),
                (25, "ha-nam", "PAR_INDEX"),
                (1, "ha-nam", None),
            ],
        ),
        (
            "Năm 2024, PAR INDEX của tỉnh Hà Nam trước sáp nhập xếp hạng 25/63, tăng 2 bậc.",
            [(25, "ha-nam", "PAR_INDEX"), (2, "ha-nam", None)],
        ),
        (
            "Trước ngày 01/7/2025, tỉnh Nam Định đạt PAR INDEX năm 2024 là 88,4%, xếp thứ 9/63.",
            [(88.4, "nam-dinh", "PAR_INDEX"), (9, "nam-dinh", "PAR_INDEX")],
        ),
        (
            "SIPAS năm 2024 của tỉnh Hà Nam (nay thuộc tỉnh Ninh Bình) đạt 84,1%, giảm 0,4%.",
            [(84.1, "ha-nam", "SIPAS"), (0.4, "ha-nam", None)],
        ),
        (
            "PAPI năm 2024 tỉnh Nam Định, nay là một phần tỉnh Ninh Bình, đạt 43,1 điểm.",
            [(43.1, "nam-dinh", "PAPI")],
        ),
        (
            "Năm 2024, tỉnh Nam Định (trước ngày 01/7/2025) có SIPAS đạt 82,5%.",
            [(82.5, "nam-dinh", "SIPAS")],
        ),
        (
            "PAR INDEX năm 2024 của các tỉnh cũ: Hà Nam xếp hạng 25/63, Nam Định xếp hạng 9/63.",
            [(25, "ha-nam", None), (9, "nam-dinh", "PAR_INDEX")],
        ),
        (
            (
                "PAR INDEX năm 2024: Ninh Bình (cũ) xếp hạng 12/63, tăng 3 bậc; Hà Nam (cũ) xếp"
                " hạng 25/63."
            ),
            [(12, "ninh-binh", "PAR_INDEX"), (3, "ninh-binh", None), (25, "ha-nam", None)],
        ),
        ("Hoà Bình (cũ) có PAR INDEX năm 2024 xếp thứ 40/63.", [(40, "hoa-binh", "PAR_INDEX")]),
        (
            "Trên địa bàn tỉnh Nam Định cũ, năm 2024 tiếp nhận 80.000 hồ sơ.",
            [(80000, "nam-dinh", "OPERATIONS")],
        ),
        (
            "6 tháng đầu năm 2025, tỉnh Hà Nam trước sắp xếp tiếp nhận 9.000 hồ sơ.",
            [(9000, "ha-nam", "OPERATIONS")],
        ),
        ("PAR INDEX năm 2024 của tỉnh Ninh Bình xếp hạng 12/63.", [(12, "ninh-binh", "PAR_INDEX")]),
        (
            (
                "PAPI năm 2024 tỉnh Hà Nam cũ đạt 43,2 điểm, tăng 1,5 điểm; tỉnh Nam Định cũ đạt"
                " 41,1 điểm."
            ),
            [(43.2, "ha-nam", "PAPI"), (1.5, "ha-nam", None), (41.1, "nam-dinh", None)],
        ),
    ],
)
def test_a_figure_is_of_the_unit_of_its_words_and_time(
    tmp_path: Path, text: str, figures: list[tuple]
) -> None:
    assert whose(read(tmp_path, text)) == figures


@pytest.mark.parametrize(
    "text",
    [
        "PAR INDEX năm 2024 của tỉnh xếp hạng 12/63.",
        "PAR INDEX năm 2024 của tỉnh (cũ) xếp hạng 12/63.",
        (
            "PAR INDEX năm 2024 của tỉnh Hà Nam (cũ), tỉnh Nam Định (cũ) lần lượt xếp hạng 25/63 và"
            " 9/63."
        ),
        "PAR INDEX năm 2024 của tỉnh Lai Châu (cũ) xếp hạng 12/63.",
    ],
)
def test_a_figure_of_no_certain_unit_has_none_and_says_so(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text)

    assert [(entity, indicator) for _, entity, indicator in whose(rows)] == [("", None)]
    assert [row for row in rows if isinstance(row, ObservationRow)] == []
    assert [
        "không điền vào chỉ số" in row.text.vi for row in rows if isinstance(row, Suspicion)
    ] == [True]


def test_a_change_of_another_province_is_not_the_issuers(tmp_path: Path) -> None:
    text = (
        "Năm 2024, PAR INDEX của tỉnh Sơn La đạt 85%, xếp thứ 20/63, tăng 3 bậc; tỉnh Lai Châu xếp"
        " thứ 33/63, giảm 1 bậc."
    )

    assert [entity for _, entity, _ in whose(read(tmp_path, text))] == [
        "son-la",
        "son-la",
        "son-la",
        "lai-chau",
        "lai-chau",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Năm 2024, Sở Thông tin và Truyền thông (cũ) tiếp nhận 50 hồ sơ.",
            [(50, "lai-chau/stttt", "OPERATIONS")],
        ),
        (
            "Năm 2024, Sở Khoa học và Công nghệ trước hợp nhất tiếp nhận 40 hồ sơ.",
            [(40, "lai-chau/skhcn", "OPERATIONS")],
        ),
        ("Năm 2024, Sở tiếp nhận 30 hồ sơ cũ.", [(30, "", None)]),
        ("Quý III/2025, Sở tiếp nhận 20 hồ sơ.", [(20, None, "OPERATIONS")]),
    ],
)
def test_an_office_of_before_is_named_as_such(
    tmp_path: Path, text: str, figures: list[tuple]
) -> None:
    assert whose(read(tmp_path, text, SCIENCE)) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành trước ngày 01/7/2025.",
        "Sở Xây dựng xử lý 12 hồ sơ cũ.",
        "Thời gian giải quyết (trước đây 15 ngày).",
        "Thay 5 máy tính cũ trước khi sắp xếp lại phòng.",
    ],
)
def test_what_stands_behind_no_unit_is_no_mark(text: str) -> None:
    assert former.cleared(DATASET.folder.parent / "places", text) == text


def test_no_label_is_a_mark(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "PAR INDEX năm 2024 của tỉnh Ninh Bình (cũ) xếp hạng 12/63 tỉnh, tăng 03 bậc, tỉnh Hà Nam"
        " (cũ) tăng 1 bậc.",
    )

    assert [row.label for row in rows if isinstance(row, FigureRow)] == [
        "PAR INDEX năm 2024 của tỉnh Ninh Bình",
        "PAR INDEX năm 2024 của tỉnh Ninh Bình tăng",
        "tỉnh Hà Nam tăng",
    ]


def test_a_row_of_a_table_is_of_the_place_in_the_time_of_its_column(tmp_path: Path) -> None:
    table = (
        "1. Điểm tổng hợp\nSTT\tTên tỉnh\tNăm 2023\n1\tHà Nam\t66,1\n2\tNinh Bình"
        " (cũ)\t65,2\n3\tĐồng Nai\t64,3\nTrung bình\t\t65,1"
    )

    assert whose(read(tmp_path, table))[:3] == [
        (66.1, "ha-nam", None),
        (65.2, "ninh-binh", None),
        (64.3, "dong-nai", None),
    ]
