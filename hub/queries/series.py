"""Series: what the hub holds, one line for each indicator, unit and length of period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import BigInteger, Engine, cast, distinct, func, or_, select

from hub.catalogue import Catalogue, Edition, Entity, Indicator
from hub.panels.panel import View
from hub.queries import cursor
from hub.store.tables import Observation
from hub.words import names, period
from hub.words.period import Period
from hub.words.terms import EntityKind, Frequency

_TABLE = Observation.__table__
_READING = 10**8  # a reading is a day as yyyymmdd


@dataclass(frozen=True)
class Filter:
    """Which series are wanted; None takes all."""

    index: str | None = None
    indicator: str | None = None
    entity: str | None = None
    kind: EntityKind | None = None
    search: str | None = None


@dataclass(frozen=True)
class Question:
    """How many of the wanted series, after which cursor."""

    filter: Filter
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


class Page(NamedTuple):
    """One page of series at one data version."""

    series: tuple[HeldSeries, ...]
    cursors: tuple[str, ...]
    total: int
    has_next: bool
    has_previous: bool
    version: int


def series(view: View, question: Question) -> Page:
    """The next series after a cursor, by indicator and unit.

    Raises BadQuestion for a cursor of another question, UnknownName for a name that means nothing.
    """
    last: tuple | None = None
    if question.after is not None:
        newest = view.catalogue.version
        version, key = cursor.place(question.after, question.filter, newest, [str] * 3)
        view, last = replace(view, version=version), tuple(key)
    wanted = _wanted(view.catalogue, _held(view.engine, view.catalogue, view.version), question)
    rest = [each for each in wanted if last is None or each.key > last]
    shown = tuple(rest[: question.size])
    return Page(
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
    criteria = question.filter
    wanted: Iterable[HeldSeries] = held
    if criteria.index is not None:
        index = catalogue.index(criteria.index).public_id
        wanted = [each for each in wanted if each.indicator.index == index]
    if criteria.indicator is not None:
        meanings = set(catalogue.series(criteria.indicator).meanings)
        wanted = [each for each in wanted if each.indicator in meanings]
    if criteria.entity is not None:
        units = catalogue.entities_over(criteria.entity, date.min, date.max, criteria.kind)
        wanted = [each for each in wanted if each.entity in units]
    if criteria.kind is not None:
        wanted = [each for each in wanted if each.entity.kind is criteria.kind]
    if criteria.search is not None:
        wanted = _bearing(catalogue, wanted, criteria.search)
    return list(wanted)


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


@lru_cache(maxsize=2)
def _held(engine: Engine, catalogue: Catalogue, version: int) -> tuple[HeldSeries, ...]:
    """Every series at a data version, by indicator and unit; what stood at a version stays."""
    with engine.connect() as connection:
        groups = [_Group(*line) for line in connection.execute(_groups(version))]
    held = (_series(catalogue, group) for group in groups if group.count)
    return tuple(sorted(held, key=lambda each: each.key))


class _Group(NamedTuple):
    """One line of the statement: keys of the tables, and what its claims say together."""

    indicator_id: int
    entity_id: int
    months: int
    is_read: bool
    first: int
    last: int
    count: int
    since: int
    until: int | None


def _groups(version: int):
    """One statement: the claims of each indicator, unit and length of period, those that ended
    among them since their end is a change.
    """
    months, is_read = _TABLE.c.period % 100, _TABLE.c.reading > 0
    own = (_TABLE.c.indicator_id, _TABLE.c.entity_id, months, is_read)
    columns = (_TABLE.c.value, _TABLE.c.rank, _TABLE.c.group)
    says = or_(*(column.is_not(None) for column in columns)) & (_TABLE.c.until > version)
    cell = cast(_TABLE.c.period, BigInteger) * _READING + _TABLE.c.reading
    return (
        select(
            *own,
            func.min(_TABLE.c.period).filter(says),
            func.max(_TABLE.c.period).filter(says),
            func.count(distinct(cell)).filter(says),
            func.max(_TABLE.c.since),
            func.max(_TABLE.c.until).filter(_TABLE.c.until <= version),
        )
        .where(_TABLE.c.since <= version)
        .group_by(*own)
    )


def _series(catalogue: Catalogue, group: _Group) -> HeldSeries:
    indicator, entity = (
        catalogue.indicator_by_id[group.indicator_id],
        catalogue.by_id[group.entity_id],
    )
    first, last = period.of_key(group.first), period.of_key(group.last)
    return HeldSeries(
        indicator=indicator,
        entity=entity,
        frequency=Frequency.READING if group.is_read else last.frequency,
        first=first,
        last=last,
        count=group.count,
        edition=catalogue.edition_at(indicator, last, entity.province),
        changed=catalogue.release_of(max(group.since, group.until or 0)).published_at,
    )
