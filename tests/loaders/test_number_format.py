"""What the format of a cell shows of its number."""

import re
from pathlib import Path

import pytest
import xlsxwriter

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow
from loaders import load, workbook
from loaders.workbook import cell, number_format

PADDED = r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0", "1235"),
        ("0.00", "1234.57"),
        ("#,##0.00", "1,234.57"),
        (PADDED, "1,234.57"),
        ("0.####", "1234.565"),
        ('0.0" điểm"', "1234.6"),
        ("[Red]0.0;[Blue]-0.0", "1234.6"),
        ("0.0%", "123456.5%"),
    ],
)
def test_a_plain_format_shows_so_many_decimals(code, shown):
    assert number_format.shown(1234.565, code) == shown


@pytest.mark.parametrize("code", ["General", "d/m/yyyy", "# ?/?", "0.00E+00", "0.0,", "@", "hh:mm"])
def test_other_formats_show_no_plain_number(code):
    assert number_format.shown(1234.565, code) is None


def test_a_cell_is_seen_as_its_format_shows_it(tmp_path: Path):
    book = xlsxwriter.Workbook(tmp_path / "book.xlsx")
    sheet = book.add_worksheet("2024")
    for column, form in enumerate(["0.00", "0.0%", "General", "0.0000"]):
        sheet.write(0, column, 0.47956848144531, book.add_format({"num_format": form}))
    book.close()

    [read] = workbook.sheets(tmp_path / "book.xlsx")

    assert [cell.seen(read, (0, column), as_percent=True) for column in range(4)] == [
        "0.48",
        "48.0%",
        "0.47956848144531",
        "0.4796",
    ]
    assert cell.seen(read, (0, 1), as_percent=False) == "0.47956848144531"
    assert read.percent == {(0, 1)}


SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.parametrize("name", ["papi", "pci", "population", "d766"])
def test_no_figure_of_the_seeds_is_printed_as_a_machine_keeps_it(name: str):
    dataset = Dataset(name, SEEDS / name)
    figures = [row for row in load(dataset, dataset.files, {}) if isinstance(row, ObservationRow)]

    odd = [row for row in figures if row.printed and len(re.sub(r"\D", "", row.printed)) > 12]

    assert figures
    assert odd == []
