"""Slope: how fast figures move, by the median of the slopes between every two of them."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from statistics import median

from hub.words import clock
from hub.words.period import Period


def theil_sen(figures: Iterable[tuple[float, float]]) -> float | None:
    """The median of the slopes between every two figures of different moments (Theil 1950, Sen
    1968), in units of the value a year.

    A figure is (its moment in years, its value); None where fewer than two moments are told.
    """
    slopes = [
        (value - past) / (moment - before)
        for (before, past), (moment, value) in combinations(figures, 2)
        if moment != before
    ]
    return round(median(slopes), 10) if slopes else None


def middle(at: Period, reading: int = 0) -> float:
    """When a figure counts, in years: the middle of its period, of a reading (yyyymmdd) the end
    of its day.
    """
    return _end_of(clock.of_reading(reading)) if reading else _start(at) + at.months / 24


def end(at: Period, reading: int = 0) -> float:
    """Until when a figure speaks, in years: the end of its period, of a reading within it the
    end of its day.
    """
    closes = _start(at) + at.months / 12
    return min(closes, _end_of(clock.of_reading(reading))) if reading else closes


def _start(at: Period) -> float:
    """The first day of a period, in years; periods of reports begin in the middle of a month."""
    return at.year + (at.month - 1 + (at.day - 1) / 28) / 12


def _end_of(day: date) -> float:
    """The end of a day in years; that of 31 December is the year to come."""
    return day.year + day.timetuple().tm_yday / date(day.year, 12, 31).timetuple().tm_yday
