"""Observations: cells by their preferred claim, in pages that stay right when an import lands in
between.
"""

import re
from collections import defaultdict, namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import aliased

from hub.catalogue import Catalogue, Entity, Indicator, Release, Source
from hub.catalogue.cell_key import CellKey
from hub.panels.kept import kept
from hub.panels.panel import StoredClaim, View
from hub.queries import cursor, paging
from hub.queries.competition.meant import index_meant, series_meant
from hub.queries.competition.naming import Named, Unknown, known
from hub.store.tables import Indicator as IndicatorTable
from hub.store.tables import Observation
from hub.words import clock, period
from hub.words.errors import BadQuestion, UnknownName
from hub.words.language import Text
from hub.words.period import Period
from hub.words.rounding import of_columns, told
from hub.words.terms import EntityKind, Frequency, MissingReason, SourceTier, Status

_TABLE = Observation.__table__
_COLUMN_BYTES = 200
_CELL = CellKey._fields
_LIGHT = ("since", "until", *StoredClaim._fields, "indicator_id")  # all in the index of cells
# Claims as they are stored: tuples, of which an attribute is read faster than of rows.
_LightLine = namedtuple("_LightLine", _LIGHT)
_WholeLine = namedtuple("_WholeLine", _TABLE.c.keys())
Line = _LightLine | _WholeLine
_KEY = tuple_(*(_TABLE.c[name] for name in _CELL))
_CHUNK = 2000  # cells in one statement
_SHOWING = 100  # numbers of a column by which its decimals are told

Columns = Mapping[tuple[int, int], int]  # indicator and source → the decimals of its column


class Lines:
    """The claims of a page with all their columns, read at once when any of them is asked for."""

    def __init__(self, view: View, rows: Sequence[int]) -> None:
        self._view, self._rows = view, rows

    @cached_property
    def by_row(self) -> Mapping[int, _WholeLine]:
        """Each claim by its row."""
        conditions = [_TABLE.c.id.in_(chunk) for chunk in _chunks(self._rows)]
        return {line.id: line for line in _lines(self._view, conditions)}


def _light(name: str) -> Any:
    """What a column holds that stands in the index of cells."""
    return property(attrgetter(f"line.{name}"))


def _whole(name: str) -> Any:
    """What any other column holds."""
    return property(attrgetter(f"whole.{name}"))


class Observed(NamedTuple):
    """One claim: its value, rank and notes, and where it comes from; read of its columns when it is
    asked for.
    """

    catalogue: Catalogue
    line: Line  # as it is stored; of a page only what the index of cells has
    is_withdrawn: bool = False
    lines: Lines | None = None  # of its page

    row = _light("id")
    reading = _light("reading")
    value = _light("value")
    rank = _light("rank")
    rank_of = _light("rank_of")
    group = _light("group")
    low = _light("low")
    high = _light("high")
    standard_error = _light("standard_error")
    block = _light("block")
    doubtful = _light("doubtful")
    since = _light("since")
    until = _light("until")
    entity_as_printed = _whole("entity_as_printed")
    cumulative = _whole("cumulative")
    printed = _whole("printed")
    respondents = _whole("respondents")
    locator = _whole("locator")
    origin = _whole("origin")
    preferred = _whole("preferred")

    @property
    def whole(self) -> _WholeLine:
        """The claim with all its columns."""
        return self.line if self.lines is None else self.lines.by_row[self.line.id]

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.catalogue.indicator_by_id[self.line.indicator_id]

    @property
    def entity(self) -> Entity:
        """Of whom."""
        return self.catalogue.by_id[self.line.entity_id]

    @property
    def period(self) -> Period:
        """Of when."""
        return period.of_key(self.line.period)

    @property
    def status(self) -> Status:
        """What kind of statement it is."""
        return Status.WITHDRAWN if self.is_withdrawn else Status(self.line.status)

    @property
    def missing_reason(self) -> MissingReason:
        """Why there is no value."""
        return MissingReason(self.line.missing_reason)

    @property
    def notes(self) -> tuple[Text, ...]:
        """What its source says beside it."""
        return tuple(self.catalogue.notes[key] for key in self.whole.notes.split())

    @property
    def source(self) -> Source:
        """Who says it."""
        index = self.indicator.index
        return self.catalogue.source_at(self.whole.source_id, index, self.period)

    @property
    def release(self) -> Release:
        """The release that brought it."""
        return self.catalogue.release_of(self.line.since)

    @property
    def key(self) -> CellKey:
        """Its cell."""
        return CellKey(*(getattr(self.line, name) for name in _CELL))

    @property
    def cell_id(self) -> str:
        """Its cell, as the API names it."""
        place = (self.indicator.public_id, self.entity.public_id, self.period, self.reading)
        return "|".join(map(str, place))

    @property
    def public_id(self) -> str:
        """The statement: the cell, the source, and the version since which the source says it."""
        return f"{self.cell_id}|{self.source.public_id}@{self.version}"

    @property
    def version(self) -> int:
        """The version since which the source says it, or, withdrawn, nothing any more."""
        return self.until if self.is_withdrawn else self.since

    @property
    def reading_date(self) -> date | None:
        """The day of the reading."""
        return clock.of_reading(self.reading)


