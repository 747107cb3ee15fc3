"""Totals: in which periods an index says anything of a unit, or of others like it."""

from collections.abc import Iterator
from datetime import date

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.catalogue.timing import out_by
from hub.panels.panel import View
from hub.words import clock
from hub.words.period import Period, within


def total_of(catalogue: Catalogue, index: Index, period: Period) -> Indicator | None:
    """The total of an index in a period, where it is a result."""
    total = catalogue.meaning(index.total, period)
    return total if total and total.is_score else None


def latest_held(view: View, index: Index, entity: Entity, upto: Period | None) -> Period | None:
    """The latest period in which a value or a rank of the entity itself is held; of two that end
    on one day the longer.
    """
    periods = (at for at in _periods(view, index, upto) if is_held(view, index, entity, period=at))
    return max(periods, key=lambda at: (at.last_day, at.months), default=None)


def latest_rated(view: View, index: Index, entity: Entity, upto: Period | None) -> Period | None:
    """The latest year, else period, in which an index rates such units and the entity is there
    or not yet; of one that ended nothing.
    """
    rated = [
        at
        for at in _periods(view, index, upto)
        if _rates(view.catalogue, index, entity, period=at)
        and _holds_others(view, index, entity, period=at)
    ]
    there = [at for at in rated if entity.exists_on(at.last_day)]
    early = [at for at in rated if entity.begins_after(at.last_day)]
    return max(
        there or early, key=lambda at: (at.months == 12, at.last_day, at.months), default=None
    )


def is_held(view: View, index: Index, entity: Entity, period: Period) -> bool:
    """Whether a value, a rank or a grade of the entity on the total is held."""
    total = total_of(view.catalogue, index, period)
    cell = view.panel(total).cells(period).get(entity.id) if total else None
    return cell is not None and not (cell.value is cell.rank is cell.mark.group is None)


def is_awaited(view: View, index: Index, entity: Entity, period: Period, today: date) -> bool:
    """Whether an index rates such units in a period, as long as those it is published for, and
    its figures are usually out by now.
    """
    if today <= out_by(index, period) or not _rates(view.catalogue, index, entity, period=period):
        return False
    if entity.ends_within(period.first_day, period.last_day):
        return False
    return period.length in {each.length for each in _periods(view, index)}


def is_read_within(view: View, index: Index, period: Period) -> bool:
    """Whether figures of a longer period were read on a day within this one."""
    return any(
        reading and period.first_day <= clock.of_reading(reading) <= period.last_day
        for meaning in view.catalogue.meanings(index.total)
        for at, reading in view.panel(meaning).moments
        if at != period and within(period, at, at)
    )


def _holds_others(view: View, index: Index, entity: Entity, period: Period) -> bool:
    """Whether anything of units of its kind and province is held in a period."""
    cells = view.panel(total_of(view.catalogue, index, period)).cells(period)
    others = map(view.catalogue.by_id.__getitem__, cells)
    return any((other.kind, other.province) == (entity.kind, entity.province) for other in others)


def _rates(catalogue: Catalogue, index: Index, entity: Entity, period: Period) -> bool:
    """Whether an index rates units of this kind and province in a period."""
    total = total_of(catalogue, index, period)
    if total is None or index.kind is not entity.kind or not catalogue.rates(total, period):
        return False
    edition = catalogue.edition_at(total, period, entity.province)
    if edition is None:
        return not catalogue.own_editions(total, period)
    return edition.province in (None, entity.province)


def _periods(view: View, index: Index, upto: Period | None = None) -> Iterator[Period]:
    """The periods in which anything of the total is held, where it is a result, up to one."""
    for meaning in view.catalogue.meanings(index.total):
        if meaning.is_score:
            yield from (
                period for period in view.panel(meaning).periods if within(period, None, upto)
            )
