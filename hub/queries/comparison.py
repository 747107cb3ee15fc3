"""Comparison: every entity on one indicator in one period, with ranks among its peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import mean, median, pstdev, quantiles

from hub.catalogue import Break, Catalogue, Entity, Indicator, Series
from hub.errors import BadQuestion
from hub.language import Language, Text, alphabetical
from hub.panel import Cell, View
from hub.period import Period
from hub.queries.comparability import Comparability, breaks_between, comparability
from hub.queries.peers import Among, Peers, peers
from hub.queries.rank import Move, Standing, moves, ranks
from hub.terms import EntityKind, MissingReason, Severity


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
    order: Order = Order.BEST_FIRST
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of a comparison."""

    entity: Entity
    indicator: Indicator
    period: Period
    cell: Cell | None
    standing: Standing | None
    region: Standing | None
    share_of_maximum: float | None
    gap_to_best: float | None
    gap_to_mean: float | None
    gap_to_median: float | None
    previous: float | None
    previous_period: Period | None
    change: float | None
    change_percent: float | None
    move: Move | None

    @property
    def value(self) -> float | None:
        """The value, if there is one."""
        return self.cell.value if self.cell else None

    @property
    def missing_reason(self) -> MissingReason:
        """Why there is no value."""
        if self.cell:
            return self.cell.missing_reason
        if self.entity.valid_from and self.entity.valid_from > self.period.last_day:
            return MissingReason.NOT_YET
        ended = self.entity.valid_to and self.entity.valid_to < self.period.first_day
        return MissingReason.NO_LONGER if ended else MissingReason.NOT_HELD


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
    summary: Distribution
    comparability: Comparability
    published_mean: int | None         # observation of the country's own figure


def compare(view: View, question: Question) -> Comparison:
    """Compare entities on an indicator in a period; BadQuestion or UnknownName where that has no meaning."""
    catalogue, series = view.catalogue, view.catalogue.series(question.indicator)
    at = question.period or _latest(view, series)
    indicator = series.meaning(at)
    panel = view.panel(indicator)
    cells = panel.cells(at)
    field = peers(catalogue, indicator, at, cells, question.among)
    before = _before(at, question.against)
    breaks = breaks_between(catalogue, series, before, at) if before else []
    past = _past(view, series, indicator, at, before, breaks)
    competed = set(peers(catalogue, indicator, before, past, question.among).members) if before and past else None
    rows = _rows(indicator, at, cells, field, past, before, competed)
    shown = _shown(catalogue, question, at, rows, indicator, cells)
    return Comparison(indicator, at, panel.reading(at), field, shown, _distribution(field, cells),
                      comparability(breaks, competed in (None, set(field.members))), _published_mean(catalogue, cells))


def values_of(members: Sequence[Entity], cells: Mapping[int, Cell]) -> dict[int, float]:
    """The values that the members have."""
    return {entity.id: cells[entity.id].value for entity in members if entity.id in cells and cells[entity.id].value is not None}


def gap(value: float | None, reference: float | None) -> float | None:
    """A value minus a reference, without the noise that subtraction adds below the tenth decimal."""
    return None if value is None or reference is None else round(value - reference, 10)


def percent(change: float | None, reference: float | None) -> float | None:
    """A change in percent of what it started from."""
    return round(100 * change / abs(reference), 10) if change is not None and reference else None


def _latest(view: View, series: Series) -> Period:
    for meaning in reversed(series.meanings):
        for at in reversed(view.panel(meaning).periods):
            if view.panel(meaning).tells(at):
                return at
    raise BadQuestion(Text(f"chưa có số liệu nào của {series.asked}", f"no figure of {series.asked} is held"))


def _before(at: Period, against: Against) -> Period | None:
    return {Against.PREVIOUS: at.before, Against.SAME_PERIOD_LAST_YEAR: at.year_before, Against.NONE: None}[against]