@dataclass(frozen=True)
class Filter:
    """Which cells are wanted; None takes all."""

    index: str | None = None
    indicators: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None
    kind: EntityKind | None = None
    periods: tuple[Period, ...] | None = None
    first: Period | None = None
    last: Period | None = None
    frequency: Frequency | None = None
    tier: SourceTier | None = None
    document: str | None = None  # whose text says it
    changed_since: int | None = None  # a data version
    conflicting: bool = False  # only cells of which sources say more than one value
    latest: int | None = None  # how many of each series, the latest


@dataclass(frozen=True)
class Question:
    """How many of the wanted cells, after which cursor."""

    filter: Filter
    size: int
    after: str | None = None


@dataclass(frozen=True)
class Page:
    """One page of observations at one data version."""

    items: tuple[Observed, ...]
    has_next: bool
    has_previous: bool
    view: View
    filter: Filter
    unknown: tuple[Unknown, ...] = ()  # the names of the question that mean no unit

    @property
    def version(self) -> int:
        """The data version at which it is seen."""
        return self.view.version

    @cached_property
    def cursors(self) -> tuple[str, ...]:
        """The cursor of each observation."""
        mark = cursor.mark(self.filter)
        return tuple(cursor.cursor(self.view.version, mark, one.key) for one in self.items)


def page(view: View, question: Question) -> Page:
    """The next cells after a cursor; BadQuestion for a cursor of another question."""
    criteria, size = question.filter, question.size
    paged = paging.PageQuestion(criteria, size, question.after)
    view, last = paging.start(paged, view, [int] * len(_CELL))
    query = (
        _cells(view, criteria, _LIGHT).order_by(*(_TABLE.c[name] for name in _CELL)).limit(size + 1)
    )
    if last is not None:
        query = query.where(tuple_(*(literal(part) for part in last)) < _KEY)
    with view.connect() as connection:
        lines = list(map(_LightLine._make, connection.execute(query)))
    catalogue, version = view.catalogue, view.version
    whole = Lines(view, [line.id for line in lines[:size]])
    shown = tuple(
        Observed(catalogue, line, line.until <= version, lines=whole) for line in lines[:size]
    )
    unknown = () if criteria.entities is None else _named(view.catalogue, criteria).unknown
    return Page(
        items=shown,
        has_next=len(lines) > size,
        has_previous=last is not None,
        view=view,
        filter=criteria,
        unknown=unknown,
    )


