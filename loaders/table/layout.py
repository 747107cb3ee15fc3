"""The table of a sheet by its provinces: each line of figures with its labels, wherever the
provinces stand.

A line is a column of figures where provinces stand in rows, a row where they stand in columns;
where each column is sorted on its own, a line goes with the nearest names on its left.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from loaders.table.axis import FEWEST, Axis, Grid, axes, header, unnumbered
from loaders.workbook import Place, Sheet, is_blank, printed

_DEEPEST = 4  # labels above a line


class LineCell(NamedTuple):
    """A cell of a line with the name of its province as printed."""

    entity: str
    place: Place
    value: object


class TableLine(NamedTuple):
    """Figures of one thing, and what is printed of it, nearest first."""

    labels: tuple[str, ...]
    cells: tuple[LineCell, ...]
    heads: tuple[Place, ...]  # where the labels stand

    @property
    def is_filled(self) -> bool:
        """Whether any of its cells holds something."""
        return any(not is_blank(cell.value) for cell in self.cells)

    def turned(self) -> "TableLine":
        """The same line of the turned sheet."""
        cells = tuple(cell._replace(place=cell.place[::-1]) for cell in self.cells)
        return TableLine(self.labels, cells, tuple(_turned(self.heads)))


class ProvinceTable(NamedTuple):
    """The lines of a sheet in their order, and where the names of its provinces stand."""

    across: bool
    lines: tuple[TableLine, ...]
    names: frozenset[Place]

    @property
    def provinces(self) -> int:
        """How many provinces it names."""
        return max(len(line.cells) for line in self.lines)

    def turned(self) -> "ProvinceTable":
        """The same table of the turned sheet, with its provinces in columns."""
        lines = tuple(line.turned() for line in self.lines)
        return ProvinceTable(True, lines, frozenset(_turned(self.names)))


def table(
    sheet: Sheet, is_province: Callable[[str], bool], fewest: int = FEWEST
) -> ProvinceTable | None:
    """The table of a sheet, or its tables as one; None where no column or row names enough
    provinces.
    """
    turned = list(zip(*sheet.rows, strict=True))
    down, across = axes(sheet.rows, is_province, fewest), axes(turned, is_province, fewest)
    if not (down or across):
        return None
    if _longest(across) > _longest(down):
        covered = {place[::-1]: first[::-1] for place, first in sheet.covered.items()}
        return _table(turned, across, covered).turned()
    return _table(sheet.rows, down, sheet.covered)


def _turned(places: Iterable[Place]) -> Iterable[Place]:
    return (place[::-1] for place in places)


def _longest(axes: Iterable[Axis]) -> int:
    return max((len(axis.names) for axis in axes), default=0)


def _table(grid: Grid, axes: list[Axis], covered: Mapping[Place, Place]) -> ProvinceTable:
    wide = {place: first for place, first in covered.items() if place[1] != first[1]}
    lines = [
        _line(grid, column, axis, wide=wide)
        for axis in sorted(axes, key=_place)
        for column in _columns(grid, axis, axes)
    ]
    names = frozenset((row, axis.column) for axis in axes for row in axis.names)
    return ProvinceTable(False, tuple(line for line in lines if line.is_filled), names)


def _place(axis: Axis) -> Place:
    return axis.top, axis.column


def _columns(grid: Grid, axis: Axis, axes: list[Axis]) -> list[int]:
    """The columns from an axis to the next one beside it; where no other is beside it all
    columns.
    """
    beside = [other.column for other in axes if other is not axis and other.overlaps(axis)]
    behind = [column for column in beside if column > axis.column]
    first = axis.column if beside else 0
    end = min(behind, default=len(grid[0]))
    return [column for column in range(first, end) if column != axis.column]


def _line(grid: Grid, column: int, axis: Axis, wide: Mapping[Place, Place]) -> TableLine:
    """A line under its headers; `wide` are the cells of a header that is merged over several
    columns, with the place where it begins.
    """
    above = [(row, column) for row in header(grid, min(axis.names), axis.top)]
    begins = [wide.get(place, place) for place in above]
    labels = {place: grid[place[0]][place[1]] for place in begins}
    filled = [place for place in begins if not is_blank(labels[place])][:_DEEPEST]
    cells = (
        LineCell(unnumbered(name), (row, column), grid[row][column])
        for row, name in axis.names.items()
    )
    return TableLine(
        labels=tuple(" ".join(printed(labels[place]).split()) for place in filled),
        cells=tuple(cells),
        heads=tuple(place for place in filled if place in above),
    )
