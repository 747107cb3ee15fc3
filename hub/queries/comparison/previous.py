"""Previous: the moment that a change is measured against, and who competed then."""

from collections.abc import Sequence
from enum import StrEnum

from hub.catalogue import Break, Indicator, Series
from hub.panels.panel import Panel, View
from hub.queries.comparability import cuts_of
from hub.queries.competition import Competition, PeriodReading, Question, competition
from hub.queries.competition.territory import Territory
from hub.words.period import Period

_YEAR = 10_000  # between two readings yyyymmdd a year apart


class Against(StrEnum):
    """What a change is measured against."""

    PREVIOUS = "PREVIOUS"
    SAME_PERIOD_LAST_YEAR = "SAME_PERIOD_LAST_YEAR"
    NONE = "NONE"


def moment_before(panel: Panel, now: Competition, against: Against) -> PeriodReading | None:
    """What a change is measured against: the reading before within the period, else the period
    before; or a year ago, by that day.
    """
    if against is Against.NONE:
        return None
    period, reading = now.at
    if against is Against.SAME_PERIOD_LAST_YEAR:
        latest = reading - _YEAR
        readings = [each for each in readings_of(panel, period.year_before, now) if each <= latest]
        return PeriodReading(period.year_before, max(readings, default=latest if reading else 0))
    earlier = [each for each in readings_of(panel, period, now) if each < reading]
    return PeriodReading(period, max(earlier)) if earlier else PeriodReading(period.before, 0)


def competition_before(
    view: View,
    series: Series,
    now: Competition,
    before: PeriodReading | None,
    breaks: Sequence[Break],
    territory: Territory,
) -> Competition | None:
    """Who competed then, without units whose territory is another since.

    None across a CUT, where the figures of then have another unit, and where none are held.
    """
    if before is None or _is_cut(breaks):
        return None
    indicator = _meaning(series, before.period)
    if indicator is None or indicator.unit != now.indicator.unit:
        return None
    redrawn = view.catalogue.redrawn(before.period, now.at.period)
    reading = before.reading or None
    if not view.panel(indicator).cells(before.period, reading).keys() - redrawn:
        return None
    question = Question(
        indicator=indicator,
        period=before.period,
        among=now.among,
        reading=reading,
        territory=territory,
        without=frozenset(redrawn),
    )
    return competition(view, question)


def readings_of(panel: Panel, period: Period, now: Competition) -> list[int]:
    """The readings of a period that any member of a competition has."""
    return [
        reading
        for reading in panel.readings(period)
        if reading and not now.member_ids.isdisjoint(panel.cells(period, reading))
    ]


def _is_cut(breaks: Sequence[Break]) -> bool:
    return any(break_.code for break_ in cuts_of(breaks))


def _meaning(series: Series, period: Period) -> Indicator | None:
    return next((meaning for meaning in series.meanings if meaning.means(period)), None)
