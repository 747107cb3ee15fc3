"""A district or commune is linked to its report where its kind, its name and the day leave one
unit alone.
"""

from datetime import date
from pathlib import Path

import pytest

from hub.dataset.rows import DocumentRow, FigureRow, ObservationRow, Row
from hub.words.terms import EntityKind
from loaders import documents
from loaders.documents.head.localities import of_letterhead
from tests.hubs import ROOT
from tests.loaders.documents.expected import DATASET


@pytest.mark.parametrize(
    ("letterhead", "on", "unit"),
    [
        ("ỦY BAN NHÂN DÂN XÃ BUM TỞ", "2026-03-01", "lai-chau/xa-bum-to"),
        ("UBND XÃ BUM TỞ", "2024-03-01", None),
        ("UBND HUYỆN MƯỜNG TÈ", "2024-03-01", "lai-chau/huyen-muong-te"),
        ("UBND HUYỆN MƯỜNG TÈ", "2026-03-01", None),
        ("UBND XÃ VĨNH THANH", "2026-03-01", None),
        ("UBND XÃ VĨNH THANH TỈNH CÀ MAU", "2026-03-01", "ca-mau-2025/xa-vinh-thanh"),
        ("UBND TỈNH CÀ MAU UBND XÃ VĨNH THANH", "2026-03-01", "ca-mau-2025/xa-vinh-thanh"),
        ("UBND XÃ BUM TỞ TỈNH SƠN LA", "2026-03-01", None),
        ("UBND XÃ BUM TỞ TỈNH KIM SƠN", "2026-03-01", None),
        ("UBND HUYỆN MƯỜNG TÈ UBND XÃ BUM TỞ", "2024-03-01", None),
        ("UBND THÀNH PHỐ LAI CHÂU", "2024-03-01", "lai-chau/thanh-pho-lai-chau"),
        ("UBND THÀNH PHỐ HẢI PHÒNG", "2024-03-01", None),
        ("UBND TỈNH LAI CHÂU", "2024-03-01", None),
        ("UBND HUYỆN MƯỜNG TÈ PHÒNG NỘI VỤ", "2024-03-01", None),
        (
            "HỘI ĐỒNG NHÂN DÂN PHƯỜNG HÀ ĐÔNG THÀNH PHỐ HÀ NỘI",
            "2026-03-01",
            "ha-noi/phuong-ha-dong",
        ),
        ("SỞ TƯ PHÁP", "2024-03-01", None),
    ],
)
def test_a_letterhead_is_of_a_unit_only_where_one_alone_may_be_meant(
    letterhead: str, on: str, unit: str | None
) -> None:
    found = of_letterhead(ROOT / "seeds" / "places", letterhead, date.fromisoformat(on))

    assert (found and found.public_id) == unit


def read(tmp_path: Path, letterhead: str, year: int, text: str) -> list[Row]:
    """All that is said of a report of September under a letterhead."""
    path = tmp_path / "a.txt"
    path.write_text(
        f"{letterhead}\nSố: 12/BC-UBND\nBÁO CÁO\nCông tác tháng 9 năm {year}\n\nI. KẾT"
        f" QUẢ\n{text}\n",
        encoding="utf-8",
    )
    return list(documents.load(DATASET, [path]))


def test_a_report_of_a_commune_is_linked_and_fills_its_own_figures(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "ỦY BAN NHÂN DÂN\nXÃ BUM TỞ\nBum Tở, ngày 05 tháng 10 năm 2025",
        2025,
        "Tiếp nhận 112 hồ sơ.",
    )

    (told,) = [row for row in rows if isinstance(row, DocumentRow)]
    assert (told.public_id, told.issuer, told.issuer_entity, told.province) == (
        "lai-chau/xa-bum-to/12-bc-ubnd-2025",
        "Ủy ban nhân dân xã Bum Tở",
        "lai-chau/xa-bum-to",
        "lai-chau",
    )
    assert [
        (row.entity, row.kind, row.value) for row in rows if isinstance(row, ObservationRow)
    ] == [("lai-chau/xa-bum-to", EntityKind.COMMUNE, 112)]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("UBND huyện tiếp nhận 112 hồ sơ.", None),
        ("UBND huyện Mường Tè tiếp nhận 112 hồ sơ.", None),
        ("UBND huyện Sìn Hồ tiếp nhận 112 hồ sơ.", "UBND huyện Sìn Hồ"),
        ("UBND tỉnh tiếp nhận 112 hồ sơ.", "UBND tỉnh"),
    ],
)
def test_the_committee_of_the_district_itself_is_the_issuer_and_no_other_is(
    tmp_path: Path, text: str, entity: str | None
) -> None:
    rows = read(tmp_path, "UBND HUYỆN MƯỜNG TÈ\nMường Tè, ngày 05 tháng 10 năm 2024", 2024, text)

    assert [row.entity for row in rows if isinstance(row, FigureRow)] == [entity]


def test_a_figure_of_before_the_commune_stood_fills_nothing(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "ỦY BAN NHÂN DÂN\nXÃ BUM TỞ\nBum Tở, ngày 05 tháng 10 năm 2025",
        2025,
        "Tháng 3 năm 2024 tiếp nhận 112 hồ sơ.",
    )

    assert not any(isinstance(row, ObservationRow) for row in rows)


@pytest.mark.parametrize(
    "text", ["Toàn tỉnh tiếp nhận 45.210 hồ sơ.", "Tỉnh Lai Châu tiếp nhận 45.210 hồ sơ."]
)
def test_what_a_district_tells_of_its_province_fills_nothing(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, "UBND HUYỆN MƯỜNG TÈ\nMường Tè, ngày 05 tháng 10 năm 2024", 2024, text)

    assert [row.entity for row in rows if isinstance(row, FigureRow)] == ["lai-chau"]
    assert not any(isinstance(row, ObservationRow) for row in rows)
