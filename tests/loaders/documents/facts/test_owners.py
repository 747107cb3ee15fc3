"""Whose a figure is where a sentence of a report speaks of another unit than the issuer."""

import pytest

from hub.dataset.rows import FigureRow, ObservationRow

STP = "lai-chau/stp"


def owners(read, text: str) -> list[tuple[float, str | None]]:
    """The value of every figure and whose it is; None for the issuer's own."""
    return [(row.value, row.entity) for row in read(f"- {text}") if isinstance(row, FigureRow)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Theo Quyết định số 15/QĐ-UBND, Sở Y tế tiếp nhận 812 hồ sơ.", [(812, "lai-chau/syt")]),
        (
            "Đơn vị đứng đầu là Sở Y tế với 98,9% hồ sơ giải quyết đúng hạn.",
            [(98.9, "lai-chau/syt")],
        ),
        ("Tỷ lệ hồ sơ đúng hạn của Sở Y tế đạt 96,1%.", [(96.1, "lai-chau/syt")]),
        ("Tại Sở Y tế, tiếp nhận 812 hồ sơ.", [(812, "lai-chau/syt")]),
        ("Tỷ lệ đúng hạn của cấp xã đạt 96,1%.", [(96.1, "cấp xã")]),
        (
            "Trung tâm Phục vụ hành chính công tỉnh tiếp nhận 15.000 hồ sơ.",
            [(15000, "Trung tâm Phục vụ hành chính công tỉnh")],
        ),
        (
            "Văn phòng đăng ký tiếp nhận 30 hồ sơ, giải quyết 29 hồ sơ.",
            [(30, "Văn phòng đăng ký"), (29, "Văn phòng đăng ký")],
        ),
        ("Bộ Tư pháp tiếp nhận 99.000 hồ sơ.", [(99000, "Bộ Tư pháp")]),
        ("Sở Tư pháp tỉnh Cao Bằng tiếp nhận 700 hồ sơ.", [(700, "Sở Tư pháp tỉnh Cao Bằng")]),
        (
            "Chi nhánh Văn phòng đăng ký đất đai tiếp nhận 30 hồ sơ.",
            [(30, "Chi nhánh Văn phòng đăng ký đất đai")],
        ),
    ],
)
def test_a_number_of_another_unit_is_that_units_by_its_whole_name(
    read, text: str, found: list[tuple]
) -> None:
    rows = read(f"- {text}")

    assert owners(read, text) == found
    assert [row for row in rows if isinstance(row, ObservationRow)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch của Sở Nội vụ, Sở tiếp nhận 512 hồ sơ.",
        "Tại Trung tâm Phục vụ hành chính công tỉnh, Sở tiếp nhận 512 hồ sơ.",
        "Tiếp nhận qua Trung tâm Phục vụ hành chính công 512 hồ sơ.",
        "Trong năm, Sở Tư pháp tiếp nhận 512 hồ sơ.",
    ],
)
def test_a_unit_named_beside_takes_no_number_of_the_issuer(read, text: str) -> None:
    observed = [
        (row.entity, row.value) for row in read(f"- {text}") if isinstance(row, ObservationRow)
    ]

    assert (owners(read, text), observed) == ([(512, None)], [(STP, 512)])


def test_the_issuer_named_after_another_has_its_own_number_again(read) -> None:
    assert owners(read, "Sở Y tế tiếp nhận 300 hồ sơ, Sở Tư pháp tiếp nhận 512 hồ sơ.") == [
        (300, "lai-chau/syt"),
        (512, None),
    ]