def statement(view: View, public_id: str) -> Observed:
    """The statement of an id, as it was said; UnknownName where nobody ever said it."""
    *place, ending = public_id.split("|", 4)
    source, _, version = ending.rpartition("@")
    key = _key_of(view.catalogue, place)
    own = view.catalogue.sources.get(source)
    is_whole = key and own and re.fullmatch("[0-9]{1,18}", version)
    if observed := _said(view, key, own, version=int(version)) if is_whole else None:
        return observed
    step = Text(
        "mã lấy từ Observation.id; số hiện nay của một ô thì hỏi observations",
        "ids are those of Observation.id; what a cell says now is asked with observations",
    )
    raise UnknownName(Text("số liệu", "observation"), public_id, step=step)


def _key_of(catalogue: Catalogue, place: Sequence[str]) -> CellKey | None:
    """The cell of an indicator, an entity, a period and a reading, if these are known."""
    if len(place) != 4:
        return None
    indicator, entity = catalogue.indicators.get(place[0]), catalogue.entities.get(place[1])
    if indicator is None or entity is None or not re.fullmatch("[0-9]{1,8}", place[3]):
        return None
    try:
        return CellKey(indicator.id, period.parse(place[2]).key, entity.id, reading=int(place[3]))
    except BadQuestion:
        return None


def _said(view: View, key: CellKey, source: Source, version: int) -> Observed | None:
    """What a source said of a cell since a version, or that it said nothing any more since then."""
    ends = or_(_TABLE.c.since == version, _TABLE.c.until == version)
    claims = _fetch(view, [and_(_KEY.in_([key]), _TABLE.c.source_id == source.id, ends)])
    began = next((claim for claim in claims if claim.since == version), None)
    return began or next((claim._replace(is_withdrawn=True) for claim in claims), None)


def count(view: View, criteria: Filter) -> int:
    """How many cells there are in all."""
    with view.connect() as connection:
        return connection.scalar(
            select(func.count()).select_from(_cells(view, criteria).subquery())
        )


def by_rows(view: View, rows: Iterable[int]) -> dict[int, Observed]:
    """Observations by their row, in one statement for each two thousand."""
    conditions = [_TABLE.c.id.in_(chunk) for chunk in _chunks(list(rows))]
    return {observed.row: observed for observed in _fetch(view, conditions)}


def sources_of(view: View, rows: Sequence[int]) -> dict[int, Source]:
    """The source of each of these observations, by their row."""
    sources = {}
    columns = (_TABLE.c.id, _TABLE.c.source_id, _TABLE.c.indicator_id, _TABLE.c.period)
    with view.connect() as connection:
        for chunk in _chunks(sorted({row for row in rows if row})):
            query = select(*columns).where(_TABLE.c.id.in_(chunk))
            for own, source, indicator, at in connection.execute(query):
                index = view.catalogue.indicator_by_id[indicator].index
                sources[own] = view.catalogue.source_at(source, index, period.of_key(at))
    return sources


def claims(view: View, cells: Sequence[CellKey]) -> dict[CellKey, list[Observed]]:
    """Every claim that stands of each cell, the preferred one first."""
    stands = _stands(_TABLE, view.version)
    by_cell = defaultdict(list)
    for observed in _fetch(view, [and_(_KEY.in_(chunk), stands) for chunk in _chunks(cells)]):
        by_cell[observed.key].append(observed)
    return by_cell


def history(view: View, cells: Sequence[CellKey]) -> dict[tuple[CellKey, int], list[Observed]]:
    """What each source said of each cell that it says no more, the latest first."""
    past = _TABLE.c.until <= view.version
    by_source = defaultdict(list)
    for observed in _fetch(view, [and_(_KEY.in_(chunk), past) for chunk in _chunks(cells)]):
        by_source[observed.key, observed.source.id].append(observed)
    return {key: _latest_first(claims) for key, claims in by_source.items()}


def _latest_first(claims: Iterable[Observed]) -> list[Observed]:
    return sorted(claims, key=lambda observed: -observed.since)


