"""Comparison: every entity on one indicator in one period, with ranks among its peers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import mean, median, pstdev, quantiles
from typing import NamedTuple

from hub import moments
from hub.catalogue import Break, Catalogue, Entity, Group, Indicator, Series
from hub.errors import BadQuestion
from hub.language import Language, Text, alphabetical
from hub.panel import Cell, Panel, View
from hub.period import Period
from hub.queries.comparability import Comparability, breaks_between, comparability, instead
from hub.queries.contest import Contest
from hub.queries.means import Mean, Means
from hub.queries.peers import WITHIN, Among, Peers, unknown_block, values_of
from hub.queries.rank import Interval, Move, Passings, Standing, moves, ranks
from hub.queries.rebuilding import seen
from hub.queries.territory import Territory, competing, named, refuse, seams
from hub.terms import EntityKind, MissingReason, Severity, Status


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
    reading: int | None = None           # yyyymmdd; None for the latest of the period
    order: Order = Order.BEST_FIRST
    first: int | None = None
    territory: Territory = Territory.AS_PUBLISHED


class Moment(NamedTuple):
    """A period, and the reading of it that competes; 0 for figures without readings."""

    period: Period
    reading: int


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of a comparison."""

    entity: Entity
    indicator: Indicator
    at: Moment
    cell: Cell | None
    group: Group | None
    standing: Standing | None
    region: Standing | None
    share_of_maximum: float | None
    gap_to_best: float | None
    gap_to_mean: float | None
    gap_to_median: float | None
    previous: float | None
    before: Moment | None
    change: float | None
    change_percent: float | None
    move: Move | None
    contest: Contest | None = None      # where ranks are computed
    means: Means | None = field(default=None, compare=False, repr=False)  # where it competes

    @property
    def value(self) -> float | None:
        """The value, if there is one."""
        return self.cell.value if self.cell else None

    @property
    def status(self) -> Status:
        """What kind of statement it is."""
        return self.cell.status if self.cell else Status.MISSING

    @property
    def missing_reason(self) -> MissingReason:
        """Why there is no value."""
        if self.cell:
            return self.cell.missing_reason
        if self.entity.valid_from and self.entity.valid_from > self.at.period.last_day:
            return MissingReason.NOT_YET
        ended = self.entity.valid_to and self.entity.valid_to < self.at.period.first_day
        return MissingReason.NO_LONGER if ended else MissingReason.NOT_HELD

    @property
    def region_mean(self) -> Mean | None:
        """The mean of its region, as published or else of all its provinces."""
        return self.means.regional(self.entity) if self.means else None

    @property
    def national_mean(self) -> Mean | None:
        """The country's own figure as published."""
        return self.means.national if self.means else None

    @property
    def gap_to_region_mean(self) -> float | None:
        """The value minus the mean of its region."""
        return gap(self.value, self.region_mean and self.region_mean.value)

    @property
    def gap_to_published_mean(self) -> float | None:
        """The value minus the country's own figure as published."""
        return gap(self.value, self.national_mean and self.national_mean.value)

    @property
    def interval(self) -> Interval | None:
        """The ranks that it may truly have by the sampling error; None where its source tells of none or it is not ranked."""
        return self.contest.interval(self.entity) if self.contest and self.standing else None

    @property
    def rank_difference(self) -> int | None:
        """The computed rank minus the published one; None where either is missing or they are ranks among other numbers of units."""
        if self.standing is None or self.cell.rank is None or self.cell.rank_of != self.standing.rank_of:
            return None
        return self.standing.rank - self.cell.rank

    @property
    def passings(self) -> Passings:
        """Whom it passed since the period before, and who passed it; nobody where its rank may not be said to have moved."""
        return self.contest.passings(self.entity) if self.contest and self.move else Passings([], [])

    @property
    def previous_period(self) -> Period | None:
        """The period of the previous value."""
        return self.before and self.before.period

    @property
    def remark(self) -> Text | None:
        """How many days its reading lies from the one that competes, where it is another."""
        if self.cell is None or not (self.cell.reading and self.at.reading) or self.cell.reading == self.at.reading:
            return None
        days = (moments.of_reading(self.at.reading) - moments.of_reading(self.cell.reading)).days
        vi, en = ("trước", "before") if days > 0 else ("sau", "after")
        return Text(f"số đọc {vi} ngày của bảng {abs(days)} ngày nên không xếp hạng cùng",
                    f"read {abs(days)} days {en} the others, so it is not ranked with them")


class GroupCount(NamedTuple):
    """Who of the peers stands in a group."""

    group: Group
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class Distribution:
    """How the values of the peers lie; None where too few have one."""

    count: int
    missing: int
    mean: float | None = None
    median: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None
    standard_deviation: float | None = None


@dataclass(frozen=True)
class Comparison:
    """The answer: rows, who competed, how the values lie, and whether the change may be read as one."""

    indicator: Indicator
    period: Period
    reading: int
    peers: Peers
    rows: tuple[Row, ...]
    groups: tuple[GroupCount, ...]
    summary: Distribution
    comparability: Comparability
    published_mean: int | None         # observation of the country's own figure


