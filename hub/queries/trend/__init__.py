"""Trend: one entity on one indicator through time, cut where figures are not one series."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hub.catalogue import Break, Catalogue, Edition, Entity, Indicator, Series
from hub.panels.panel import Cell, View
from hub.queries.comparability import Comparability, breaks_between, comparability, cuts_of, instead
from hub.queries.comparison.row import gap, percent
from hub.queries.competition import Competition, PeriodReading, competition, unknown_block
from hub.queries.competition import Question as CompetitionQuestion
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.naming import named
from hub.queries.competition.rank import Move, Standing, moves
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.seams import seam
from hub.queries.competition.territory import Territory
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period, usual
from hub.words.terms import Frequency, Status

Meanings = Mapping[Period, Indicator]
Competitions = Mapping[PeriodReading, Competition]


@dataclass(frozen=True)
class Question:
    """What is followed; entities are public ids or names."""

    indicator: str
    entities: tuple[str, ...]
    first: Period | None = None
    last: Period | None = None
    frequency: Frequency | None = None
    by_reading: bool = False  # each reading of a period is a point, not only the latest
    among: Among = EVERYONE
    chained: bool = False
    territory: Territory = Territory.AS_PUBLISHED


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of a trend."""

    period: Period
    cell: Cell
    standing: Standing | None
    change: float | None
    change_percent: float | None
    move: Move | None
    previous_standing: Standing | None

    @property
    def status(self) -> Status:
        """What kind of statement it is."""
        return self.cell.status

    @property
    def doubtful(self) -> bool:
        """Whether the figure is in doubt."""
        return self.cell.mark.doubtful


@dataclass(frozen=True)
class TrendSegment:
    """A stretch over which a line may be drawn."""

    indicator: Indicator
    edition: Edition | None
    entity: Entity
    points: tuple[TrendPoint, ...]
    chained: bool  # joined across a CUT because the question asked so


@dataclass(frozen=True)
class Trend:
    """One entity through time."""

    entity: Entity
    indicator: Indicator
    segments: tuple[TrendSegment, ...]
    breaks: tuple[Break, ...]
    comparability: Comparability

    @property
    def points(self) -> list[TrendPoint]:
        """Every point in time order."""
        return [point for segment in self.segments for point in segment.points]


def trend(view: View, question: Question) -> list[Trend]:
    """A trend for each entity that the names mean over the span; a name that meant two units
    gives both.

    1. The periods of the span of which anything is held, each with its meaning.
    2. The entities that the names mean over it.
    3. The one length of period that is followed, since a line never mixes lengths.
    4. Who competes in each of these periods.
    5. Each entity's own line.
    """
    view = seen(view, question.territory)
    series = view.catalogue.series(question.indicator)
    meanings = _meanings(view, series, question)
    first, last = _span(series, question, meanings)
    entities = _entities(view.catalogue, question, first, last)
    frequency = question.frequency or _usual(view, series, meanings, entities)
    followed = {at: meanings[at] for at in sorted(meanings) if at.frequency is frequency}
    competitions = {each.at: each for each in _competitions(view, question, followed)}
    _check_block(question, list(competitions.values()))
    return [_trend(view, series, question, competitions, entity, first) for entity in entities]


def _meanings(view: View, series: Series, question: Question) -> Meanings:
    """The periods within the span of which anything is held, with the meaning in force in each."""
    if question.first and question.last and question.last < question.first:
        raise BadQuestion(
            Text(
                f"kỳ đầu {question.first} sau kỳ cuối {question.last}",
                f"from {question.first} is after to {question.last}",
            )
        )
    return {
        period: meaning
        for meaning in series.meanings
        for period in view.panel(meaning).periods
        if _is_within(period, question)
    }


def _is_within(period: Period, question: Question) -> bool:
    if question.first and period.first_day < question.first.first_day:
        return False
    return question.last is None or period.last_day <= question.last.last_day


def _span(series: Series, question: Question, meanings: Meanings) -> tuple[date, date]:
    """The first and the last day of what is followed."""
    periods = sorted(meanings) or [question.first or series.last.valid_from]
    first, last = question.first or periods[0], question.last or periods[-1]
    return first.first_day, last.last_day


def _entities(catalogue: Catalogue, question: Question, first: date, last: date) -> list[Entity]:
    """The entities that the names of a question mean over a span, each once."""
    among, territory = question.among, question.territory
    entities = [
        entity
        for name in question.entities
        for entity in named(catalogue, name, first, last, among, territory)
    ]
    return list(dict.fromkeys(entities))


def _usual(view: View, series: Series, meanings: Meanings, entities: Sequence[Entity]) -> Frequency:
    """The most usual length of what is held of these entities, or that of the index."""
    ids = {entity.id for entity in entities}
    periods = [at for at in meanings if _holds(view.panel(meanings[at]).cells(at), ids)]
    return usual(periods, view.catalogue.indices[series.last.index].frequency)


