"""The template of an office's report: what it asks; what is imported, refused and left out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Row, SourceRow
from hub.template import report, report_sheets
from hub.template.report import ReadFigure, ReportForm, ReportRow
from hub.words.errors import Fault
from loaders import template, workbook
from tests.commands import call
from tests.hubs import ROOT

DATASET = Dataset("operations", ROOT / "seeds" / "operations")
SECTION = "I. Hồ sơ thủ tục hành chính"
RECEIVED, SHARE, SOLVED = (
    f"OPERATIONS/{name}"
    for name in ("DOSSIERS_RECEIVED", "DOSSIERS_ON_TIME_SHARE", "DOSSIERS_SOLVED")
)
LAND = f"{RECEIVED}.LAND"
READ = ReadFigure("48", "Sở đã tiếp nhận 48 hồ sơ.", "mục I, dòng 9", 48.0)
UNSURE = ReadFigure("40 hồ sơ", "Đã giải quyết 40 hồ sơ.", "mục I, dòng 10")
ROWS = (
    ReportRow(RECEIVED, "Hồ sơ tiếp nhận", 0, "dossiers", 0, None, SECTION, read=READ, before="31"),
    ReportRow(SOLVED, "Hồ sơ đã giải quyết", 1, "dossiers", 0, None, SECTION, read=UNSURE),
    ReportRow(SHARE, "Tỷ lệ đúng hạn", 0, "percent", 0, 100, SECTION, meaning="Trên số đã trả"),
)
FORM = ReportForm(
    index="OPERATIONS",
    period="2022-Q2",
    kind="DEPARTMENT",
    province="an",
    unit="an/so",
    name="Sở Thử tỉnh Ân",
    title="Số liệu hoạt động của Sở Thử tỉnh Ân – quý II/2022",
    period_words="quý II/2022",
    rows=ROWS,
    choices=("LAND – Đất đai", "WATER – Tài nguyên nước"),
    before="quý I/2022",
    year_before="quý II/2021",
)
SOURCE = {
    "#document": "Báo cáo quý II năm 2022",
    "#number": "7/BC-ST",
    "#date": date(2022, 7, 5),
    "#publisher": "Sở Thử tỉnh Ân",
    "#tier": "Văn bản của cơ quan công bố",
}
ROW = {RECEIVED: 6, SOLVED: 7, SHARE: 8, "first field": 10, "second field": 11}
VALUE, CONFIRMED, LABEL = "D", "E", "B"


def fill(folder: Path, then: Callable[[Workbook], None] | None = None, **cells: Any) -> Path:
    """Fill cells of the table, as D6=3."""
    path = folder / "mau.xlsx"
    path.write_bytes(report_sheets.workbook(FORM, SOURCE))
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book[report.DATA][address].value = value
    if then:
        then(book)
    book.save(path)
    return path


def read(path: Path) -> list[Row]:
    return list(template.rows(DATASET, path.name, workbook.sheets(path)))


def figures(rows: list[Row]) -> dict[str, float | None]:
    return {row.indicator: row.value for row in rows if isinstance(row, ObservationRow)}


def faults(path: Path) -> dict[str, str]:
    rows = read(path)
    assert all(isinstance(row, Fault) for row in rows), rows
    return {row.origin.partition("!")[2]: row.wanted.vi for row in rows}


def test_a_template_tells_the_past_the_meaning_and_the_sentence(tmp_path: Path):
    book = openpyxl.load_workbook(fill(tmp_path))
    table = book[report.DATA]

    assert [cell.value for cell in table[4]][6:8] == [
        "Kỳ trước: quý I/2022",
        "Cùng kỳ năm trước: quý II/2021",
    ]
    assert [cell.value for cell in table[ROW[RECEIVED]]][3:7] == [
        48,
        None,
        "Sở đã tiếp nhận 48 hồ sơ. (mục I, dòng 9)",
        "31",
    ]
    assert table.cell(ROW[SOLVED], 4).value is None
    assert table.cell(ROW[SOLVED], 6).value == (
        "(chưa chắc) Đã giải quyết 40 hồ sơ. (mục I, dòng 10)"
    )
    assert table.cell(ROW[SHARE], 9).value == "Trên số đã trả"
    assert [cell.value for cell in book[report.SOURCE]["C"]][4] == "Báo cáo quý II năm 2022"
    assert report_sheets.workbook(FORM, SOURCE) == report_sheets.workbook(FORM, SOURCE)


def test_what_was_written_and_what_was_confirmed_are_figures_of_the_office(tmp_path: Path):
    path = fill(tmp_path, E6="Có", D7=44, D8="86,37", B10="LAND – Đất đai", D10=5)

    rows = read(path)

    assert figures(rows) == {RECEIVED: 48, SOLVED: 44, SHARE: 86.37, LAND: 5}
    first = next(row for row in rows if isinstance(row, ObservationRow))
    assert (first.entity, str(first.period), first.locator) == (
        "an/so",
        "2022-Q2",
        "mục I, dòng 9 (Số liệu!D6)",
    )
    (source,) = [row for row in rows if isinstance(row, SourceRow)]
    assert (source.title, source.publisher) == (
        "Báo cáo quý II năm 2022 (số 7/BC-ST)",
        "Sở Thử tỉnh Ân",
    )


def test_what_nobody_confirmed_is_left_out_by_its_cell(tmp_path: Path):
    rows = read(fill(tmp_path, D7=44))

    assert figures(rows) == {SOLVED: 44}
    (left,) = [row for row in rows if isinstance(row, Ignored)]
    assert (left.origin, left.found, left.cells) == ("mau.xlsx!Số liệu", "Hồ sơ tiếp nhận", 1)
    assert left.why.vi == "lấy sẵn từ báo cáo, chưa xác nhận nên không nhập: D6"


def test_a_number_written_over_what_was_read_needs_no_confirmation(tmp_path: Path):
    rows = read(fill(tmp_path, D6=50))

    assert figures(rows) == {RECEIVED: 50}
    assert [row.locator for row in rows if isinstance(row, ObservationRow)] == ["Số liệu!D6"]


def test_a_template_in_which_nothing_is_confirmed_is_refused(tmp_path: Path):
    assert faults(fill(tmp_path)) == {"Số liệu": "cần ít nhất một số liệu đã ghi hoặc đã xác nhận"}


@pytest.mark.parametrize(
    ("cells", "place", "wanted"),
    [
        ({"D8": 101}, "Số liệu!D8", "ngoài thang 0–100"),
        ({"D7": 3.5}, "Số liệu!D7", "cần một số nguyên"),
        ({"D7": "-3"}, "Số liệu!D7", "ngoài thang"),
        ({"D7": "abc"}, "Số liệu!D7", "cần một số"),
        ({"D7": "–"}, "Số liệu!D7", "dấu gạch không nói rõ lý do"),
        ({"E6": "ừ"}, "Số liệu!E6", "cần Có hoặc Không"),
        ({"D6": None, "E6": "Có"}, "Số liệu!E6", "xác nhận một ô trống"),
        ({"D6": 50, "E6": "Không"}, "Số liệu!E6", "đã ghi số khác mà chọn Không"),
        ({"B7": "Hồ sơ khác", "D7": 1}, "Số liệu!B7", "cần “Hồ sơ đã giải quyết”"),
        ({"D4": "Số khác"}, "Số liệu!D4", "cần “Số liệu kỳ này”"),
        ({"B1": "Tiêu đề khác"}, "Số liệu!B1", "cần “Số liệu hoạt động của Sở Thử"),
        ({"B10": "Đất", "D10": 1}, "Số liệu!B10", "cần một lĩnh vực trong danh sách"),
        ({"D10": 1}, "Số liệu!B10", "cần một lĩnh vực trong danh sách"),
        ({"D5": 1}, "Số liệu!D5", "dòng này không phải của mẫu"),
        ({"D20": 1}, "Số liệu!D20", "dòng này không phải của mẫu"),
        ({"D7": 1, "M7": "ghi chú"}, "Số liệu!M7", "ghi ngoài ô vàng"),
        ({"A8": SOLVED, "D8": 1}, "Số liệu!B8", "cần “Hồ sơ đã giải quyết”"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(
    tmp_path: Path, cells: dict[str, Any], place: str, wanted: str
):
    assert wanted in faults(fill(tmp_path, **cells))[place]


def test_all_faults_are_told_at_once(tmp_path: Path):
    def without_a_day(book: Workbook) -> None:
        book[report.SOURCE]["C7"].value = None

    found = faults(fill(tmp_path, without_a_day, D7="abc", D8=101))

    assert found.keys() == {"Số liệu!D7", "Số liệu!D8", "Nguồn!C7"}


def test_a_field_that_is_chosen_twice_is_refused(tmp_path: Path):
    twice = {"B10": "LAND – Đất đai", "D10": 1, "B11": "LAND – Đất đai", "D11": 2}

    assert faults(fill(tmp_path, **twice)) == {"Số liệu!B11": "“Đất đai” có hai dòng"}


def test_a_hidden_row_with_a_figure_is_refused(tmp_path: Path):
    def hide(book: Workbook) -> None:
        book[report.DATA].row_dimensions[7].hidden = True

    assert faults(fill(tmp_path, hide, D7=4)) == {
        "Số liệu!D7": "dòng ẩn có số liệu; bỏ ẩn để kiểm tra"
    }


def test_a_hidden_part_that_was_changed_is_refused(tmp_path: Path):
    def change(book: Workbook) -> None:
        book[report.HIDDEN]["B3"].value = "2022-Q3"

    (wanted,) = faults(fill(tmp_path, change, D7=4)).values()
    assert wanted.startswith("phần ẩn của mẫu đã bị sửa")


@settings(max_examples=30)
@given(
    st.sampled_from([None, "Có", "Không"]),
    st.none() | st.integers(0, 10**6),
    st.none() | st.floats(0, 100).map(lambda value: round(value, 2)),
)
def test_only_what_an_office_wrote_or_confirmed_is_imported(
    tmp_path_factory: pytest.TempPathFactory,
    confirmed: str | None,
    solved: int | None,
    share: float | None,
):
    cells = {"E6": confirmed, "D7": solved, "D8": share}
    own = {RECEIVED: 48 if confirmed == "Có" else None, SOLVED: solved, SHARE: share}

    rows = read(fill(tmp_path_factory.mktemp("filled"), **cells))

    assert figures(rows) == {code: value for code, value in own.items() if value is not None}


def test_options_that_do_not_belong_to_it_are_named(tmp_path: Path):
    asked = {
        ("OPERATIONS",): "mẫu OPERATIONS là của một đơn vị: cần --unit và --period",
        ("OPERATIONS", "--unit", "a", "--period", "2022", "--level", "1"): "không dùng --level",
        ("TARGETS", "--unit", "a", "--from", "a.docx"): "không dùng --from",
        ("PAPI", "--period", "2022", "--from", "a.docx"): "--from chỉ dùng với TARGETS, OPERATIONS",
    }

    for arguments, said in asked.items():
        answer = call(tmp_path, "template", *arguments)
        assert (answer.code, said in answer.err) == (2, True), answer.err