def compare(view: View, question: Question) -> Comparison:
    """Compare entities on an indicator in a period; BadQuestion or UnknownName where that has no meaning."""
    view, catalogue, series = seen(view, question.territory), view.catalogue, view.catalogue.series(question.indicator)
    period = question.period or latest(view, series)
    indicator = series.meaning(period)
    panel = view.panel(indicator)
    cells = panel.cells(period, question.reading)
    field = competing(catalogue, question.territory, indicator, period, cells, question.among, question.reading)
    refuse(question.territory, field.kind)
    if question.among and question.among.block and not field.members:
        raise unknown_block(catalogue, indicator, period, cells, question.among)
    if question.reading and question.reading not in (known := _readings(panel, period, field)):
        raise _unread(period, question.reading, known)
    at = Moment(period, field.reading)
    before = _before(panel, at, field, question.against)
    breaks = breaks_between(catalogue, series, before.period, period) if before else []
    past = _past(view, series, indicator, at, before, breaks)
    old = competing(catalogue, question.territory, indicator, before.period, past, question.among) if before and past else None
    before = before and Moment(before.period, old.reading if old else 0)
    competed = set(old.members) if old else None
    chosen = question.among is not None and question.among.entities is not None
    regions = {} if chosen or field.kind is not EntityKind.PROVINCE else _regional(field, cells, indicator.higher_is_better)
    means = Means(catalogue, field, cells, chosen)
    rows = _rows(catalogue, indicator, at, cells, field, regions, past, before, competed, means)
    shown = _shown(catalogue, question, at, rows, indicator, cells)
    merged = seams(catalogue, question.territory, period, *([before.period] if before else ()))
    verdict = comparability([*breaks, *merged], competed in (None, set(field.members)),
                            instead(catalogue, series, breaks, before.period, period) if breaks else None)
    return Comparison(indicator, period, at.reading, field, shown, _groups(field, rows), _distribution(field, cells), verdict,
                      means.country and means.country.observation_id)


def gap(value: float | None, reference: float | None) -> float | None:
    """A value minus a reference, without the noise that subtraction adds below the tenth decimal."""
    return None if value is None or reference is None else round(value - reference, 10)


def percent(change: float | None, reference: float | None) -> float | None:
    """A change in percent of what it started from."""
    return round(100 * change / abs(reference), 10) if change is not None and reference else None


def latest(view: View, series: Series) -> Period:
    """The latest period of which any value or rank is held; BadQuestion where there is none."""
    for meaning in reversed(series.meanings):
        for at in reversed(view.panel(meaning).periods):
            if view.panel(meaning).tells(at):
                return at
    raise BadQuestion(Text(f"chưa có số liệu nào của {series.asked}", f"no figure of {series.asked} is held"))


def _readings(panel: Panel, at: Period, field: Peers) -> list[int]:
    """The readings of a period that any of the peers has."""
    own = {entity.id for entity in field.members}
    return [reading for reading in panel.readings(at) if reading and not own.isdisjoint(panel.cells(at, reading))]


def _unread(at: Period, asked: int, known: list[int]) -> BadQuestion:
    days = ", ".join(moments.of_reading(reading).isoformat() for reading in known) or "–"
    return BadQuestion(Text(f"kỳ {at} không có số đọc ngày {moments.of_reading(asked)}; có: {days}",
                            f"{at} has no reading of {moments.of_reading(asked)}; there are: {days}"))


def _before(panel: Panel, at: Moment, field: Peers, against: Against) -> Moment | None:
    """What a change is measured against: the reading before within the period, else the period before; or a year ago, by that day."""
    if against is Against.NONE:
        return None
    if against is Against.SAME_PERIOD_LAST_YEAR:
        year_ago = [reading for reading in _readings(panel, at.period.year_before, field) if reading <= at.reading - 10000]
        return Moment(at.period.year_before, max(year_ago, default=at.reading and at.reading - 10000))
    earlier = [reading for reading in _readings(panel, at.period, field) if reading < at.reading]
    return Moment(at.period, max(earlier)) if earlier else Moment(at.period.before, 0)


def _past(view: View, series: Series, indicator: Indicator, at: Moment, before: Moment | None, breaks: list[Break]) -> Mapping[int, Cell]:
    """What was held in the period before; nothing across a CUT, nor of an entity whose territory is another since."""
    if before is None or any(break_.severity is Severity.CUT and break_.code for break_ in breaks):
        return {}
    meaning = next((meaning for meaning in series.meanings if meaning.means(before.period)), None)
    if meaning is None or meaning.unit != indicator.unit:
        return {}
    redrawn = view.catalogue.redrawn(before.period, at.period)
    cells = view.panel(meaning).cells(before.period, before.reading or None)
    return {entity: cell for entity, cell in cells.items() if entity not in redrawn}


