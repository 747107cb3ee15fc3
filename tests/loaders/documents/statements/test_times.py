"""Times told by that of the document: of another year, of the month before, since the year
began, of a month without its year.
"""

import pytest

from hub.dataset.rows import FigureRow, ObservationRow
from tests.loaders.documents.facts.test_observed import OFFICE, read  # noqa: F401

MONTH = OFFICE.replace("năm 2024\nThực", "tháng 9 năm 2024\nThực").replace(
    "14 tháng 12", "05 tháng 10"
)
MONTHS = MONTH.replace("tháng 9 năm 2024\nThực", "9 tháng năm 2024\nThực")
QUARTER = MONTH.replace("tháng 9 năm 2024\nThực", "quý III năm 2024\nThực")


def told(read, text: str, head: str) -> list[tuple]:  # noqa: F811
    """The value and period of every figure, and whether it is an observation."""
    rows = read(f"- {text}", head)
    observed = [(row.value, str(row.period)) for row in rows if isinstance(row, ObservationRow)]
    return [
        (row.value, row.period, (row.value, row.period) in observed)
        for row in rows
        if isinstance(row, FigureRow)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Trong tháng, Sở tiếp nhận 512 hồ sơ. Cùng kỳ năm 2023 Sở tiếp nhận 455 hồ sơ.",
            [(512, "2024-09", True), (455, "2023-09", True)],
        ),
        ("Cùng kỳ Sở tiếp nhận 455 hồ sơ.", [(455, "2023-09", False)]),
        ("Tháng trước giải quyết 490 hồ sơ.", [(490, "2024-08", True)]),
        ("Tháng 8 tiếp nhận 498 hồ sơ.", [(498, "2024-08", True)]),
        (
            (
                "Tiếp nhận 512 hồ sơ (cùng kỳ 455 hồ sơ), giải quyết 505 hồ sơ (tháng trước 490 hồ"
                " sơ)."
            ),
            [
                (512, "2024-09", True),
                (455, "2023-09", False),
                (505, "2024-09", True),
                (490, "2024-08", False),
            ],
        ),
        (
            "Tỷ lệ đúng hạn đạt 99,2% (kế hoạch 98%, cùng kỳ đạt 97,5%).",
            [(99.2, "2024-09", True), (97.5, "2023-09", False)],
        ),
        (
            "Tỷ lệ đúng hạn đạt 99,2%, tăng 1,7% so với cùng kỳ.",
            [(99.2, "2024-09", True), (1.7, "2024-09", False)],
        ),
        ("Theo kế hoạch tháng 8, Sở tiếp nhận 512 hồ sơ.", [(512, "2024-09", True)]),
        ("So sánh với cùng kỳ năm 2023, Sở tiếp nhận 512 hồ sơ.", [(512, "2024-09", False)]),
        ("Tập huấn 3 tháng cho 25 người.", [(25, "2024-09", False)]),
        ("Số hồ sơ tháng trước chuyển sang là 20 hồ sơ.", [(20, "2024-09", False)]),
    ],
    ids=[
        "same",
        "same of no year",
        "before",
        "a month",
        "in brackets",
        "beside a plan",
        "compared",
        "of a document",
        "compared with",
        "how long",
        "brought over",
    ],
)
def test_a_month_is_told_by_that_of_the_report(read, text: str, found: list[tuple]) -> None:  # noqa: F811
    assert told(read, text, MONTH) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Lũy kế từ đầu năm đến nay Sở tiếp nhận 4.610 hồ sơ, giải quyết 4.600 hồ sơ.",
            [(4610, "2024-01/2024-09", True), (4600, "2024-01/2024-09", True)],
        ),
        (
            "Từ đầu năm đến hết tháng 9/2024 tiếp nhận 4.610 hồ sơ.",
            [(4610, "2024-01/2024-09", True)],
        ),
        ("Lũy kế tiếp nhận 4.610 hồ sơ.", [(4610, None, False)]),
        ("8 tháng tiếp nhận 4.000 hồ sơ.", [(4000, None, False)]),
        ("Hết tháng 9/2024, Sở đã giải quyết 4.020 hồ sơ.", [(4020, None, False)]),
        ("Đến hết tháng 9/2024, Sở có 98 thủ tục toàn trình.", [(98, "2024-09", False)]),
        (
            "Tính từ ngày 15/12/2023 đến ngày 14/9/2024, Sở tiếp nhận 4.333 hồ sơ.",
            [(4333, "2023-12-15/2024-09-14", True)],
        ),
        (
            "9 tháng đầu năm tiếp nhận 4.512 hồ sơ. Cùng kỳ năm 2023 tiếp nhận 4.100 hồ sơ.",
            [(4512, "2024-01/2024-09", True), (4100, None, False)],
        ),
    ],
    ids=[
        "since the year began",
        "until a month",
        "since when",
        "eight months",
        "until when",
        "as it stood",
        "days",
        "of what part",
    ],
)
def test_what_adds_up_is_not_of_the_month_alone(read, text: str, found: list[tuple]) -> None:  # noqa: F811
    assert told(read, text, MONTH) == found


@pytest.mark.parametrize(
    ("head", "text", "found"),
    [
        (
            MONTHS,
            "9 tháng đầu năm tiếp nhận 4.512 hồ sơ. Trong đó tháng 9 tiếp nhận 512 hồ sơ.",
            [(4512, "2024-01/2024-09", True), (512, "2024-09", True)],
        ),
        (
            MONTHS,
            "Tiếp nhận 4.512 hồ sơ, trong đó tháng 9 tiếp nhận 512 hồ sơ.",
            [(4512, "2024-01/2024-09", True), (512, "2024-09", True)],
        ),
        (
            MONTHS,
            "Hết tháng 9/2024, Sở đã giải quyết 4.020 hồ sơ.",
            [(4020, "2024-01/2024-09", False)],
        ),
        (
            QUARTER,
            "Sở tiếp nhận 1.512 hồ sơ. Cùng kỳ năm 2023 tiếp nhận 1.455 hồ sơ.",
            [(1512, "2024-Q3", True), (1455, "2023-Q3", True)],
        ),
        (QUARTER, "Quý trước tiếp nhận 1.200 hồ sơ.", [(1200, "2024-Q2", True)]),
        (QUARTER, "Tháng trước tiếp nhận 400 hồ sơ.", [(400, None, False)]),
    ],
)
def test_a_longer_report_tells_its_months_and_its_like(
    read,  # noqa: F811
    head: str,
    text: str,
    found: list[tuple],
) -> None:
    assert told(read, text, head) == found
