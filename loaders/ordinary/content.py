"""What a file holds: its tables of units, and the lines around them."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import chain, islice
from pathlib import Path

from hub.words.names import Names
from hub.words.terms import EntityKind
from loaders.catalogue.entities import national_names
from loaders.documents.text import body
from loaders.ordinary import mapping, opening, units
from loaders.ordinary.exhibit import CellGrid, Exhibit
from loaders.ordinary.mapping import NO_MAPS, Maps
from loaders.ordinary.sections import UnitTable, sections

_LOOKED_AT, _ENOUGH = 2000, 50  # cells, and letters, by which a font is known
_FEWEST = 2  # rows of units that make a table
_LETTERHEAD = 6  # rows of a table without units that may be one
_NATIONAL = (EntityKind.PROVINCE, EntityKind.COUNTRY, EntityKind.REGION)


class FileContent:
    """The tables of a file that hold units, and what stands around them."""

    def __init__(self, exhibit: Exhibit, names: Names, maps: Maps = NO_MAPS) -> None:
        self.exhibit, self.names, self._maps = exhibit, names, maps

    @classmethod
    def of(cls, path: Path, places: Path, maps: Path | None = None) -> "FileContent":
        """That of a file, by the units of a folder of places and by what a folder of maps answers;
        BadInput where nobody can read it.
        """
        return cls(opening.exhibit(path), national_names(places), mapping.maps(maps))

    @cached_property
    def sections(self) -> list[UnitTable]:
        """The tables, in order; none of a hidden sheet."""
        is_unit = lru_cache(maxsize=2**14)(self._is_national_unit)
        shown = (grid for grid in self.exhibit.grids if not grid.is_hidden)
        every = (section for grid in shown for section in sections(grid, is_unit, self._maps))
        return [section for section in every if len(section.units) >= _FEWEST]

    @property
    def is_legacy(self) -> bool:
        """Whether its text is in a font of before Unicode."""
        grids = self.exhibit.grids
        cells = (cell.text for grid in grids for row in grid.rows for cell in row)
        lines = (line for grid in grids for line in grid.before)
        return body.is_legacy(" ".join(islice(chain(lines, cells), _LOOKED_AT)), _ENOUGH)

    @cached_property
    def around(self) -> list[str]:
        """The lines beside the tables, each once: before them, in their titles, and of a letterhead
        that is itself a table.
        """
        taken = {id(section.grid) for section in self.sections}
        lines: dict[str, None] = {}
        for grid in self.exhibit.grids:
            lines |= dict.fromkeys(grid.before)
            if id(grid) not in taken:
                lines |= dict.fromkeys(_first_cells(grid))
        for section in self.sections:
            lines |= dict.fromkeys(section.title)
        return list(lines)

    def is_national(self, section: UnitTable) -> bool:
        """Whether the units of a table are provinces."""
        return units.are_provinces([row.name for row in section.units], self.is_province)

    @cached_property
    def is_province(self) -> Callable[[str], bool]:
        """Whether a text names a province."""
        return lru_cache(maxsize=2**14)(lambda text: self.names.knows(text, EntityKind.PROVINCE))

    def _is_national_unit(self, text: str) -> bool:
        return any(self.names.knows(text, kind) for kind in _NATIONAL)


def _first_cells(grid: CellGrid) -> list[str]:
    return [cell.text for row in grid.rows[:_LETTERHEAD] for cell in row if cell.is_filled]