def _rows(catalogue: Catalogue, indicator: Indicator, at: Moment, cells: Mapping[int, Cell], field: Peers,
          regions: Mapping[int, Standing], past: Mapping[int, Cell], before: Moment | None, competed: set[Entity] | None,
          means: Means) -> list[Row]:
    better = indicator.higher_is_better
    values = values_of(field.members, cells, at.reading)
    standings = ranks(values, better) if field.ranked else {}
    old = values_of(field.members, past, before.reading if before else 0)
    # A rank may only have moved where the same units competed in both periods.
    moved = moves(old, values, better) if standings and competed == set(field.members) and _enough(old, field) else {}
    contest = Contest(catalogue.by_id, cells, values, old if moved else {}, better) if standings else None
    references = _references(values, better) if field.complete else _NO_REFERENCES
    return [_row(catalogue, entity, indicator, at, cells.get(entity.id), standings.get(entity.id), regions.get(entity.id),
                 references if entity.id in values else _NO_REFERENCES, old.get(entity.id) if entity.id in values else None, before,
                 moved.get(entity.id), contest, means if entity.id in values else None) for entity in field.members]


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


_NO_REFERENCES = (None, None, None)


def _row(catalogue: Catalogue, entity: Entity, indicator: Indicator, at: Moment, cell: Cell | None, standing: Standing | None = None,
         region: Standing | None = None, references: tuple[float | None, float | None, float | None] = _NO_REFERENCES,
         previous: float | None = None, before: Moment | None = None, move: Move | None = None, contest: Contest | None = None,
         means: Means | None = None) -> Row:
    value = cell.value if cell else None
    share = value / indicator.maximum if value is not None and indicator.maximum else None
    change = gap(value, previous)
    group = _group(catalogue, entity, indicator, at.period, cell)
    return Row(entity, indicator, at, cell, group, standing, region, share, *(gap(value, reference) for reference in references), previous,
               before if previous is not None else None, change, percent(change, previous), move, contest, means)


def _group(catalogue: Catalogue, entity: Entity, indicator: Indicator, at: Period, cell: Cell | None) -> Group | None:
    """The group that the source prints, else the published band in which the value lies."""
    if cell is None or (cell.mark.group is None and cell.value is None):
        return None
    if cell.mark.group:
        return catalogue.group_named(cell.mark.group, indicator, at, entity.province)
    if not _banded(catalogue, entity, indicator):
        return None
    return next((band for band in catalogue.groups_at(indicator, at, entity.province) if band.holds(cell.value)), None)


def _banded(catalogue: Catalogue, entity: Entity, indicator: Indicator) -> bool:
    """Whether published bands are meant for a unit: those of an index of provinces for provinces, a province's own for units within it."""
    rated = catalogue.indices[indicator.index].kind
    return entity.kind is rated or {entity.kind, rated} <= {*WITHIN}


def _groups(field: Peers, rows: list[Row]) -> tuple[GroupCount, ...]:
    """Who stands in each group, in the order of the best; nothing where too few have a value."""
    members: dict[Group, list[Entity]] = {}
    for row in sorted((row for row in rows if row.group), key=lambda row: (row.standing.rank if row.standing else len(rows))):
        members.setdefault(row.group, []).append(row.entity)
    return tuple(GroupCount(group, tuple(found)) for group, found in members.items()) if field.complete else ()


def _shown(catalogue: Catalogue, question: Question, at: Moment, rows: list[Row], indicator: Indicator,
           cells: Mapping[int, Cell]) -> tuple[Row, ...]:
    ordered = _ordered(rows, question.order, at.period, indicator.higher_is_better)
    if question.entities is not None:
        wanted = {entity.public_id: entity for name in question.entities
                  for entity in named(catalogue, question.territory, name, at.period.first_day, at.period.last_day, question.among)}
        outside = [_row(catalogue, entity, indicator, at, cells.get(entity.id)) for public_id, entity in wanted.items()
                   if public_id not in {row.entity.public_id for row in rows}]
        ordered = [row for row in ordered if row.entity.public_id in wanted] + outside
    return tuple(ordered if question.first is None else ordered[:question.first])


def _ordered(rows: list[Row], order: Order, at: Period, better: bool) -> list[Row]:
    by_name = sorted(rows, key=lambda row: alphabetical(row.entity.name(Language.VI, at.last_day)))
    if order is Order.NAME:
        return by_name
    measure = {Order.CHANGE: lambda row: row.change}.get(order, lambda row: row.value)
    held = [row for row in by_name if measure(row) is not None]
    descending = order is Order.CHANGE or (order is Order.BEST_FIRST) == better
    held.sort(key=measure, reverse=descending)
    return held + [row for row in by_name if measure(row) is None]


def _distribution(field: Peers, cells: Mapping[int, Cell]) -> Distribution:
    values = sorted(values_of(field.members, cells, field.reading).values())
    count, missing = len(values), max(field.expected - len(values), 0)
    if not field.complete:
        return Distribution(count, missing)
    lower, middle, upper = quantiles(values, n=4, method="inclusive") if count > 1 else values * 3
    return Distribution(count, missing, mean(values), middle, values[0], values[-1], lower, upper, pstdev(values))
