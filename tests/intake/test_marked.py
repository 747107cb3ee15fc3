"""The copy of a file in which all that was found is marked, and what comes back with it."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from hub import intake
from hub.cli.back import of_error
from hub.importing.release import Manner, Outcome
from hub.intake import marked, selection
from hub.intake.answers import ListedAnswers
from hub.intake.marked import MarkedFile, Marking
from hub.markup import form
from hub.markup.form import FindingKind
from hub.words.errors import BadInput, BadUse, Fault, Refused, Suspicion, Unwritten
from hub.words.language import Language, Text
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
ANSWERS = "Đã đối chiếu với quyết định"
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
    _, [one] = take(hub, *paths, **manner)
    return one.paths[0]


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


def releases(hub: TestHub) -> list[dict]:
    query = "{ releases(first: 1) { nodes { accepted suspicions } } }"
    return hub.ask(query)["releases"]["nodes"]


def test_what_is_answered_in_the_copy_is_taken_and_nothing_else(
    offices: TestHub, tmp_path: Path
) -> None:
    rows = [*OFFICES, [6, "Ban Dân tộc", 95.5, 6], [7, "Sở Công Thươg", 60.5, 7]]
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", rows))
    assert [row[:3] for row in findings(copy)] == [
        ("Lỗi", SHEET, "C5"),
        ("Đơn vị chưa có", SHEET, "B8"),
        ("Đơn vị chưa có", SHEET, "B9"),
        ("Đơn vị chưa có", SHEET, "B10"),
    ]


@SQLITE
def test_debug(offices: TestHub, tmp_path: Path) -> None:
    rows = [*OFFICES, [6, "Sở Nội vụ", 95.5, 6]]
    copy = marked_copy(offices, annex(tmp_path / "annex.xlsx", OFFICES))
    print(findings(copy))
    rows = [*KNOWN[:1], [2, "Sở Tư pháp", "9o,4", 2], [3, "Sở Y tế", 88.5, 3], [4, "Sở Xây dựng", 89.5, 4]]
    print(findings(marked_copy(offices, annex(tmp_path / "b.xlsx", rows))))
    assert 0
