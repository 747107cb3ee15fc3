"""A place's name is no unit, and what is of the whole country is not the issuer's."""

import pytest

from hub.dataset.rows import FigureRow, ObservationRow, TargetRow


@pytest.mark.parametrize(
    "text",
    [
        "Xếp theo thứ tự: 1 Huế, 2 Đồng Tháp, 3 Lâm Đồng, 4 Đồng Nai.",
        "Có 9 Đồng Tháp và Huế cùng tăng điểm.",
        "Chọn 6 Đồng Phú, 8 Đồng Hới.",
        "Top 3: Huế 93,10; Đồng Tháp 92,05.",
        "Tổng điểm 17 Hải Phòng.",
    ],
)
def test_a_number_before_the_name_of_a_place_is_no_figure(read, text: str) -> None:
    assert not any(isinstance(row, FigureRow | TargetRow) for row in read(text))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kinh phí 340 đồng.", "đồng"),
        ("Sở có 14 Phòng chuyên môn.", "phòng"),
        ("Có 22 Sở, ngành tham gia.", "sở, ngành"),
    ],
)
def test_a_unit_with_or_without_a_capital_stays_one(read, text: str, unit: str) -> None:
    assert [row.unit for row in read(text) if isinstance(row, FigureRow)] == [unit]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            (
                "Nghị quyết số 45/NQ-CP của Chính phủ yêu cầu đến năm 2026 tỷ lệ hồ sơ trực tuyến"
                " cả nước đạt 75%."
            ),
            "cả nước",
        ),
        (
            "Phấn đấu đến năm 2027, tỷ lệ hồ sơ trực tuyến toàn quốc phải đạt tối thiểu 75%.",
            "toàn quốc",
        ),
        ("Phấn đấu đến năm 2027, tỷ lệ hồ sơ trực tuyến đạt 75%.", None),
        ("Phấn đấu đến năm 2027, tỷ lệ hồ sơ trực tuyến cao hơn bình quân cả nước 5%.", None),
    ],
)
def test_a_goal_of_the_whole_country_is_the_countrys(read, text: str, whose: str | None) -> None:
    assert [row.entity for row in read(text) if isinstance(row, TargetRow)] == [whose]


def test_a_result_of_the_whole_country_is_the_countrys(read) -> None:
    rows = read("Tỷ lệ hồ sơ trực tuyến cả nước đạt 62%.")

    assert [row.entity for row in rows if isinstance(row, FigureRow)] == ["cả nước"]
    assert not any(isinstance(row, ObservationRow) for row in rows)
