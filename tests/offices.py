"""An office that fills in a template: cells by unit and column, slips by address."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SOURCE = {"#document": "Quyết định công bố kết quả", "#number": "12/QĐ-TĐ", "#date": date(2025, 4, 6), "#publisher": "Người thử"}
Slip = Callable[[Workbook], None]


def fill(path: Path, figures: dict[tuple[str, str], Any], source: dict[str, Any] | None = None, then: Slip | None = None) -> Path:
    """Fill in a template, by the names of units and the keys of columns, and save it as a spreadsheet does."""
    book = openpyxl.load_workbook(path)
    told = SOURCE if source is None else source
    for row in book["Nguồn"].iter_rows(max_col=3):
        if row[0].value in told:
            row[2].value = told[row[0].value]
    for (unit, column), value in figures.items():
        book["Số liệu"][place(book["Số liệu"], unit, column)] = value
    if then:
        then(book)
    book.save(path)
    return path


def place(sheet: Worksheet, unit: str, column: str) -> str:
    """The address of a unit's cell in a column."""
    row = next(cell.row for cell in sheet["B"] if cell.value == unit)
    letters = {cell.value: cell.column_letter for cell in sheet[3]}
    return f"{letters[column]}{row}"
