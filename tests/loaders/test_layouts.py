"""Workbooks of the publishers' layouts, made up and disarranged: nothing lands in another province, year or cell."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.datasets import Dataset
from hub.errors import Fault
from hub.rows import Ignored, ObservationRow, Recognised, Row, Suspicion
from hub.terms import Status
from loaders import papi, pci, published, workbook
from tests.hubs import ROOT

LOADERS = {"papi": papi, "pci": pci}
PROVINCES = ["Hà Nội", "Hà Giang", "TT-Huế", "BRVT", "Đăk Nông", "Bắc Cạn", "TP. Hồ Chí Minh", "Hòa Bình", "Lai Châu", "Nam Định ",
             "Ninh Bình", "Hà Nam", "Cà Mau", "An Giang"]
PAPI = {"S11": "1.1: Tri thức công dân ", "D1": " 1: Tham gia của người dân ở cấp cơ sở", "S12": "1.2: Cơ hội tham gia",
        "D4": "Dimension 4: Control", "S41": "4.1: Limits on Corruption in Local Governments"}
PCI = {"ENTRY": "Gia nhập\n thị trường", "LAND": "Land Access", "TIME": "Sub-Index 4: Time Costs", "LEGAL": "Thiết chế pháp lý",
       "TOTAL": "PCI 2015"}


def load(index: str, path: Path) -> list[Row]:
    """Everything a loader says of a workbook."""
    return list(LOADERS[index].load(Dataset(index, ROOT / "seeds" / index), [path]))


def of(kind: type, rows: list[Row]) -> list:
    """The rows of one kind."""
    return [row for row in rows if isinstance(row, kind)]


def save(path: Path, *sheets: tuple[str, list[list[object]]], then: Callable[[openpyxl.Workbook], None] = lambda book: None) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, grid in sheets:
        sheet = book.create_sheet(name)
        for row, cells in enumerate(grid, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    sheet.cell(row, column, value)
    then(book)
    book.save(path)
    return path


def value(province: int, line: int) -> float:
    """A score that no other cell has, within every scale."""
    return round(1 + province / 100 + line / 10000, 4)


def table(labels: list[str], provinces: list[str] = PROVINCES) -> list[list[object]]:
    """Provinces in rows, one header row."""
    return [["Tên tỉnh", *labels]] + [[name, *(value(at, line) for line in range(len(labels)))] for at, name in enumerate(provinces)]


def small(index: str = "papi") -> list[list[object]]:
    """A sheet of parts alone, whose scores are within their scales."""
    return table(["1.1: Tri thức công dân", "1.2: Cơ hội tham gia", "1.3: Chất lượng bầu cử"])


class Drawn(NamedTuple):
    """A workbook's sheet, and what each figure's address should say."""

    name: str
    grid: list[list[object]]
    figures: dict[str, tuple[str, str, float]]


@st.composite
def rearranged(draw: st.DrawFn) -> Drawn:
    """One table of PAPI 2016, its columns swapped, moved, turned, under titles and above notes, with odd names and numbers."""
    codes = draw(st.permutations(["S11", "S12", "D1", "D4", "S41"]))
    provinces = draw(st.permutations(PROVINCES))
    wrong = draw(st.sets(st.integers(0, len(provinces) - 1), max_size=2))
    names = [f"{name}zq" if at in wrong else name for at, name in enumerate(provinces)]
    grid = table([PAPI[code] for code in codes], names)
    for at, line in draw(st.sets(st.tuples(st.integers(0, len(names) - 1), st.integers(0, len(codes) - 1)), max_size=8)):
        grid[at + 1][line + 1] = str(grid[at + 1][line + 1]).replace(".", draw(st.sampled_from(".,")))
    position = draw(st.integers(0, len(codes)))
    order = [*range(1, position + 1), 0, *range(position + 1, len(codes) + 1)]
    grid = [[cells[at] for at in order] for cells in grid]
    figures = {(row, column): (names[row - 1].strip(), f"PAPI/{codes[at - 1]}", value(row - 1, at - 1))
               for row in range(1, len(grid)) for column, at in enumerate(order) if at}
    if draw(st.booleans()):
        grid = [list(cells) for cells in zip(*grid, strict=True)]
        figures = {(row, column): said for (column, row), said in figures.items()}
    down, right = draw(st.integers(0, 4)), draw(st.integers(0, 3))
    above = [[None] * len(grid[0]) for _ in range(down)]
    if down > 1:
        above[0][0] = draw(st.sampled_from(["Bảng tổng hợp", "Chỉ số PAPI 2016", "Hà Nội"]))
    note = draw(st.sampled_from(["", "Ghi chú: KCDL = không có dữ liệu", "Nguồn: CECODES (2017)", "Hà Nội"]))
    below = [[], [note]] if note else []
    tab = draw(st.sampled_from(["2016", "2016PAPI", "PAPI 2016 (2)"]))
    return Drawn(tab, [[None] * right + cells for cells in above + grid + below],
                 {workbook.address(row + down, column + right): said for (row, column), said in figures.items()})


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=rearranged())
def test_no_figure_is_in_another_province_year_or_cell(tmp_path: Path, drawn: Drawn) -> None:
    rows = load("papi", save(tmp_path / "x.xlsx", (drawn.name, drawn.grid)))

    figures = {row.locator.split("!")[1]: (row.entity, row.indicator, row.value) for row in of(ObservationRow, rows)}
    filled = sum(cell is not None for cells in drawn.grid for cell in cells)
    assert figures == drawn.figures
    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2016"}
    assert filled == len(figures) + sum(row.cells for row in of(Ignored, rows)) + sum(row.cells for row in of(Fault, rows))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(orders=st.lists(st.permutations(range(len(PROVINCES))), min_size=len(PCI), max_size=len(PCI)), top=st.integers(0, 3))
def test_columns_sorted_on_their_own_keep_their_provinces(tmp_path: Path, orders: list[list[int]], top: int) -> None:
    header = ["Thứ tự", *(cell for label in PCI.values() for cell in ("Tỉnh", label)), "Xếp hạng"]
    grid = [*[[]] * top, header] + [[rank + 1, *(cell for line, order in enumerate(orders) for cell in (
        PROVINCES[order[rank]], value(order[rank], line))), rank + 1] for rank in range(len(PROVINCES))]
    chosen = [[], [None, *("Hà Nội", 1.5) * len(PCI)], [None, "Thứ tự", 3]]

    rows = load("pci", save(tmp_path / "x.xlsx", ("Tong hop", grid + chosen)))

    figures = {(row.entity, row.indicator): (row.value, row.rank) for row in of(ObservationRow, rows)}
    assert figures == {(PROVINCES[at].strip(), f"PCI/{code}"): (value(at, line), order.index(at) + 1 if code == "TOTAL" else None)
                       for line, (code, order) in enumerate(zip(PCI, orders, strict=True)) for at in order}
    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2015"}


def test_gaps_are_missing_and_summaries_no_provinces(tmp_path: Path) -> None:
    grid = small()
    grid[1][1], grid[2][1], grid[3][1] = "KCDL", 0, None
    grid += [["Highest", 2, 2, 2], ["Trung vị", 2, 2, 2]]

    rows = load("papi", save(tmp_path / "x.xlsx", ("PAPI 2016", grid)))

    missing = {row.locator: (row.value, row.printed) for row in of(ObservationRow, rows) if row.status is Status.MISSING}
    assert missing == {"PAPI 2016!B2": (None, "KCDL"), "PAPI 2016!B3": (None, "0"), "PAPI 2016!B4": (None, None)}
    assert [row.origin for row in of(Ignored, rows)][-2:] == ["x.xlsx!PAPI 2016!A16:D16", "x.xlsx!PAPI 2016!A17:D17"]


def test_items_are_read_under_their_part(tmp_path: Path) -> None:
    satisfied = "Mức độ hài lòng với dịch vụ nhận được (5 điểm)"
    labels = ["5.1: Chứng thực", satisfied, "Chỉ tiêu lạ", "5.2: Giấy phép", f"{satisfied} *"]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2018PAPI", table(labels))))

    assert [row.indicator for row in of(ObservationRow, rows)][::14] == ["PAPI/S51", "PAPI/I51.2", "PAPI/S52", "PAPI/I52.4"]
    assert ("x.xlsx!2018PAPI!D1:D15", "Chỉ tiêu lạ", 15) in [(row.origin, row.found, row.cells) for row in of(Ignored, rows)]


def test_items_out_of_order_are_not_guessed(tmp_path: Path) -> None:
    labels = ["5.2: Giấy phép", "5.1: Chứng thực", "Mức độ hài lòng với dịch vụ nhận được (5 điểm)"]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2018PAPI", table(labels))))

    assert {row.indicator for row in of(ObservationRow, rows)} == {"PAPI/S51", "PAPI/S52"}


def by_name(folder: Path, year: int, *changes: tuple[int, str, str]) -> list[Row]:
    """What is said of a sheet of a year that names its columns in English and Vietnamese and numbers none."""
    below = [row for row in published.in_force(ROOT / "seeds" / "papi", "PAPI", year).values() if row.level in (1, 2) and row.parent]
    ordered = sorted(below, key=lambda row: (row.code.removeprefix("PAPI/")[1], row.level, row.code))
    names = [["tinhid", "tentinh_eng", *(row.name_en for row in ordered)], ["tinhid", "tentinh_vie", *(row.name_vi for row in ordered)]]
    for column, english, vietnamese in changes:
        names[0][column], names[1][column] = english, vietnamese
    body = [[at, *cells] for at, cells in enumerate(table([row.code for row in ordered])[1:])]
    return load("papi", save(folder / "x.xlsx", (f"{year}_PAPI", [*names, *body, [999, "Highest", *[2.2] * len(ordered)]])))


@pytest.mark.parametrize("year", [2012, 2017, 2018, 2020, 2025])
def test_columns_without_numbers_are_read_by_their_names_in_the_order_of_the_year(tmp_path: Path, year: int) -> None:
    rows = by_name(tmp_path, year, (3, "Civic Knowledge", "Hiểu biết"), (7, "Transparancy", "Công khai, minh bạch"))

    codes = {row.locator.split("!")[1]: row.indicator for row in of(ObservationRow, rows) if row.entity == "Hà Nội"}
    wanted = {2012: "S12 S13 S14 D2 S21 S22 S23 D3 S31", 2017: "S12 S13 S14 D2 S21 S22 S23 D3 S31"}
    first = ["D1", "S11", *wanted.get(year, "S12 S13 S14 D2 S21 S22 S23 S24 D3").split()]
    assert [codes[f"{column}3"] for column in "CDEFGHIJKLM"] == [f"PAPI/{code}" for code in first]
    assert {row.period.year for row in of(ObservationRow, rows)} == {year}
    assert "Highest" not in {row.entity for row in of(ObservationRow, rows)}


@pytest.mark.parametrize("change", [
    (4, "Voluntary Contributions", "Đóng góp tự nguyện"), (7, "Poverty", "Nghèo"), (9, "Publicity", "Công khai"),
], ids=["of-another", "of-none", "of-several"])
def test_columns_without_numbers_are_not_guessed(tmp_path: Path, change: tuple[int, str, str]) -> None:
    rows = by_name(tmp_path, 2018, change)

    assert of(ObservationRow, rows) == []
    assert [fault.origin for fault in of(Fault, rows)] == ["x.xlsx"]


def test_the_same_table_twice_is_repeated_and_another_value_refuses_the_smaller(tmp_path: Path) -> None:
    wrong = [cells[:3] for cells in small()]
    wrong[4][2] = 2.2

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016PAPI", small()), ("1", [cells[:2] for cells in small()]), ("2", wrong)))

    assert len(of(ObservationRow, rows)) == 14 * 4
    assert [(fault.origin, fault.cells) for fault in of(Fault, rows)] == [("x.xlsx!2", 45)]
    assert "2!C5" in of(Fault, rows)[0].wanted.vi


def test_a_copy_under_another_year_is_refused(tmp_path: Path) -> None:
    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", small()), ("2017", small())))

    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2016"}
    assert [(fault.origin, fault.cells) for fault in of(Fault, rows)] == [("x.xlsx!2017", 60)]
    assert "“2016”" in of(Fault, rows)[0].wanted.vi


@pytest.mark.parametrize("tabs", [("Sheet1",), ("PAPI 2016", "PAPI 2017 và 2018")], ids=["none", "two"])
def test_a_sheet_that_tells_no_single_year_is_refused(tmp_path: Path, tabs: tuple[str, ...]) -> None:
    other = [[cell + 0.3 if isinstance(cell, float) else cell for cell in cells] for cells in small()]

    rows = load("papi", save(tmp_path / "PAPI 2016.xlsx", *((tab, small() if tab == "PAPI 2016" else other) for tab in tabs)))

    assert [fault.origin for fault in of(Fault, rows)] == [f"PAPI 2016.xlsx!{tabs[-1]}"]
    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2016"} - ({"2016"} if len(tabs) == 1 else set())


def test_a_wrong_tab_yields_to_the_figures_and_says_so(tmp_path: Path) -> None:
    marks = [float(line.split(",")[2]) for line in (ROOT / "seeds/papi/landmarks.csv").read_text(encoding="utf-8").splitlines()
             if line.startswith("2011,D1,")]
    grid = [["Tên tỉnh", "1: Tham gia"]] + [[name, (*marks, *range(20))[at] or 1] for at, name in enumerate(PROVINCES)]

    rows = load("papi", save(tmp_path / "x.xlsx", ("2012PAPI", grid)))

    assert {str(row.period) for row in of(ObservationRow, rows)} == {"2011"}
    assert "2012" in of(Suspicion, rows)[0].text.vi
    assert of(Recognised, rows)[0].text.vi == "PAPI 2011, tỉnh theo dòng, 14 tỉnh, 14 số liệu"


def test_a_hidden_sheet_is_left_out(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["2017"].sheet_state = "hidden"

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", small()), ("2017", small()), then=hide))

    assert of(Fault, rows) == []
    assert ("x.xlsx!2017", "trang tính ẩn", 60) in [(row.origin, row.why.vi, row.cells) for row in of(Ignored, rows)]


@pytest.mark.parametrize(("odd", "wanted"), [
    (date(2016, 5, 1), "cần một số"), (True, "cần một số"), ("cao", "cần một số"), ("=1+1", "công thức"), ("#N/A", "công thức")])
def test_a_cell_that_is_no_number_is_named(tmp_path: Path, odd: object, wanted: str) -> None:
    grid = small()
    grid[5][2] = odd

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    [fault] = of(Fault, rows)
    assert fault.origin == "x.xlsx!2016!C6"
    assert wanted in fault.wanted.vi
    assert len(of(ObservationRow, rows)) == 14 * 3 - 1


def test_merged_figures_are_named(tmp_path: Path) -> None:
    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", small()), then=lambda book: book["2016"].merge_cells("B3:B5")))

    assert [fault.origin for fault in of(Fault, rows)] == ["x.xlsx!2016!B4", "x.xlsx!2016!B5"]


def test_a_header_twice_gives_every_cell_its_own_row(tmp_path: Path) -> None:
    grid = [[*cells, cells[1]] for cells in small()]
    grid[3][4] = 2.4

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    twice = [(row.locator, row.value) for row in of(ObservationRow, rows) if row.indicator == "PAPI/S11" and row.entity == "TT-Huế"]
    assert twice == [("2016!B4", value(2, 0)), ("2016!E4", 2.4)]


@pytest.mark.parametrize(("text", "read"), [("1,25", 1.25), ("1.25", 1.25), (" 1,25 ", 1.25), ("1,250", 1.25), ("–", None)])
def test_numbers_typed_as_text_are_read_within_the_scale(tmp_path: Path, text: str, read: float | None) -> None:
    grid = small()
    grid[1][1] = text

    rows = load("papi", save(tmp_path / "x.xlsx", ("2016", grid)))

    assert of(ObservationRow, rows)[0].value == read


def truncated(path: Path) -> None:
    """The first half of a workbook."""
    save(path, ("2016", small()))
    path.write_bytes(path.read_bytes()[:3000])


def with_part(path: Path, change: Callable[[bytes], bytes]) -> None:
    """A workbook whose sheet is changed in its XML."""
    save(path, ("2016", small()))
    with zipfile.ZipFile(path) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    held["xl/worksheets/sheet1.xml"] = change(held["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in held.items():
            parts.writestr(name, text)


def bomb(path: Path) -> None:
    """A workbook of 200 MB in a few hundred kilobytes."""
    with_part(path, lambda text: text + b" " * (200 * 2**20))


def entities(path: Path) -> None:
    """A billion laughs."""
    with_part(path, lambda text: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + text)


def far(path: Path) -> None:
    """A cell in the last corner, for which a careless reader makes room for 17 thousand million."""
    with_part(path, lambda text: text.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'))


def blank(path: Path) -> None:
    """50 MB of blank cells."""
    row = b'<row r="%d">' + b'<c r="A%d" s="1"/>' * 20 + b"</row>"
    many = b"".join(row % (at, *[at] * 20) for at in range(100, 130_000))
    with_part(path, lambda text: text.replace(b"</sheetData>", many + b"</sheetData>"))


@pytest.mark.parametrize(("make", "place"), [
    (truncated, "x.xlsx"), (lambda path: path.write_bytes(b"%PDF-1.7 not a workbook"), "x.xlsx"),
    (lambda path: path.write_bytes(b""), "x.xlsx"),
    (bomb, "x.xlsx"), (entities, "x.xlsx!xl/worksheets/sheet1.xml"), (far, "x.xlsx!2016"), (blank, "x.xlsx!2016"),
], ids=["truncated", "pdf", "empty", "bomb", "entities", "far", "blank"])
def test_a_hostile_file_is_refused_with_its_place(tmp_path: Path, make: Callable[[Path], None], place: str) -> None:
    make(tmp_path / "x.xlsx")

    assert [row.origin for row in load("papi", tmp_path / "x.xlsx")] == [place]


def test_an_old_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))

    assert [row.origin for row in load("pci", tmp_path / "x.xls")] == ["x.xls"]


def test_a_workbook_that_kills_its_reader_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_APART", "import os; os.abort()")

    assert [row.origin for row in load("papi", save(tmp_path / "x.xlsx", ("2016", small())))] == ["x.xlsx"]
