"""The copy of a file in which all that was found is marked, and what comes back with it."""

import csv
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import docx
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from hub import intake
from hub.cli.back import of_error
from hub.importing.release import Manner, Outcome
from hub.intake import marked, places, returned, selection, staging
from hub.intake.answers import ListedAnswers
from hub.intake.marked import MarkedFile, Marking
from hub.markup import form
from hub.markup.form import FindingKind
from hub.review.report import ReportState
from hub.words.errors import BadInput, BadUse, Fault, Refused, Suspicion, Unwritten
from hub.words.language import Language, Text
from loaders import general
from tests.databases import SQLITE
from tests.hubs import TestHub

SHEET = "Phụ lục 1"
TITLE = "CHỈ SỐ THỬ NĂM 2019 CÁC SỞ, BAN, NGÀNH TỈNH ÂN"
HEADS = ["STT", "Tên đơn vị", "Tổng điểm", "Xếp hạng"]
OFFICES = [
    [1, "Sở Nội vụ", 92.5, 1],
    [2, "Sở Tư pháp", "9o,4", 2],
    [3, "Sở Y tế", 88.5, 4],
    [4, "Sở Xây dựng", 89.5, 3],
    [5, "Ban Quản lý Khu kinh tế cửa khẩu", 70.5, 5],
]
KNOWN = OFFICES[:4]
SWAPPED = [*OFFICES[:2], [3, "Sở Y tế", 88.5, 3], [4, "Sở Xây dựng", 89.5, 4], OFFICES[4]]
REASON = "Đã đối chiếu với quyết định"
HEADER = "period,entity,kind,province,code,value,rank,source"


@pytest.fixture
def offices(hub: TestHub, tmp_path: Path) -> TestHub:
    """A hub that knows four offices of Ân."""
    path = tmp_path / "offices.csv"
    lines = [f"2018,{name},DEPARTMENT,Ân,TOTAL,5,,made/book" for _, name, *_ in KNOWN]
    path.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    hub.take("made", path, accept_units=True)
    return hub