def _past(view: View, series: Series, indicator: Indicator, at: Period, before: Period | None, breaks: list[Break]) -> Mapping[int, Cell]:
    """What was held in the period before; nothing across a CUT, nor of an entity whose territory is another since."""
    if before is None or any(break_.severity is Severity.CUT and break_.code for break_ in breaks):
        return {}
    meaning = next((meaning for meaning in series.meanings if meaning.means(before)), None)
    if meaning is None or meaning.unit != indicator.unit:
        return {}
    redrawn = view.catalogue.redrawn(before, at)
    return {entity: cell for entity, cell in view.panel(meaning).cells(before).items() if entity not in redrawn}


def _rows(indicator: Indicator, at: Period, cells: Mapping[int, Cell], field: Peers, past: Mapping[int, Cell],
          before: Period | None, competed: set[Entity] | None) -> list[Row]:
    better = indicator.higher_is_better
    values = values_of(field.members, cells)
    standings = ranks(values, better) if field.ranked else {}
    regions = _regional(field, values, at, better) if field.ranked and field.kind is EntityKind.PROVINCE else {}
    old = values_of(field.members, past)
    # A rank may only have moved where the same units competed in both periods.
    moved = moves(old, values, better) if standings and competed == set(field.members) and _enough(old, field) else {}
    references = _references(values, better) if field.complete else (None, None, None)
    return [_row(entity, indicator, at, cells.get(entity.id), standings.get(entity.id), regions.get(entity.id), references,
                 old.get(entity.id), before, moved.get(entity.id)) for entity in field.members]


def _enough(old: Mapping[int, float], field: Peers) -> bool:
    return replace(field, with_value=len(old)).complete


def _regional(field: Peers, values: Mapping[int, float], at: Period, better: bool) -> dict[int, Standing]:
    by_region: dict[str, dict[int, float]] = {}
    for entity in field.members:
        region = entity.region(at.last_day)
        if region and entity.id in values:
            by_region.setdefault(region, {})[entity.id] = values[entity.id]
    return {key: standing for members in by_region.values() for key, standing in ranks(members, better).items()}


def _references(values: Mapping[int, float], better: bool) -> tuple[float, float, float]:
    numbers = list(values.values())
    return (max if better else min)(numbers), mean(numbers), median(numbers)


def _row(entity: Entity, indicator: Indicator, at: Period, cell: Cell | None, standing: Standing | None, region: Standing | None,
         references: tuple[float | None, float | None, float | None], previous: float | None, before: Period | None,
         move: Move | None) -> Row:
    value = cell.value if cell else None
    share = value / indicator.maximum if value is not None and indicator.maximum else None
    change = gap(value, previous)
    return Row(entity, indicator, at, cell, standing, region, share, *(gap(value, reference) for reference in references), previous,
               before if previous is not None else None, change, percent(change, previous), move)


def _shown(catalogue: Catalogue, question: Question, at: Period, rows: list[Row], indicator: Indicator,
           cells: Mapping[int, Cell]) -> tuple[Row, ...]:
    ordered = _ordered(rows, question.order, at, indicator.higher_is_better)
    if question.entities is not None:
        kind = question.among.kind if question.among else None
        wanted = {entity.public_id: entity for name in question.entities
                  for entity in catalogue.entities_over(name, at.first_day, at.last_day, kind)}
        outside = [_row(entity, indicator, at, cells.get(entity.id), None, None, (None, None, None), None, None, None)
                   for public_id, entity in wanted.items() if public_id not in {row.entity.public_id for row in rows}]
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
    values = sorted(values_of(field.members, cells).values())
    count, missing = len(values), max(field.expected - len(values), 0)
    if not field.complete:
        return Distribution(count, missing)
    lower, middle, upper = quantiles(values, n=4, method="inclusive") if count > 1 else values * 3
    return Distribution(count, missing, mean(values), middle, values[0], values[-1], lower, upper, pstdev(values))


def _published_mean(catalogue: Catalogue, cells: Mapping[int, Cell]) -> int | None:
    country = next((entity.id for entity in catalogue.by_kind.get(EntityKind.COUNTRY, ()) if entity.id in cells), None)
    return cells[country].observation_id if country else None
