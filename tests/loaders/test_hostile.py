"""Hostile and broken workbooks: refused or read rightly, in bounded memory and time, with the
place named.
"""

import os
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hub.dataset.rows import Ignored, ObservationRow
from hub.words.errors import Fault
from loaders import sandbox
from tests.loaders.workbooks import load, save, small, with_part
from tests.rows import of


def test_a_hidden_sheet_is_left_out(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["2017"].sheet_state = "hidden"

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", small()), ("2017", small()), then=hide))

    assert of(Fault, rows) == []
    assert ("x.xlsx!2017", "trang tính ẩn", 60) in [
        (row.origin, row.why.vi, row.cells) for row in of(Ignored, rows)
    ]


@pytest.mark.parametrize(
    ("odd", "wanted"),
    [
        (date(2016, 5, 1), "cần một số"),
        (True, "cần một số"),
        ("cao", "cần một số"),
        ("=1+1", "công thức"),
        ("#N/A", "công thức"),
    ],
)
def test_a_cell_that_is_no_number_is_named(tmp_path: Path, odd: object, wanted: str) -> None:
    grid = small()
    grid[5][2] = odd

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    [fault] = of(Fault, rows)
    assert fault.origin == "x.xlsx!2016!C6"
    assert wanted in fault.wanted.vi
    assert len(of(ObservationRow, rows)) == 14 * 3 - 1


@pytest.mark.parametrize(
    "merged",
    [["B3:B5"], ["C3:D3"], ["B3:B15", "D3:D15"]],
    ids=["down", "to-the-last-column", "two-columns"],
)
def test_each_merged_cell_is_named_once(tmp_path: Path, merged: list[str]) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        for span in merged:
            book["2016"].merge_cells(span)

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", small()), then=merge))

    assert [fault.origin for fault in of(Fault, rows)] == [f"x.xlsx!2016!{span}" for span in merged]
    assert all("bị gộp" in fault.wanted.vi and fault.cells == 1 for fault in of(Fault, rows))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (b'<c r="B3" t="e"><v>#N/A</v></c>', "#N/A"),
        (b'<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        (b'<c r="B3"><f>IF(A1&lt;2,1,"")</f></c>', '=IF(A1<2,1,"")'),
        (b'<c r="B3"><f>B4*2</f><v></v></c>', "=B4*2"),
    ],
)
def test_an_error_or_a_formula_without_a_value_is_shown_as_it_stands(
    tmp_path: Path, cell: bytes, shown: str
) -> None:
    with_part(
        tmp_path / "x.xlsx", lambda text: re.sub(rb'<c r="B3"[^>]*><v>1.01</v></c>', cell, text)
    )

    [fault] = of(Fault, load("papi", tmp_path / "x.xlsx"))

    assert (fault.origin, fault.found) == ("x.xlsx!2016!B3", shown)


def truncated(path: Path) -> None:
    """The first half of a workbook."""
    save(path, ("2016", small()))
    path.write_bytes(path.read_bytes()[:3000])


def bomb(path: Path) -> None:
    """A workbook of 200 MB in a few hundred kilobytes."""
    with_part(path, lambda text: text + b" " * (200 * 2**20))


def entities(path: Path) -> None:
    """A billion laughs."""
    with_part(path, lambda text: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + text)


def far(path: Path) -> None:
    """A cell in the last corner, for which a careless reader makes room for 17 thousand million."""
    with_part(
        path,
        lambda text: text.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )


def blank(path: Path) -> None:
    """50 MB of blank cells."""
    row = b'<row r="%d">' + b'<c r="A%d" s="1"/>' * 20 + b"</row>"
    with_rows(path, (row % (at, *[at] * 20) for at in range(100, 130_000)))


def formatted(path: Path) -> None:
    """A blank cell in each of the rows that a sheet can have."""
    with_rows(
        path, (b'<row r="%d"><c r="D%d" s="1"/></row>' % (at, at) for at in range(100, 2**20 + 1))
    )


