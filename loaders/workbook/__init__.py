"""Workbooks: sheets of cells with their places, opened safely."""

from loaders.workbook.cell import seen
from loaders.workbook.opening import SUFFIXES, every_sheet, read, rows, sheets
from loaders.workbook.sheet import Place, Sheet, address, all_merged, filled, merged, place, span
from loaders.workbook.value import is_blank, is_number, printed

__all__ = [
    "SUFFIXES",
    "Place",
    "Sheet",
    "address",
    "all_merged",
    "every_sheet",
    "filled",
    "is_blank",
    "is_number",
    "merged",
    "place",
    "printed",
    "read",
    "rows",
    "seen",
    "sheets",
    "span",
]
