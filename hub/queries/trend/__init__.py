"""Trend: one entity on one indicator through time, cut where figures are not one series."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from hub.catalogue import Break, Catalogue, Edition, Entity, Indicator, Series
from hub.panels.kept import kept
from hub.panels.panel import Cell, View
from hub.queries.comparability import Comparability, breaks_between, comparability, cuts_of, instead
from hub.queries.comparison.row import gap, percent
from hub.queries.competition import Competition, PeriodReading
from hub.queries.competition.absence import absence, lack
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.competitors import kind_of
from hub.queries.competition.kinds import COMPOUND
from hub.queries.competition.meant import narrowed, series_meant
from hub.queries.competition.naming import NameScope, Unknown, known_among, known_units
from hub.queries.competition.rank import Move, Standing, moves
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.seams import seam
from hub.queries.competition.territory import Territory
from hub.queries.competition.through_time import (
    Meanings,
    check_block,
    competitions,
    meanings_within,
)
from hub.queries.competition.unranked import unranked
from hub.words.language import Text
from hub.words.period import Period, of_one_length, usual
from hub.words.terms import Frequency, MissingReason, Status

Competitions = Mapping[PeriodReading, Competition]

_POINT_BYTES = 400


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
    latest: int | None = None  # how many points of each entity, the latest


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
    unranked: Text | None = None  # why it has no standing; None where it has

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
    reason: Text | None = None  # why there is no point; None where there are
    unknown: tuple[Unknown, ...] = ()  # the names of the question that mean no unit

    @property
    def points(self) -> list[TrendPoint]:
        """Every point in time order."""
        return [point for segment in self.segments for point in segment.points]


@dataclass(frozen=True)
class _Timeline:
    """What the entities of a question are followed through: who competes at each moment."""

    view: View
    series: Series
    question: Question
    first: date  # the first day that is followed
    competitions: Competitions

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the data."""
        return self.view.catalogue

    def moments(self, entity: Entity) -> list[PeriodReading]:
        """The moments of which anything is held of an entity, in time order."""
        cells = ((at, each.cell(entity)) for at, each in self.competitions.items())
        return [at for at, cell in cells if cell is not None and cell.held]


@dataclass(frozen=True)
class _Course:
    """Every moment of an entity, shown or not, and the CUTs between them."""

    moments: Sequence[PeriodReading]
    cuts: Sequence[Break]

    @cached_property
    def before(self) -> Mapping[PeriodReading, PeriodReading]:
        """By moment the one that a change is measured against, where there is one."""
        pairs = pairwise(self.moments)
        return {at: earlier for earlier, at in pairs if _leads_to(earlier, at, self.cuts)}


@kept(lambda trends: _POINT_BYTES * sum(len(trend.points) for trend in trends))
def trend(view: View, question: Question) -> list[Trend]:
    """A trend for each entity that the names mean over the span; a name that meant two units
    gives both.

    1. The periods of the span of which anything is held, each with its meaning.
    2. The entities that the names mean over it.
    3. The one length of period that is followed, since a line never mixes lengths.
    4. Who competes in each of these periods.
    5. Each entity's own line.
    """
    if question.frequency is Frequency.READING:
        question = replace(question, frequency=None, by_reading=True)
    view = seen(view, question.territory)
    series = _series(view, question)
    meanings = meanings_within(view, series, question.first, question.last)
    first, last = _span(series, question, meanings)
    scope = NameScope(first, last, among=question.among, territory=question.territory)
    entities, unknown = known_units(view.catalogue, question.entities, scope)
    among = narrowed(view, series, question.among, entities)
    question = replace(question, among=among)
    question, strangers = _known(view.catalogue, series, question, last)
    timeline = _timeline(view, series, question, entities=entities, meanings=meanings)
    trends = [_trend(timeline, entity) for entity in entities]
    return [replace(each, unknown=(*unknown, *strangers)) for each in trends]


def _series(view: View, question: Question) -> Series:
    """What is followed: of one name the indicator of the kind of the question's units."""
    day = question.last.last_day if question.last else view.today
    return series_meant(
        view.catalogue, question.indicator, question.entities, day, question.among.kind
    )


def _timeline(
    view: View, series: Series, question: Question, entities: Sequence[Entity], meanings: Meanings
) -> _Timeline:
    """Who competes in each period of the one length that is followed."""
    frequency, held = question.frequency, _periods_of(view, meanings, entities)
    if frequency is None:
        index = view.catalogue.indices[series.last.index]
        frequency = usual(held, index.frequency)
    competed = competitions(
        view,
        {at: meanings[at] for at in of_one_length(meanings, frequency, held)},
        among=question.among,
        territory=question.territory,
        by_reading=question.by_reading,
    )
    check_block(question.among, competed)
    return _Timeline(
        view,
        series,
        question,
        first=_span(series, question, meanings)[0],
        competitions={each.at: each for each in competed},
    )


def _span(series: Series, question: Question, meanings: Meanings) -> tuple[date, date]:
    """The first and the last day of what is followed."""
    periods = sorted(meanings) or [question.first or series.last.valid_from]
    first, last = question.first or periods[0], question.last or periods[-1]
    return first.first_day, last.last_day


