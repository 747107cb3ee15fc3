"""Series: what the hub holds, one line for each indicator, unit and length of period."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from hub.catalogue import Catalogue, Edition, Entity, Indicator
from hub.panels.holdings import Holding, holdings
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.queries import paging
from hub.queries.competition.meant import index_meant, series_meant
from hub.queries.documents import LONGEST
from hub.queries.paging import ListPage, PageQuestion
from hub.words import period
from hub.words.period import Period
from hub.words.spelling import folded
from hub.words.terms import EntityKind, Frequency

_SERIES_BYTES, _PLACE_BYTES = 450, 8  # of one series, and of its place in a list


@dataclass(frozen=True)
class SeriesFilter:
    """Which series are wanted; None takes all."""

    index: str | None = None
    indicator: str | None = None
    entity: str | None = None
    kind: EntityKind | None = None
    search: str | None = None


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


def series(view: View, question: PageQuestion) -> ListPage[HeldSeries]:
    """The next series after a cursor, by indicator and unit.

    Raises BadQuestion for a cursor of another question, UnknownName for a name that means nothing.
    """
    view, last = paging.start(question, view, [str] * 3)
    wanted = _wanted(view, _shortened(question.filter))
    return paging.page(wanted, _key, question, last=last, version=view.version)


def _shortened(criteria: SeriesFilter) -> SeriesFilter:
    """The same with a search of which no more is kept than is looked for."""
    return (
        criteria if criteria.search is None else replace(criteria, search=criteria.search[:LONGEST])
    )


def _key(series: HeldSeries) -> tuple[str, str, str]:
    return series.key


@kept(lambda wanted: _PLACE_BYTES * len(wanted))
def _wanted(view: View, criteria: SeriesFilter) -> tuple[HeldSeries, ...]:
    """The series that a filter takes."""
    wanted: Iterable[HeldSeries] = _held(view)
    for is_wanted in _conditions(view.catalogue, criteria):
        wanted = filter(is_wanted, wanted)
    if criteria.search is not None:
        wanted = _bearing(view.catalogue, wanted, criteria.search)
    return tuple(wanted)


def _conditions(
    catalogue: Catalogue, criteria: SeriesFilter
) -> Iterator[Callable[[HeldSeries], bool]]:
    """What each series has to be of; UnknownName for a name that means nothing."""
    if criteria.index is not None:
        index = index_meant(catalogue, criteria.index, *_whose(criteria)).public_id
        yield lambda each: each.indicator.index == index
    if criteria.indicator is not None:
        meanings = set(series_meant(catalogue, criteria.indicator, *_whose(criteria)).meanings)
        yield lambda each: each.indicator in meanings
    if criteria.entity is not None:
        units = catalogue.entities_over(criteria.entity, date.min, date.max, kind=criteria.kind)
        yield lambda each: each.entity in units
    if criteria.kind is not None:
        yield lambda each: each.entity.kind is criteria.kind


def _whose(criteria: SeriesFilter) -> tuple[list[str], date, EntityKind | None]:
    """By what the kind of units is told: a name, of whatever time, or the kind itself."""
    names = [] if criteria.entity is None else [criteria.entity]
    return names, date.max, criteria.kind


def _bearing(catalogue: Catalogue, held: Iterable[HeldSeries], search: str) -> list[HeldSeries]:
    """The series of which index, indicator and unit together bear every word of a search."""
    words = set(folded(search).split())
    borne: dict[Indicator | Entity, set[str]] = {}

    def missing(thing: Indicator | Entity, texts: Iterable[str]) -> set[str]:
        if thing not in borne:
            spelt = f" {folded(' '.join(texts))}"
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


@kept(lambda held: _SERIES_BYTES * len(held))
def _held(view: View) -> tuple[HeldSeries, ...]:
    """Every series at the version of a view, by indicator and unit."""
    held = [_series(view.catalogue, holding) for holding in holdings(view)]
    return tuple(sorted(held, key=_key))


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
