"""A sheet of a workbook: its cells by place, and their marks beside the values."""

from collections.abc import Mapping
from string import ascii_uppercase, digits
from typing import NamedTuple

from loaders.workbook.value import is_blank

Place = tuple[int, int]  # row and column of a cell, both from 0

# The names of columns. XlsxWriter knows them too, but importing all of it for them took a quarter
# of the time of opening a small file.
_ALPHABET, _LETTERS = ascii_uppercase, len(ascii_uppercase)


class Sheet(NamedTuple):
    """One sheet, its rows of cells all of one width."""

    name: str
    hidden: bool
    rows: list[list[object]]
    covered: Mapping[Place, Place]  # cells under a merged cell, and where that begins
    ends: Mapping[Place, Place] = {}  # where each merged cell ends, by where it begins
    broken: Mapping[Place, str] = {}  # formulas without a value, errors such as #N/A, as they stand
    percent: frozenset[Place] = frozenset()  # cells shown as a percentage: 0.8637 as 86.37%
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: Mapping[Place, str] = {}  # by which filled cells show their numbers: 0.00


def address(row: int, column: int) -> str:
    """The address of a cell as a spreadsheet shows it: C12."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = _ALPHABET[letter] + letters
    return f"{letters}{row + 1}"


def place(address: str) -> Place:
    """The place of a cell by its address."""
    letters = address.rstrip(digits)
    column = 0
    for letter in letters:
        column = column * _LETTERS + _ALPHABET.index(letter) + 1
    return int(address[len(letters) :]) - 1, column - 1


def merged(sheet: Sheet, place: Place) -> Place | None:
    """Where the merged cell begins that a place is a part of; None where it stands alone."""
    return sheet.covered.get(place) or (place if place in sheet.ends else None)


def all_merged(sheet: Sheet) -> set[Place]:
    """Every place that is a part of a merged cell."""
    return {*sheet.covered, *sheet.ends}


def span(sheet: Sheet, place: Place) -> str:
    """The address of a place, of a merged cell from its first to its last cell: E8:E19."""
    begin = merged(sheet, place)
    if begin is None:
        return address(*place)
    return f"{address(*begin)}:{address(*sheet.ends[begin])}"


def filled(sheet: Sheet) -> set[Place]:
    """The places whose values are not blank."""
    places: set[Place] = set()
    for row, cells in enumerate(sheet.rows):
        places |= {(row, column) for column, value in enumerate(cells) if not is_blank(value)}
    return places