def _holds(cells: Mapping[int, Cell], ids: Set[int]) -> bool:
    return any(cells[own].held for own in ids & cells.keys())


def _competitions(view: View, question: Question, meanings: Meanings) -> Iterator[Competition]:
    """Who competes in each period, or at each of its readings."""
    for period, indicator in meanings.items():
        readings = view.panel(indicator).readings(period)
        for reading in readings if question.by_reading and any(readings) else [None]:
            yield competition(
                view,
                CompetitionQuestion(indicator, period, question.among, reading, question.territory),
            )


def _check_block(question: Question, competitions: Sequence[Competition]) -> None:
    """UnknownName where nobody is ranked in the block that is asked for."""
    if not question.among.block or not competitions:
        return
    if not any(each.members for each in competitions):
        raise unknown_block(competitions[-1])


def _trend(
    view: View,
    series: Series,
    question: Question,
    competitions: Competitions,
    entity: Entity,
    first: date,
) -> Trend:
    """The line of an entity; what is not held of it is no point."""
    catalogue = view.catalogue
    moments = [at for at, each in competitions.items() if _holds(each.cells, {entity.id})]
    breaks: list[Break] = []
    other = None
    if moments:
        start, end = moments[0].period, moments[-1].period
        breaks += breaks_between(catalogue, series, start, end, entity)
    breaks += seam(catalogue, question.territory, entity, first)
    if moments:
        other = instead(catalogue, series, breaks, start, end)
    cuts = cuts_of(breaks)
    segments = [
        _segment(catalogue, competitions, entity, stretch, cuts)
        for stretch in _stretches(moments, () if question.chained else cuts)
    ]
    verdict = comparability(breaks, instead=other)
    return Trend(entity, series.last, tuple(segments), tuple(breaks), verdict)


def _stretches(
    moments: Sequence[PeriodReading], cuts: Sequence[Break]
) -> list[list[PeriodReading]]:
    """The moments parted at the cuts."""
    stretches: list[list[PeriodReading]] = []
    for at in moments:
        last = stretches[-1][-1] if stretches else None
        if last is None or is_cut(last.period, at.period, cuts):
            stretches.append([])
        stretches[-1].append(at)
    return stretches


def is_cut(one: Period, other: Period, cuts: Iterable[Break]) -> bool:
    """Whether a CUT lies between the figures of two periods, the earlier one first; within a
    period it parts it from later ones.
    """
    return any(cut.between(one, other) for cut in cuts)


def _segment(
    catalogue: Catalogue,
    competitions: Competitions,
    entity: Entity,
    stretch: Sequence[PeriodReading],
    cuts: Sequence[Break],
) -> TrendSegment:
    points = []
    for earlier, at in pairwise((None, *stretch)):
        before = _before(at, earlier, cuts)
        points.append(_point(catalogue, entity, competitions[at], competitions.get(before)))
    indicator = competitions[stretch[0]].indicator
    edition = catalogue.edition_at(indicator, stretch[0].period, entity.province)
    chained = any(is_cut(one.period, other.period, cuts) for one, other in pairwise(stretch))
    return TrendSegment(indicator, edition, entity, tuple(points), chained)


def _before(
    at: PeriodReading, earlier: PeriodReading | None, cuts: Sequence[Break]
) -> PeriodReading | None:
    """The point that a change is measured against: the reading before or the period just before,
    not one further back nor across a CUT.
    """
    if earlier is None or earlier.period not in (at.period, at.period.before):
        return None
    if is_cut(earlier.period, at.period, cuts):
        return None
    return earlier if earlier.reading or earlier.period != at.period else None


def _point(
    catalogue: Catalogue, entity: Entity, now: Competition, past: Competition | None
) -> TrendPoint:
    cell, previous, move, standing = now.cells[entity.id], None, None, None
    if past:
        previous = _certain(past.cells[entity.id])
        move = _move(catalogue, entity, now, past)
        standing = past.standings.get(entity.id)
    change = gap(_certain(cell), previous)
    return TrendPoint(
        period=now.at.period,
        cell=cell,
        standing=now.standings.get(entity.id),
        change=change,
        change_percent=percent(change, previous),
        move=move,
        previous_standing=standing,
    )


def _certain(cell: Cell) -> float | None:
    """The value of a cell; None where it is in doubt."""
    return None if cell.mark.doubtful else cell.value


def _move(catalogue: Catalogue, entity: Entity, now: Competition, past: Competition) -> Move | None:
    """How the rank moved; it may only have where the same units competed in both periods."""
    own = entity.id
    if own not in now.standings or own not in past.standings or now.member_ids != past.member_ids:
        return None
    redrawn = catalogue.redrawn(past.at.period, now.at.period)
    old = {key: value for key, value in past.values.items() if key not in redrawn}
    return moves(old, now.values, now.indicator.higher_is_better, [own]).get(own)