def standing_and_past(
    view: View,
    indicators: Sequence[int],
    at: Period,
    entities: Sequence[int] | None = None,
) -> tuple[list[Observed], list[Observed]]:
    """What every source says of these indicators in a period, the preferred claims first, and
    what it said before, the latest first.
    """
    past = and_(_of_cells(indicators, at, entities), _TABLE.c.until <= view.version)
    before = _latest_first(_fetch(view, [past]))
    return standing(view, indicators, at, entities=entities), before


def standing(
    view: View,
    indicators: Sequence[int],
    at: Period,
    entities: Sequence[int] | None = None,
) -> list[Observed]:
    """What every source says of these indicators in a period, the preferred claims first."""
    return _fetch(view, [and_(_of_cells(indicators, at, entities), _stands(_TABLE, view.version))])


def _of_cells(
    indicators: Sequence[int], at: Period, entities: Sequence[int] | None
) -> ColumnElement[bool]:
    return and_(
        _TABLE.c.indicator_id.in_(indicators),
        _TABLE.c.period == at.key,
        true() if entities is None else _TABLE.c.entity_id.in_(entities),
    )


def decimals(view: View, indicators: Sequence[int], at: Period) -> Columns:
    """How exactly each source prints an indicator in a period: by indicator and source the
    decimals of its column, as a hundred of its values are printed.
    """
    return _decimals(view, tuple(indicators), at) if indicators else {}


@kept(lambda columns: _COLUMN_BYTES * len(columns))
def _decimals(view: View, indicators: tuple[int, ...], at: Period) -> Columns:
    own = (_TABLE.c.indicator_id, _TABLE.c.source_id)
    line = func.row_number().over(partition_by=own, order_by=_TABLE.c.id).label("line")
    condition = and_(
        _TABLE.c.indicator_id.in_(indicators),
        _TABLE.c.period == at.key,
        _TABLE.c.value.is_not(None),
    )
    figures = (
        select(*own, _TABLE.c.value, _TABLE.c.printed, line)
        .where(condition, _stands(_TABLE, view.version))
        .subquery()
    )
    shown = select(figures).where(figures.c.line <= _SHOWING)
    with view.connect() as connection:
        return of_columns([tuple(each)[:4] for each in connection.execute(shown)])


def periods(view: View, indicators: Sequence[int]) -> list[Period]:
    """The periods of which any claim of these indicators was ever held, in time order."""
    ever = and_(_TABLE.c.indicator_id.in_(indicators), _TABLE.c.since <= view.version)
    keys = select(_TABLE.c.period).where(ever).distinct()
    with view.connect() as connection:
        return [period.of_key(key) for key in sorted(connection.scalars(keys))]


def units(view: View, indicators: Sequence[int], at: Period) -> list[int]:
    """The units of which any claim of these indicators in a period was ever held."""
    ever = and_(_of_cells(indicators, at, None), _TABLE.c.since <= view.version)
    with view.connect() as connection:
        return sorted(connection.scalars(select(_TABLE.c.entity_id).where(ever).distinct()))


def ranked(
    view: View, indicators: Sequence[int], at: Period, units: Sequence[int] = ()
) -> set[int]:
    """Those of these indicators that have a rank in a period, or a figure of one of the units."""
    ever = and_(
        _of_cells(indicators, at, None),
        _TABLE.c.since <= view.version,
        or_(_TABLE.c.rank.is_not(None), _TABLE.c.entity_id.in_(units)),
    )
    with view.connect() as connection:
        return set(connection.scalars(select(_TABLE.c.indicator_id).where(ever).distinct()))


def touched(view: View, version: int) -> set[CellKey]:
    """The cells in which a data version added or closed a claim."""
    cells = select(*(_TABLE.c[name] for name in _CELL)).where(
        or_(_TABLE.c.since == version, _TABLE.c.until == version)
    )
    with view.connect() as connection:
        return {CellKey(*line) for line in connection.execute(cells)}