def annex(path: Path, rows: Sequence[Sequence[object]] = OFFICES) -> Path:
    """A table as an office types it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    for cells in ([TITLE], [], HEADS, *rows):
        sheet.append(list(cells))
    book.save(path)
    return path


def take(
    hub: TestHub, *paths: Path, earlier: bool = True, **manner
) -> tuple[list[Outcome], list[MarkedFile]]:
    """Import files as one decision, or mark what was found in them."""
    with ExitStack() as stack:
        parcels = stack.enter_context(
            selection.selected(hub.seeds, [str(path) for path in paths], "made")
        )
        try:
            return intake.take(hub.engine, hub.seeds, parcels, Manner(**manner)), []
        except Unwritten as error:
            files = {name: path for parcel in parcels for name, path in parcel.by_name.items()}
            answers = intake.listed_answers(parcels, None) if earlier else ListedAnswers()
            marking = Marking(
                files=files,
                homes=dict.fromkeys(files, paths[0].parent),
                earlier=answers,
                language=Language.VI,
            )
            return [], marked.write(marking, of_error(error))


def marked_copy(hub: TestHub, *paths: Path, **manner) -> Path:
    """The copy of a file in which something was found."""
    return marked_file(hub, *paths, **manner).paths[0]


def marked_file(hub: TestHub, *paths: Path, **manner) -> MarkedFile:
    """The copies of a file in which something was found, and what they do not hold."""
    outcomes, [one] = take(hub, *paths, **manner)
    assert outcomes == []
    return one


def listed(book: openpyxl.Workbook) -> Worksheet:
    return next(sheet for sheet in book if sheet["A1"].value == form.MARK)


def findings(path: Path) -> list[tuple[str, str, str, str]]:
    """Kind, sheet, cell and what was found of each row of the list."""
    sheet = listed(openpyxl.load_workbook(path))
    rows = sheet.iter_rows(min_row=form.ABOVE + 1, values_only=True)
    return [tuple(str(text or "") for text in row[2:6]) for row in rows]


def fill(
    path: Path,
    reason: str = "",
    new: str = "",
    unit: str = "",
    mend: Callable[[openpyxl.Workbook], None] = lambda book: None,
) -> Path:
    """The same workbook with these answers to all that asks for them."""
    book = openpyxl.load_workbook(path, rich_text=True)
    mend(book)
    for cells in listed(book).iter_rows(min_row=form.ABOVE + 1):
        asked = {"Nghi vấn": {7: reason}, "Đơn vị chưa có": {8: new, 9: unit}}
        for column, text in asked.get(cells[2].value, {}).items():
            cells[column].value = text or cells[column].value
    book.save(path)
    return path


def mended(book: openpyxl.Workbook) -> None:
    """The one fault is mended."""
    book[SHEET]["C5"] = "90,4"


def figures(hub: TestHub) -> dict[str, float]:
    """The totals of the offices in 2019."""
    query = """{ observations(index: "MADE", kind: DEPARTMENT, period: ["2019"]) {
      nodes { value entity { name } } } }"""
    nodes = hub.ask(query)["observations"]["nodes"]
    return {node["entity"]["name"]: node["value"] for node in nodes}


def last_release(hub: TestHub) -> dict:
    return hub.ask("{ releases(first: 1) { accepted suspicions } }")["releases"][0]


def refused(hub: TestHub, *paths: Path, **manner) -> Unwritten:
    """Why files are not taken."""
    with (
        selection.selected(hub.seeds, [str(path) for path in paths], "made") as parcels,
        pytest.raises(Unwritten) as error,
    ):
        intake.take(hub.engine, hub.seeds, parcels, Manner(**manner))
    return error.value


def test_what_is_mended_and_answered_in_the_copy_is_taken(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", SWAPPED))

    assert copy.name == "annex-danh-dau.xlsx"
    assert findings(copy) == [
        ("Lỗi", SHEET, "C5", "9o,4"),
        ("Đơn vị chưa có", SHEET, "B8", "Ban Quản lý Khu kinh tế cửa khẩu"),
        ("Nghi vấn", SHEET, "C6", "88.5"),
    ]
    [outcome], _ = take(offices, fill(copy, reason=REASON, new="X", mend=mended))

    [again], _ = take(offices, copy)
    assert outcome.counts["added"] == 5
    assert again.empty
    assert [one for one in again.ignored if not one.cells] == []
    assert [unit.name.name_vi for unit in outcome.units] == ["Ban Quản lý Khu kinh tế cửa khẩu"]
    assert figures(offices)["Sở Tư pháp"] == 90.4
    release = last_release(offices)
    assert release["accepted"] == REASON
    assert [text.rpartition(" — lý do: ")[2] for text in release["suspicions"]] == [REASON]


def test_an_annex_goes_its_whole_way(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", SWAPPED))
    fill(copy, reason=REASON, new="X", mend=mended)
    with selection.selected(offices.seeds, [str(copy)], "made") as parcels:
        staged = staging.stage(offices.engine, offices.seeds, parcels, Manner())
    copy.unlink()
    before = figures(offices)

    published = staging.publish(offices.engine, offices.seeds, 1)

    (doubt,) = staged.report.parts[0].doubts
    assert (staged.error, doubt.accepted, staged.report.open) == (None, REASON, ())
    assert (published.error, published.report.state) == (None, ReportState.PUBLISHED)
    assert before == {}
    assert figures(offices) == {name: value for _, name, value, _ in SWAPPED} | {"Sở Tư pháp": 90.4}
    assert last_release(offices)["accepted"] == REASON
    (number,) = published.report.releases
    intake.take_back(offices.engine, number)
    assert figures(offices) == {}


@SQLITE
def test_what_is_not_answered_is_asked_again(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", SWAPPED))

    asked = [
        refused(offices, fill(shutil.copy(copy, tmp_path / f"{number}.xlsx"), **answers))
        for number, answers in enumerate(
            [
                {"reason": REASON, "new": "X"},
                {"reason": REASON, "mend": mended},
                {"new": "X", "mend": mended},
            ]
        )
    ]

    assert [
        [one.origin.rpartition("!")[2] for one in (*getattr(error, "faults", ()),)]
        for error in asked
    ] == [["C5"], ["C8"], []]
    assert [isinstance(error, Refused) for error in asked] == [False, False, True]
    assert figures(offices) == {}


@SQLITE
@pytest.mark.parametrize(
    "change", [{"C6": 88.6}, {"D6": 2}, {"C7": 99.5}, {"A1": TITLE.replace("2019", "2018")}]
)
def test_a_reason_is_not_taken_where_what_it_was_for_has_changed(
    offices: TestHub, tmp_path: Path, change: dict[str, object]
) -> None:
    rows = [*SWAPPED[:1], [2, "Sở Tư pháp", 90.4, 2], *SWAPPED[2:4]]
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", rows))

    def changed(book: openpyxl.Workbook) -> None:
        for address, value in change.items():
            book[SHEET][address] = value

    error = refused(offices, fill(copy, reason=REASON, mend=changed))

    assert isinstance(error, Refused)
    assert len(error.suspicions) >= 1


@SQLITE
def test_a_reason_stays_where_only_what_was_wrong_is_mended(
    offices: TestHub, tmp_path: Path
) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", SWAPPED))
    words = [row.value for row in listed(openpyxl.load_workbook(copy))["G"]]
    assert any("bảng 3 đơn vị" in str(text) for text in words)

    [outcome], _ = take(offices, fill(copy, reason=REASON, new="x", mend=mended))

    assert "bảng 5 đơn vị" in outcome.suspicions[0].text.vi


@SQLITE
def test_a_reason_that_passes_nothing_is_told(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", SWAPPED[:4]))

    def righted(book: openpyxl.Workbook) -> None:
        mended(book)
        book[SHEET]["D6"], book[SHEET]["D7"] = 4, 3

    [outcome], _ = take(offices, fill(copy, reason=REASON, mend=righted))

    told = [one for one in outcome.ignored if one.cells == 0]
    assert [(one.origin, one.found) for one in told] == [
        ("annex-danh-dau.xlsx!Lỗi và nghi vấn!H6", REASON)
    ]


@SQLITE
def test_a_unit_may_be_a_held_one(offices: TestHub, tmp_path: Path) -> None:
    rows = [*KNOWN[:1], [2, "Sở Tư phấp", 90.5, 2], *KNOWN[2:]]
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", rows))

    [outcome], _ = take(offices, fill(copy, unit="sở tư pháp"))

    assert outcome.units == []
    assert figures(offices)["Sở Tư pháp"] == 90.5
    printed = """{ observations(index: "MADE", kind: DEPARTMENT, period: ["2019"]) {
      nodes { entityAsPrinted } } }"""
    nodes = offices.ask(printed)["observations"]["nodes"]
    assert {"entityAsPrinted": "Sở Tư phấp"} in nodes


@SQLITE
def test_a_name_that_nobody_knows_is_a_fault_again(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", [*KNOWN[2:], OFFICES[4]]))

    error = refused(offices, fill(copy, unit="Sở Trời ơi"))

    assert [fault.found for fault in error.faults] == ["Sở Trời ơi"]


@SQLITE
@pytest.mark.parametrize(
    ("answers", "cells"),
    [
        ({"new": "X", "unit": "Sở Y tế"}, ["J5"]),
        ({"new": "mới"}, ["I5"]),
        ({"unit": "Sở " * 500}, ["J5"]),
    ],
)
def test_answers_that_cannot_be_are_faults_with_their_cells(
    offices: TestHub, tmp_path: Path, answers: dict[str, str], cells: list[str]
) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", [*KNOWN[2:], OFFICES[4]]))

    error = refused(offices, fill(copy, **answers))

    assert [fault.origin.rpartition("!")[2] for fault in error.faults] == cells


@SQLITE
def test_nothing_else_of_the_workbook_changes(offices: TestHub, tmp_path: Path) -> None:
    path = annex(tmp_path / "annex.xlsx", SWAPPED)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet["F4"], sheet["F5"] = "=SUM(D4:D8)", "=1+1"
    sheet["B4"].font, sheet["B5"].fill = Font(bold=True), PatternFill("solid", fgColor="00FF00")
    sheet.column_dimensions["B"].width, sheet.row_dimensions[4].height = 44, 30
    sheet.merge_cells("A1:D1")
    sheet["C4"].number_format = "0.00"
    book.create_sheet("Ghi chú")["A1"] = "=2+2"
    book.save(path)

    copy = marked_copy(offices, path)

    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(copy)
    assert after.sheetnames == [SHEET, "Ghi chú", "Lỗi và nghi vấn"]
    for own in before:
        other = after[own.title]
        assert other.merged_cells == own.merged_cells
        assert other.column_dimensions["B"].width == own.column_dimensions["B"].width
        for cell in (cell for cells in own.iter_rows() for cell in cells):
            same = other[cell.coordinate]
            assert (same.value, same.number_format) == (cell.value, cell.number_format)
            assert repr(same.font) == repr(cell.font)
            if same.comment is None:
                assert repr(same.fill) == repr(cell.fill)


@SQLITE
def test_values_of_formulas_are_there_before_a_spreadsheet_opens_the_copy(
    offices: TestHub, tmp_path: Path
) -> None:
    path = tmp_path / "annex.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for row, cells in enumerate([[TITLE], [], HEADS, *SWAPPED]):
            sheet.write_row(row, 0, cells)
        sheet.write_formula("C7", "=80+9.5", None, 89.5)
        sheet.write_formula("E7", '="a"&"b"', None, "ab")
        sheet.write_formula("F7", "=1>0", None, True)

    copy = marked_copy(offices, path)

    values = openpyxl.load_workbook(copy, data_only=True)[SHEET]
    formulas = openpyxl.load_workbook(copy)[SHEET]
    assert [values[at].value for at in ("C7", "E7", "F7")] == [89.5, "ab", True]
    assert formulas["C7"].value == "=80+9.5"


@SQLITE
def test_a_fault_of_a_whole_sheet_is_marked_at_its_first_cell(
    offices: TestHub, tmp_path: Path
) -> None:
    path = annex(tmp_path / "annex.xlsx", KNOWN)
    book = openpyxl.load_workbook(path)
    book[SHEET]["A1"] = TITLE.replace("NĂM 2019", "")
    book.save(path)

    rows = findings(marked_copy(offices, path))

    assert rows[0][:3] == ("Lỗi", SHEET, "A1")


@SQLITE
def test_raised_signs_stay_raised(offices: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for row, cells in enumerate([[TITLE], [], HEADS, *OFFICES[:4]]):
            sheet.write_row(row, 0, cells)
        raised = book.add_format({"font_script": 1})
        sheet.write_rich_string("B6", "Sở Y ", " tế", raised, "12")
        sheet.write_rich_string("C6", "88,5", raised, "1")

    [outcome], _ = take(offices, fill(marked_copy(offices, path), mend=mended))

    assert outcome.counts["added"] == 4
    assert figures(offices)["Sở Y tế"] == 88.5


@SQLITE
def test_marks_of_before_are_taken_away_and_answers_are_kept(
    offices: TestHub, tmp_path: Path
) -> None:
    path = annex(tmp_path / "annex.xlsx", SWAPPED)
    book = openpyxl.load_workbook(path)
    green = PatternFill("solid", fgColor="0000FF00")
    book[SHEET]["C5"].fill = green
    book[SHEET]["C5"].comment = openpyxl.comments.Comment("của tôi", "Lan")
    book.save(path)
    first = marked_copy(offices, path)
    own = openpyxl.load_workbook(first)[SHEET]["C5"]
    assert own.comment.text.startswith("của tôi\n")
    assert own.fill != green

    second = marked_copy(offices, fill(first, new="X", mend=mended))

    cell = openpyxl.load_workbook(second)[SHEET]["C5"]
    sheet = listed(openpyxl.load_workbook(second))
    rows = list(sheet.iter_rows(min_row=form.ABOVE + 1, values_only=True))
    assert second.name == "annex-danh-dau-2.xlsx"
    assert (cell.value, cell.fill, cell.comment.text) == ("90,4", green, "của tôi")
    assert [(row[2], row[8]) for row in rows] == [("Nghi vấn", None), ("Đơn vị chưa có", "X")]
    [outcome], _ = take(offices, fill(second, reason=REASON))
    assert outcome.counts["added"] == 5


@SQLITE
def test_each_cell_is_marked_and_linked(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", SWAPPED))

    book = openpyxl.load_workbook(copy)
    cells = [book[SHEET][at] for at in ("C5", "B8", "C6")]
    links = [cell.hyperlink.location for cell in listed(book)["E"][form.ABOVE :]]
    assert len({cell.fill.fgColor.rgb for cell in cells}) == 3
    assert [cell.comment.text.partition(":")[0] for cell in cells] == [
        "Lỗi",
        "Đơn vị chưa có",
        "Nghi vấn",
    ]
    assert links == [f"'{SHEET}'!{at}" for at in ("C5", "B8", "C6")]
    assert [sheet.sheet_view.tabSelected for sheet in book] == [False, True]


@SQLITE
@pytest.mark.parametrize("text", ["=1+1", "+84", "-2+3", "@SUM(1)", '=HYPERLINK("http://a")'])
def test_a_text_is_never_a_formula(offices: TestHub, tmp_path: Path, text: str) -> None:
    path = annex(tmp_path / "annex.xlsx", [*KNOWN[2:], [1, "Sở Nội vụ", "x", 1]])
    book = openpyxl.load_workbook(path)
    book[SHEET]["C6"].value = text
    book[SHEET]["C6"].data_type = "s"
    book.save(path)

    copy = marked_copy(offices, path)

    book = openpyxl.load_workbook(copy)
    cells = [*listed(book)["F"], *book[SHEET]["C"]]
    assert {cell.data_type for cell in cells if cell.value} == {"s", "n"}
    assert text in [cell.value for cell in listed(book)["F"]]


@SQLITE
def test_a_text_file_comes_back_as_a_workbook_and_is_read_as_the_text_file_it_was(
    offices: TestHub, tmp_path: Path
) -> None:
    path = tmp_path / "new.csv"
    lines = [
        "sep=;",
        HEADER.replace(",", ";") + ";notes",
        "2019;Sở Nội vụ;DEPARTMENT;Ân;TOTAL;bảy;;made/book;",
        "",
        '2019;"Sở ""Yy"" tế";DEPARTMENT;Ân;TOTAL;8;;made/book;',
        "2019;Sở Tư pháp;DEPARTMENT;Ân;TOTAL;007;;made/book;",
    ]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    copy = marked_copy(offices, path)
    assert copy.name == "new-danh-dau.xlsx"
    assert [row[2] for row in findings(copy)] == ["F3", "B5"]

    def righted(book: openpyxl.Workbook) -> None:
        assert book.worksheets[0]["F6"].value == "007"
        book.worksheets[0]["F3"] = "6"

    [outcome], _ = take(offices, fill(copy, unit="Sở Y tế", mend=righted))

    assert figures(offices) == {"Sở Nội vụ": 6, "Sở Y tế": 8, "Sở Tư pháp": 7}
    assert outcome.recognised == []


@SQLITE
def test_a_document_comes_back_with_comments_and_the_list_beside_it(
    offices: TestHub, tmp_path: Path
) -> None:
    path = tmp_path / "annex.docx"
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(0, len(HEADS))
    for cells in (HEADS, *SWAPPED):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = str(text)
    document.save(path)

    one = marked_file(offices, path)
    workbook, commented = one.paths

    book = openpyxl.load_workbook(workbook)
    comments = docx.Document(str(commented)).comments
    assert (one.is_alone, book.sheetnames, commented.name) == (
        True,
        ["Lỗi và nghi vấn"],
        "annex-danh-dau.docx",
    )
    assert len(list(comments)) == 3
    assert "cần một số" in next(iter(comments)).text
    document.tables[0].cell(2, 2).text = "90,4"
    document.save(path)
    fill(workbook, reason=REASON, new="X")
    with pytest.raises(BadUse, match=r"annex\.docx"):
        take(offices, workbook)
    [outcome], _ = take(offices, path, workbook)
    assert outcome.counts["added"] == 5


@SQLITE
def test_the_commented_document_itself_may_be_mended(offices: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "annex.docx"
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(0, len(HEADS))
    for cells in (HEADS, *OFFICES[:4]):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = str(text)
    document.save(path)
    _, commented = marked_file(offices, path).paths

    document = docx.Document(str(commented))
    document.tables[0].cell(2, 2).paragraphs[0].runs[0].text = "90,4"
    document.save(str(commented))
    [outcome], _ = take(offices, commented)

    assert outcome.counts["added"] == 4


@SQLITE
def test_a_page_has_its_list_alone(offices: TestHub, tmp_path: Path) -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in cells)}</tr>" for cells in (HEADS, *SWAPPED)
    )
    path = tmp_path / "annex.html"
    page = f'<meta charset="utf-8"><p>{TITLE}</p><table>{rows}</table>'
    path.write_text(page, encoding="utf-8")
    one = marked_file(offices, path)
    assert (one.is_alone, len(one.paths)) == (True, 1)

    path.write_text(page.replace("9o,4", "90,4"), encoding="utf-8")
    [outcome], _ = take(offices, path, fill(one.paths[0], reason=REASON, new="X"))

    assert outcome.counts["added"] == 5


@SQLITE
def test_a_file_that_nobody_can_read_has_its_list_alone(offices: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "annex.csv"
    path.write_bytes(HEADER.encode() + b"\n2019,\xd2,DEPARTMENT,x,TOTAL,5,,made/book\n")

    one = marked_file(offices, path)

    assert one.is_alone
    assert findings(one.paths[0])[0][0] == "Lỗi"


@SQLITE
def test_a_list_of_another_edition_is_refused(offices: TestHub, tmp_path: Path) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx"))

    def aged(book: openpyxl.Workbook) -> None:
        listed(book)["A2"] = "0"

    with pytest.raises(BadInput) as error:
        take(offices, fill(copy, mend=aged))

    assert [fault.origin for fault in error.value.faults] == [f"{copy.name}!Lỗi và nghi vấn"]


@SQLITE
def test_a_province_is_never_new(hub: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    text = "period,entity,code,value,source\n2020,Zzz,TOTAL,71,made/book\n"
    path.write_text(text, encoding="utf-8")
    copy = marked_copy(hub, path)

    error = refused(hub, fill(shutil.copy(copy, tmp_path / "a.xlsx"), new="X"))
    [outcome], _ = take(hub, fill(copy, unit="Ân"))

    assert [fault.origin for fault in error.faults] == ["a.xlsx!Lỗi và nghi vấn!I5"]
    assert outcome.counts["changed"] + outcome.counts["added"] == 1


@SQLITE
@pytest.mark.parametrize("key", ["", "x", "[" * 30_000, "7", '["UNIT", 7, "X", null]', '["UNIT"]'])
def test_a_damaged_row_is_a_fault_where_it_is_answered(
    offices: TestHub, tmp_path: Path, key: str
) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", [*KNOWN[2:], OFFICES[4]]))

    def damaged(book: openpyxl.Workbook) -> None:
        listed(book)["A5"] = key

    error = refused(offices, fill(copy, new="X", mend=damaged))

    assert [fault.origin.rpartition("!")[2] for fault in error.faults] == ["B5"]


@SQLITE
@pytest.mark.parametrize("name", ["../../x.xlsx", "/etc/x.csv", "a\\b.xlsx", "", "..", "C:x.xlsx"])
def test_the_name_of_the_first_file_leads_nowhere(
    offices: TestHub, tmp_path: Path, name: str
) -> None:
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx"))

    def renamed(book: openpyxl.Workbook) -> None:
        listed(book)["A3"] = name

    with pytest.raises(BadInput):
        take(offices, fill(copy, mend=renamed))


@SQLITE
def test_what_a_copy_does_not_keep_is_named(offices: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for row, cells in enumerate([[TITLE], [], HEADS, *OFFICES]):
            sheet.write_row(row, 0, cells)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{SHEET}'!$D$4:$D$8"})
        sheet.insert_chart("H2", chart)
        sheet.insert_textbox("H20", "ghi chú")
        sheet.add_sparkline("F4", {"range": f"'{SHEET}'!D4:D8"})

    lost = [text.vi for text in marked_file(offices, path).lost]

    assert any("biểu đồ" in text for text in lost)
    assert any("hộp chữ" in text for text in lost)
    assert any("sparkline" in text for text in lost)


@SQLITE
def test_no_file_is_ever_written_over(offices: TestHub, tmp_path: Path) -> None:
    path = annex(tmp_path / "annex.xlsx")
    names = [marked_copy(offices, path).name for _ in range(3)]

    assert names == ["annex-danh-dau.xlsx", "annex-danh-dau-2.xlsx", "annex-danh-dau-3.xlsx"]


@SQLITE
def test_a_month_of_communes_is_marked_within_seconds(offices: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "communes.xlsx"
    book = openpyxl.Workbook()
    book.active.title = SHEET
    for number in range(3400):
        book.active.append([number, f"Xã {number}", *[number / 7] * 10])
    book.save(path)
    cells = [f"{column}{row}" for column in "CD" for row in range(1, 3001)]
    faults = [Fault(f"{path.name}!{SHEET}!{cell}", "x", Text("a", "a")) for cell in cells]
    begin = monotonic()

    [one] = marked.write(
        Marking({path.name: path}, {path.name: tmp_path}, ListedAnswers(), Language.EN),
        marked.Discoveries(faults, [Suspicion("elsewhere", Text("b", "b"))]),
    )

    assert monotonic() - begin < 90  # 5 s where the machine has nothing else to do
    assert (one.counts[FindingKind.FAULT], one.is_alone) == (4999, False)
    assert one.counts[FindingKind.SUSPICION] == 1
    last = listed(openpyxl.load_workbook(one.paths[0]))["G"][-1].value
    assert last == "… and 1001 more, not listed"


@pytest.mark.parametrize(
    ("origin", "name", "place"),
    [
        ("a.xlsx!Phụ lục 1!B7", "a.xlsx", "!Phụ lục 1!B7"),
        ("a.csv:12", "a.csv", ":12"),
        ("post.zip!10/a.csv:2", "post.zip!10/a.csv", ":2"),
        ("a.xlsx", "a.xlsx", ""),
        ("a.xlsx2:7", "", "a.xlsx2:7"),
        ("made/paper", "", "made/paper"),
    ],
)
def test_an_address_is_parted_into_its_file_and_its_place(
    origin: str, name: str, place: str
) -> None:
    files = ("a.xlsx", "a.csv", "post.zip!10/a.csv")

    assert places.parted(origin, files) == (name, place)


@settings(max_examples=20, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.text('abc=;,"\n 7', max_size=5).map(str.strip), min_size=2, max_size=4),
        min_size=1,
        max_size=6,
    )
)
def test_a_text_file_is_the_same_after_its_way_through_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("text")
    path = folder / "a.csv"
    rows = [["code", "value", "unit", "period"], *rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    faults = [Fault("a.csv:1", "x", Text("sai", "wrong"))]
    marking = Marking({"a.csv": path}, {"a.csv": folder}, ListedAnswers(), Language.VI)
    [one] = marked.write(marking, marked.Discoveries(faults, []))

    files, [answers] = returned.resolved({one.paths[0]: str(one.paths[0])}, folder / "back")

    assert list(files.values()) == ["a-danh-dau.xlsx"]
    assert _records(answers.path) == _records(path)


def _records(path: Path) -> list[tuple[int, list[str]]]:
    """The filled records of a text file by their lines, without the blank cells at their ends."""
    kept = []
    for record in general.records(path):
        cells = list(record.cells)
        while cells and not cells[-1]:
            cells.pop()
        kept += [(record.line, cells)] if cells else []
    return kept
