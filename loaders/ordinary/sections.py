"""The tables of a grid, one beneath or beside another: title, columns, and the rows of each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from loaders.ordinary.columns import HeadedColumn, TableHead, has_figure, headings
from loaders.ordinary.exhibit import CellGrid, Rows, TableCell, filled
from loaders.ordinary.mapping import NO_MAPS, Maps, TableMap
from loaders.ordinary.words import Concept, RowConcept, block_name, opens_block, row_concept

_HIGHEST = 12  # rows of a title
_RESULTS = (Concept.TOTAL, Concept.RANK)
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


class UnitTable(NamedTuple):
    """One table: the lines above it, its columns, that of its units, and its rows.

    `maxima` are the most that a row of it prints, by column.
    """

    grid: CellGrid
    title: tuple[str, ...]
    columns: tuple[HeadedColumn, ...]
    unit: HeadedColumn
    units: tuple[UnitLine, ...]
    asides: tuple[Aside, ...] = ()
    maxima: Mapping[int, TableCell] = MappingProxyType({})
    map: TableMap | None = None
    province: HeadedColumn | None = None  # that of the provinces of the units

    def cell(self, row: UnitLine, column: HeadedColumn) -> TableCell:
        """The cell of a unit in a column."""
        return self.grid.rows[row.place][column.place]

    def of(self, *concepts: Concept | None) -> list[HeadedColumn]:
        """Its columns of these concepts."""
        return [column for column in self.columns if column.concept in concepts]


def sections(
    grid: CellGrid, is_unit: Callable[[str], bool], maps: Maps = NO_MAPS
) -> Iterator[UnitTable]:
    """The tables of a grid; `is_unit` is whether a text alone is the name of a known unit."""
    every = list(headings(grid.rows, maps))
    for at, heading in enumerate(every):
        if at and _is_repeated(every[at - 1], heading):
            continue
        end = _end(every, at, len(grid.rows))
        title = _title(grid, heading, every[at - 1].end if at else 0)
        for columns in _side_by_side(grid.rows, heading, end):
            yield _section(grid, heading, end, title=title, columns=columns, is_unit=is_unit)


def _is_repeated(before: TableHead, heading: TableHead) -> bool:
    """Whether heads are those of the table before, on its next page."""
    return [one.heads for one in before.columns] == [one.heads for one in heading.columns]


def _end(every: Sequence[TableHead], at: int, rows: int) -> int:
    """Behind the last row of a table: the first of the next one that has other heads."""
    others = (one.first for one in every[at + 1 :] if not _is_repeated(every[at], one))
    return next(others, rows)


def _title(grid: CellGrid, heading: TableHead, end: int) -> tuple[str, ...]:
    """The lines above the heads, down to the nearest: within the grid, else before it."""
    lines: list[str] = []
    for row in range(heading.first - 1, max(end, heading.first - _HIGHEST) - 1, -1):
        own = list(filled(grid.rows[row]))
        if has_several(own) or (own and _is_of_a_unit(grid.rows[row])):
            break
        lines += [cell.text for cell in own]
    before = () if end else grid.before[-_HIGHEST:]
    return (*before, *reversed(lines))


def has_several(cells: Sequence[TableCell]) -> bool:
    """Whether a row has cells beside each other, more than a letterhead's two."""
    return len(cells) > 2


def _is_of_a_unit(cells: Sequence[TableCell]) -> bool:
    return len(list(filled(cells))) > 1 and has_figure(cells)


def _side_by_side(rows: Rows, heading: TableHead, end: int) -> list[tuple[HeadedColumn, ...]]:
    """The columns of each table where several stand beside each other, each with units."""
    units = heading.of(Concept.UNIT)
    if len(units) < 2:
        return [heading.columns]
    groups = _under_tops(heading) or _between(heading, [_start(heading, one) for one in units])
    is_parallel = all(any(one.concept in _RESULTS for one in group) for group in groups)
    return groups if is_parallel else [heading.columns]


def _under_tops(heading: TableHead) -> list[tuple[HeadedColumn, ...]]:
    """The columns under each of the widest heads, where each is over one column of units."""
    runs = groupby(heading.columns, key=lambda column: column.heads[-1] if column.heads else "")
    groups = [tuple(columns) for top, columns in runs if top]
    units = [sum(one.concept is Concept.UNIT for one in group) for group in groups]
    return groups if units and set(units) == {1} else []


def _between(heading: TableHead, starts: Sequence[int]) -> list[tuple[HeadedColumn, ...]]:
    """The columns from each of these places to the next."""
    ends = [*starts[1:], len(heading.columns)]
    return [heading.columns[start:end] for start, end in zip(starts, ends, strict=True)]


def _start(heading: TableHead, unit: HeadedColumn) -> int:
    """The first column of the table of a column of units: that of its numbers, if it has one."""
    before = heading.columns[: unit.place]
    ordinals = [one.place for one in before if one.concept is Concept.ORDINAL]
    others = [one.place for one in before if one.concept is Concept.UNIT]
    nearest = max(ordinals, default=unit.place)
    return nearest if nearest > max(others, default=-1) else unit.place


