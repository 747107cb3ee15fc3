"""The rows of a table: of units, of blocks of units, and others."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from loaders.ordinary import units
from loaders.ordinary.columns import HeadedColumn, TableHead, has_figure
from loaders.ordinary.exhibit import CellGrid, TableCell, filled
from loaders.ordinary.words import Concept, RowConcept, block_name, opens_block, row_concept

_NUMERAL = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
_NUMBERS = re.compile(r"[\d()+=\s./:x*%A-Za-z]{1,24}")
_BROKEN = re.compile(r"(?<=\w) (\w{1,2})$")
_COUNTED = re.compile(r"\d{1,4}[.)]?(?:\.0)?")


class UnitLine(NamedTuple):
    """A row of a unit: its name as printed, its block, and where it stands in the grid."""

    name: str
    block: str
    place: int
    address: str


class Aside(NamedTuple):
    """A row that is no unit's, and what it is."""

    concept: RowConcept
    cells: tuple[TableCell, ...]


class RowReader:
    """Reads the rows of a table one after the other, with the block that is open.

    `nameless` are the cells with figures of rows that name no unit.
    """

    def __init__(
        self,
        grid: CellGrid,
        heading: TableHead,
        columns: tuple[HeadedColumn, ...],
        unit: HeadedColumn,
        is_unit: Callable[[str], bool],
    ) -> None:
        self._grid, self._columns, self._unit, self._is_unit = grid, columns, unit, is_unit
        heads = {grid.rows[row][unit.place].text for row in range(heading.first, heading.end)}
        self._heads = heads - {""}
        self._block, self._map = _block_above(columns), heading.map
        self.units: list[UnitLine] = []
        self.asides: list[Aside] = []
        self.nameless: list[TableCell] = []
        self.maxima: dict[int, TableCell] = {}

    def read(self, row: int) -> None:
        """Take a row for a unit's, a block's, the rest of a name, or another."""
        cells = [self._grid.rows[row][column.place].own for column in self._columns]
        own = list(filled(cells))
        name = self._grid.rows[row][self._unit.place].own
        if not own or _is_of_numbers(own, name):
            return
        numbers = self._numbers(cells)
        if name.text in self._heads:
            self._take_head(own, cells)
        elif known := self._known(name.text or own[0].text, numbers):
            self._put_aside(known, cells)
        elif self._is_rest(name, own):
            last = self.units[-1]
            self.units[-1] = last._replace(name=f"{last.name} {name.text}")
        elif self._is_block(own, numbers):
            self._open(own, cells)
        elif name.text:
            self.units.append(UnitLine(self._whole(name.text), self._block, row, name.address))
        else:
            self._lose(own, cells)

    def _numbers(self, cells: Sequence[TableCell]) -> set[str]:
        """What stands in the columns of numbers of rows."""
        pairs = zip(self._columns, cells, strict=True)
        return {cell.text for one, cell in pairs if one.concept is Concept.ORDINAL}

    def _open(self, own: Sequence[TableCell], cells: Sequence[TableCell]) -> None:
        """Open a block; the mean of its units that stands beside it is none of a unit."""
        self._block = block_name(_longest(own))
        if has_figure(own):
            self.asides.append(Aside(RowConcept.MEAN, tuple(cells)))

    def _lose(self, own: Sequence[TableCell], cells: Sequence[TableCell]) -> None:
        """Keep a row that names nothing: with a figure it must be asked about."""
        if has_figure(own):
            self.nameless.append(own[0])
        else:
            self.asides.append(Aside(RowConcept.NOTE, tuple(cells)))

    def _whole(self, text: str) -> str:
        """A name with a word that its cell broke put together: Bến Tr e."""
        joined = _BROKEN.sub(r"\1", text)
        return joined if self._is_unit(joined) and not self._is_unit(text) else text

    def _known(self, words: str, numbers: Iterable[str]) -> RowConcept | None:
        """What a row is by its words, or by a map, that is none of a unit; one that is counted is
        a unit's.
        """
        if self._map and self._map.leaves_out(words):
            return RowConcept.LEFT_OUT
        return None if _is_counted(numbers) else row_concept(words)

    def _take_head(self, own: Sequence[TableCell], cells: Sequence[TableCell]) -> None:
        """Take a row that repeats the heads, on a new page, or tells their maxima below them."""
        if has_figure(own):
            self._put_aside(RowConcept.MAXIMUM, cells)

    def _put_aside(self, known: RowConcept, cells: Sequence[TableCell]) -> None:
        if known is RowConcept.MAXIMUM:
            self.maxima |= {
                column.place: cell
                for column, cell in zip(self._columns, cells, strict=True)
                if cell.is_filled
            }
        self.asides.append(Aside(known, tuple(cells)))

    def _is_rest(self, name: TableCell, own: Sequence[TableCell]) -> bool:
        """Whether a row holds only the rest of the name before it: a page broke within."""
        if not self.units or own != [name] or self._is_unit(name.text):
            return False
        last = self.units[-1].name
        return not self._is_unit(last) and self._is_unit(f"{last} {name.text}")

    def _is_block(self, own: Sequence[TableCell], numbers: set[str]) -> bool:
        """Whether a row opens a block: its words or its numeral say so, and it has no figure but a
        number of its own, or a mean.
        """
        words = _longest(own)
        opens, is_numbered = opens_block(words), any(map(_NUMERAL.fullmatch, numbers))
        if opens and is_numbered:
            return True
        others = [cell for cell in own if cell.text not in numbers]
        if _is_counted(numbers) or _say_several(others):
            return False
        return opens or is_numbered or self._is_no_unit(words)

    def _is_no_unit(self, words: str) -> bool:
        """Whether nothing says that words are the name of a unit, of which no cell is filled."""
        return not self._is_unit(words) and units.kind(words, "", "") is None


def _is_counted(numbers: Iterable[str]) -> bool:
    """Whether a row bears a number, as units do."""
    return any(map(_COUNTED.fullmatch, numbers))


def _say_several(cells: Sequence[TableCell]) -> bool:
    """Whether cells say more than one thing, or a figure."""
    return len({cell.text for cell in cells}) > 1 or has_figure(cells)


def _block_above(columns: Sequence[HeadedColumn]) -> str:
    """The block that a wider head over a whole table names: KHỐI SỞ, BAN, NGÀNH."""
    tops = {column.heads[-1] for column in columns if len(column.heads) > 1}
    return block_name(tops.pop()) if len(tops) == 1 and all(map(opens_block, tops)) else ""


def _longest(cells: Sequence[TableCell]) -> str:
    return max((cell.text for cell in cells), key=len, default="")


def _is_of_numbers(own: Sequence[TableCell], name: TableCell) -> bool:
    """Whether a row numbers the columns: (1) (2) (3)=(1)+(2), or A B 1 2."""
    is_numbered = all(_NUMBERS.fullmatch(cell.text) and len(cell.text) < 24 for cell in own)
    is_letter = len(name.text) <= 2 or name.text.startswith("(")
    return len(own) > 1 and is_numbered and bool(name.text) and is_letter
