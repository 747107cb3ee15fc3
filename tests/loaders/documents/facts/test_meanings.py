"""An indicator is named only where the words name it."""

from pathlib import Path

import pytest

from hub.dataset.rows import FigureRow, TargetRow
from loaders import documents
from tests.loaders.documents.expected import DATASET

HEAD = (
    "SỞ NỘI VỤ TỈNH THỬ\nSố: 1/BC-SNV\nThử, ngày 10 tháng 01 năm 2024\nBÁO CÁO\nKết quả năm"
    " 2023\n\nI. KẾT QUẢ\n"
)


def indicators(folder: Path, text: str) -> list[str | None]:
    """The indicator of each target and figure of a report."""
    path = folder / "a.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return [
        row.indicator
        for row in documents.load(DATASET, [path])
        if isinstance(row, FigureRow | TargetRow)
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            (
                "Bộ Nội vụ công bố PAR INDEX và SIPAS năm 2023. Theo đó, tỉnh đạt 88,12 điểm, xếp"
                " thứ 14/63."
            ),
            [None, None],
        ),
        (
            "Bộ Nội vụ công bố PAR INDEX năm 2023. Theo đó, tỉnh đạt 88,12 điểm, xếp thứ 14/63.",
            [None, "PAR_INDEX/TOTAL"],
        ),
        ("Chỉ số hài lòng của người dân đối với Phòng đạt 96,2%.", [None]),
        ("Chỉ số hài lòng của người dân đối với sự phục vụ hành chính đạt 86,2%.", ["SIPAS/TOTAL"]),
        ("Năm 2023, Sở Tư pháp đạt SIPAS 90,4%.", ["DEPT_SIPAS/TOTAL"]),
        ("Năm 2023, PAPI, nội dung công khai đạt 5,1 điểm.", [None]),
        ("Năm 2023, PAR INDEX phần tự đánh giá đạt 61,3 điểm.", [None]),
        ("Năm 2023, SIPAS về giáo dục công lập của tỉnh đạt 79,5%.", [None]),
        ("Năm 2023, PAPI vùng Đông Nam Bộ đạt 42 điểm.", [None]),
        ("Năm 2023, PAR INDEX toàn quốc là 87%.", [None]),
        (
            "Năm 2023, PAR INDEX của tỉnh đạt 88,1%, xếp thứ 9 cả nước.",
            ["PAR_INDEX/TOTAL", "PAR_INDEX/TOTAL"],
        ),
        ("Năm 2023, PAPI và PCI của tỉnh lần lượt đạt 44,1 điểm và 66,2 điểm.", [None, None]),
        (
            "Phấn đấu năm 2024: Giảm thời gian chờ đợi, thời gian xử lý tối đa 30 phút/01 hồ sơ.",
            [None],
        ),
        (
            "Phấn đấu năm 2024: Giảm thời gian chờ đợi xuống tối đa 30 phút/01 lượt.",
            ["OPERATIONS/WAITING_TIME"],
        ),
    ],
    ids=[
        "several indices before",
        "one index before",
        "satisfaction with an office",
        "SIPAS by its words",
        "an office",
        "a dimension",
        "a part",
        "a field",
        "a region",
        "the country",
        "a place in the country",
        "in turn",
        "a time for each dossier",
        "a time for each visit",
    ],
)
def test_an_indicator_is_named_by_words_alone(
    tmp_path: Path, text: str, named: list[str | None]
) -> None:
    assert indicators(tmp_path, text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("100% TTHC cung cấp trực tuyến mức độ 3, 4", "ONLINE"),
        ("100% thủ tục cung cấp trực tuyến mức độ 3 và mức độ 4", "ONLINE"),
        ("80% dịch vụ công trực tuyến từ mức độ 3 trở lên", "ONLINE"),
        ("80% thủ tục được cung cấp toàn trình và một phần, trực tuyến", "ONLINE"),
        ("100% TTHC đủ điều kiện cung cấp trực tuyến mức độ 4", "FULL_ONLINE"),
        ("100% TTHC đủ điều kiện cung cấp trực tuyến toàn trình", "FULL_ONLINE"),
        ("60% TTHC cung cấp trực tuyến mức độ 3", None),
        ("80% người dân sử dụng dịch vụ công trực tuyến", None),
    ],
)
def test_levels_of_online_services_are_not_mixed(
    tmp_path: Path, text: str, named: str | None
) -> None:
    code = f"OPERATIONS/PROCEDURES_{named}_SHARE" if named else None

    assert indicators(tmp_path, f"Phấn đấu năm 2024: {text}.") == [code]


def test_a_share_of_all_dossiers_received_is_theirs(tmp_path: Path) -> None:
    text = (
        "Phấn đấu năm 2024: Tỷ lệ người dân thực hiện thủ tục hành chính trên môi trường điện tử"
        " tối thiểu đạt 50% so với tổng số hồ sơ tiếp nhận."
    )

    assert indicators(tmp_path, text) == ["OPERATIONS/DOSSIERS_ONLINE_SHARE"]
