"""The tables of a grid, one beneath or beside another: title, columns, and the rows of each."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from loaders.documents.rules.wording import fold
from loaders.ordinary.columns import HeadedColumn, TableHead, has_figure, headings
from loaders.ordinary.exhibit import CellGrid, Rows, TableCell, filled
from loaders.ordinary.lines import Aside, RowReader, UnitLine
from loaders.ordinary.mapping import NO_MAPS, Maps, TableMap
from loaders.ordinary.words import Concept

_HIGHEST, _LETTERHEAD = 12, 2  # rows of a title; cells of one of its rows
_SAYING = re.compile(
    r"\b(?:bảng|biểu|phụ lục|kết quả|chỉ số|tổng hợp|xếp hạng|tỷ lệ|mức độ|tỉnh|năm|quý|tháng)\b"
)
_GOING_ON = re.compile(r"tiếp theo|\(tiếp\)|\btiếp\s*$")
_RESULTS = (Concept.TOTAL, Concept.RANK)


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
    nameless: tuple[TableCell, ...] = ()  # of rows with figures that name no unit
    maxima: Mapping[int, TableCell] = MappingProxyType({})
    map: TableMap | None = None
    province: HeadedColumn | None = None  # that of the provinces of the units

    def cell(self, row: UnitLine, column: HeadedColumn) -> TableCell:
        """The cell of a unit in a column."""
        return self.grid.rows[row.place][column.place].own

    def name(self, row: UnitLine) -> TableCell:
        """The cell that names a unit."""
        return self.grid.rows[row.place][self.unit.place]

    def of(self, *concepts: Concept | None) -> list[HeadedColumn]:
        """Its columns of these concepts."""
        return [column for column in self.columns if column.concept in concepts]


def sections(
    grid: CellGrid, is_unit: Callable[[str], bool], maps: Maps = NO_MAPS
) -> Iterator[UnitTable]:
    """The tables of a grid; `is_unit` is whether a text alone is the name of a known unit."""
    every = list(headings(grid.rows, maps))
    starts = [at for at in range(len(every)) if not at or _begins(grid, every, at)]
    for at, following in zip_longest(starts, starts[1:]):
        heading = every[at]
        end = len(grid.rows) if following is None else _above(grid, every, following)
        title = _title(grid, heading, every[at - 1].end if at else 0)
        for columns in _side_by_side(grid.rows, heading, end):
            yield _table(grid, heading, end, title=title, columns=columns, is_unit=is_unit)


def _begins(grid: CellGrid, every: Sequence[TableHead], at: int) -> bool:
    """Whether heads begin a table: others than before, or beneath a title of their own."""
    before, heading = every[at - 1], every[at]
    is_repeated = [one.heads for one in before.columns] == [one.heads for one in heading.columns]
    return not is_repeated or any(map(is_title, _lines(grid, heading, before.end)))


def is_title(line: str) -> bool:
    """Whether a line says of what a table is, and not only that it goes on."""
    words = fold(line)
    return bool(_SAYING.search(words)) and not _GOING_ON.search(words)


def _above(grid: CellGrid, every: Sequence[TableHead], at: int) -> int:
    """The first row of a table with its title."""
    return every[at].first - len(_rows_of_title(grid, every[at], every[at - 1].end))


def _title(grid: CellGrid, heading: TableHead, end: int) -> tuple[str, ...]:
    """The lines above the heads, down to the nearest: within the grid, else before it."""
    before = () if end else grid.before[-_HIGHEST:]
    return (*before, *_lines(grid, heading, end))


def _lines(grid: CellGrid, heading: TableHead, end: int) -> list[str]:
    """The lines of the title within the grid."""
    rows = _rows_of_title(grid, heading, end)
    return [cell.text for row in rows for cell in filled(grid.rows[row])]


def _rows_of_title(grid: CellGrid, heading: TableHead, end: int) -> list[int]:
    """The rows right above the heads, behind a place, that hold lines of text."""
    rows: list[int] = []
    for row in range(heading.first - 1, max(end, heading.first - _HIGHEST) - 1, -1):
        own = list(filled(grid.rows[row]))
        if len(own) > _LETTERHEAD or (own and _is_of_a_unit(grid.rows[row])):
            break
        rows.insert(0, row)
    return rows


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


def _table(
    grid: CellGrid,
    heading: TableHead,
    end: int,
    title: tuple[str, ...],
    columns: tuple[HeadedColumn, ...],
    is_unit: Callable[[str], bool],
) -> UnitTable:
    unit = _unit(grid, heading, end, columns=columns, is_unit=is_unit)
    reader = RowReader(grid, heading, columns, unit=unit, is_unit=is_unit)
    for row in range(heading.end, end):
        reader.read(row)
    return UnitTable(
        grid=grid,
        title=title,
        columns=columns,
        unit=unit,
        units=tuple(reader.units),
        asides=tuple(reader.asides),
        nameless=tuple(reader.nameless),
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
    return (others or units or columns)[0]  # of a map that names none the first


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
