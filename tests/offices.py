"""An office that fills in a template: cells by unit and column, slips by address."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

SOURCE = {
    "#document": "Quyết định công bố kết quả",
    "#number": "12/QĐ-TĐ",
    "#date": date(2025, 4, 6),
    "#publisher": "Người thử",
    "#tier": "Văn bản của cơ quan công bố",
}
Slip = Callable[[Workbook], None]


def fill(
    path: Path,
    figures: dict[tuple[str, str], Any],
    source: dict[str, Any] | None = None,
    then: Slip | None = None,
) -> Path:
    """Fill in a template, by the names of units and the keys of columns, and save it as a
    spreadsheet does.
    """
    book = openpyxl.load_workbook(path)
    told = SOURCE if source is None else source
    for row in book["Nguồn"].iter_rows(max_col=3):
        if row[0].value in told:
            row[2].value = told[row[0].value]
    table = book["Số liệu"]
    rows, columns = (
        {cell.value: cell.row for cell in table["B"]},
        {cell.value: cell.column for cell in table[3]},
    )
    for (unit, column), value in figures.items():
        table.cell(rows[unit], columns[column]).value = value
    if then:
        then(book)
    book.save(path)
    return path
