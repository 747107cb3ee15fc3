"""The indicators in a dataset's catalogue, as its loader needs them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from hub.dataset import records
from hub.dataset.rows import IndicatorRow, SpellingRow
from hub.words.period import Period, optional, parse, within


@lru_cache(maxsize=4)
def turns(folder: Path, index: str) -> list[int]:
    """The years in which an indicator came into force."""
    return sorted(
        {
            int(row.valid_from)
            for row in records.rows(IndicatorRow, folder / "indicators.csv")
            if row.index == index
        }
    )


@lru_cache(maxsize=64)
def in_force(folder: Path, index: str, year: int) -> dict[str, IndicatorRow]:
    """The indicators of a year by code, without their index."""
    path, at = folder / "indicators.csv", Period(year, 1, 12)
    rows = records.rows(IndicatorRow, path) if path.exists() else ()
    return {
        row.code.removeprefix(f"{index}/"): row
        for row in rows
        if within(at, parse(row.valid_from), optional(row.valid_to))
    }


@lru_cache(maxsize=16)
def spellings(folder: Path, index: str) -> Mapping[str, Sequence[str]]:
    """Other names of the indicators of an index, and those that they bore in other years, by code
    without the index.
    """
    names: dict[str, list[str]] = defaultdict(list)
    path = folder / "spellings.csv"
    for row in records.rows(SpellingRow, path) if path.exists() else ():
        names[row.thing.removeprefix(f"{index}/")].append(row.spelling)
    for row in records.rows(IndicatorRow, folder / "indicators.csv"):
        names[row.code.removeprefix(f"{index}/")].append(row.name_vi)
    return names


def fits(indicator: IndicatorRow | None, value: float) -> bool:
    """Whether a value is on the scale of an indicator; of one that is not known everything is."""
    return indicator is None or indicator.scale.fits(value)
