"""Trend: one entity on one indicator through time, cut where figures are not one series."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hub.catalogue import Break, Edition, Entity, Indicator, Series
from hub.panels.panel import Cell, View
from hub.queries.comparability import Comparability, breaks_between, comparability, instead
from hub.queries.comparison.row import Moment, gap, percent
from hub.queries.competition.members import Among, beside, unknown_block, values_of
from hub.queries.competition.rank import Move, Standing, moves, ranks
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.territory import Territory, competing, named, seam
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period, usual
from hub.words.terms import Frequency, Severity


@dataclass(frozen=True)
class Question:
    """What is followed; entities are public ids or names."""

    indicator: str
    entities: tuple[str, ...]
    first: Period | None = None
    last: Period | None = None
    frequency: Frequency | None = None
    by_reading: bool = False  # each reading of a period is a point, not only the latest
    among: Among | None = None
    chained: bool = False
    territory: Territory = Territory.AS_PUBLISHED


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a trend."""

    period: Period
    cell: Cell
    standing: Standing | None
    change: float | None
    change_percent: float | None
    move: Move | None


@dataclass(frozen=True)
class Segment:
    """A stretch over which a line may be drawn."""

    indicator: Indicator
    edition: Edition | None
    entity: Entity
    points: tuple[Point, ...]
    chained: bool  # joined across a CUT because the question asked so


@dataclass(frozen=True)
class Trend:
    """One entity through time."""

    entity: Entity
    indicator: Indicator
    segments: tuple[Segment, ...]
    breaks: tuple[Break, ...]
    comparability: Comparability

    @property
    def points(self) -> list[Point]:
        """Every point in time order."""
        return [point for segment in self.segments for point in segment.points]


@dataclass(frozen=True)
class _Field:
    """The competition of one period: its cells, the values of the peers and where each stands."""

    indicator: Indicator
    reading: int
    cells: Mapping[int, Cell]
    members: frozenset[int]
    values: Mapping[int, float]
    standings: Mapping[int, Standing]


def trend(view: View, question: Question) -> list[Trend]:
    """A trend for each entity that the names mean over the span; a name that meant two units
    gives both.
    """
    view, series = seen(view, question.territory), view.catalogue.series(question.indicator)
    held = _held(view, series, question)
    span = sorted(held) or [question.first or series.last.valid_from]
    first, last = (question.first or span[0]).first_day, (question.last or span[-1]).last_day
    wanted = {
        entity.public_id: entity
        for name in question.entities
        for entity in named(view.catalogue, question.territory, name, first, last, question.among)
    }
    frequency = question.frequency or _usual(
        view, series, held, {entity.id for entity in wanted.values()}
    )
    fields = {
        Moment(at, field.reading): field
        for at in sorted(held)
        if at.frequency is frequency
        for field in _fields(view, held[at], at, question)
    }
    if (
        question.among
        and question.among.block
        and fields
        and not any(field.members for field in fields.values())
    ):
        (at, _), field = list(fields.items())[-1]
        raise unknown_block(view.catalogue, field.indicator, at, field.cells, question.among)
    return [_trend(view, series, question, fields, entity, first) for entity in wanted.values()]


def _held(view: View, series: Series, question: Question) -> dict[Period, Indicator]:
    """The periods within the span of which anything is held, with the meaning in force in each."""
    if question.first and question.last and question.last < question.first:
        raise BadQuestion(
            Text(
                f"kỳ đầu {question.first} sau kỳ cuối {question.last}",
                f"from {question.first} is after to {question.last}",
            )
        )
    return {
        at: meaning
        for meaning in series.meanings
        for at in view.panel(meaning).periods
        if _within(at, question)
    }


def _usual(
    view: View, series: Series, held: Mapping[Period, Indicator], entities: Set[int]
) -> Frequency:
    """The most usual length of what is held of these entities, or that of the index: a line
    never mixes lengths.
    """
    cells = {at: view.panel(meaning).cells(at) for at, meaning in held.items()}
    own = [
        at for at in held if any(cells[at][entity].held for entity in entities & cells[at].keys())
    ]
    return usual(own, view.catalogue.indices[series.last.index].frequency)


