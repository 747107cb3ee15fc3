"""Due: the figures that are expected within a month, and those that should have come before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hub.catalogue import Entity, Index
from hub.catalogue.timing import deadline, out_by
from hub.panels.panel import View
from hub.queries.freshness import Freshness, freshness
from hub.queries.freshness import Question as FreshnessQuestion
from hub.queries.operations.sums import INDEX
from hub.words.period import Period
from hub.words.terms import Frequency

_GIVEN_UP = 366  # days after which nobody waits for a report any more


@dataclass(frozen=True)
class Question:
    """What is expected within which month, as it is seen on a day."""

    today: date
    month: Period


class DueFigures(NamedTuple):
    """The figures of an index that are expected by a day: of a period, or the next reading."""

    index: Index
    period: Period
    expected: date
    is_reading: bool
    held: str  # how many of how many are there already; empty where none are
    binding: bool  # an act sets the day
    province: Entity | None = None  # whose units report of themselves

    def is_late(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.expected < today


def due(view: View, question: Question) -> list[DueFigures]:
    """What is expected by the end of a month and has not come, by the day."""
    items = list(_reports(view, question))
    for index in view.catalogue.indices.values():
        fresh = freshness(view, FreshnessQuestion(index, question.today))
        items += _of(index, fresh, question)
    wanted = (item for item in items if item.expected <= question.month.last_day)
    return sorted(wanted, key=lambda item: (item.expected, item.index.public_id))


def _reports(view: View, question: Question) -> Iterator[DueFigures]:
    """The next report of each province whose units report in periods that follow one another, by
    the end of that period; none where they have not for more than a year.
    """
    index = view.catalogue.indices.get(INDEX)
    if index is None:
        return
    for (home, _), last in sorted(_last_reports(view).items()):
        province, coming = view.catalogue.entities[home], last.after
        is_given_up = (question.today - coming.last_day).days > _GIVEN_UP
        if province.exists_on(coming.last_day) and not is_given_up:
            item = _item(index, coming, coming.last_day)
            yield item._replace(province=province, binding=False)


def _last_reports(view: View) -> Mapping[tuple[str, int], Period]:
    """The last period of each length of which a unit of a province reports anything."""
    by_id, last = view.catalogue.by_id, dict[tuple[str, int], Period]()
    for indicator in view.catalogue.indicators_of(INDEX):
        panel = view.panel(indicator)
        for at in panel.periods:
            regular = at.frequency is not Frequency.IRREGULAR
            for home in {by_id[unit].province for unit in panel.cells(at)} if regular else ():
                if home:
                    last[home, at.length] = max(at, last.get((home, at.length), at))
    return last


def _of(index: Index, fresh: Freshness, question: Question) -> Iterator[DueFigures]:
    """What an index lacks: the last period in part, those that should be there, the next."""
    if fresh.arrival is None:
        return
    if index.frequency is Frequency.READING:
        if fresh.next_expected:
            yield _item(index, question.month, fresh.next_expected, is_reading=True)
        return
    arrival = fresh.arrival
    if not arrival.last.complete and _day(index, arrival.last.period):
        yield _item(
            index,
            arrival.last.period,
            _day(index, arrival.last.period),
            held=arrival.last.share,
        )
    for period in arrival.missing:
        yield _item(index, period, _day(index, period))
    coming = arrival.missing[-1].after if arrival.missing else fresh.next_period
    if coming and fresh.next_period:
        yield _item(index, coming, _day(index, coming))


def _day(index: Index, period: Period) -> date | None:
    """The day by which the figures of a period are wanted, else usually out."""
    own = deadline(index, period)
    return own or (None if index.lag_months is None else out_by(index, period))


def _item(
    index: Index, period: Period, expected: date, is_reading: bool = False, held: str = ""
) -> DueFigures:
    binding = not is_reading and deadline(index, period) is not None
    return DueFigures(index, period, expected, is_reading, held=held, binding=binding)
