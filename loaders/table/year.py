"""The year a sheet is of: by the figures that mark a year, by what its tab and titles tell, or
as the one year of the others.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from hub.dataset import records
from hub.words.names import key, plain
from loaders.table.finding import TOLERANCE, Finding, share
from loaders.workbook import Sheet, printed

MARKED = 0.5  # the share of a year's landmarks that a sheet of it holds
_YEAR = r"(20\d\d)"

Landmarks = dict[int, dict[str, list[float]]]


@lru_cache(maxsize=4)
def landmarks(folder: Path) -> Landmarks:
    """Some figures of each year and code, by which the year of a table is known."""
    found: Landmarks = defaultdict(lambda: defaultdict(list))
    path = folder / "landmarks.csv"
    for line in records.lines(path) if path.exists() else ():
        found[int(line.fields["period"])][line.fields["code"]].append(float(line.fields["value"]))
    return found


def told(index: str, sheet: Sheet, first: int) -> Iterator[int]:
    """The years said beside the name of the index, by the tab, by a text, by the cells of a row
    above the first name: “PAPI năm | 2025”.
    """
    yield from map(int, re.findall(rf"(?<!\d){_YEAR}(?!\d)", sheet.name))
    beside = re.compile(
        rf"\b{index}[ _-]*{_YEAR}(?!\d)|(?<!\d){_YEAR}[ _-]*{index}\b|score in {_YEAR}", re.I
    )
    for text in (value for cells in sheet.rows for value in cells if isinstance(value, str)):
        yield from (int(year) for found in beside.findall(text) for year in found if year)
    for text in (" ".join(map(printed, cells)) for cells in sheet.rows[:first]):
        if index in text.upper() and len(set(re.findall(_YEAR, text))) == 1:
            yield from map(
                int, re.findall(rf"\b{index.lower()} (?:nam |year )?{_YEAR}\b", plain(key(text)))
            )


def marked(finding: Finding, years: Landmarks) -> int | None:
    """The year whose landmarks stand among the figures."""
    held = defaultdict(list)
    for (code, _), value in finding.figures.items():
        held[code].append(value)
    shares = {
        year: share(
            [
                any(abs(value - mark) < TOLERANCE for value in held[code])
                for code, marks in codes.items()
                if code in held
                for mark in marks
            ]
        )
        for year, codes in years.items()
    }
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best and shares[best] >= MARKED else None


def date(found: Sequence[Finding]) -> None:
    """Give each sheet its year: by its figures, by what it says, or as the one year that the
    others are of.
    """
    for finding in found:
        finding.year = finding.marked or (
            next(iter(finding.told)) if len(finding.told) == 1 else None
        )
    years = {finding.year for finding in found if finding.year}
    for finding in found:
        if finding.year is None and not finding.told and len(years) == 1:
            (finding.year,) = years
