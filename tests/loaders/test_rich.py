"""Rich text of cells is read without raised marks and struck letters, wherever a workbook keeps
it.
"""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from hub.dataset.rows import ObservationRow
from loaders import workbook
from loaders.workbook import rich
from tests.loaders.workbooks import load, save, small
from tests.rows import of

RAISED = InlineFont(vertAlign="superscript")


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (CellRichText("95", TextBlock(RAISED, "1")), "95"),
        (CellRichText("Điểm ", TextBlock(RAISED, "(2)"), "số"), "Điểm số"),
        (CellRichText("10 m", TextBlock(RAISED, "2")), "10 m2"),
        (CellRichText(TextBlock(InlineFont(strike=True), "94"), "95"), "95"),
        (CellRichText(TextBlock(InlineFont(b=True), "95"), ",5"), "95,5"),
        (CellRichText(TextBlock(InlineFont(sz=14), "95"), TextBlock(InlineFont(sz=8), "1")), "⁹⁵¹"),
        (
            CellRichText(
                TextBlock(InlineFont(sz=14), "95"),
                TextBlock(InlineFont(vertAlign="subscript"), "1"),
            ),
            "⁹⁵¹",
        ),
        (CellRichText(TextBlock(RAISED, "95")), "95"),
        ("95¹", "95"),
        ("a < b & c", "a < b & c"),
        (3.5, 3.5),
    ],
    ids=[
        "digit",
        "in a header",
        "unit",
        "struck",
        "bold",
        "small",
        "lowered",
        "all raised",
        "typed",
        "plain",
        "number",
    ],
)
def test_a_cell_reads_without_its_marks(tmp_path: Path, cell: object, read: object) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = cell
    book.save(tmp_path / "a.xlsx")

    assert workbook.read(tmp_path / "a.xlsx")[0].rows == [[read]]


def test_shared_strings_are_read_without_marks(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    raised, sheet = book.add_format({"font_script": 1}), book.add_worksheet()
    sheet.write_rich_string(0, 0, "91,5", raised, "1")
    sheet.write(0, 1, " hai  dấu cách ")
    book.close()

    assert workbook.read(tmp_path / "a.xlsx")[0].rows == [["91,5", " hai  dấu cách "]]


def test_a_part_without_rich_text_stays_byte_for_byte() -> None:
    part = b"<worksheet><row r='1'><c><is><t>95</t></is></c></row></worksheet>"

    assert rich.plain(part) is part


@pytest.mark.parametrize(
    "mark",
    [TextBlock(RAISED, "1"), TextBlock(RAISED, "(1)"), "²"],
    ids=["raised", "brackets", "typed"],
)
def test_a_mark_in_a_publishers_workbook_changes_no_figure(
    tmp_path: Path, mark: TextBlock | str
) -> None:
    grid = small()
    grid[1][1] = CellRichText("1.25", mark)

    rows = of(ObservationRow, load("papi", save(tmp_path / "2016.xlsx", ("2016", grid))))

    assert next(row.value for row in rows if row.entity == grid[1][0]) == 1.25
