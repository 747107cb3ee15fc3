"""No number of something that is measured vanishes: it is a figure, a target, or listed as not
placed.
"""

import pytest

from hub.dataset.rows import FigureRow, TargetRow, UnplacedRow


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hồ sơ trực tuyến đạt 0,87.",
        "Tỷ lệ đúng hạn: 98,5.",
        "Mức độ hài lòng bằng 4,5 so với năm trước.",
        "Hồ sơ trễ hạn giảm từ 12 xuống 5.",
        "Hồ sơ tiếp nhận trong kỳ 734.",
        "Tiếp nhận 734 (hồ sơ).",
        "Cả tỉnh tiếp nhận 1.205.",
        "Tỷ lệ hài lòng đạt 9/10.",
        "Chỉ số cải cách hành chính đạt 88,12.",
    ],
)
def test_a_measured_number_that_is_no_quantity_is_listed(read, text: str) -> None:
    rows = read(text)

    assert [row.text for row in rows if isinstance(row, FigureRow | TargetRow | UnplacedRow)] == [
        text
    ]


def test_what_is_read_is_not_listed_and_what_is_left_beside_it_is(read) -> None:
    rows = read("1. Tiếp nhận 734 hồ sơ. Tỷ lệ trực tuyến đạt 0,87. Giải quyết 700 hồ sơ.")

    assert [row.value for row in rows if isinstance(row, FigureRow)] == [734, 700]
    assert [(row.text, row.locator) for row in rows if isinstance(row, UnplacedRow)] == [
        ("Tỷ lệ trực tuyến đạt 0,87.", "mục I.1, dòng 9")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ trực tuyến mức độ 3 và mức độ 4.",
        "Giải quyết hồ sơ theo Điều 5, khoản 2 của Quy chế.",
        "Tiếp nhận hồ sơ tại phòng 305.",
        "Tiếp nhận hồ sơ từ năm 2021 đến 2023.",
        "Rút ngắn thời gian giải quyết hồ sơ đợt 2, lần 3.",
        "Giải quyết hồ sơ xong trước 10/6.",
        "1. Tiếp nhận hồ sơ",
        "1.2. Giải quyết hồ sơ",
        "Tổng kết 10 năm giải quyết hồ sơ.",
    ],
)
def test_numbers_of_names_times_and_items_are_not_listed(read, text: str) -> None:
    assert [row for row in read(text) if isinstance(row, UnplacedRow)] == []
