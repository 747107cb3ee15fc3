"""Readings: the days on which the figures of an index were read, and how much is held of each."""

from dataclasses import dataclass
from datetime import date

from hub.catalogue import Index
from hub.panels.kept import kept
from hub.panels.panel import Panel, View
from hub.queries.coverage import CoverageCell, coverage_in
from hub.queries.observations import read_indicators
from hub.words import clock
from hub.words.period import Period

_READING_BYTES = 300


@dataclass(frozen=True)
class Question:
    """Of which index, and in which period; None for all."""

    index: Index
    period: Period | None = None


@dataclass(frozen=True)
class HeldReading:
    """A day on which figures of a period were read, and how many units have one of that day."""

    date: date
    cell: CoverageCell


@kept(lambda readings: _READING_BYTES * len(readings))
def readings(view: View, question: Question) -> tuple[HeldReading, ...]:
    """The readings of the total, or of the highest level that has any, the newest first.

    Only those of the units that the index rates count.
    """
    index = question.index
    panels = _highest(view, index)
    days = {
        (day, period)
        for panel in panels
        for period, day in panel.moments
        if day and question.period in (None, period)
    }
    held = (
        HeldReading(
            clock.of_reading(day), coverage_in(view, index, panels, period=period, reading=day)
        )
        for day, period in sorted(days, reverse=True)
    )
    return tuple(reading for reading in held if reading.cell.tells)


def _highest(view: View, index: Index) -> list[Panel]:
    """The panels of the total, or of the highest level of which any reading is held; none is
    loaded of an index without readings.
    """
    catalogue = view.catalogue
    indicators = catalogue.indicators_of(index.public_id)
    levels = [catalogue.meanings(index.total)]
    for level in sorted({indicator.level for indicator in indicators}):
        levels.append([indicator for indicator in indicators if indicator.level == level])
    read = read_indicators(view, [indicator.id for indicator in indicators])
    for level in levels:
        if any(indicator.id in read for indicator in level):
            return [view.panel(indicator) for indicator in level]
    return []
