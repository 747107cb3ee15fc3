"""Coverage as a grid: what is rated against years, in each cell what is held of how many."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.words import period as periods

Cell = Mapping[str, Any]  # a cell of coverage as the API answers it
_SHADES = 4


@dataclass(frozen=True)
class GridCell:
    """What is held of a year: of the whole year, else of the part of it of which most is held."""

    cell: Cell

    @property
    def shade(self) -> int:
        """From 0, nothing, to 4, all."""
        held, expected = self.cell["held"], self.cell["expected"]
        if not held or not expected:
            return 0
        return min(_SHADES, 1 + (_SHADES - 1) * held // expected)

    @property
    def is_whole_year(self) -> bool:
        """Whether it is of the whole year."""
        return len(self.cell["period"]) == 4


@dataclass(frozen=True)
class GridRow:
    """What is rated, and its cell of each year."""

    key: str
    cells: Mapping[int, GridCell]

    @property
    def first(self) -> Cell:
        """A cell, which tells what is rated."""
        return next(iter(self.cells.values())).cell

    @property
    def years(self) -> int:
        """Of how many years anything is held."""
        return sum(bool(one.cell["held"] or one.cell["rankOnly"]) for one in self.cells.values())


@dataclass(frozen=True)
class CoverageGrid:
    """The rows beside the years."""

    rows: Sequence[GridRow]

    @cached_property
    def years(self) -> Sequence[int]:
        """The years of all rows, the newest first, as that is what fits where there is no room."""
        every = [year for row in self.rows for year in row.cells]
        return range(max(every), min(every) - 1, -1) if every else ()


def grid(cells: Iterable[tuple[str, Cell]]) -> CoverageGrid:
    """The grid of cells, each with the row to which it belongs; rows in the order of the cells."""
    rows: dict[str, dict[int, list[Cell]]] = {}
    for key, cell in cells:
        year = periods.parse(cell["period"]).first_day.year
        rows.setdefault(key, {}).setdefault(year, []).append(cell)
    return CoverageGrid(
        [
            GridRow(key, {year: GridCell(max(own, key=_rank)) for year, own in years.items()})
            for key, years in rows.items()
        ]
    )


def by_kind(cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """Each cell with the kind of units that it rates."""
    for cell in cells:
        yield cell["kind"], cell


def by_indicator(cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """Each cell with its indicator, whatever its edition, and the kind of units."""
    for cell in cells:
        yield f"{cell['indicator']['id'].partition('@')[0]} {cell['kind']}", cell


def _rank(cell: Cell) -> tuple[bool, int, int, int]:
    """The whole year first, then where most is held."""
    return len(cell["period"]) == 4, cell["held"], cell["rankOnly"], cell["expected"]
