"""Workbooks: sheets of cells with their places, opened safely."""

from loaders.workbook.opening import SUFFIXES, read, rows, sheets
from loaders.workbook.sheet import Place, Sheet, address, all_merged, filled, merged, span
from loaders.workbook.value import is_blank, is_number, printed

__all__ = [
    "SUFFIXES",
    "Place",
    "Sheet",
    "address",
    "all_merged",
    "filled",
    "is_blank",
    "is_number",
    "merged",
    "printed",
    "read",
    "rows",
    "sheets",
    "span",
]
