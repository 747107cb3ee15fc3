"""Series: what the hub holds, one line for each indicator, unit and length of period."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from hub.catalogue import Catalogue, Edition, Entity, Indicator
from hub.panels.holdings import Holding, holdings
from hub.panels.panel import View
from hub.queries import cursor
from hub.words import names, period
from hub.words.period import Period
from hub.words.terms import EntityKind, Frequency


@dataclass(frozen=True)
class SeriesFilter:
    """Which series are wanted; None takes all."""

    index: str | None = None
    indicator: str | None = None
    entity: str | None = None
    kind: EntityKind | None = None
    search: str | None = None


@dataclass(frozen=True)
class Question:
    """How many of the wanted series, after which cursor."""

    filter: SeriesFilter
    size: int
    after: str | None = None


@dataclass(frozen=True)
class HeldSeries:
    """One indicator of one unit in periods of one length: the first and the last period of which
    a value, a rank or a grade is held, how many figures there are, and when they last changed.
    """

    indicator: Indicator
    entity: Entity
    frequency: Frequency
    first: Period
    last: Period
    count: int
    edition: Edition | None
    changed: datetime

    @property
    def key(self) -> tuple[str, str, str]:
        """Its place among all series."""
        return self.indicator.public_id, self.entity.public_id, self.frequency.value


class SeriesPage(NamedTuple):
    """One page of series at one data version."""

    series: tuple[HeldSeries, ...]
    cursors: tuple[str, ...]
    total: int
    has_next: bool
    has_previous: bool
    version: int


def series(view: View, question: Question) -> SeriesPage:
    """The next series after a cursor, by indicator and unit.

    Raises BadQuestion for a cursor of another question, UnknownName for a name that means nothing.
    """
    last: tuple | None = None
    if question.after is not None:
        newest = view.catalogue.version
        version, key = cursor.place(question.after, question.filter, newest, [str] * 3)
        view, last = replace(view, version=version), tuple(key)
    wanted = _wanted(view.catalogue, _held(view), question)
    rest = [each for each in wanted if last is None or each.key > last]
    shown = tuple(rest[: question.size])
    return SeriesPage(
        series=shown,
        cursors=tuple(cursor.cursor(view.version, question.filter, each.key) for each in shown),
        total=len(wanted),
        has_next=len(rest) > len(shown),
        has_previous=last is not None,
        version=view.version,
    )


def _wanted(
    catalogue: Catalogue, held: Sequence[HeldSeries], question: Question
) -> list[HeldSeries]:
    """The series that a filter takes."""
    indicators = _indicators(catalogue, question.filter)
    units = _units(catalogue, question.filter)
    wanted = [
        each
        for each in held
        if (indicators is None or each.indicator in indicators)
        and (units is None or each.entity in units)
    ]
    search = question.filter.search
    return wanted if search is None else _bearing(catalogue, wanted, search)


def _indicators(catalogue: Catalogue, criteria: SeriesFilter) -> Set[Indicator] | None:
    """The meanings that a filter takes; None for all."""
    taken: Set[Indicator] | None = None
    if criteria.index is not None:
        taken = set(catalogue.indicators_of(catalogue.index(criteria.index).public_id))
    if criteria.indicator is not None:
        meanings = set(catalogue.series(criteria.indicator).meanings)
        taken = meanings if taken is None else taken & meanings
    return taken


def _units(catalogue: Catalogue, criteria: SeriesFilter) -> Set[Entity] | None:
    """The units that a filter takes; None for all."""
    if criteria.entity is not None:
        return set(catalogue.entities_over(criteria.entity, date.min, date.max, criteria.kind))
    return None if criteria.kind is None else set(catalogue.by_kind.get(criteria.kind, ()))


def _bearing(catalogue: Catalogue, held: Iterable[HeldSeries], search: str) -> list[HeldSeries]:
    """The series of which index, indicator and unit together bear every word of a search."""
    words = set(_folded(search).split())
    borne: dict[Indicator | Entity, set[str]] = {}

    def missing(thing: Indicator | Entity, texts: Iterable[str]) -> set[str]:
        if thing not in borne:
            spelt = f" {_folded(' '.join(texts))}"
            borne[thing] = {word for word in words if f" {word}" not in spelt}
        return borne[thing]

    return [
        each
        for each in held
        if not missing(each.indicator, _texts(catalogue, each.indicator))
        & missing(each.entity, each.entity.spellings)
    ]


def _texts(catalogue: Catalogue, indicator: Indicator) -> tuple[str, ...]:
    index = catalogue.indices[indicator.index]
    return (indicator.code, *indicator.name, index.public_id, *index.name, *index.short)


def _folded(text: str) -> str:
    return names.plain(names.key(text))


def _held(view: View) -> list[HeldSeries]:
    """Every series at the version of a view, by indicator and unit."""
    held = [_series(view.catalogue, holding) for holding in holdings(view)]
    return sorted(held, key=lambda each: each.key)


def _series(catalogue: Catalogue, holding: Holding) -> HeldSeries:
    indicator, entity = (
        catalogue.indicator_by_id[holding.indicator_id],
        catalogue.by_id[holding.entity_id],
    )
    first, last = period.of_key(holding.first), period.of_key(holding.last)
    return HeldSeries(
        indicator=indicator,
        entity=entity,
        frequency=Frequency.READING if holding.is_read else last.frequency,
        first=first,
        last=last,
        count=holding.count,
        edition=catalogue.edition_at(indicator, last, entity.province),
        changed=catalogue.release_of(holding.changed).published_at,
    )
