"""Comparison: every entity on one indicator in one period, with ranks among its peers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from statistics import mean, median
from typing import NamedTuple

from hub.catalogue import Break, Catalogue, Entity, Group, Indicator, Series
from hub.panels.panel import Cell, Panel, View
from hub.queries.comparability import Comparability, breaks_between, comparability, instead
from hub.queries.comparison.contest import Contest
from hub.queries.comparison.row import NO_REFERENCES, Moment, Row, made
from hub.queries.competition.distribution import Distribution, distribution
from hub.queries.competition.means import Means
from hub.queries.competition.members import Among, Peers, beside, unknown_block, values_of
from hub.queries.competition.rank import Move, Standing, moves, ranks
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.territory import Territory, competing, named, refuse, seams
from hub.words import clock
from hub.words.errors import BadQuestion
from hub.words.language import Language, Text, alphabetical
from hub.words.period import Period
from hub.words.terms import EntityKind, Severity


class Against(StrEnum):
    """What a change is measured against."""

    PREVIOUS = "PREVIOUS"
    SAME_PERIOD_LAST_YEAR = "SAME_PERIOD_LAST_YEAR"
    NONE = "NONE"


class Order(StrEnum):
    """How rows are ordered."""

    BEST_FIRST = "BEST_FIRST"
    WORST_FIRST = "WORST_FIRST"
    NAME = "NAME"
    CHANGE = "CHANGE"


@dataclass(frozen=True)
class Question:
    """What is compared; entities are public ids or names, None shows every peer."""

    indicator: str
    period: Period | None = None
    entities: tuple[str, ...] | None = None
    among: Among | None = None
    against: Against = Against.PREVIOUS
    reading: int | None = None  # yyyymmdd; None for the latest of the period
    order: Order = Order.BEST_FIRST
    first: int | None = None
    territory: Territory = Territory.AS_PUBLISHED


class GroupCount(NamedTuple):
    """Who of the peers stands in a group."""

    group: Group
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class Comparison:
    """The answer: rows, who competed, how the values lie, and whether the change may be read as
    one.
    """

    indicator: Indicator
    period: Period
    reading: int
    peers: Peers
    rows: tuple[Row, ...]
    groups: tuple[GroupCount, ...]
    summary: Distribution
    comparability: Comparability
    published_mean: int | None  # observation of the country's own figure


@dataclass(frozen=True, eq=False)
class Table:
    """Everyone on an indicator in a period beside the period before; each row is made when it is
    asked for.
    """

    catalogue: Catalogue
    indicator: Indicator
    at: Moment
    cells: Mapping[int, Cell]
    peers: Peers
    before: Moment | None
    past: Mapping[int, Cell]
    competed: frozenset[Entity] | None
    chosen: bool  # whether the peers are a list of chosen units
    comparability: Comparability

    def row(self, entity: Entity) -> Row:
        """The row of an entity; of one that does not compete what is held of it, set against
        nobody.
        """
        own = entity.id
        competes = own in self._values
        return made(
            self.catalogue,
            entity,
            self.indicator,
            self.at,
            self.cells.get(own),
            self.standings.get(own),
            self._regions.get(own),
            self._references if competes else NO_REFERENCES,
            self._old.get(own) if competes else None,
            self.before,
            self._moved.get(own),
            self._contest,
            self.means if competes else None,
        )

    @cached_property
    def best(self) -> Row | None:
        """The first of those ranked, by name where several are; nothing where none is ranked."""
        first = [
            entity
            for entity in self.peers.members
            if entity.id in self.standings and self.standings[entity.id].rank == 1
        ]
        return (
            self.row(min(first, key=lambda entity: _name(entity, self.at.period)))
            if first
            else None
        )

    @cached_property
    def means(self) -> Means:
        """The means beside that of the peers."""
        return Means(self.catalogue, self.peers, self.cells, self.chosen)

    @property
    def _better(self) -> bool:
        return self.indicator.higher_is_better

    @cached_property
    def _values(self) -> Mapping[int, float]:
        return values_of(self.peers.members, self.cells, self.at.reading)

    @cached_property
    def _old(self) -> Mapping[int, float]:
        return values_of(self.peers.members, self.past, self.before.reading if self.before else 0)

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """Where each entity stands among its peers; empty where nobody is ranked."""
        return ranks(self._values, self._better) if self.peers.ranked else {}

    @cached_property
    def _moved(self) -> Mapping[int, Move]:
        """How ranks moved; a rank may only have moved where the same units competed in both
        periods.
        """
        same = (
            self.standings
            and self.competed == set(self.peers.members)
            and _enough(self._old, self.peers)
        )
        return moves(self._old, self._values, self._better) if same else {}

    @cached_property
    def _contest(self) -> Contest | None:
        old = self._old if self._moved else {}
        return (
            Contest(self.catalogue.by_id, self.cells, self._values, old, self._better)
            if self.standings
            else None
        )

    @cached_property
    def _references(self) -> tuple[float | None, float | None, float | None]:
        return _references(self._values, self._better) if self.peers.complete else NO_REFERENCES

    @cached_property
    def _regions(self) -> Mapping[int, Standing]:
        nation = not self.chosen and self.peers.kind is EntityKind.PROVINCE
        return _regional(self.peers, self.cells, self._better) if nation else {}


def compare(view: View, question: Question) -> Comparison:
    """Compare entities on an indicator in a period; BadQuestion or UnknownName where that has no
    meaning.
    """
    return compared(table(view, question), question)


def table(view: View, question: Question) -> Table:
    """Who competes, with the figures of the period and of the one before; BadQuestion or
    UnknownName where that has no meaning.
    """
    view, catalogue, series = (
        seen(view, question.territory),
        view.catalogue,
        view.catalogue.series(question.indicator),
    )
    period = question.period or latest(view, series)
    indicator = series.meaning(period)
    panel = view.panel(indicator)
    cells = panel.cells(period, question.reading)
    field = competing(
        catalogue,
        question.territory,
        indicator,
        period,
        cells,
        question.among,
        question.reading,
        beside(view, indicator, period, question.among),
    )
    refuse(question.territory, field.kind)
    if question.among and question.among.block and not field.members:
        raise unknown_block(catalogue, indicator, period, cells, question.among)
    if question.reading and question.reading not in (known := _readings(panel, period, field)):
        raise _unread(period, question.reading, known)
    at = Moment(period, field.reading)
    before = _before(panel, at, field, question.against)
    breaks = breaks_between(catalogue, series, before.period, period) if before else []
    past = _past(view, series, indicator, at, before, breaks)
    old = (
        before
        and past
        and competing(
            catalogue,
            question.territory,
            indicator,
            before.period,
            past,
            question.among,
            total=beside(view, indicator, before.period, question.among),
        )
    )
    before = before and Moment(before.period, old.reading if old else 0)
    competed = frozenset(old.members) if old else None
    merged = seams(catalogue, question.territory, period, *([before.period] if before else ()))
    verdict = comparability(
        [*breaks, *merged],
        competed in (None, frozenset(field.members)),
        instead(catalogue, series, breaks, before.period, period) if breaks else None,
    )
    chosen = question.among is not None and question.among.entities is not None
    return Table(catalogue, indicator, at, cells, field, before, past, competed, chosen, verdict)


def compared(table: Table, question: Question) -> Comparison:
    """The rows that a question asks for, in its order; UnknownName where it names nobody that is
    known.
    """
    rows = [table.row(entity) for entity in table.peers.members]
    country = table.means.country
    return Comparison(
        table.indicator,
        table.at.period,
        table.at.reading,
        table.peers,
        _shown(table, question, rows),
        _groups(table.peers, rows),
        distribution(table.peers, table.cells),
        table.comparability,
        country and country.observation_id,
    )


def latest(view: View, series: Series) -> Period:
    """The latest period of which any value or rank is held, of two that end on one day the
    longer; BadQuestion where there is none.
    """
    for meaning in reversed(series.meanings):
        panel = view.panel(meaning)
        held = [at for at in panel.periods if panel.tells(at)]
        if held:
            return max(held, key=lambda at: (at.last_day, at.months))
    raise BadQuestion(
        Text(f"chưa có số liệu nào của {series.asked}", f"no figure of {series.asked} is held")
    )


def _readings(panel: Panel, at: Period, field: Peers) -> list[int]:
    """The readings of a period that any of the peers has."""
    own = {entity.id for entity in field.members}
    return [
        reading
        for reading in panel.readings(at)
        if reading and not own.isdisjoint(panel.cells(at, reading))
    ]


def _unread(at: Period, asked: int, known: list[int]) -> BadQuestion:
    days = ", ".join(clock.of_reading(reading).isoformat() for reading in known) or "–"
    return BadQuestion(
        Text(
            f"kỳ {at} không có số đọc ngày {clock.of_reading(asked)}; có: {days}",
            f"{at} has no reading of {clock.of_reading(asked)}; there are: {days}",
        )
    )


def _before(panel: Panel, at: Moment, field: Peers, against: Against) -> Moment | None:
    """What a change is measured against: the reading before within the period, else the period
    before; or a year ago, by that day.
    """
    if against is Against.NONE:
        return None
    if against is Against.SAME_PERIOD_LAST_YEAR:
        year_ago = [
            reading
            for reading in _readings(panel, at.period.year_before, field)
            if reading <= at.reading - 10000
        ]
        return Moment(
            at.period.year_before, max(year_ago, default=at.reading and at.reading - 10000)
        )
    earlier = [reading for reading in _readings(panel, at.period, field) if reading < at.reading]
    return Moment(at.period, max(earlier)) if earlier else Moment(at.period.before, 0)


def _past(
    view: View,
    series: Series,
    indicator: Indicator,
    at: Moment,
    before: Moment | None,
    breaks: list[Break],
) -> Mapping[int, Cell]:
    """What was held in the period before; nothing across a CUT, nor of an entity whose territory
    is another since.
    """
    if before is None or any(break_.severity is Severity.CUT and break_.code for break_ in breaks):
        return {}
    meaning = next((meaning for meaning in series.meanings if meaning.means(before.period)), None)
    if meaning is None or meaning.unit != indicator.unit:
        return {}
    redrawn = view.catalogue.redrawn(before.period, at.period)
    cells = view.panel(meaning).cells(before.period, before.reading or None)
    return {entity: cell for entity, cell in cells.items() if entity not in redrawn}


def _enough(old: Mapping[int, float], field: Peers) -> bool:
    return replace(field, with_value=len(old)).complete


def _regional(field: Peers, cells: Mapping[int, Cell], better: bool) -> dict[int, Standing]:
    """Where each stands in its region, in those regions of which nine in ten have a value."""
    values = values_of(field.members, cells, field.reading)
    by_region: dict[str, list[Entity]] = {}
    for entity in field.members:
        if region := entity.region(field.at.last_day):
            by_region.setdefault(region, []).append(entity)
    found: dict[int, Standing] = {}
    for members in by_region.values():
        own = {entity.id: values[entity.id] for entity in members if entity.id in values}
        if replace(field, expected=len(members), with_value=len(own)).ranked:
            found |= ranks(own, better)
    return found


def _references(values: Mapping[int, float], better: bool) -> tuple[float, float, float]:
    numbers = list(values.values())
    return (max if better else min)(numbers), mean(numbers), median(numbers)


def _groups(field: Peers, rows: list[Row]) -> tuple[GroupCount, ...]:
    """Who stands in each group, in the order of the best; nothing where too few have a value."""
    members: dict[Group, list[Entity]] = {}
    for row in sorted(
        (row for row in rows if row.group),
        key=lambda row: row.standing.rank if row.standing else len(rows),
    ):
        members.setdefault(row.group, []).append(row.entity)
    return (
        tuple(GroupCount(group, tuple(found)) for group, found in members.items())
        if field.complete
        else ()
    )


def _shown(table: Table, question: Question, rows: list[Row]) -> tuple[Row, ...]:
    at = table.at.period
    ordered = _ordered(rows, question.order, at, table.indicator.higher_is_better)
    if question.entities is not None:
        wanted = {
            entity.public_id: entity
            for name in question.entities
            for entity in named(
                table.catalogue, question.territory, name, at.first_day, at.last_day, question.among
            )
        }
        outside = [
            table.row(entity)
            for public_id, entity in wanted.items()
            if public_id not in {row.entity.public_id for row in rows}
        ]
        ordered = [row for row in ordered if row.entity.public_id in wanted] + outside
    return tuple(ordered if question.first is None else ordered[: question.first])


def _ordered(rows: list[Row], order: Order, at: Period, better: bool) -> list[Row]:
    by_name = sorted(rows, key=lambda row: _name(row.entity, at))
    if order is Order.NAME:
        return by_name
    measure = {Order.CHANGE: lambda row: row.change}.get(order, lambda row: row.value)
    held = [row for row in by_name if measure(row) is not None]
    descending = order is Order.CHANGE or (order is Order.BEST_FIRST) == better
    held.sort(key=measure, reverse=descending)
    return held + [row for row in by_name if measure(row) is None]


def _name(entity: Entity, at: Period) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return alphabetical(entity.name(Language.VI, at.last_day))
