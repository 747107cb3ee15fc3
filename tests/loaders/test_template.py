"""Filled templates: every slip of a person is refused with its address, and no figure goes to
another unit.
"""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row, SourceRow, Suspicion
from hub.template import form, sheets
from hub.template.form import Form, FormColumn, FormRow
from hub.words.errors import Fault
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, SourceTier, Status
from loaders import general, papi, template, workbook
from tests.hubs import ROOT
from tests.offices import SOURCE, fill
from tests.rows import of

NAMES = (
    "Ân",
    "Bình",
    "Cường",
    "Dũng",
    "Én",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Oanh",
)
ROWS = {name: row for row, name in enumerate(NAMES, 6)}  # as the spreadsheet numbers them
BESIDE = {"rank": "Hạng công bố", "rank_of": "Trên tổng số", "group": "Nhóm, xếp loại"}
COLUMNS = (
    FormColumn("TOTAL", "value", "Tổng", "%; 0–100", "percent", 0, 100),
    *(FormColumn("TOTAL", field, label, "", "", None, None) for field, label in BESIDE.items()),
    FormColumn("COST", "value", "Chi phí", "điểm; 0–10", "points", 0, 10, False),
    FormColumn("SHARE", "value", "Tỷ lệ", "tỷ lệ; 0–1", "share", 0, 1),
)
ASKED = Form(
    "MADE",
    "2019",
    "PROVINCE",
    "",
    False,
    "Chỉ số thử – tỉnh, thành phố – năm 2019",
    "năm 2019",
    form.SOURCE_FIELDS,
    COLUMNS,
    tuple(FormRow(f"unit-{row}", name) for name, row in ROWS.items()),
    ("Tốt", "Khá"),
)
FULL: dict[tuple[str, str], Any] = {
    **{(name, "TOTAL#value"): 90 - row for name, row in ROWS.items()},
    **{(name, "COST#value"): 2.5 for name in NAMES},
    **{(name, "TOTAL#rank"): row - 5 for name, row in ROWS.items()},
    **{(name, "TOTAL#rank_of"): 12 for name in NAMES},
}
MADE = Dataset("made", ROOT / "tests" / "made_up" / "made")
Slip = Callable[[Workbook], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An empty template."""
    path = tmp_path / "mau.xlsx"
    path.write_bytes(sheets.workbook(ASKED))
    return path


def load(path: Path) -> list[Row]:
    """Everything that is said of a template; it was made here, so it is read within this
    process.
    """
    return list(template.rows(MADE, path.name, workbook.read(path)))


def told(rows: list[Row]) -> dict[str, str]:
    """Each fault by its address within the file."""
    return {fault.origin.partition("!")[2]: fault.wanted.vi for fault in of(Fault, rows)}


def table(then: Callable[[Worksheet], Any]) -> Slip:
    """A slip on the sheet of the table."""
    return lambda book: then(book["Số liệu"])


def put(**cells: Any) -> Slip:
    """These cells of the table typed over."""
    return table(lambda sheet: [sheet.__setitem__(at, value) for at, value in cells.items()])


def source(**cells: Any) -> Slip:
    """These cells of the source typed over."""
    return lambda book: (
        [book["Nguồn"].__setitem__(at, value) for at, value in cells.items()] and None
    )


def percent(at: str, value: float) -> Slip:
    """A cell shown as a percentage."""

    def slip(book: Workbook) -> None:
        book["Số liệu"][at] = value
        book["Số liệu"][at].number_format = "0.00%"

    return slip


def insert(**cells: Any) -> Slip:
    """A row inserted above row 8, with these cells."""
    return table(
        lambda sheet: (
            sheet.insert_rows(8),
            [sheet.__setitem__(at, value) for at, value in cells.items()],
        )
    )


def paste(source_row: int, row: int) -> Slip:
    """A whole row pasted over another."""
    return table(
        lambda sheet: [sheet.cell(row, cell.column, cell.value) for cell in sheet[source_row]]
    )


def hide_row(book: Workbook) -> None:
    """A row hidden, as by a filter."""
    book["Số liệu"].row_dimensions[9].hidden = True


def hide_column(book: Workbook) -> None:
    """A column hidden."""
    book["Số liệu"].column_dimensions["G"].hidden = True


def rename(book: Workbook) -> None:
    """The sheet of the table called otherwise."""
    book["Số liệu"].title = "Bảng 1"


def copy(book: Workbook) -> None:
    """The sheet of the table copied."""
    book.copy_worksheet(book["Số liệu"])


def swap(book: Workbook) -> None:
    """Two names of units changed about, as where only visible columns are sorted."""
    sheet = book["Số liệu"]
    sheet["B6"], sheet["B7"] = sheet["B7"].value, sheet["B6"].value


SLIPS: list[tuple[str, Slip, dict[str, str]]] = [
    ("text in a number cell", put(C6="chưa có số"), {"Số liệu!C6": "cần một số"}),
    ("a dash in a number cell", put(C6="–"), {"Số liệu!C6": "dấu gạch không nói rõ lý do"}),
    ("a value outside the scale", put(G7=-1), {"Số liệu!G7": "ngoài thang 0–10"}),
    ("a decimal mark lost", put(C6=8637), {"Số liệu!C6": "ngoài thang 0–100; có thể là 86,37"}),
    ("a decimal mark misread", put(C6="8.637"), {}),
    ("a unit renamed", put(B8="Cương"), {"Số liệu!B8": "cần “Cường” như trong mẫu"}),
    ("a unit's name deleted", put(B8=None), {"Số liệu!C8": "cần “Cường” như trong mẫu"}),
    (
        "names sorted without their rows",
        swap,
        {"Số liệu!B6": "cần “Ân”", "Số liệu!B7": "cần “Bình”"},
    ),
    (
        "an unknown unit inserted",
        insert(B8="Phú", C8=50),
        {"Số liệu!B8": "dòng này không phải của mẫu"},
    ),
    (
        "a known unit inserted",
        insert(B8="Ân", C8=50),
        {"Số liệu!B8": "dòng này không phải của mẫu; “Ân” đã ở ô B6"},
    ),
    (
        "figures inserted without a unit",
        insert(C8=50),
        {"Số liệu!C8": "dòng này không phải của mẫu"},
    ),
    (
        "a unit twice",
        paste(6, 9),
        {"Số liệu!B6": "“Ân” đứng ở B6, B9", "Số liệu!B9": "“Ân” đứng ở B6, B9"},
    ),
    (
        "a column's header changed",
        put(G4="Chi tiêu"),
        {"Số liệu!G4": "cần “Chi phí” như trong mẫu"},
    ),
    (
        "a column's scale changed",
        put(G5="%; 0–100"),
        {"Số liệu!G5": "cần “điểm; 0–10” như trong mẫu"},
    ),
    (
        "a column deleted",
        table(lambda sheet: sheet.delete_cols(7)),
        {"Số liệu!G4": "thiếu cột “Chi phí” của mẫu"},
    ),
    (
        "a column inserted",
        table(lambda sheet: (sheet.insert_cols(7), sheet.__setitem__("G7", 5))),
        {"Số liệu!G4": "cột này không có trong mẫu"},
    ),
    (
        "a column moved",
        table(
            lambda sheet: (
                sheet.move_range("H3:H17", cols=3),
                sheet.move_range("G3:G17", cols=1),
                sheet.move_range("K3:K17", cols=-4),
            )
        ),
        {"Số liệu!G4": "cột đã bị dời"},
    ),
    ("a rank greater than its total", put(D6=13), {"Số liệu!D6": "hạng 13 lớn hơn tổng số 12"}),
    ("a rank of zero", put(D6=0), {"Số liệu!D6": "cần một số nguyên từ 1"}),
    ("a rank with a fraction", put(D6=1.5), {"Số liệu!D6": "cần một số nguyên từ 1"}),
    (
        "a small digit behind a number",
        put(
            C6=CellRichText(
                "8", TextBlock(InlineFont(sz=12), "6"), TextBlock(InlineFont(sz=7), "1")
            )
        ),
        {"Số liệu!C6": "cần một số"},
    ),
    (
        "a date in a number cell",
        put(C6=date(2019, 10, 5)),
        {"Số liệu!C6": "cần một số; ô này là ngày tháng"},
    ),
    ("a truth in a number cell", put(C6=True), {"Số liệu!C6": "cần một số"}),
    (
        "an error in a number cell",
        put(C6="#N/A"),
        {"Số liệu!C6": "cần giá trị; công thức không có giá trị hoặc báo lỗi"},
    ),
    (
        "an error in a rank",
        put(D6="#REF!"),
        {"Số liệu!D6": "cần giá trị; công thức không có giá trị hoặc báo lỗi"},
    ),
    ("a formula without a value", put(C6="=C7+1"), {"Số liệu!C6": "cần giá trị"}),
    ("a percentage among points", percent("G6", 0.25), {"Số liệu!G6": "ô có định dạng phần trăm"}),
    (
        "a percentage a hundredfold",
        percent("C6", 86.37),
        {"Số liệu!C6": "ngoài thang 0–100; có thể là 86,37"},
    ),
    ("a title missing", source(C5=None), {"Nguồn!C5": "phải ghi văn bản công bố"}),
    ("a day missing", source(C7=None), {"Nguồn!C7": "phải ghi ngày ban hành"}),
    ("a day that is none", source(C7="31/02/2020"), {"Nguồn!C7": "cần ngày/tháng/năm"}),
    (
        "a day before the period",
        source(C7=date(2018, 12, 31)),
        {"Nguồn!C7": "trước khi kỳ số liệu bắt đầu (01/01/2019)"},
    ),
    ("a day to come", source(C7=date(2199, 12, 31)), {"Nguồn!C7": "ngày 31/12/2199 chưa đến"}),
    (
        "a rank of what was not surveyed",
        put(C6="không khảo sát"),
        {"Số liệu!D6": "có hạng 1 nhưng NOT_SURVEYED"},
    ),
    ("an address that is none", source(C9="trang của tỉnh"), {"Nguồn!C9": "https://"}),
    ("a kind of source missing", source(C10=None), {"Nguồn!C10": "phải ghi loại nguồn"}),
    (
        "a kind of source that is none",
        source(C10="Báo"),
        {"Nguồn!C10": "cần một trong: Văn bản của cơ quan công bố, Báo chí hoặc"},
    ),
    (
        "another year over the period",
        source(C4="năm 2020"),
        {"Nguồn!C4": "mẫu này là của năm 2019"},
    ),
    (
        "another year in the title",
        put(B1="Chỉ số thử – tỉnh, thành phố – năm 2020"),
        {"Số liệu!B1": "cần tiêu đề của mẫu"},
    ),
    ("another index", source(C3="PAPI"), {"Nguồn!C3": "mẫu này là của MADE"}),
    (
        "figures merged",
        table(lambda sheet: sheet.merge_cells("C6:C7")),
        {"Số liệu!C6:C7": "bị gộp"},
    ),
    (
        "names merged",
        table(lambda sheet: sheet.merge_cells("B6:B7")),
        {"Số liệu!C7": "cần “Bình” như trong mẫu"},
    ),
    ("figures below the table", put(C20=50), {"Số liệu!C20": "dòng này không phải của mẫu"}),
    ("figures in a hidden row", hide_row, {"Số liệu!C9": "dòng ẩn có số liệu"}),
    ("figures in a hidden column", hide_column, {"Số liệu!G4": "cột ẩn có số liệu"}),
    ("a group that is none of the list", put(F6="Giỏi"), {"Số liệu!F6": "cần một trong: Tốt, Khá"}),
    ("a value called back in other words", put(C6="thu hồi"), {"Số liệu!C6": "ghi “rút lại”"}),
    (
        "a value called back in other words without diacritics",
        put(C6="thu hoi"),
        {"Số liệu!C6": "ghi “rút lại”"},
    ),
    ("a rank called back in other words", put(D6="Hủy bỏ"), {"Số liệu!D6": "ghi “rút lại”"}),
    ("a group called back in other words", put(F6="đã rút"), {"Số liệu!F6": "ghi “rút lại”"}),
    ("the sheet renamed", rename, {"Bảng 1": "trang tính phải tên là “Số liệu”"}),
    ("the sheet copied", copy, {"Số liệu Copy": "trang tính này là bảng thứ hai"}),
    (
        "the sheet of the source deleted",
        lambda book: book.remove(book["Nguồn"]),
        {"Nguồn": "cần trang tính “Nguồn” của mẫu"},
    ),
    (
        "the first rows deleted",
        table(lambda sheet: sheet.delete_rows(3)),
        {"Số liệu": "các dòng đầu của mẫu đã bị xóa"},
    ),
    (
        "the hidden part changed",
        lambda book: book["Mẫu"].__setitem__("B3", "2020"),
        {"Mẫu": "phần ẩn của mẫu đã bị sửa"},
    ),
]


@pytest.mark.parametrize(
    ("slip", "wanted"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS]
)
def test_a_slip_is_refused_with_its_address(file: Path, slip: Slip, wanted: dict[str, str]) -> None:
    rows = load(fill(file, FULL, then=slip))

    found = told(rows)
    assert found.keys() == wanted.keys()
    assert {at: text for at, text in found.items() if wanted[at] not in text} == {}
    assert counted(rows) == held(file)


def test_a_raised_mark_in_a_cell_is_no_digit(file: Path) -> None:
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")

    rows = load(
        fill(
            file,
            FULL,
            then=put(C6=CellRichText("84", raised), C7="83²", D6=CellRichText("1", raised)),
        )
    )

    totals = [row for row in of(ObservationRow, rows) if row.indicator == "MADE/TOTAL"]
    assert [(row.value, row.rank) for row in totals[:2]] == [(84, 1), (83, 2)]
    assert of(Fault, rows) == []


def test_every_slip_of_one_file_is_told_at_once(file: Path) -> None:
    def slips(book: Workbook) -> None:
        sheet = book["Số liệu"]
        put(
            C6="chưa có",
            C7=8637,
            B8="Cương",
            C20=50,
            G4="Chi tiêu",
            D9=13,
            C11=date(2019, 1, 1),
            C12="#N/A",
            F13="Giỏi",
            D14=0,
        )(book)
        sheet.merge_cells("C15:C16")
        source(C4="năm 2020", C5=None)(book)

    rows = load(fill(file, FULL, then=slips))

    assert told(rows).keys() == {
        "Số liệu!C6",
        "Số liệu!C7",
        "Số liệu!B8",
        "Số liệu!C20",
        "Số liệu!G4",
        "Số liệu!D9",
        "Số liệu!C11",
        "Số liệu!C12",
        "Số liệu!F13",
        "Số liệu!D14",
        "Số liệu!C15:C16",
        "Nguồn!C4",
        "Nguồn!C5",
    }
    assert of(ObservationRow, rows) == []
    assert counted(rows) == held(file)


def test_a_good_template_gives_its_figures_and_their_source(file: Path) -> None:
    rows = load(
        fill(
            file,
            {
                ("Ân", "TOTAL#value"): 86.37,
                ("Ân", "TOTAL#rank"): 2,
                ("Ân", "TOTAL#rank_of"): 12,
                ("Ân", "TOTAL#group"): "Tốt",
                ("Bình", "COST#value"): "2,5",
                ("Cường", "TOTAL#rank"): 1,
            },
        )
    )

    assert of(Fault, rows) + of(Suspicion, rows) == []
    [said] = of(SourceRow, rows)
    assert said == SourceRow(
        "made/12-qd-td-2025-04-06-nguoi-thu",
        "Người thử",
        "Quyết định công bố kết quả (số 12/QĐ-TĐ)",
        SourceTier.OFFICIAL,
        None,
        date(2025, 4, 6),
    )
    first, cost, ranked = of(ObservationRow, rows)
    assert first[1:11] == (
        "MADE/TOTAL",
        "unit-6",
        parse("2019"),
        said.public_id,
        86.37,
        "86.37",
        2,
        12,
        "Tốt",
        None,
    )
    assert (first.origin, first.locator, first.as_printed, first.kind) == (
        "mau.xlsx!Số liệu!C6",
        "Số liệu!C6",
        "Ân",
        EntityKind.PROVINCE,
    )
    assert (cost.indicator, cost.value, cost.printed, cost.locator) == (
        "MADE/COST",
        2.5,
        "2,5",
        "Số liệu!G7",
    )
    assert (ranked.value, ranked.rank, ranked.locator) == (None, 1, "Số liệu!D8")
    assert of(Ignored, rows) == []
    assert counted(rows) == held(file)


@pytest.mark.parametrize(
    ("typed", "value", "printed"),
    [
        (86.37, 86.37, "86.37"),
        (86, 86, "86"),
        ("86,37", 86.37, "86,37"),
        ("86.37", 86.37, "86.37"),
        ("86,37%", 86.37, "86,37%"),
        ("8,637", 8.637, "8,637"),
        (" 86,4 ", 86.4, "86,4"),
        (0, 0, "0"),
        (100, 100, "100"),
    ],
    ids=repr,
)
def test_numbers_are_read_as_typed(file: Path, typed: object, value: float, printed: str) -> None:
    [row] = of(ObservationRow, load(fill(file, {("Ân", "TOTAL#value"): typed})))

    assert (row.value, row.printed) == (value, printed)


@pytest.mark.parametrize(
    ("at", "typed", "value", "printed"),
    [
        ("C6", 0.8637, 86.37, "86.37%"),
        ("C6", 1, 100, "100%"),
        ("C6", 0.29, 29, "29%"),
        ("H6", 0.45, 0.45, "0.45"),
    ],
)
def test_a_percentage_is_the_number_that_is_seen(
    file: Path, at: str, typed: float, value: float, printed: str
) -> None:
    rows = load(fill(file, {}, then=percent(at, typed)))

    [row] = of(ObservationRow, rows)
    assert (row.value, row.printed, of(Suspicion, rows)) == (value, printed, [])


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("KCDL", MissingReason.NOT_PUBLISHED),
        ("chua cong bo", MissingReason.NOT_PUBLISHED),
        ("KHONG KHAO SAT", MissingReason.NOT_SURVEYED),
        (" kcdl", MissingReason.NOT_PUBLISHED),
        ("chưa công bố", MissingReason.NOT_PUBLISHED),
        ("Không công bố", MissingReason.SUPPRESSED),
        ("không khảo sát", MissingReason.NOT_SURVEYED),
    ],
)
def test_a_word_says_why_there_is_no_figure(file: Path, word: str, reason: MissingReason) -> None:
    [row] = of(ObservationRow, load(fill(file, {("Ân", "TOTAL#value"): word})))

    assert (row.value, row.status, row.missing_reason, row.printed) == (
        None,
        Status.MISSING,
        reason,
        word.strip(),
    )


@pytest.mark.parametrize(
    "typed",
    [date(2025, 4, 6), datetime(2025, 4, 6), "06/4/2025", "6/4/2025", "2025-04-06", "06.04.2025"],
    ids=repr,
)
def test_a_day_is_read_as_typed(file: Path, typed: object) -> None:
    [said] = of(SourceRow, load(fill(file, FULL, SOURCE | {"#date": typed})))

    assert said.published_on == date(2025, 4, 6)


@pytest.mark.parametrize(
    ("word", "tier"),
    [
        ("Văn bản của cơ quan công bố", SourceTier.OFFICIAL),
        ("báo chí hoặc  cổng thông tin", SourceTier.PRESS),
        ("Bản sao", SourceTier.COPY),
    ],
)
def test_a_source_is_of_the_kind_that_its_office_chose(
    file: Path, word: str, tier: SourceTier
) -> None:
    [said] = of(SourceRow, load(fill(file, FULL, SOURCE | {"#tier": word})))

    assert said.tier is tier


def test_no_kind_of_source_holds_the_comma_that_parts_a_drop_down() -> None:
    assert [word for word in form.TIERS if "," in word] == []


def test_cumulative_figures_want_a_day_of_reading(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(
        sheets.workbook(ASKED._replace(fields=form.SOURCE_FIELDS + form.READING_FIELDS))
    )

    rows = load(fill(path, FULL, SOURCE | {"#cumulative": "Có"}))

    assert told(rows) == {"Nguồn!C11": "số lũy kế cần ngày đọc"}


def test_a_title_of_more_than_500_letters_is_refused(file: Path) -> None:
    rows = load(fill(file, FULL, {**SOURCE, "#document": "dài " * 126}))

    assert list(told(rows).values()) == ["dài quá 500 chữ cái; chỉ ghi tên như văn bản ghi"]


def test_a_document_without_a_number_is_known_by_its_title(file: Path) -> None:
    [said] = of(
        SourceRow,
        load(fill(file, FULL, {**SOURCE, "#number": None, "#url": "https://example.org/a"})),
    )

    assert (said.public_id, said.title) == (
        "made/quyet-dinh-cong-bo-ket-qua-2025-04-06-nguoi-thu",
        "Quyết định công bố kết quả",
    )
    assert said.url == "https://example.org/a"


def test_like_numbered_documents_of_two_offices_are_two_sources(file: Path) -> None:
    [one] = of(SourceRow, load(fill(file, FULL)))
    [other] = of(SourceRow, load(fill(file, FULL, SOURCE | {"#publisher": "Người khác"})))

    assert one.public_id != other.public_id


def test_whole_rows_may_be_sorted_and_blank_ones_deleted(file: Path) -> None:
    def turn(book: Workbook) -> None:
        sheet = book["Số liệu"]
        rows = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=6, max_row=17)]
        for row, cells in enumerate(reversed(rows[2:]), 6):
            for column, value in enumerate(cells, 1):
                sheet.cell(row, column, value)
        sheet.delete_rows(16, 2)

    rows = load(fill(file, FULL, then=turn))

    totals = {
        row.entity: row.value for row in of(ObservationRow, rows) if row.indicator == "MADE/TOTAL"
    }
    assert of(Fault, rows) == []
    assert totals == {f"unit-{row}": 90 - row for row in range(8, 18)}
    assert [suspicion.text.vi for suspicion in of(Suspicion, rows)] == [
        "2 đơn vị của mẫu không còn dòng: Ân, Bình"
    ]


def test_notes_beside_the_table_are_left_out_and_listed(file: Path) -> None:
    rows = load(
        fill(
            file,
            FULL,
            then=put(B19="Ghi chú: số liệu theo quyết định", K6="xem lại", E6=None, D6=None),
        )
    )

    assert of(Fault, rows) == []
    assert [(row.origin, row.found, row.why.vi, row.cells) for row in of(Ignored, rows)] == [
        ("mau.xlsx!Số liệu!K6", "xem lại", "không thuộc số liệu nào của mẫu", 2)
    ]
    assert counted(rows) == held(file)


def test_an_empty_template_brings_nothing_and_says_so(file: Path) -> None:
    assert told(load(fill(file, {}))) == {"Số liệu": "cần ít nhất một số liệu"}


def test_a_template_of_another_family_is_refused_whatever_it_is_called(file: Path) -> None:
    renamed = fill(file, FULL).rename(file.with_name("PAPI-2019.xlsx"))

    rows = list(papi.load(Dataset("papi", ROOT / "seeds" / "papi"), [renamed]))

    assert [fault.within("vi") for fault in of(Fault, rows)] == [
        "PAPI-2019.xlsx: thấy “MADE”, mẫu này là của MADE, không phải PAPI"
    ]
    assert general.index(renamed) == "MADE"


def test_the_mark_survives_saving_and_renaming_of_its_sheet(file: Path) -> None:
    def rename_hidden(book: Workbook) -> None:
        book["Mẫu"].title = "Sheet4"
        book["Sheet4"].sheet_state = "hidden"

    for _ in range(2):
        fill(file, FULL)
    rows = load(fill(file, {}, then=rename_hidden))

    assert of(Fault, rows) == []
    assert len(of(ObservationRow, rows)) == 24


def test_hidden_rows_and_percentages_are_known_as_libreoffice_writes_them(file: Path) -> None:
    def slips(book: Workbook) -> None:
        hide_row(book)
        percent("C6", 0.29)(book)

    fill(file, FULL, then=slips)
    with zipfile.ZipFile(file) as parts:
        held = {part.filename: parts.read(part) for part in parts.infolist()}
    with zipfile.ZipFile(file, "w") as parts:
        for name, text in held.items():
            parts.writestr(
                name,
                text.replace(b'hidden="1"', b'hidden="true"').replace(
                    b'<c r="C6" s=', b'<c t="n" r="C6" s='
                ),
            )

    rows = load(file)
    assert told(rows).keys() == {"Số liệu!C9"}
    assert [row.value for row in of(ObservationRow, rows) if row.locator == "Số liệu!C6"] == [29]


def test_one_block_is_spelt_in_one_way(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    block = FormColumn("TOTAL", "block", "Khối đánh giá", "", "", None, None)
    path.write_bytes(sheets.workbook(ASKED._replace(columns=(COLUMNS[0], COLUMNS[1], block))))

    rows = load(
        fill(
            path,
            {
                **{(name, "TOTAL#value"): 90 for name in NAMES[:3]},
                ("Ân", "TOTAL#block"): "Khối sở, ban, ngành",
                ("Bình", "TOTAL#block"): "khối sở ban ngành",
                ("Cường", "TOTAL#block"): "Khối huyện",
            },
        )
    )

    assert told(rows) == {"Số liệu!E7": "cần “Khối sở, ban, ngành” như ở E6"}
    assert counted(rows) == held(path)


def test_a_block_is_of_every_figure_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(
        sheets.workbook(
            ASKED._replace(
                columns=(
                    *COLUMNS,
                    FormColumn("TOTAL", "block", "Khối đánh giá", "", "", None, None),
                )
            )
        )
    )

    rows = load(
        fill(
            path,
            {
                ("Ân", "TOTAL#value"): 90,
                ("Ân", "COST#value"): 2,
                ("Ân", "TOTAL#block"): "Khối sở",
                ("Bình", "COST#value"): 3,
                ("Bình", "TOTAL#block"): "Khối huyện",
                ("Cường", "TOTAL#block"): "Khối sở",
            },
        )
    )

    assert [(row.entity, row.indicator, row.block) for row in of(ObservationRow, rows)] == [
        ("unit-6", "MADE/TOTAL", "Khối sở"),
        ("unit-6", "MADE/COST", "Khối sở"),
        ("unit-7", "MADE/COST", "Khối huyện"),
    ]
    assert [row.origin for row in of(Ignored, rows) if "không thuộc số liệu nào" in row.why.vi] == [
        "mau.xlsx!Số liệu!I8"
    ]
    assert counted(rows) == held(path)


def test_blocks_and_fields_of_other_sizes_have_their_own_ranks(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(sheets.workbook(ASKED))

    rows = load(
        fill(
            path,
            {
                ("Ân", "TOTAL#value"): 90,
                ("Bình", "TOTAL#value"): 80,
                **{(name, "TOTAL#rank"): 1 for name in NAMES[:2]},
                ("Ân", "TOTAL#rank_of"): 18,
                ("Bình", "TOTAL#rank_of"): 8,
            },
        )
    )

    assert of(Fault, rows) == []


def test_a_workbook_that_is_no_template_is_refused_where_the_family_reads_none(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    openpyxl.Workbook().save(path)

    rows = list(general.load(MADE, [path]))

    assert told(rows) == {
        "": "không thấy bảng nào có cột đơn vị và cột điểm, chỉ số hoặc hạng; nếu không có bảng như"
        " vậy thì nhập tệp CSV hoặc mẫu do hub template tạo"
    }
    assert general.index(path) is None


def blocked(path: Path, *spellings: str) -> list[Row]:
    """What is said of a template whose rows are of blocks so spelt."""
    block = FormColumn("TOTAL", "block", "Khối đánh giá", "", "", None, None)
    path.write_bytes(sheets.workbook(ASKED._replace(columns=(*COLUMNS[:3], block))))
    filling = {("TOTAL#value", name): 90 for name in NAMES}
    return load(
        fill(
            path,
            {(name, field): value for (field, name), value in filling.items()}
            | {
                (name, "TOTAL#block"): spelling
                for name, spelling in zip(NAMES, spellings, strict=False)
            },
        )
    )


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("thu hồi", "ghi “rút lại”"),
        ("–", "cần tên như văn bản ghi"),
        ("KCDL", "cần tên như văn bản ghi"),
    ],
)
def test_a_dash_a_reason_or_a_word_of_taking_back_is_no_block(
    word: str, wanted: str, file: Path
) -> None:
    spellings = ["Khối sở, ban, ngành"] * 12
    spellings[3] = word

    rows = blocked(file, *spellings)

    [(place, text)] = told(rows).items()
    assert (place, wanted in text) == ("Số liệu!F9", True)
    assert len(of(ObservationRow, rows)) == 11
    assert counted(rows) == held(file)


@pytest.mark.parametrize("odd", [0, 5, 11])
def test_one_odd_spelling_of_a_block_is_the_one_refused(file: Path, odd: int) -> None:
    spellings = ["Khối sở, ban, ngành"] * 12
    spellings[odd] = "khối sở ban ngành"

    rows = blocked(file, *spellings)

    assert told(rows) == {
        f"Số liệu!F{6 + odd}": f"cần “Khối sở, ban, ngành” như ở F{7 if odd == 0 else 6}"
    }
    assert len(of(ObservationRow, rows)) == 11
    assert counted(rows) == held(file)


def test_two_merged_columns_are_told_one_line_each(file: Path) -> None:
    block = FormColumn("TOTAL", "block", "Khối đánh giá", "", "", None, None)
    file.write_bytes(sheets.workbook(ASKED._replace(columns=(*COLUMNS[:3], block))))

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("E6:E17")
        sheet.merge_cells("F6:F17")

    values = {
        (name, field): value for (name, field), value in FULL.items() if field != "COST#value"
    }
    rows = load(fill(file, values | {("Ân", "TOTAL#block"): "Khối sở"}, then=table(merge)))

    assert [(fault.origin, fault.found) for fault in of(Fault, rows)] == [
        ("mau.xlsx!Số liệu!E6:E17", "12"),
        ("mau.xlsx!Số liệu!F6:F17", "Khối sở"),
    ]
    assert of(ObservationRow, rows) == []
    assert counted(rows) == held(file)


def test_an_error_is_shown_as_it_stands(file: Path) -> None:
    rows = load(fill(file, FULL, then=put(C6="#N/A", C7="=C8+1", D8="#REF!")))

    assert {fault.origin.rpartition("!")[2]: fault.found for fault in of(Fault, rows)} == {
        "C6": "#N/A",
        "C7": "=C8+1",
        "D8": "#REF!",
    }


@pytest.mark.parametrize("text", ["1e2", "8.5E1"])
def test_a_power_of_ten_is_no_number_of_an_office(file: Path, text: str) -> None:
    assert told(load(fill(file, {("Ân", "TOTAL#value"): text}))) == {"Số liệu!C6": "cần một số"}


def test_what_the_hub_itself_wrote_is_not_left_out(file: Path) -> None:
    rows = load(fill(file, FULL))

    assert of(Ignored, rows) == []
    assert counted(rows) == held(file)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(range(12)), shown=st.permutations(range(12)))
def test_however_names_and_rows_are_shuffled_no_figure_goes_to_another_unit(
    file: Path, order: list[int], shown: list[int]
) -> None:
    def shuffle(book: Workbook) -> None:
        sheet = book["Số liệu"]
        for row, (own, name) in enumerate(zip(order, shown, strict=True), 6):
            sheet.cell(row, 1, f"unit-{own + 6}")
            sheet.cell(row, 2, NAMES[name])
            sheet.cell(row, 3, 50 + name)

    file.write_bytes(sheets.workbook(ASKED))
    rows = load(fill(file, {}, then=shuffle))

    assert {(row.entity, row.value) for row in of(ObservationRow, rows)} == {
        (f"unit-{own + 6}", 50 + own) for own, name in zip(order, shown, strict=True) if own == name
    }
    assert {fault.origin.rpartition("!")[2] for fault in of(Fault, rows)} >= {
        f"B{row}"
        for row, (own, name) in enumerate(zip(order, shown, strict=True), 6)
        if own != name
    }


def counted(rows: list[Row]) -> int:
    """How many cells the rows account for."""
    own = len(of(ObservationRow, rows)) + sum(row.beside for row in of(Recognised, rows))
    return own + sum(row.cells for row in of(Ignored, rows) + of(Fault, rows))


def held(path: Path) -> int:
    """How many cells of a file hold something, but for the hidden sheet."""
    return sum(
        not workbook.is_blank(value) or (row, column) in sheet.broken
        for sheet in workbook.read(path)
        if not sheet.hidden
        for row, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
    )