def with_rows(path: Path, rows: Iterable[bytes]) -> None:
    """A workbook with these rows at its end."""
    many = b"".join(rows)
    with_part(path, lambda text: text.replace(b"</sheetData>", many + b"</sheetData>"))


def locked(path: Path) -> None:
    """What Excel writes for a workbook with a password: an old container that holds the
    encrypted new one.
    """
    path.write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(504)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(4096)
    )


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (truncated, "x.xlsx"),
        (lambda path: path.write_bytes(b"%PDF-1.7 not a workbook"), "x.xlsx"),
        (lambda path: path.write_bytes(b""), "x.xlsx"),
        (
            lambda path: path.write_text("Tỉnh,1: Tham gia\nHà Nội,5.5\n", encoding="utf-8"),
            "x.xlsx",
        ),
        (locked, "x.xlsx"),
        (bomb, "x.xlsx"),
        (entities, "x.xlsx!xl/worksheets/sheet1.xml"),
        (far, "x.xlsx!2016"),
    ],
    ids=["truncated", "pdf", "empty", "csv", "locked", "bomb", "entities", "far"],
)
def test_a_hostile_file_is_refused_with_its_place(
    tmp_path: Path, make: Callable[[Path], None], place: str
) -> None:
    make(tmp_path / "x.xlsx")

    assert [row.origin for row in load("papi", tmp_path / "x.xlsx")] == [place]


@pytest.mark.parametrize("make", [blank, formatted], ids=["many", "to-the-last-row"])
def test_blank_cells_take_no_room(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x.xlsx")

    rows = load("papi", tmp_path / "x.xlsx")

    assert of(Fault, rows) == []
    assert len(of(ObservationRow, rows)) == 14 * 3


@pytest.mark.parametrize(
    ("cell", "value"),
    [(b"<f>1+1</f><v>1.7</v>", 1.7), (b"<v>1.7E0</v>", 1.7)],
    ids=["formula", "exponent"],
)
def test_a_number_that_excel_worked_out_is_read(tmp_path: Path, cell: bytes, value: float) -> None:
    with_part(tmp_path / "x.xlsx", lambda text: text.replace(b"<v>1.01</v>", cell))

    rows = load("papi", tmp_path / "x.xlsx")

    assert of(Fault, rows) == []
    assert [row.value for row in of(ObservationRow, rows) if row.locator == "2016!B3"] == [value]


@pytest.mark.parametrize(
    "cell",
    [b"<v>NaN</v>", b"<v>1E400</v>", b"<v>INF</v>", b"<f>1+1</f>", b"<f>1+1</f><v></v>"],
    ids=["nan", "overflow", "infinite", "formula", "empty-formula"],
)
def test_what_is_no_number_is_named(tmp_path: Path, cell: bytes) -> None:
    with_part(tmp_path / "x.xlsx", lambda text: text.replace(b"<v>1.01</v>", cell))

    rows = load("papi", tmp_path / "x.xlsx")

    assert [fault.origin for fault in of(Fault, rows)] == ["x.xlsx!2016!B3"]
    assert len(of(ObservationRow, rows)) == 14 * 3 - 1


@pytest.mark.parametrize("text", ["\u00a01,25", "1.25\u00a0", "\u202f1,25\u00a0"])
def test_blanks_that_do_not_break_are_no_part_of_a_number(tmp_path: Path, text: str) -> None:
    grid = small()
    grid[1][1] = text

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    assert (of(Fault, rows), of(ObservationRow, rows)[0].value) == ([], 1.25)


def test_a_password_is_told(tmp_path: Path) -> None:
    locked(tmp_path / "x.xlsx")

    [fault] = load("papi", tmp_path / "x.xlsx")

    assert "mật khẩu" in fault.wanted.vi


def test_an_old_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))

    assert [row.origin for row in load("pci", tmp_path / "x.xls")] == ["x.xls"]


def test_a_workbook_that_kills_its_reader_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.fork_server(os.getpid()).end()
    monkeypatch.setattr(sandbox, "_PROGRAM", "import os; os.abort()")

    assert [row.origin for row in load("papi", save(tmp_path / "x.xlsx", ("2016", small())))] == [
        "x.xlsx"
    ]
