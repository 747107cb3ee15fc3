"""Where in a file an address of a message lies: its sheet and cell, and what stands there."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from pathlib import Path
from string import ascii_uppercase
from typing import NamedTuple

from hub.words.errors import BadInput
from loaders import general, ordinary, workbook
from loaders.documents.text import paper
from loaders.documents.text.line import Line
from loaders.ordinary import CellGrid, TableCell
from loaders.tidy import TextRecord
from loaders.workbook import Sheet

TEXTS = frozenset({".csv", ".tsv"})
TEXT_SHEET = "Số liệu"  # of the workbook that is made of a text file
_PAPERS = frozenset({".docx", ".pdf"})
CELLS = re.compile(r"([A-Z]{1,3}\d{1,7})(?::([A-Z]{1,3}\d{1,7}))?")
_LINE = re.compile(r"(?::|!+dòng )(\d{1,7})(?:, cột (\d{1,5}))?")
_MOST = 1000  # cells of one place that are looked at


class Spot(NamedTuple):
    """A place of a file: its sheet or table, its address there, whether that is of a cell, what
    stands there, and the cells of its whole row.
    """

    sheet: str = ""
    address: str = ""
    is_cell: bool = False
    is_row: bool = False  # the place is the whole row
    text: str = ""
    row: Sequence[tuple[str, str]] = ()  # addresses and texts

    @property
    def whole(self) -> str:
        """What stands in its row."""
        return "\t".join(text for _, text in self.row) or self.text

    def cell_of(self, text: str) -> "Spot":
        """The cell of its row in which a text stands; itself where there is none."""
        same = (address for address, content in self.row if content == text)
        address = next(same, None)
        return self._replace(address=address, is_cell=True) if address else self


def parted(origin: str, files: Iterable[str]) -> tuple[str, str]:
    """The file of an address, of those that there are, and the place within it; no file where the
    address is of none.
    """
    for name in sorted(files, key=len, reverse=True):
        if origin.startswith(name) and origin[len(name) : len(name) + 1] in ("", ":", "!"):
            return name, origin[len(name) :]
    return "", origin


def spots(path: Path, places: Iterable[str], maps: Path | None = None) -> Mapping[str, Spot]:
    """Each of these places of a file; without those that are none of it, and none of a file that
    nobody can read.
    """
    wanted, suffix = set(places), path.suffix.lower()
    try:
        if suffix in workbook.SUFFIXES:
            return _of_workbook(workbook.sheets(path), wanted)
        if suffix in TEXTS:
            return dict(_of_text(path, wanted, maps))
        return dict(_of_exhibit(path, wanted)) if suffix in ordinary.SUFFIXES else {}
    except BadInput:
        return {}


def rest(path: Path, but: Set[tuple[str, str]], maps: Path | None = None) -> str:
    """A digest of all that stands in a file but for some rows, each by its sheet and `row_of`."""
    digest = hashlib.sha256()
    try:
        for sheet, row, text in _filled(path, maps):
            if (sheet, row) not in but:
                digest.update(f"{sheet}\0{row}\0{text}\n".encode(errors="replace"))
    except BadInput:
        return ""
    return digest.hexdigest()[:32]


def row_of(address: str) -> str:
    """The row of an address."""
    match = CELLS.fullmatch(address)
    return match[1].lstrip(ascii_uppercase) if match else address.partition(", cột ")[0]


def _filled(path: Path, maps: Path | None) -> Iterator[tuple[str, str, str]]:
    """The sheet or table, the row and the texts of each row of a file."""
    suffix = path.suffix.lower()
    if suffix in workbook.SUFFIXES:
        yield from chain.from_iterable(map(_rows, workbook.sheets(path)))
    elif suffix in TEXTS:
        for record in general.records(path, maps):
            yield TEXT_SHEET, str(record.line), "\t".join(record.cells).rstrip()
    elif suffix in ordinary.SUFFIXES:
        for grid, cells in _rows_of_grids(path):
            yield grid.name, row_of(cells[0].address), "\t".join(cell.text for cell in cells)


def _rows_of_grids(path: Path) -> Iterator[tuple[CellGrid, Sequence[TableCell]]]:
    return ((grid, cells) for grid in ordinary.exhibit(path).grids for cells in grid.rows)


def _rows(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    for row, cells in enumerate(sheet.rows):
        texts = [_seen(sheet, (row, column)) for column in range(len(cells))]
        yield sheet.name, str(row + 1), "\t".join(texts).rstrip()


def _of_workbook(sheets: Sequence[Sheet], places: Iterable[str]) -> dict[str, Spot]:
    by_name = {sheet.name: sheet for sheet in sheets}
    found: dict[str, Spot] = {}
    for place in places:
        name, rest = parted(place.removeprefix("!"), by_name)
        if place.startswith("!") and name:
            found[place] = _spot(by_name[name], rest.removeprefix("!"))
    return found


def _spot(sheet: Sheet, address: str) -> Spot:
    match = CELLS.fullmatch(address)
    if not match:
        first_cell = min(workbook.filled(sheet), default=(0, 0))
        return Spot(sheet.name, address or workbook.address(*first_cell), is_cell=not address)
    first, last = workbook.place(match[1]), workbook.place(match[2] or match[1])
    begin = sheet.covered.get(first, first)
    texts = [_seen(sheet, place) for place in _between(first, last)]
    width = len(sheet.rows[first[0]]) if first[0] < len(sheet.rows) else 0
    row = [(first[0], column) for column in range(width)]
    return Spot(
        sheet=sheet.name,
        address=workbook.address(*begin),
        is_cell=True,
        text="\n".join(texts),
        row=[(workbook.address(*place), _seen(sheet, place)) for place in row],
    )


def _between(first: workbook.Place, last: workbook.Place) -> Iterator[workbook.Place]:
    """The places from one to another, row by row."""
    width = last[1] - first[1] + 1
    count = min((last[0] - first[0] + 1) * width, _MOST)
    return (
        (first[0] + number // width, first[1] + number % width) for number in range(max(count, 0))
    )


def _seen(sheet: Sheet, place: workbook.Place) -> str:
    row, column = place
    if row >= len(sheet.rows) or column >= len(sheet.rows[row]):
        return ""
    return " ".join(
        (sheet.broken.get(place) or workbook.seen(sheet, place, as_percent=True)).split()
    )


def _of_text(path: Path, places: Iterable[str], maps: Path | None) -> Iterator[tuple[str, Spot]]:
    """Places of a text file, by its lines and the cells of those."""
    lines: dict[int, list[tuple[str, int]]] = {}
    for place in places:
        if match := _LINE.fullmatch(place):
            lines.setdefault(int(match[1]), []).append((place, int(match[2] or 0)))
    for record in general.records(path, maps) if lines else ():
        for place, column in lines.get(record.line, ()):
            yield place, _of_record(record, column)


def _of_record(record: TextRecord, column: int) -> Spot:
    """A cell of a record, by its number from 1; of none, the record."""
    cells = [" ".join(text.split()) for text in record.cells]
    addresses = [workbook.address(record.line - 1, number) for number in range(len(cells))]
    return Spot(
        sheet=TEXT_SHEET,
        address=workbook.address(record.line - 1, max(column - 1, 0)),
        is_cell=True,
        is_row=not column,
        text="\t".join(cells[column - 1 : column] if column else cells),
        row=tuple(zip(addresses, cells, strict=True)),
    )


def _of_exhibit(path: Path, places: set[str]) -> Iterator[tuple[str, Spot]]:
    """Places of tables and lines of a document or a page."""
    for grid, cells in _rows_of_grids(path):
        for cell in filter(lambda cell: cell.address, cells):
            if (place := f"!{grid.name}!{cell.address}") in places:
                yield place, _of_cell(grid.name, cell, cells)
    if path.suffix.lower() in _PAPERS and any(map(_LINE.fullmatch, places)):
        yield from _of_lines(paper.read(path).lines, places)


def _of_lines(lines: Iterable[Line], places: Set[str]) -> Iterator[tuple[str, Spot]]:
    """Places of the lines of a document."""
    for line in lines:
        if (place := f":{line.number}") in places:
            row = [(str(number), cell) for number, cell in enumerate(line.text.split("\t"))]
            text = " ".join(line.text.split())
            yield place, Spot("", f"dòng {line.number}", text=text, row=row)


def _of_cell(grid: str, cell: TableCell, cells: Sequence[TableCell]) -> Spot:
    row = [(each.address, each.text) for each in cells if each.address]
    return Spot(grid, cell.address, text=cell.text, row=row)
