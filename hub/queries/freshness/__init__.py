"""Freshness: when the figures of an index last changed, how much is held of the period that is
due, and what comes next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from hub.catalogue import Catalogue, Index, Release, Source
from hub.catalogue.timing import deadline, later, out_by
from hub.panels.kept import kept
from hub.panels.panel import Panel, View
from hub.queries import observations
from hub.queries.coverage import coverage_in
from hub.queries.freshness.arrival import Arrival
from hub.words import clock
from hub.words.language import Text
from hub.words.period import Period, usual
from hub.words.terms import Frequency, SourceTier

_BYTES = 2000


@dataclass(frozen=True)
class Question:
    """How fresh which index is, and on which day."""

    index: Index
    today: date


@dataclass(frozen=True)
class Freshness:
    """The last release that touched an index, the last period held, the one that comes next and
    the day by which it is usually out.
    """

    last_release: Release | None
    last_period: Period | None
    next_period: Period | None
    next_expected: date | None
    arrival: Arrival | None
    # From the end of a period to its publication in earlier years, where that is known.
    usual_month: int | None
    reason: Text | None  # what is not there yet; nothing where all that is due is held

    @property
    def late(self) -> bool:
        """Whether a day has passed that an act or plan sets; a day that is only usual makes
        nobody late.
        """
        return self.arrival is not None and self.arrival.late


@kept(lambda freshness: _BYTES)
def freshness(view: View, question: Question) -> Freshness:
    """How fresh an index is on a day; nothing is expected of one that is over, or of which no
    lag is known.
    """
    index = question.index
    panels = _highest(view, index)
    last, reading = _last(index, panels), _reading(panels)
    coming, expected = _next(view.catalogue, index, last, reading=reading)
    arrival = _arrival(view, index, panels, last=last, today=question.today) if last else None
    month, reason = None, None
    if arrival and not arrival.come:
        month = _usual_month(view, panels, last)
        reason = arrival.reason(index, month)
    return Freshness(
        last_release=_release(view, index),
        last_period=last,
        next_period=coming,
        next_expected=expected,
        arrival=arrival,
        usual_month=month,
        reason=reason,
    )


def _highest(view: View, index: Index) -> list[Panel]:
    """The panels of the highest level of which anything is held: the totals, else the level
    below.
    """
    indicators = view.catalogue.indicators_of(index.public_id)
    for level in sorted({indicator.level for indicator in indicators}):
        panels = [view.panel(indicator) for indicator in indicators if indicator.level == level]
        if with_figures := [panel for panel in panels if any(map(panel.tells, panel.periods))]:
            return with_figures
    return []


def _reading(panels: list[Panel]) -> int:
    return max((reading for panel in panels for _, reading in panel.moments), default=0)


def _last(index: Index, panels: list[Panel]) -> Period | None:
    """The last period of the usual length; of figures that are read, the one of the last
    reading.
    """
    if index.frequency is Frequency.READING and _reading(panels):
        _, period = max((reading, at) for panel in panels for at, reading in panel.moments)
        return period
    periods = sorted({at for panel in panels for at in panel.periods if panel.tells(at)})
    frequency = usual(periods, index.frequency)
    return max((at for at in periods if at.frequency is frequency), default=None)


def _next(
    catalogue: Catalogue, index: Index, last: Period | None, reading: int
) -> tuple[Period | None, date | None]:
    """The period that comes next and the day by which it is usually out; of figures that are
    read, the day of the next reading alone.
    """
    if last is None or index.lag_months is None:
        return None, None
    if index.frequency is Frequency.READING:
        return None, later(clock.of_reading(reading), index.lag_months) if reading else None
    if not _goes_on(catalogue, index, last):
        return None, None
    return last.after, out_by(index, last.after)


def _goes_on(catalogue: Catalogue, index: Index, at: Period) -> bool:
    """Whether another period of the same length follows."""
    if Frequency.IRREGULAR in (index.frequency, at.frequency):
        return False
    return any(
        catalogue.rates(indicator, at.after)
        for indicator in catalogue.indicators_of(index.public_id)
    )


def _arrival(view: View, index: Index, panels: list[Panel], last: Period, today: date) -> Arrival:
    """What has come of an index of which something is held."""
    if index.frequency is Frequency.READING and _reading(panels):
        return _read(view, index, panels, last, today)
    missing = tuple(_missing(view.catalogue, index, last, today=today))
    due = missing[-1] if missing else last
    before = coverage_in(view, index, panels, period=last)
    lacking = missing if before.complete else (last, *missing)
    deadlines = [day for period in lacking if (day := deadline(index, period)) and day < today]
    return Arrival(
        cell=coverage_in(view, index, panels, period=due),
        reading=0,
        missing=missing,
        last=before,
        stale=False,
        deadline=min(deadlines, default=None),
    )


def _missing(catalogue: Catalogue, index: Index, last: Period, today: date) -> Iterator[Period]:
    """The periods after the last held that should be out by now."""
    at = last
    while _goes_on(catalogue, index, at):
        at = at.after
        day = deadline(index, at)
        if day is None and index.lag_months is not None:
            day = out_by(index, at)
        if day is None or day >= today:
            return
        yield at


def _read(view: View, index: Index, panels: list[Panel], last: Period, today: date) -> Arrival:
    """The last complete reading of the last period, else the last."""
    readings = sorted(
        {reading for panel in panels for reading in panel.readings(last)}, reverse=True
    )
    cells = {
        reading: coverage_in(view, index, panels, period=last, reading=reading)
        for reading in readings
    }
    complete = (reading for reading, cell in cells.items() if cell.complete)
    reading = next(complete, readings[0])
    stale = False
    if index.lag_months and reading:
        stale = later(clock.of_reading(reading), index.lag_months) < today
    return Arrival(
        cell=cells[reading],
        reading=reading,
        missing=(),
        last=cells[reading],
        stale=stale,
        deadline=None,
    )


def _usual_month(view: View, panels: list[Panel], last: Period) -> int | None:
    """The month after the end of a period in which its first figures came out, the median of
    earlier ones; two at least tell what is usual.

    Copies say nothing of it: they are made long afterwards.
    """
    first: dict[Period, date] = {}
    ids = [panel.indicator.id for panel in panels]
    for period, source in observations.sources(view, ids):
        day = source.published_on
        if day and period.length == last.length and _tells_when(source, period):
            first[period] = min(day, first.get(period, day))
    months = [_months(period.last_day, day) for period, day in first.items()]
    return median_low(months) if len(months) > 1 else None


def _tells_when(source: Source, period: Period) -> bool:
    """Whether a source came out with the figures of a period: no copy, and after its end."""
    return source.tier is not SourceTier.COPY and source.published_on > period.last_day


def _months(end: date, day: date) -> int:
    return (day.year - end.year) * 12 + day.month - end.month


def _release(view: View, index: Index) -> Release | None:
    """The last release that touched any indicator of an index."""
    catalogue = view.catalogue
    versions = [
        catalogue.last_touch(indicator.id, view.version)
        for indicator in catalogue.indicators_of(index.public_id)
    ]
    version = max(versions, default=0)
    return catalogue.release_of(version) if version else None
