"""A sheet's table by its provinces: each line of figures with its labels, wherever the provinces stand.

A line is a column of figures where provinces stand in rows, a row where they stand in columns; where each column is sorted
on its own, a line goes with the nearest names on its left.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from hub.names import key, plain
from loaders.workbook import Sheet, address

FEWEST = 10  # provinces that make a table; below that a sheet is an extract
_DEEPEST = 4  # labels above a line
# Rows among the provinces that are none: the extremes, the mean, the country, the rank of a chosen province.
_SUMMARY = re.compile(r"(min|max|mean|median|average|highest|lowest|total|national|rank|ranking|thu tu|xep hang|tong|tong cong|trung vi|"
                      r"trung binh|binh quan|cao nhat|thap nhat|diem (cao|thap) nhat|(trung binh )?(ca nuoc|toan quoc))( .*)?")

Grid = Sequence[Sequence[object]]
Place = tuple[int, int]


class Figure(NamedTuple):
    """A cell of a line with the name of its province as printed."""

    entity: str
    place: Place
    value: object


class Line(NamedTuple):
    """Figures of one thing, and what is printed of it, nearest first."""

    labels: tuple[str, ...]
    figures: tuple[Figure, ...]
    heads: tuple[Place, ...]  # where the labels stand


class Table(NamedTuple):
    """The lines of a sheet in their order, and where the names of its provinces stand."""

    across: bool
    lines: tuple[Line, ...]
    names: frozenset[Place]

    @property
    def provinces(self) -> int:
        """How many provinces it names."""
        return max(len(line.figures) for line in self.lines)


class _Axis(NamedTuple):
    column: int
    names: dict[int, str]  # by row


def table(sheet: Sheet, known: Callable[[str], bool]) -> Table | None:
    """The table of a sheet; None where no column or row names enough provinces."""
    down, turned = sheet.rows, list(zip(*sheet.rows, strict=True))
    axes, across = _axes(down, known), _axes(turned, known)
    if not (axes or across):
        return None
    if max(map(_length, across), default=0) > max(map(_length, axes), default=0):
        return _turned(_table(turned, across))
    return _table(down, axes)


def within(place: Place) -> str:
    """The address of a place."""
    return address(*place)


def is_number(value: object) -> bool:
    """Whether a cell holds a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing to see."""
    return value is None or (isinstance(value, str) and not value.strip())


def _length(axis: _Axis) -> int:
    return len(axis.names)


def _axes(grid: Grid, known: Callable[[str], bool]) -> list[_Axis]:
    found = []
    for column in range(len(grid[0]) if grid else 0):
        texts = {row: cells[column] for row, cells in enumerate(grid) if isinstance(cells[column], str) and not is_blank(cells[column])}
        names = _once(_runs(grid, {row: text for row, text in texts.items() if known(text)}))
        if len({plain(key(name)) for name in names.values()}) >= FEWEST:
            found.append(_Axis(column, dict(sorted(_with_unknown(grid, names, texts).items()))))
    return found


def _runs(grid: Grid, names: dict[int, str]) -> list[dict[int, str]]:
    """The names by unbroken runs, the longest first; one alone on its row and apart from the others is a title."""
    runs: list[dict[int, str]] = []
    for row, name in names.items():
        if row - 1 not in names:
            runs.append({})
        runs[-1][row] = name
    told = [run for run in runs if len(run) > 1 or sum(not is_blank(value) for value in grid[min(run)]) > 1]
    return sorted(told, key=len, reverse=True)


def _once(runs: list[dict[int, str]]) -> dict[int, str]:
    """The names but for those said again in a shorter run: PCI ends with a row for one province that the reader chooses."""
    kept: dict[int, str] = {}
    for run in runs:
        said = {plain(key(name)) for name in kept.values()}
        kept |= {row: name for row, name in run.items() if plain(key(name)) not in said}
    return kept


def _with_unknown(grid: Grid, names: dict[int, str], texts: dict[int, str]) -> dict[int, str]:
    """The names with those between or beside them that are not known but have figures: misspelt ones, to be told as faults."""
    def is_name(row: int) -> bool:
        return row in texts and row not in names and any(map(is_number, grid[row])) and not _SUMMARY.fullmatch(plain(key(texts[row])))
    first, last = min(names), max(names)
    while is_name(first - 1):
        first -= 1
    while is_name(last + 1):
        last += 1
    return names | {row: texts[row] for row in range(first, last + 1) if is_name(row)}


def _table(grid: Grid, axes: list[_Axis]) -> Table:
    columns = {axis.column for axis in axes}
    lines = [line for column in range(len(grid[0])) if column not in columns and (axis := _axis_of(column, axes))
             and (line := _line(grid, column, axis)).figures]
    return Table(False, tuple(lines), frozenset((row, axis.column) for axis in axes for row in axis.names))


def _axis_of(column: int, axes: list[_Axis]) -> _Axis | None:
    """The nearest names on the left; for a column left of all names the first, where all names stand in one order."""
    left = [axis for axis in axes if axis.column < column]
    if left:
        return left[-1]
    return axes[0] if len(axes) == 1 else None


def _line(grid: Grid, column: int, axis: _Axis) -> Line:
    figures = tuple(Figure(name.strip(), (row, column), grid[row][column]) for row, name in axis.names.items())
    heads = tuple((row, column) for row in _header(grid, min(axis.names)) if not is_blank(grid[row][column]))[:_DEEPEST]
    labels = tuple(" ".join(str(grid[row][column]).split()) for row, _ in heads)
    return Line(labels, figures if any(not is_blank(figure.value) for figure in figures) else (), heads)


def _header(grid: Grid, first: int) -> Iterator[int]:
    """The rows above the first name, upwards; one with a single filled cell is a title."""
    for row in range(first - 1, -1, -1):
        if sum(not is_blank(value) for value in grid[row]) < 2:
            return
        yield row


def _turned(table: Table) -> Table:
    return Table(True, tuple(Line(line.labels, tuple(figure._replace(place=figure.place[::-1]) for figure in line.figures),
                                  _flipped(line.heads)) for line in table.lines), frozenset(_flipped(table.names)))


def _flipped(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place[::-1] for place in places)
