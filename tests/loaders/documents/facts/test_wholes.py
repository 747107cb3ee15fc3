"""Parts that are larger than their whole fill no indicator, and are told."""

import pytest

from hub.dataset.rows import FigureRow, ObservationRow
from hub.words.errors import Suspicion


@pytest.mark.parametrize(
    "text",
    [
        "Sở đã tiếp nhận 640 hồ sơ, trong đó tiếp nhận trực tuyến 655 hồ sơ.",
        "Sở đã giải quyết 640 hồ sơ; giải quyết đúng hạn 655 hồ sơ.",
        "Sở đã tiếp nhận 640 hồ sơ.\nSở đã giải quyết 655 hồ sơ.",
    ],
)
def test_a_part_larger_than_its_whole_fills_no_indicator_and_neither_does_the_whole(
    read, text: str
) -> None:
    rows = read(text)

    assert not any(isinstance(row, ObservationRow) for row in rows)
    assert [(row.value, row.indicator) for row in rows if isinstance(row, FigureRow)] == [
        (640, None),
        (655, None),
    ]
    assert ["lớn hơn tổng" in row.text.vi for row in rows if isinstance(row, Suspicion)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sở đã tiếp nhận 640 hồ sơ, trong đó tiếp nhận trực tuyến 640 hồ sơ.",
        "Sở đã tiếp nhận 640 hồ sơ. Kỳ trước chuyển sang 31 hồ sơ.\nSở đã giải quyết 655 hồ sơ.",
        "Năm 2023, Sở đã tiếp nhận 640 hồ sơ.\nNăm 2024, Sở đã giải quyết 655 hồ sơ.",
        "Sở đã tiếp nhận 640 hồ sơ.\nToàn tỉnh đã giải quyết 6.550 hồ sơ.",
    ],
)
def test_a_part_within_its_whole_or_of_another_unit_or_time_stands(read, text: str) -> None:
    rows = read(text)

    assert sum(isinstance(row, ObservationRow) for row in rows) == 2
    assert not any(isinstance(row, Suspicion) for row in rows)
