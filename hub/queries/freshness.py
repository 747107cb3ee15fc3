"""Freshness: when the figures of an index last changed, which come next, and whether they are late."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hub import moments
from hub.catalogue import Catalogue, Index, Release
from hub.panel import Panel, View
from hub.period import Period, usual
from hub.terms import Frequency


@dataclass(frozen=True)
class Freshness:
    """The last release that touched an index, the last period held, the one that comes next and the day by which it is usually out."""

    last_release: Release | None
    last_period: Period | None
    next_period: Period | None
    next_expected: date | None
    late: bool


def freshness(view: View, index: Index, today: date) -> Freshness:
    """How fresh an index is on a day; nothing is expected of one that is over, or of which no lag is known."""
    panels = _highest(view, index)
    last, reading = _last(index, panels), max((reading for panel in panels for _, reading in panel.moments), default=0)
    coming, expected = _next(view.catalogue, index, last, reading)
    return Freshness(_release(view, index), last, coming, expected, expected is not None and today > expected)


def _highest(view: View, index: Index) -> list[Panel]:
    """The panels of the highest level of which anything is held: the totals, else the level below."""
    indicators = view.catalogue.indicators_of(index.public_id)
    for level in sorted({indicator.level for indicator in indicators}):
        panels = [view.panel(indicator) for indicator in indicators if indicator.level == level]
        if held := [panel for panel in panels if any(map(panel.tells, panel.periods))]:
            return held
    return []


def _last(index: Index, panels: list[Panel]) -> Period | None:
    """The last period of the usual length; of figures that are read, the one of the last reading."""
    if index.frequency is Frequency.READING and (read := {(reading, at) for panel in panels for at, reading in panel.moments if reading}):
        return max(read)[1]
    held = sorted({at for panel in panels for at in panel.periods if panel.tells(at)})
    frequency = usual(held, index.frequency)
    return max((at for at in held if at.frequency is frequency), default=None)


def _next(catalogue: Catalogue, index: Index, last: Period | None, reading: int) -> tuple[Period | None, date | None]:
    """The period that comes next and the day by which it is usually out; of figures that are read, the day of the next reading alone."""
    if last is None or index.lag_months is None:
        return None, None
    if index.frequency is Frequency.READING:
        return None, _later(moments.of_reading(reading), index.lag_months) if reading else None
    over = not any(catalogue.rates(indicator, last.after) for indicator in catalogue.indicators_of(index.public_id))
    if over or Frequency.IRREGULAR in (index.frequency, last.frequency):
        return None, None
    return last.after, out_by(index, last.after)


def out_by(index: Index, at: Period) -> date:
    """The day by which the figures of a period are usually out; where no lag is known the day on which the period ends."""
    return _later(at.after.first_day, index.lag_months or 0) - timedelta(days=1)


def _later(day: date, months: int) -> date:
    """The same day of the month some months later, or the last that there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _release(view: View, index: Index) -> Release | None:
    catalogue = view.catalogue
    version = max((catalogue.last_touch(indicator.id, view.version) for indicator in catalogue.indicators_of(index.public_id)), default=0)
    return catalogue.release_of(version) if version else None
