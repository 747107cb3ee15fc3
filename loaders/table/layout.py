"""A sheet's table by its provinces: each line of figures with its labels, wherever the provinces
stand.

A line is a column of figures where provinces stand in rows, a row where they stand in columns;
where each column is sorted on its own, a line goes with the nearest names on its left.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from hub.words.names import key, plain
from loaders.workbook import Sheet, address, printed

FEWEST = 10  # provinces that make a table; below that a sheet is an extract
_DEEPEST = 4  # labels above a line
# Rows among the provinces that are none: the extremes, the mean, the country, the rank of a chosen
# province.
_SUMMARY = re.compile(
    r"(min|max|mean|median|average|highest|lowest|total|national|rank|ranking|thu tu|xep"
    r" hang|tong|tong cong|trung vi|"
    r"trung binh|binh quan|cao nhat|thap nhat|diem (cao|thap) nhat|(trung binh )?(ca nuoc|toan"
    r" quoc))( .*)?"
)
_NUMBER = re.compile(
    r"^\s*(\(?\d{1,3}\s*[.)\-–:]?\s+|\d{1,3}[.)])(?=\D)"
)  # "1. Hà Nội", "01 Hà Nội", "1)Hà Nội"
_TYPED = re.compile(r"[+-]?\d+([.,\s]\d+)*\s*%?|kcdl", re.I)

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
    top: int  # the row from which on there may be headers

    def overlaps(self, other: "_Axis") -> bool:
        """Whether both stand side by side."""
        return min(self.names) <= max(other.names) and min(other.names) <= max(self.names)


def table(sheet: Sheet, known: Callable[[str], bool], fewest: int = FEWEST) -> Table | None:
    """The table of a sheet, or its tables as one; None where no column or row names enough
    provinces.
    """
    down, turned = sheet.rows, list(zip(*sheet.rows, strict=True))
    axes, across = _axes(down, known, fewest), _axes(turned, known, fewest)
    if not (axes or across):
        return None
    if max(map(_length, across), default=0) > max(map(_length, axes), default=0):
        return _turned(
            _table(
                turned,
                across,
                _wide({place[::-1]: begin[::-1] for place, begin in sheet.covered.items()}),
            )
        )
    return _table(down, axes, _wide(sheet.covered))


def within(place: Place) -> str:
    """The address of a place."""
    return address(*place)


def unnumbered(name: str) -> str:
    """A name without the number in front of it."""
    return _NUMBER.sub("", name).strip()


def is_number(value: object) -> bool:
    """Whether a cell holds a number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing to see."""
    return value is None or (isinstance(value, str) and not value.strip())


def _length(axis: _Axis) -> int:
    return len(axis.names)


def _axes(grid: Grid, known: Callable[[str], bool], fewest: int) -> list[_Axis]:
    found = []
    for column in range(len(grid[0]) if grid else 0):
        texts = {
            row: cells[column]
            for row, cells in enumerate(grid)
            if isinstance(cells[column], str) and not is_blank(cells[column])
        }
        runs = _runs(grid, {row: text for row, text in texts.items() if known(text)})
        for top, stretch in _stretches(grid, column, runs):
            names = _once(stretch)
            if len({plain(key(name)) for name in names.values()}) >= fewest:
                found.append(
                    _Axis(column, dict(sorted(_with_unknown(grid, names, texts, top).items())), top)
                )
    return found


def _runs(grid: Grid, names: dict[int, str]) -> list[dict[int, str]]:
    """The names by unbroken runs; one alone on its row and apart from the others is a title."""
    runs: list[dict[int, str]] = []
    for row, name in names.items():
        if row - 1 not in names:
            runs.append({})
        runs[-1][row] = name
    return [
        run
        for run in runs
        if len(run) > 1 or sum(not is_blank(value) for value in grid[min(run)]) > 1
    ]


def _stretches(
    grid: Grid, column: int, runs: list[dict[int, str]]
) -> Iterator[tuple[int, list[dict[int, str]]]]:
    """The runs that stand under one header, each with the row after those before: another table
    below has its own.
    """
    top, stretch = 0, list[dict[int, str]]()
    for run in runs:
        if stretch and (
            _is_headed_anew(grid, column, top, stretch, min(run)) or _is_said_again(stretch, run)
        ):
            yield top, stretch
            top, stretch = max(stretch[-1]) + 1, []
        stretch.append(run)
    if stretch:
        yield top, stretch


def _is_headed_anew(
    grid: Grid, column: int, top: int, stretch: list[dict[int, str]], first: int
) -> bool:
    """Whether between two runs there is a header with other words than that above the stretch."""
    header = [grid[row] for row in _header(grid, min(stretch[0]), top)]
    between = filter(_is_header, grid[max(stretch[-1]) + 1 : first])
    return any(
        _is_worded(cell) and at != column and cell not in [cells[at] for cells in header]
        for cells in between
        for at, cell in enumerate(cells)
    )


def _is_said_again(stretch: list[dict[int, str]], run: dict[int, str]) -> bool:
    """Whether a run is long enough for a table and says names of the stretch again."""
    return len(run) >= FEWEST and not {plain(key(name)) for name in run.values()}.isdisjoint(
        plain(key(name)) for other in stretch for name in other.values()
    )


def _is_header(cells: Sequence[object]) -> bool:
    """Whether a row says several things and holds no figure."""
    figures = (value for value in cells if not is_blank(value) and not _is_worded(value))
    return sum(map(_is_worded, cells)) > 1 and all(
        re.fullmatch(r"20\d\d", printed(value)) for value in figures
    )


def _is_figure(value: object) -> bool:
    """Whether a cell holds a number, be it typed as text, or KCDL."""
    return is_number(value) or (
        isinstance(value, str) and _TYPED.fullmatch(value.strip()) is not None
    )


def _is_worded(value: object) -> bool:
    return isinstance(value, str) and plain(key(value)) != "kcdl" and any(map(str.isalpha, value))


def _once(runs: list[dict[int, str]]) -> dict[int, str]:
    """The names but for those said again in a shorter run: PCI ends with a row for one province
    that the reader chooses.
    """
    kept: dict[int, str] = {}
    for run in sorted(runs, key=len, reverse=True):
        said = {plain(key(name)) for name in kept.values()}
        kept |= {row: name for row, name in run.items() if plain(key(name)) not in said}
    return kept


def _with_unknown(
    grid: Grid, names: dict[int, str], texts: dict[int, str], top: int
) -> dict[int, str]:
    """The names with those between or beside them that are not known but have figures: misspelt
    ones, to be told as faults.
    """

    def is_name(row: int) -> bool:
        return (
            row in texts
            and row not in names
            and any(map(_is_figure, grid[row]))
            and not _SUMMARY.fullmatch(plain(key(unnumbered(texts[row]))))
        )

    first, last = min(names), max(names)
    while first > top and is_name(first - 1):
        first -= 1
    while is_name(last + 1):
        last += 1
    return names | {row: texts[row] for row in range(first, last + 1) if is_name(row)}


def _table(grid: Grid, axes: list[_Axis], wide: Mapping[Place, Place]) -> Table:
    lines = (
        _line(grid, column, axis, wide)
        for axis in sorted(axes, key=_place)
        for column in _columns(grid, axis, axes)
    )
    return Table(
        False,
        tuple(line for line in lines if line.figures),
        frozenset((row, axis.column) for axis in axes for row in axis.names),
    )


def _place(axis: _Axis) -> tuple[int, int]:
    return axis.top, axis.column


def _columns(grid: Grid, axis: _Axis, axes: list[_Axis]) -> Iterable[int]:
    """The columns from an axis to the next one beside it; where no other is beside it all
    columns.
    """
    beside = [other.column for other in axes if other is not axis and other.overlaps(axis)]
    end = min((column for column in beside if column > axis.column), default=len(grid[0]))
    return (column for column in range(axis.column if beside else 0, end) if column != axis.column)


def _wide(covered: Mapping[Place, Place]) -> dict[Place, Place]:
    """The covered cells whose merged cell begins in another column."""
    return {place: begin for place, begin in covered.items() if place[1] != begin[1]}


def _line(grid: Grid, column: int, axis: _Axis, wide: Mapping[Place, Place]) -> Line:
    """A line under its headers, those merged over several columns among them."""
    figures = tuple(
        Figure(unnumbered(name), (row, column), grid[row][column])
        for row, name in axis.names.items()
    )
    above = [(row, column) for row in _header(grid, min(axis.names), axis.top)]
    said = [
        (row, column)
        for row, column in (wide.get(place, place) for place in above)
        if not is_blank(grid[row][column])
    ][:_DEEPEST]
    labels = tuple(" ".join(printed(grid[row][column]).split()) for row, column in said)
    heads = tuple(place for place in said if place in above)
    return Line(
        labels, figures if any(not is_blank(figure.value) for figure in figures) else (), heads
    )


def _header(grid: Grid, first: int, top: int) -> Iterator[int]:
    """The rows above the first name, upwards; one with a single filled cell is a title."""
    for row in range(first - 1, top - 1, -1):
        if sum(not is_blank(value) for value in grid[row]) < 2:
            return
        yield row


def _turned(table: Table) -> Table:
    return Table(
        True,
        tuple(
            Line(
                line.labels,
                tuple(figure._replace(place=figure.place[::-1]) for figure in line.figures),
                _flipped(line.heads),
            )
            for line in table.lines
        ),
        frozenset(_flipped(table.names)),
    )


def _flipped(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place[::-1] for place in places)
