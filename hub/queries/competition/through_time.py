"""Competitions through time: who competes on an indicator in each period of a span."""

from collections.abc import Iterator, Mapping, Sequence

from hub.catalogue import Indicator, Series
from hub.panels.panel import View
from hub.queries.competition import Competition, Question, competition, unknown_block
from hub.queries.competition.among import Among
from hub.queries.competition.territory import Territory
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period, within

Meanings = Mapping[Period, Indicator]


def meanings_within(
    view: View, series: Series, first: Period | None, last: Period | None
) -> Meanings:
    """The periods of a span of which anything is held, with the meaning in force in each.

    Raises BadQuestion where the span ends before it begins.
    """
    if first and last and last < first:
        raise BadQuestion(
            Text(f"kỳ đầu {first} sau kỳ cuối {last}", f"from {first} is after to {last}")
        )
    return {
        period: meaning
        for meaning in series.meanings
        for period in view.panel(meaning).periods
        if within(period, first, last)
    }


def competitions(
    view: View,
    meanings: Meanings,
    among: Among,
    territory: Territory = Territory.AS_PUBLISHED,
    by_reading: bool = False,
) -> list[Competition]:
    """Who competes in each period, or at each of its readings, in time order."""
    return [
        competition(
            view,
            Question(
                indicator=indicator,
                period=period,
                among=among,
                reading=reading,
                territory=territory,
            ),
        )
        for period, indicator in meanings.items()
        for reading in _readings(view, indicator, period, by_reading=by_reading)
    ]


def _readings(
    view: View, indicator: Indicator, period: Period, by_reading: bool
) -> Iterator[int | None]:
    """The readings of a period where each is wanted and there are any, else None for the latest."""
    readings = view.panel(indicator).readings(period)
    if by_reading and any(readings):
        yield from readings
    else:
        yield None


def check_block(among: Among, competed: Sequence[Competition]) -> None:
    """Raises UnknownName where nobody is ranked in the block that is asked for."""
    if among.block and competed and not any(each.members for each in competed):
        raise unknown_block(competed[-1])