def sources(view: View, indicators: Sequence[int]) -> list[tuple[Period, Source]]:
    """Which sources have claims of these indicators in which periods."""
    lines = _sources_of(view, tuple(indicators))
    return [(period.of_key(at), view.catalogue.source_by_id[own]) for at, own in lines]


@kept(lambda lines: _COLUMN_BYTES * len(lines))
def _sources_of(view: View, indicators: tuple[int, ...]) -> list[tuple[int, int]]:
    """Periods and ids of the sources of indicators."""
    condition = and_(_TABLE.c.indicator_id.in_(indicators), _stands(_TABLE, view.version))
    with view.connect() as connection:
        lines = connection.execute(
            select(_TABLE.c.period, _TABLE.c.source_id).where(condition).distinct()
        )
        return [tuple(line) for line in lines]


def read_indicators(view: View, indicators: Sequence[int]) -> set[int]:
    """Those of these indicators of which any figure was read on a day."""
    read = and_(
        _TABLE.c.indicator_id.in_(indicators), _TABLE.c.reading > 0, _stands(_TABLE, view.version)
    )
    with view.connect() as connection:
        return set(connection.scalars(select(_TABLE.c.indicator_id).where(read).distinct()))


def rivals(observed: Observed, claims: Iterable[Observed]) -> list[Observed]:
    """Of the claims of its cell those with another value or rank than its own, each once
    by its best source.
    """
    others = {
        (claim.value, claim.rank if claim.value == observed.value else None): claim
        for claim in reversed(list(claims))
        if _value_differs(observed, claim) or _rank_differs(observed, claim)
    }
    return list(reversed(others.values()))


def where_they_differ(observed: Observed, rival: Observed) -> tuple[Text, Text]:
    """What a claim and its rival say where they differ: their values as printed, else their
    ranks.
    """
    if _value_differs(observed, rival):
        return as_printed(observed), as_printed(rival)
    return as_ranked(observed), as_ranked(rival)


def _value_differs(one: Observed, other: Observed) -> bool:
    return other.value not in (None, one.value)


def _rank_differs(one: Observed, other: Observed) -> bool:
    return None not in (one.rank, other.rank) and one.rank != other.rank


def as_printed(observed: Observed) -> Text:
    """The value of a claim with the decimals that its source prints, as each language writes it."""
    if observed.value is None:
        words = observed.printed or "–"
        return Text(words, words)
    return told(observed.value, observed.printed)


def as_ranked(observed: Observed) -> Text:
    """The rank of a claim, with out of how many."""
    of = f"/{observed.rank_of}" if observed.rank_of else ""
    return Text(f"hạng {observed.rank}{of}", f"rank {observed.rank}{of}")


def _fetch(view: View, conditions: Iterable[ColumnElement[bool]]) -> list[Observed]:
    return [Observed(view.catalogue, line) for line in _lines(view, conditions)]


def _lines(view: View, conditions: Iterable[ColumnElement[bool]]) -> list[_WholeLine]:
    """All columns of claims, the preferred ones first."""
    lines: list[_WholeLine] = []
    with view.connect() as connection:
        for condition in conditions:
            preferred_first = select(_TABLE).where(condition).order_by(_TABLE.c.precedence)
            lines += map(_WholeLine._make, connection.execute(preferred_first))
    return lines


def _chunks(values: Sequence) -> Iterable[Sequence]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def _cells(view: View, criteria: Filter, columns: Sequence[str] = ("id",)) -> Select:
    """Columns of the preferred claim of every wanted cell, or of the latest cells of each series;
    with `changed_since`, of the cells that changed and of those withdrawn.
    """
    wanted = select(*(_TABLE.c[name] for name in columns))
    cells = and_(true(), *_conditions(view, criteria), _present_or_withdrawn(view, criteria))
    if criteria.latest is None:
        return wanted.where(cells)
    latest = _latest(
        select(*(_TABLE.c[name] for name in ("id", *_CELL))).where(cells), criteria.latest
    )
    return wanted.where(_TABLE.c.id.in_(latest))


