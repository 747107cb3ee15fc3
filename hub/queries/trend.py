"""Trend: one entity on one indicator through time, cut where figures are not one series."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.catalogue import Break, Edition, Entity, Indicator, Series
from hub.errors import BadQuestion
from hub.language import Text
from hub.panel import Cell, View
from hub.period import Period
from hub.queries.comparability import Comparability, breaks_between, comparability
from hub.queries.comparison import gap, percent, values_of
from hub.queries.peers import Among, peers
from hub.queries.rank import Move, Standing, moves, ranks
from hub.terms import Frequency, Severity


@dataclass(frozen=True)
class Question:
    """What is followed; entities are public ids or names."""

    indicator: str
    entities: tuple[str, ...]
    first: Period | None = None
    last: Period | None = None
    frequency: Frequency | None = None
    among: Among | None = None
    chained: bool = False


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
    cells: Mapping[int, Cell]
    members: frozenset[int]
    values: Mapping[int, float]
    standings: Mapping[int, Standing]


def trend(view: View, question: Question) -> list[Trend]:
    """A trend for each entity that the names mean over the span; a name that meant two units gives both."""
    series = view.catalogue.series(question.indicator)
    fields = _fields(view, series, question)
    span = list(fields) or [question.first or series.last.valid_from]
    first, last = (question.first or span[0]).first_day, (question.last or span[-1]).last_day
    kind = question.among.kind if question.among else None
    wanted = {entity.public_id: entity for name in question.entities for entity in view.catalogue.entities_over(name, first, last, kind)}
    return [_trend(view, series, question, fields, entity) for entity in wanted.values()]


def _fields(view: View, series: Series, question: Question) -> dict[Period, _Field]:
    if question.first and question.last and question.last < question.first:
        raise BadQuestion(Text(f"kỳ đầu {question.first} sau kỳ cuối {question.last}",
                               f"from {question.first} is after to {question.last}"))
    held = {at: meaning for meaning in series.meanings for at in view.panel(meaning).periods if _within(at, question)}
    frequency = question.frequency or _usual(view, series, held)
    return {at: _field(view, held[at], at, question.among) for at in sorted(held) if at.frequency is frequency}


def _field(view: View, indicator: Indicator, at: Period, among: Among | None) -> _Field:
    cells = view.panel(indicator).cells(at)
    competing = peers(view.catalogue, indicator, at, cells, among)
    values = values_of(competing.members, cells)
    standings = ranks(values, indicator.higher_is_better) if competing.ranked else {}
    return _Field(indicator, cells, frozenset(entity.id for entity in competing.members), values, standings)


def _usual(view: View, series: Series, held: Mapping[Period, Indicator]) -> Frequency:
    """The frequency of the index where it is held, or the most usual length: a line never mixes lengths."""
    lengths = Counter(at.frequency for at in held)
    usual = view.catalogue.indices[series.last.index].frequency
    return usual if usual in lengths or not lengths else lengths.most_common(1)[0][0]


def _within(at: Period, question: Question) -> bool:
    return ((question.first is None or at.first_day >= question.first.first_day)
            and (question.last is None or at.last_day <= question.last.last_day))


def _trend(view: View, series: Series, question: Question, fields: Mapping[Period, _Field], entity: Entity) -> Trend:
    held = [at for at in fields if entity.id in fields[at].cells]
    breaks = breaks_between(view.catalogue, series, held[0], held[-1], entity) if held else []
    cuts = () if question.chained else tuple(break_ for break_ in breaks if break_.severity is Severity.CUT)
    segments = [_segment(view, fields, entity, stretch) for stretch in _stretches(held, cuts)]
    return Trend(entity, series.last, tuple(segments), tuple(breaks), comparability(breaks))


def _stretches(held: Sequence[Period], cuts: Sequence[Break]) -> list[list[Period]]:
    stretches: list[list[Period]] = []
    for at in held:
        last = stretches[-1][-1] if stretches else None
        if last is None or any(last.first_day < cut.at.first_day <= at.last_day for cut in cuts):
            stretches.append([])
        stretches[-1].append(at)
    return stretches


def _segment(view: View, fields: Mapping[Period, _Field], entity: Entity, stretch: Sequence[Period]) -> Segment:
    points = [_point(view, fields, entity, at, at.before if at.before in stretch else None) for at in stretch]
    indicator = fields[stretch[0]].indicator
    return Segment(indicator, view.catalogue.edition_at(indicator, stretch[0]), entity, tuple(points))


def _point(view: View, fields: Mapping[Period, _Field], entity: Entity, at: Period, before: Period | None) -> Point:
    now, past = fields[at], fields.get(before) if before else None
    cell = now.cells[entity.id]
    previous = past.cells[entity.id].value if past else None
    change = gap(cell.value, previous)
    move = None
    if past and now.members == past.members and entity.id in now.standings and entity.id in past.standings:
        redrawn = view.catalogue.redrawn(before, at)
        old = {key: value for key, value in past.values.items() if key not in redrawn}
        move = moves(old, now.values, now.indicator.higher_is_better, [entity.id]).get(entity.id)
    return Point(at, cell, now.standings.get(entity.id), change,
                 percent(change, previous), move)
