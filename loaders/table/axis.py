"""The axes of a sheet: the columns (of a turned sheet the rows) in which names of provinces
stand.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from hub.words.names import key, plain
from loaders.workbook import is_blank, is_number, printed

FEWEST = 10  # provinces that make a table; below that a sheet is an extract
# Rows among the provinces that are none: the extremes, the mean, the country, the rank of a chosen
# province.
_SUMMARY = re.compile(
    r"(min|max|mean|median|average|highest|lowest|total|national|rank|ranking|thu tu|xep"
    r" hang|tong|tong cong|trung vi|"
    r"trung binh|binh quan|cao nhat|thap nhat|diem (cao|thap) nhat|(trung binh )?(ca nuoc|toan"
    r" quoc))( .*)?"
)
# "1. Hà Nội", "01 Hà Nội", "1)Hà Nội"
_NUMBER = re.compile(r"^\s*(\(?\d{1,3}\s*[.)\-–:]?\s+|\d{1,3}[.)])(?=\D)")
_TYPED = re.compile(r"[+-]?\d+([.,\s]\d+)*\s*%?|kcdl", re.I)
_YEAR = re.compile(r"20\d\d")

Grid = Sequence[Sequence[object]]
Run = dict[int, str]  # names of provinces by row


class Axis(NamedTuple):
    """A column of names."""

    column: int
    names: Run
    top: int  # the row from which on there may be headers

    def overlaps(self, other: "Axis") -> bool:
        """Whether both stand side by side."""
        return min(self.names) <= max(other.names) and min(other.names) <= max(self.names)


def axes(grid: Grid, is_province: Callable[[str], bool], fewest: int) -> list[Axis]:
    """The columns with enough provinces, one for each table in them."""
    columns = range(len(grid[0]) if grid else 0)
    return [
        axis for column in columns for axis in _of_column(grid, column, is_province, fewest=fewest)
    ]


def unnumbered(name: str) -> str:
    """A name without the number in front of it."""
    return _NUMBER.sub("", name).strip()


def header(grid: Grid, first: int, top: int) -> Iterator[int]:
    """The rows above the first name, upwards; one with a single filled cell is a title."""
    for row in range(first - 1, top - 1, -1):
        if _filled(grid[row]) < 2:
            return
        yield row


def _of_column(
    grid: Grid, column: int, is_province: Callable[[str], bool], fewest: int
) -> Iterator[Axis]:
    texts = {
        row: cells[column]
        for row, cells in enumerate(grid)
        if isinstance(cells[column], str) and not is_blank(cells[column])
    }
    runs = _runs(grid, {row: text for row, text in texts.items() if is_province(text)})
    for top, stretch in _stretches(grid, column, runs):
        names = _once(stretch)
        if len(_keys(names)) >= fewest:
            names = _with_misspelt(grid, names, texts, top=top)
            yield Axis(column, dict(sorted(names.items())), top)


def _runs(grid: Grid, names: Run) -> list[Run]:
    """The names by unbroken runs; one alone on its row and far from the others is a title."""
    runs: list[Run] = []
    for row, name in names.items():
        if row - 1 not in names:
            runs.append({})
        runs[-1][row] = name
    return [run for run in runs if len(run) > 1 or _filled(grid[min(run)]) > 1]


def _stretches(grid: Grid, column: int, runs: list[Run]) -> Iterator[tuple[int, list[Run]]]:
    """The runs that stand under one header, each with the row after those before: another table
    below has its own.
    """
    top, stretch = 0, list[Run]()
    for run in runs:
        if stretch and _is_another_table(grid, column, top, stretch=stretch, run=run):
            yield top, stretch
            top, stretch = max(stretch[-1]) + 1, []
        stretch.append(run)
    if stretch:
        yield top, stretch


def _is_another_table(grid: Grid, column: int, top: int, stretch: list[Run], run: Run) -> bool:
    return _is_headed_anew(grid, column, top, stretch=stretch, first=min(run)) or _is_repeated(
        stretch, run
    )


def _is_headed_anew(grid: Grid, column: int, top: int, stretch: list[Run], first: int) -> bool:
    """Whether between two runs there is a header with other words than that above the stretch."""
    above = [grid[row] for row in header(grid, min(stretch[0]), top)]
    for cells in filter(_is_header, grid[max(stretch[-1]) + 1 : first]):
        words = ((at, cell) for at, cell in enumerate(cells) if at != column and _is_worded(cell))
        if any(cell not in [row[at] for row in above] for at, cell in words):
            return True
    return False


def _is_repeated(stretch: list[Run], run: Run) -> bool:
    """Whether a run is long enough for a table and has names of the stretch again."""
    return len(run) >= FEWEST and any(_keys(run) & _keys(other) for other in stretch)


def _is_header(cells: Sequence[object]) -> bool:
    """Whether a row has several texts and no number but years."""
    numbers = [cell for cell in cells if not is_blank(cell) and not _is_worded(cell)]
    has_texts = sum(map(_is_worded, cells)) > 1
    return has_texts and all(_YEAR.fullmatch(printed(number)) for number in numbers)


def _is_figure(value: object) -> bool:
    """Whether a cell holds a number, be it typed as text, or KCDL."""
    if isinstance(value, str):
        return _TYPED.fullmatch(value.strip()) is not None
    return is_number(value)


def _is_worded(value: object) -> bool:
    return isinstance(value, str) and plain(key(value)) != "kcdl" and any(map(str.isalpha, value))


def _filled(cells: Sequence[object]) -> int:
    return sum(not is_blank(cell) for cell in cells)


def _keys(names: Run) -> set[str]:
    return {plain(key(name)) for name in names.values()}


def _once(runs: list[Run]) -> Run:
    """The names but for those repeated in a shorter run: PCI ends with a row for one province
    that the reader chooses.
    """
    once: Run = {}
    for run in sorted(runs, key=len, reverse=True):
        keys = _keys(once)
        once |= {row: name for row, name in run.items() if plain(key(name)) not in keys}
    return once


def _with_misspelt(grid: Grid, names: Run, texts: Run, top: int) -> Run:
    """The names with the texts between or beside them that name no province but have figures:
    they are misspelt, and become faults.
    """
    others = {row: text for row, text in texts.items() if row not in names}
    misspelt = {row: text for row, text in others.items() if _is_name(grid[row], text)}
    first, last = min(names), max(names)
    while first > top and first - 1 in misspelt:
        first -= 1
    while last + 1 in misspelt:
        last += 1
    return names | {row: text for row, text in misspelt.items() if first <= row <= last}


def _is_name(cells: Sequence[object], text: str) -> bool:
    """Whether a text stands beside figures and is no summary."""
    is_summary = _SUMMARY.fullmatch(plain(key(unnumbered(text))))
    return any(map(_is_figure, cells)) and not is_summary
