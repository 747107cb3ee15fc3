"""The year a sheet is of: by the figures that mark a year, by what its tab and titles state, or as
the one year of the others.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from hub.dataset import records
from hub.words.names import key, plain
from loaders.table.sheet_table import TOLERANCE, SheetTable, share
from loaders.workbook import Sheet, printed

MARKED = 0.5  # the share of a year's landmarks that a sheet of it holds
_YEAR = r"(20\d\d)"

Landmarks = Mapping[int, Mapping[str, Sequence[float]]]


@lru_cache(maxsize=4)
def landmarks(folder: Path) -> Landmarks:
    """Some figures of each year and code, by which the year of a table is known."""
    figures: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    path = folder / "landmarks.csv"
    for line in records.lines(path) if path.exists() else ():
        year, code = int(line.fields["period"]), line.fields["code"]
        figures[year][code].append(float(line.fields["value"]))
    return figures


def stated(index: str, sheet: Sheet, first: int) -> Iterator[int]:
    """The years beside the name of the index: in the tab, in a text, and in the cells of a row
    above the first name, “PAPI năm | 2025”.
    """
    yield from map(int, re.findall(rf"(?<!\d){_YEAR}(?!\d)", sheet.name))
    yield from _in_texts(index, sheet)
    yield from _in_rows(index, sheet.rows[:first])


def _in_texts(index: str, sheet: Sheet) -> Iterator[int]:
    beside = re.compile(
        rf"\b{index}[ _-]*{_YEAR}(?!\d)|(?<!\d){_YEAR}[ _-]*{index}\b|score in {_YEAR}", re.I
    )
    for cells in sheet.rows:
        for value in cells:
            if isinstance(value, str):
                years = chain.from_iterable(beside.findall(value))
                yield from map(int, filter(None, years))


def _in_rows(index: str, rows: Sequence[Sequence[object]]) -> Iterator[int]:
    behind = re.compile(rf"\b{index.lower()} (?:nam |year )?{_YEAR}\b")
    for cells in rows:
        text = " ".join(map(printed, cells))
        if index in text.upper() and len(set(re.findall(_YEAR, text))) == 1:
            yield from map(int, behind.findall(plain(key(text))))


def marked(table: SheetTable, years: Landmarks) -> int | None:
    """The year whose landmarks stand among the figures; None where most of no year's do."""
    values = defaultdict(list)
    for (code, _), value in table.figures.items():
        values[code].append(value)
    shares = {year: share(list(_matches(values, marks))) for year, marks in years.items()}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best and shares[best] >= MARKED else None


def _matches(
    values: Mapping[str, Sequence[float]], landmarks: Mapping[str, Sequence[float]]
) -> Iterator[bool]:
    """For each landmark of a code that the sheet has, whether it stands there."""
    for code, marks in landmarks.items():
        if code in values:
            for mark in marks:
                yield any(abs(value - mark) < TOLERANCE for value in values[code])


def date(tables: Sequence[SheetTable]) -> None:
    """Give each sheet its year: by its figures, by what it states, or as the one year that the
    others are of.
    """
    for table in tables:
        table.year = table.marked or _only(table.stated)
    only = _only({table.year for table in tables if table.year})
    for table in tables:
        if table.year is None and not table.stated:
            table.year = only


def _only(years: set[int] | frozenset[int]) -> int | None:
    return next(iter(years)) if len(years) == 1 else None