def _latest(wanted: Select, count: int) -> Select:
    """The rows of the latest cells of each series: one code of one entity, in periods of one
    length.
    """
    cells = wanted.subquery()
    code = select(IndicatorTable.code).where(IndicatorTable.id == cells.c.indicator_id)
    place = func.row_number().over(
        partition_by=(code.scalar_subquery(), cells.c.entity_id, cells.c.period % 100),
        order_by=(cells.c.period.desc(), cells.c.reading.desc()),
    )
    placed = select(cells.c.id, place.label("place")).subquery()
    return select(placed.c.id).where(placed.c.place <= count)


def _present_or_withdrawn(view: View, criteria: Filter) -> ColumnElement[bool]:
    version = view.version
    present = and_(_stands(_TABLE, version), _first(version, criteria, view.catalogue))
    if criteria.changed_since is None:
        return present
    since = criteria.changed_since
    withdrawn = _withdrawn(since, version, criteria, catalogue=view.catalogue)
    return or_(and_(present, _moved(since, version)), withdrawn)


def _moved(since: int, version: int) -> ColumnElement[bool]:
    """Any claim of the same cell came or went after one data version, up to another."""
    other = aliased(_TABLE)
    came = and_(other.c.since > since, other.c.since <= version)
    went = and_(other.c.until > since, other.c.until <= version)
    return select(other.c.id).where(_same_cell(other), or_(came, went)).exists()


def _withdrawn(
    since: int, version: int, criteria: Filter, catalogue: Catalogue
) -> ColumnElement[bool]:
    """The last that was said (by a wanted source) of a cell of which something stood at one data
    version and nothing stands at another.
    """
    alive, stood, later = aliased(_TABLE), aliased(_TABLE), aliased(_TABLE)
    ended_later = or_(
        later.c.until > _TABLE.c.until,
        and_(later.c.until == _TABLE.c.until, later.c.precedence < _TABLE.c.precedence),
    )
    return and_(
        _TABLE.c.until > since,
        _TABLE.c.until <= version,
        _any(stood, criteria, catalogue, _stands(stood, since)),
        not_(select(alive.c.id).where(_same_cell(alive), _stands(alive, version)).exists()),
        not_(_any(later, criteria, catalogue, later.c.until <= version, ended_later)),
    )


def _first(version: int, criteria: Filter, catalogue: Catalogue) -> ColumnElement[bool]:
    """No claim of the same cell (and of a wanted source) goes before this one."""
    better = aliased(_TABLE)
    goes_before = better.c.precedence < _TABLE.c.precedence
    return not_(_any(better, criteria, catalogue, _stands(better, version), goes_before))