def _known(
    catalogue: Catalogue, series: Series, question: Question, last: date
) -> tuple[Question, tuple[Unknown, ...]]:
    """The question among the units that are known, and the names of those that are not."""
    kind = kind_of(catalogue, series.last, question.among)
    among, unknown = known_among(
        catalogue, question.among, kind, period=Period(last.year, last.month, 1)
    )
    return replace(question, among=among), unknown


def _periods_of(view: View, meanings: Meanings, entities: Sequence[Entity]) -> list[Period]:
    """The periods of which anything is held of these entities."""
    ids = {entity.id for entity in entities}
    return [at for at in meanings if _holds(view.panel(meanings[at]).cells(at), ids)]


def _holds(cells: Mapping[int, Cell], ids: Set[int]) -> bool:
    return any(cells[own].held for own in ids & cells.keys())


def _trend(timeline: _Timeline, entity: Entity) -> Trend:
    """The line of an entity; what is not held of it is no point."""
    catalogue, series, question = timeline.catalogue, timeline.series, timeline.question
    moments = timeline.moments(entity)
    shown = moments[-question.latest :] if question.latest else moments
    cuts = cuts_of(_breaks(timeline, entity, moments))
    breaks = _breaks(timeline, entity, shown)
    segments = [
        _segment(timeline, entity, stretch, course=_Course(moments, cuts))
        for stretch in _stretches(shown, () if question.chained else cuts)
    ]
    other = None
    if shown:
        start, end = shown[0].period, shown[-1].period
        other = instead(catalogue, series, breaks, first=start, last=end)
    return Trend(
        entity=entity,
        indicator=series.last,
        segments=tuple(segments),
        breaks=tuple(breaks),
        comparability=comparability(breaks, instead=other),
        reason=None if shown else _unheld(timeline, entity),
    )


def _unheld(timeline: _Timeline, entity: Entity) -> Text:
    """Why nothing is held of an entity in the whole span."""
    question, indicator = timeline.question, timeline.series.last
    if not timeline.competitions:
        at = question.last or question.first or indicator.valid_from
        return absence(timeline.view, indicator, at)
    *_, last = timeline.competitions
    return lack(timeline.view, indicator, entity, at=last.period, missing=MissingReason.NOT_HELD)


def _breaks(timeline: _Timeline, entity: Entity, moments: Sequence[PeriodReading]) -> list[Break]:
    """The breaks between the first and the last of these moments, and the seam of a territory."""
    catalogue, question = timeline.catalogue, timeline.question
    breaks: list[Break] = []
    first = timeline.first
    if moments:
        start, end = moments[0].period, moments[-1].period
        breaks += breaks_between(catalogue, timeline.series, first=start, last=end, entity=entity)
        first = start.first_day if question.latest else first
    return breaks + seam(catalogue, question.territory, entity, first=first)


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
    timeline: _Timeline, entity: Entity, stretch: Sequence[PeriodReading], course: _Course
) -> TrendSegment:
    """The points of an entity at the moments of one stretch."""
    catalogue, competitions = timeline.catalogue, timeline.competitions
    points = [
        _point(
            catalogue, entity, now=competitions[at], past=competitions.get(course.before.get(at))
        )
        for at in stretch
    ]
    indicator = competitions[stretch[0]].indicator
    edition = catalogue.edition_at(indicator, stretch[0].period, entity.province)
    chained = any(is_cut(one.period, other.period, course.cuts) for one, other in pairwise(stretch))
    return TrendSegment(
        indicator=indicator,
        edition=edition,
        entity=entity,
        points=tuple(points),
        chained=chained,
    )


def _leads_to(earlier: PeriodReading, at: PeriodReading, cuts: Sequence[Break]) -> bool:
    """Whether a change may be measured against a moment: the reading before or the period just
    before, not one further back nor across a CUT.
    """
    if earlier.period not in (at.period, at.period.before):
        return False
    if is_cut(earlier.period, at.period, cuts):
        return False
    return bool(earlier.reading) or earlier.period != at.period


def _point(
    catalogue: Catalogue, entity: Entity, now: Competition, past: Competition | None
) -> TrendPoint:
    cell, previous, move, standing = now.cell(entity), None, None, None
    if past:
        previous = _certain(past.cell(entity))
        move = _move(catalogue, entity, now=now, past=past)
        standing = past.standings.get(entity.id)
    is_like = past is None or _is_alike(entity, cell, past.cell(entity))
    change = gap(_certain(cell), previous) if is_like else None
    return TrendPoint(
        period=now.at.period,
        cell=cell,
        standing=now.standings.get(entity.id),
        change=change,
        change_percent=percent(change, previous),
        move=move,
        previous_standing=standing,
        unranked=unranked(now, entity, cell),
    )


def _is_alike(entity: Entity, cell: Cell, before: Cell) -> bool:
    """Whether two figures of a country or region are alike: both its own as published, or means of
    the same members.
    """
    if entity.kind not in COMPOUND:
        return True
    return _members(cell) == _members(before)


def _members(cell: Cell) -> tuple[Entity, ...]:
    return cell.derivation.counted if cell.derivation else ()


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
    return moves(old, now.values, now.indicator.higher_is_better, keys=[own]).get(own)
