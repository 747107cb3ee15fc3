"""Reports that close on the 14th: their quarter is another one than the calendar's."""

from pathlib import Path

import pytest

from hub.dataset.rows import DocumentRow, ObservationRow, Row
from loaders import documents
from tests.loaders.documents.expected import DATASET

REPORT = """UBND TỈNH LAI CHÂU
SỞ TƯ PHÁP
Số: 12/BC-STP
Lai Châu, ngày 16 tháng 3 năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính quý I năm 2024
Sở Tư pháp báo cáo {counted} như sau:
I. KẾT QUẢ
"""
OF_REPORTS, OF_CALENDAR = "2023-12-15/2024-03-14", "2024-Q1"
CLOSED = "(số liệu tính từ ngày 15/12/2023 đến ngày 14/3/2024)"


def read(folder: Path, text: str, counted: str = CLOSED) -> list[Row]:
    path = folder / "a.txt"
    path.write_text(REPORT.format(counted=counted) + text + "\n", encoding="utf-8")
    return list(documents.load(DATASET, [path]))


def observed(rows: list[Row]) -> list[tuple[str, str, float | None]]:
    return [
        (row.indicator.partition("/")[2], str(row.period), row.value)
        for row in rows
        if isinstance(row, ObservationRow)
    ]


@pytest.mark.parametrize(
    ("counted", "period"),
    [
        (CLOSED, OF_REPORTS),
        ("từ ngày 15/12/2023 đến hết ngày 14/3/2024", OF_REPORTS),
        ("từ ngày 15/12/2023\nđến ngày 14/3/2024", OF_REPORTS),
        ("15/12/2023 - 14/3/2024", OF_REPORTS),
        ("từ ngày 15 tháng 12 năm 2023 đến ngày 14 tháng 3 năm 2024", OF_REPORTS),
        ("từ ngày 15/12 đến ngày 14/3/2024", OF_REPORTS),
        ("", OF_CALENDAR),
        ("từ ngày 15/12/2022 đến ngày 14/3/2023", OF_CALENDAR),
        ("từ ngày 16/12/2023 đến ngày 14/3/2024", OF_CALENDAR),
        ("từ ngày 15/12/2023 đến ngày 14/6/2024", OF_CALENDAR),
    ],
)
def test_a_quarter_is_of_reports_where_its_days_say_so(tmp_path: Path, counted: str, period: str):
    rows = read(tmp_path, "Trong quý, Sở đã tiếp nhận 48 hồ sơ.", counted)

    (document,) = [row for row in rows if isinstance(row, DocumentRow) and row.title[:3] == "Kết"]
    assert (document.period, observed(rows)) == (period, [("DOSSIERS_RECEIVED", period, 48)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quý I/2024 tiếp nhận 300 hồ sơ.", [("DOSSIERS_RECEIVED", OF_REPORTS, 300)]),
        (
            "Từ ngày 15/12/2023 đến ngày 14/3/2024 tiếp nhận 300 hồ sơ.",
            [("DOSSIERS_RECEIVED", OF_REPORTS, 300)],
        ),
        (
            "Quý IV/2023 tiếp nhận 280 hồ sơ.",
            [("DOSSIERS_RECEIVED", "2023-09-15/2023-12-14", 280)],
        ),
        ("Năm 2024 Sở được giao 43 biên chế.", [("STAFF_ASSIGNED", "2024", 43)]),
        ("Năm 2023 Sở đã tiếp nhận 1.250 hồ sơ.", []),
    ],
    ids=["named", "by its days", "the one before", "a year's staff", "a year of which calendar"],
)
def test_quarters_in_such_a_report_are_of_reports_and_its_years_are_not_guessed(
    tmp_path: Path, text: str, found: list
):
    assert observed(read(tmp_path, text)) == found