def _any(
    claim, criteria: Filter, catalogue: Catalogue, *conditions: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Whether there is a claim of the same cell (and of a wanted source) like this."""
    if (sources := _sources(catalogue, criteria)) is not None:
        conditions += (claim.c.source_id.in_(sources),)
    return select(claim.c.id).where(_same_cell(claim), *conditions).exists()


def _stands(table, version: int) -> ColumnElement[bool]:
    return and_(table.c.since <= version, table.c.until > version)


def _same_cell(other) -> ColumnElement[bool]:
    return and_(*(other.c[name] == _TABLE.c[name] for name in _CELL))


def _conditions(view: View, criteria: Filter) -> Iterator[ColumnElement[bool]]:
    """One condition for each criterion of a filter."""
    yield from _of_what(view.catalogue, criteria)
    yield from _of_whom(view.catalogue, criteria)
    yield from _of_when(criteria)
    if criteria.frequency is not None:
        yield _of_frequency(criteria.frequency)
    if (sources := _sources(view.catalogue, criteria)) is not None:
        yield _TABLE.c.source_id.in_(sources)
    if criteria.conflicting:
        yield _disagreed(view.version)


def _of_what(catalogue: Catalogue, criteria: Filter) -> Iterator[ColumnElement[bool]]:
    whose = (criteria.entities or (), date.max, criteria.kind)
    if criteria.indicators is not None:
        series = [series_meant(catalogue, code, *whose) for code in criteria.indicators]
        ids = [meaning.id for each in series for meaning in each.meanings]
        yield _TABLE.c.indicator_id.in_(ids)
    if criteria.index is not None:
        index = index_meant(catalogue, criteria.index, *whose).public_id
        ids = [each.id for each in catalogue.indicators.values() if each.index == index]
        yield _TABLE.c.indicator_id.in_(ids)


def _of_whom(catalogue: Catalogue, criteria: Filter) -> Iterator[ColumnElement[bool]]:
    if criteria.entities is not None:
        entities = _named(catalogue, criteria).entities
        yield _TABLE.c.entity_id.in_([entity.id for entity in entities])
    elif criteria.kind is not None:
        kind = criteria.kind
        entities = (*catalogue.by_kind.get(kind, ()), *catalogue.gone.get(kind, ()))
        yield _TABLE.c.entity_id.in_([entity.id for entity in entities])


def _of_when(criteria: Filter) -> Iterator[ColumnElement[bool]]:
    if criteria.periods is not None:
        yield _TABLE.c.period.in_([at.key for at in criteria.periods])
    if criteria.first is not None:
        yield _TABLE.c.period >= period.earliest_key(criteria.first)
    if last := criteria.last:
        yield _ends_by(last)


def _ends_by(last: period.Period) -> ColumnElement[bool]:
    """Whether a period ends no later than another; periods of reports end half a month later than
    the month of their length.
    """
    length, month = _TABLE.c.period % 100, _TABLE.c.period // 100 % 100
    is_of_reports = and_(length > period.REPORTED, or_(length < period.REPORTED + 12, month > 1))
    ends = (_TABLE.c.period // 10_000 * 12 + month + length) * 2
    of_reports = ends - period.REPORTED * 2 + 1
    end = (last.year * 12 + last.month + last.months) * 2 + (last.day != 1)
    return case((is_of_reports, of_reports), else_=ends) <= end


def _of_frequency(frequency: Frequency) -> ColumnElement[bool]:
    if frequency is Frequency.READING:
        return _TABLE.c.reading > 0
    length = _TABLE.c.period % 100
    if frequency is Frequency.IRREGULAR:
        return length.not_in(period.LENGTHS.values())
    return length == period.LENGTHS[frequency]


def _disagreed(version: int) -> ColumnElement[bool]:
    """Whether the claims that stand of a cell hold more than one value, or more than one rank."""
    claim = aliased(_TABLE)
    several = (func.min(claim.c.value) < func.max(claim.c.value)) | (
        func.min(claim.c.rank) < func.max(claim.c.rank)
    )
    return select(several).where(_same_cell(claim), _stands(claim, version)).scalar_subquery()


def _named(catalogue: Catalogue, criteria: Filter) -> Named:
    """The entities that the names mean over the span that is looked at, open where it is."""
    spans = criteria.periods or tuple(filter(None, (criteria.first, criteria.last)))
    starts = [at.first_day for at in spans] if criteria.first or criteria.periods else []
    ends = [at.last_day for at in spans] if criteria.last or criteria.periods else []
    first, last = min(starts, default=date.min), max(ends, default=date.max)
    return known(
        criteria.entities,
        lambda name: catalogue.entities_over(name, first, last, kind=criteria.kind),
    )


def _sources(catalogue: Catalogue, criteria: Filter) -> list[int] | None:
    """The sources of the wanted tier and document; None where every source is wanted."""
    if criteria.tier is None and criteria.document is None:
        return None
    own = None if criteria.document is None else catalogue.document(criteria.document).public_id
    return [
        source.id
        for source in catalogue.sources.values()
        if criteria.tier in (None, source.tier) and own in (None, source.document)
    ]
