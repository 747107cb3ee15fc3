"""Scorecards: one for each period of a span."""

from dataclasses import dataclass
from datetime import date

from hub.catalogue import Entity, Index
from hub.queries.competition.territory import present_day, refuse
from hub.queries.lineage import forerunners
from hub.queries.scorecard import Scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.lines import line_of, lines_beside
from hub.queries.scorecard.totals import is_awaited, is_held, is_read_within
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period

MOST = 60  # periods of one question


@dataclass(frozen=True)
class Question:
    """Whose scorecards, by a public id or a name, over which span, and on which day."""

    entity: str
    first: Period
    last: Period
    today: date


def scorecards(comparisons: Comparisons, question: Question) -> list[Scorecard]:
    """One for each period of the span, with who bore the name in it; an index of which nothing
    is held stands with the reason.
    """
    return [
        _of_period(comparisons, question, period) for period in _span(question.first, question.last)
    ]


def _of_period(comparisons: Comparisons, question: Question, period: Period) -> Scorecard:
    catalogue = comparisons.view.catalogue
    day = present_day(catalogue, comparisons.territory, period.last_day)
    entity = catalogue.entity(question.entity, day)
    refuse(comparisons.territory, entity.kind)
    lines = (
        _line(comparisons, index, period, entity=entity, today=question.today)
        for index in catalogue.indices.values()
    )
    return Scorecard(
        entity, period, tuple(filter(None, lines)), forerunners=forerunners(catalogue, entity)
    )


def _line(
    comparisons: Comparisons, index: Index, period: Period, entity: Entity, today: date
) -> ScorecardLine | None:
    """The line of a period; None where nothing is held in it and nothing is awaited."""
    lines_before = lines_beside(comparisons, index, entity, period=period)
    is_shown = (
        bool(lines_before)
        or is_held(comparisons.figures, index, entity, period=period)
        or is_awaited(comparisons.view, index, entity, period=period, today=today)
        or (index.kind is entity.kind and is_read_within(comparisons.view, index, period))
    )
    if not is_shown:
        return None
    return line_of(comparisons, index, period, entity=entity, forerunners=lines_before)


def _span(first: Period, last: Period) -> list[Period]:
    """The periods of one length from the first to the last; years where the two differ in
    length.
    """
    if first.length != last.length:
        first, last = Period(first.year, 1, 12), Period(last.last_day.year, 1, 12)
    if last < first:
        raise BadQuestion(
            Text(f"kỳ đầu {first} sau kỳ cuối {last}", f"from {first} is after to {last}")
        )
    periods = [first]
    while periods[-1] < last and len(periods) <= MOST:
        periods.append(periods[-1].after)
    if len(periods) > MOST:
        raise BadQuestion(
            Text(
                f"từ {first} đến {last} là quá {MOST} kỳ",
                f"{first} to {last} is more than {MOST} periods",
            )
        )
    return periods
