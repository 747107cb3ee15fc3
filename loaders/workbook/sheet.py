"""A sheet of a workbook: its cells by place, and their marks beside the values."""

from collections.abc import Mapping
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from loaders.workbook.value import is_blank

Place = tuple[int, int]  # row and column of a cell, both from 0


class Sheet(NamedTuple):
    """One sheet, its rows of cells all of one width."""

    name: str
    hidden: bool
    rows: list[list[object]]
    covered: Mapping[Place, Place]  # cells under a merged cell, and where that begins
    broken: Mapping[Place, str] = {}  # formulas without a value, errors such as #N/A, as they stand
    percent: frozenset[Place] = frozenset()  # cells shown as a percentage: 0.8637 as 86.37%
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: Mapping[Place, str] = {}  # by which filled cells show their numbers: 0.00


def address(row: int, column: int) -> str:
    """The address of a cell as a spreadsheet shows it: C12."""
    return xl_rowcol_to_cell(row, column)


def merged(sheet: Sheet, place: Place) -> Place | None:
    """Where the merged cell begins that a place is a part of; None where it stands alone."""
    return sheet.covered.get(place) or (place if place in sheet.covered.values() else None)


def all_merged(sheet: Sheet) -> set[Place]:
    """Every place that is a part of a merged cell."""
    return {*sheet.covered, *sheet.covered.values()}


def span(sheet: Sheet, place: Place) -> str:
    """The address of a place, of a merged cell from its first to its last cell: E8:E19."""
    begin = merged(sheet, place)
    if begin is None:
        return address(*place)
    last = max(other for other, first in sheet.covered.items() if first == begin)
    return f"{address(*begin)}:{address(*last)}"


def filled(sheet: Sheet) -> set[Place]:
    """The places whose values are not blank."""
    places: set[Place] = set()
    for row, cells in enumerate(sheet.rows):
        places |= {(row, column) for column, value in enumerate(cells) if not is_blank(value)}
    return places