def _section(
    grid: CellGrid,
    heading: TableHead,
    end: int,
    title: tuple[str, ...],
    columns: tuple[HeadedColumn, ...],
    is_unit: Callable[[str], bool],
) -> UnitTable:
    unit = _unit(grid, heading, end, columns=columns, is_unit=is_unit)
    reader = _Rows(grid, heading, columns, unit=unit, is_unit=is_unit)
    for row in range(heading.end, end):
        reader.read(row)
    return UnitTable(
        grid=grid,
        title=title,
        columns=columns,
        unit=unit,
        units=tuple(reader.units),
        asides=tuple(reader.asides),
        maxima=reader.maxima,
        map=heading.map,
        province=_provinces(grid, heading, end, columns=columns, unit=unit, is_unit=is_unit),
    )


def _unit(
    grid: CellGrid,
    heading: TableHead,
    end: int,
    columns: tuple[HeadedColumn, ...],
    is_unit: Callable[[str], bool],
) -> HeadedColumn:
    """The column of the units: of several the first that does not name provinces beside others."""
    units = [one for one in columns if one.concept is Concept.UNIT]
    rows = grid.rows[heading.end : end]
    others = [
        one
        for one in units
        if not all(is_unit(row[one.place].text) for row in rows if row[one.place].is_filled)
    ]
    return (others or units)[0]


def _provinces(
    grid: CellGrid,
    heading: TableHead,
    end: int,
    columns: tuple[HeadedColumn, ...],
    unit: HeadedColumn,
    is_unit: Callable[[str], bool],
) -> HeadedColumn | None:
    """The column beside that of the units in which every filled cell names a province."""
    for one in columns:
        cells = [row[one.place] for row in grid.rows[heading.end : end]]
        texts = {cell.text for cell in cells if cell.is_filled}
        if one.concept is Concept.UNIT and one is not unit and texts and all(map(is_unit, texts)):
            return one
    return None


class _Rows:
    """Reads the rows of a table one after the other, with the block that is open."""

    def __init__(
        self,
        grid: CellGrid,
        heading: TableHead,
        columns: tuple[HeadedColumn, ...],
        unit: HeadedColumn,
        is_unit: Callable[[str], bool],
    ) -> None:
        self._grid, self._columns, self._unit, self._is_unit = grid, columns, unit, is_unit
        self._heads = {grid.rows[row][unit.place].text for row in range(heading.first, heading.end)}
        self._block, self._map = _block_above(columns), heading.map
        self.units: list[UnitLine] = []
        self.asides: list[Aside] = []
        self.maxima: dict[int, TableCell] = {}

    def read(self, row: int) -> None:
        """Take a row for a unit's, a block's, the rest of a name, or another."""
        cells = [self._grid.rows[row][column.place] for column in self._columns]
        own = list(filled(cells))
        name = self._grid.rows[row][self._unit.place]
        if not own or self._is_head(name, own) or _is_of_numbers(own, name):
            return
        words = name.text or own[0].text
        if known := self._known(words):
            self._put_aside(known, cells)
        elif self._is_rest(name, own):
            last = self.units[-1]
            self.units[-1] = last._replace(name=f"{last.name} {name.text}")
        elif self._is_block(own, cells):
            self._block = block_name(_longest(own))
        elif name.text:
            self.units.append(UnitLine(self._whole(name.text), self._block, row, name.address))

    def _whole(self, text: str) -> str:
        """A name with a word that its cell broke put together: Bến Tr e."""
        joined = _BROKEN.sub(r"\1", text)
        return joined if self._is_unit(joined) and not self._is_unit(text) else text

    def _known(self, words: str) -> RowConcept | None:
        """What a row is by its words, or by a map, that is none of a unit."""
        if self._map and self._map.leaves_out(words):
            return RowConcept.LEFT_OUT
        return row_concept(words)

    def _is_head(self, name: TableCell, own: Sequence[TableCell]) -> bool:
        """Whether a row repeats the heads, on a new page."""
        return name.text in self._heads and not has_figure(own)

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

    def _is_block(self, own: Sequence[TableCell], cells: Sequence[TableCell]) -> bool:
        """Whether a row opens a block: it has no figure but a number of its own, and its words or
        its numeral say so.
        """
        pairs = zip(self._columns, cells, strict=True)
        numbers = {cell.text for one, cell in pairs if one.concept is Concept.ORDINAL}
        others = [cell for cell in own if cell.text not in numbers]
        if _is_counted(numbers) or _say_several(others):
            return False
        words = _longest(own)
        return _is_numbered(numbers) or opens_block(words) or not self._is_unit(words)


def _is_counted(numbers: Iterable[str]) -> bool:
    """Whether a row bears a number, as units do."""
    return any(map(_COUNTED.fullmatch, numbers))


def _say_several(cells: Sequence[TableCell]) -> bool:
    """Whether cells say more than one thing, or a figure."""
    return len({cell.text for cell in cells}) > 1 or has_figure(cells)


def _is_numbered(numbers: Iterable[str]) -> bool:
    """Whether a row bears a numeral or a letter, as blocks do."""
    return any(map(_NUMERAL.fullmatch, numbers))


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