def _fields(view: View, indicator: Indicator, at: Period, question: Question) -> Iterator[_Field]:
    """The competition of a period, or of each of its readings."""
    panel = view.panel(indicator)
    readings = panel.readings(at)
    for reading in readings if question.by_reading and any(readings) else [None]:
        cells = panel.cells(at, reading)
        total = beside(view, indicator, at, question.among)
        field = competing(
            view.catalogue, question.territory, indicator, at, cells, question.among, reading, total
        )
        values = values_of(field.members, cells, field.reading)
        standings = ranks(values, indicator.higher_is_better) if field.ranked else {}
        yield _Field(
            indicator,
            field.reading,
            cells,
            frozenset(entity.id for entity in field.members),
            values,
            standings,
        )


def _within(at: Period, question: Question) -> bool:
    return (question.first is None or at.first_day >= question.first.first_day) and (
        question.last is None or at.last_day <= question.last.last_day
    )


def _trend(
    view: View,
    series: Series,
    question: Question,
    fields: Mapping[Moment, _Field],
    entity: Entity,
    first: date,
) -> Trend:
    held = [
        at for at in fields if entity.id in fields[at].cells and fields[at].cells[entity.id].held
    ]
    breaks = (
        breaks_between(view.catalogue, series, held[0].period, held[-1].period, entity)
        if held
        else []
    )
    breaks += seam(view.catalogue, question.territory, entity, first)
    cuts = [break_ for break_ in breaks if break_.severity is Severity.CUT]
    segments = [
        _segment(view, fields, entity, stretch, cuts)
        for stretch in _stretches(held, () if question.chained else cuts)
    ]
    other = (
        instead(view.catalogue, series, breaks, held[0].period, held[-1].period) if held else None
    )
    return Trend(
        entity, series.last, tuple(segments), tuple(breaks), comparability(breaks, instead=other)
    )


def _stretches(held: Sequence[Moment], cuts: Sequence[Break]) -> list[list[Moment]]:
    stretches: list[list[Moment]] = []
    for at in held:
        last = stretches[-1][-1] if stretches else None
        if last is None or apart(last.period, at.period, cuts):
            stretches.append([])
        stretches[-1].append(at)
    return stretches


def apart(one: Period, other: Period, cuts: Iterable[Break]) -> bool:
    """Whether a CUT lies between the figures of two periods, the earlier one first; within a
    period it parts it from later ones.
    """
    return any(cut.between(one, other) for cut in cuts)


def _segment(
    view: View,
    fields: Mapping[Moment, _Field],
    entity: Entity,
    stretch: Sequence[Moment],
    cuts: Sequence[Break],
) -> Segment:
    points = [
        _point(view, fields, entity, at, _before(at, earlier, cuts))
        for earlier, at in pairwise((None, *stretch))
    ]
    indicator = fields[stretch[0]].indicator
    chained = any(apart(one.period, other.period, cuts) for one, other in pairwise(stretch))
    return Segment(
        indicator,
        view.catalogue.edition_at(indicator, stretch[0].period, entity.province),
        entity,
        tuple(points),
        chained,
    )


def _before(at: Moment, earlier: Moment | None, cuts: Sequence[Break]) -> Moment | None:
    """The point that a change is measured against: the reading before or the period just before,
    not one further back nor across a CUT.
    """
    if (
        earlier is None
        or earlier.period not in (at.period, at.period.before)
        or apart(earlier.period, at.period, cuts)
    ):
        return None
    return earlier if earlier.reading or earlier.period != at.period else None


def _point(
    view: View, fields: Mapping[Moment, _Field], entity: Entity, at: Moment, before: Moment | None
) -> Point:
    now, past = fields[at], fields.get(before) if before else None
    cell = now.cells[entity.id]
    previous = (
        past.cells[entity.id].value if past and not past.cells[entity.id].mark.doubtful else None
    )
    change = None if cell.mark.doubtful else gap(cell.value, previous)
    move = None
    if (
        past
        and now.members == past.members
        and entity.id in now.standings
        and entity.id in past.standings
    ):
        redrawn = view.catalogue.redrawn(before.period, at.period)
        old = {key: value for key, value in past.values.items() if key not in redrawn}
        move = moves(old, now.values, now.indicator.higher_is_better, [entity.id]).get(entity.id)
    return Point(
        at.period, cell, now.standings.get(entity.id), change, percent(change, previous), move
    )
