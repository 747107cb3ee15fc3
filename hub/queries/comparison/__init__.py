"""Comparison: every entity on one indicator in one period, with ranks among those who compete."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Group, Indicator, Series
from hub.panels.kept import kept
from hub.panels.panel import Cell, View
from hub.queries.comparability import Comparability, breaks_between, comparability, instead
from hub.queries.comparison.contest import Contest
from hub.queries.comparison.order import Order, ordered
from hub.queries.comparison.previous import (
    Against,
    competition_before,
    moment_before,
    readings_of,
)
from hub.queries.comparison.row import Row, group_of
from hub.queries.competition import (
    NO_REFERENCES,
    Competition,
    PeriodReading,
    competition,
    unknown_block,
)
from hub.queries.competition import Question as CompetitionQuestion
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.competitors import kind_of
from hub.queries.competition.distribution import Distribution, distribution
from hub.queries.competition.means import country_cell
from hub.queries.competition.meant import named, narrowed, series_meant
from hub.queries.competition.naming import (
    Named,
    NameScope,
    Unknown,
    known_among,
    known_units,
)
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.seams import seams
from hub.queries.competition.territory import Territory, refuse
from hub.words import clock
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind

_ROW_BYTES = 800


@dataclass(frozen=True)
class Question:
    """What is compared; entities are public ids or names, None shows everyone who competes."""

    indicator: str
    period: Period | None = None
    entities: tuple[str, ...] | None = None
    among: Among = EVERYONE
    against: Against = Against.PREVIOUS
    baseline: Period | None = None  # a period of one's own to measure the change against
    reading: int | None = None  # yyyymmdd; None for the latest of the period
    order: Order = Order.BEST_FIRST
    territory: Territory = Territory.AS_PUBLISHED


class GroupCount(NamedTuple):
    """Who of those who compete stands in a group."""

    group: Group
    entities: tuple[Entity, ...]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Everyone on an indicator in a period beside the moment before; each row is made when it is
    asked for.
    """

    question: Question
    contest: Contest
    # Whose rows are shown; None for everyone who competes.
    entities: tuple[Entity, ...] | None = None
    in_listed_order: bool = False  # whether rows stand as `entities` do
    unknown: tuple[Unknown, ...] = ()  # the names of the question that mean no unit

    @property
    def competition(self) -> Competition:
        """Who competes."""
        return self.contest.competition

    @property
    def before(self) -> PeriodReading | None:
        """What a change is measured against."""
        return self.contest.before

    @property
    def comparability(self) -> Comparability:
        """Whether the two may be compared."""
        return self.contest.comparability

    @property
    def indicator(self) -> Indicator:
        """What is compared."""
        return self.competition.indicator

    @property
    def period(self) -> Period:
        """The period that is compared."""
        return self.competition.at.period

    @property
    def reading(self) -> int:
        """The reading that competes."""
        return self.competition.at.reading

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the question asks for, in its order."""
        if self.in_listed_order:
            return tuple(map(self.row, self.entities))
        rows = ordered(self.everyone, self.question.order)
        if self.entities is not None:
            shown = {entity.id for entity in self.entities}
            outside = [
                self.row(entity)
                for entity in self.entities
                if entity.id not in self.competition.member_ids
            ]
            rows = [row for row in rows if row.entity.id in shown] + outside
        return tuple(rows)

    @cached_property
    def everyone(self) -> tuple[Row, ...]:
        """The row of each who competes."""
        return tuple(map(self.row, self.competition.members))

    def row(self, entity: Entity) -> Row:
        """The row of an entity; of one that does not compete what is held of it, set against
        nobody.
        """
        contest, own = self.contest, entity.id
        now, cell = contest.competition, contest.competition.cell(entity)
        competes = own in now.values
        previous = contest.earlier.get(own) if competes else None
        return Row(
            entity=entity,
            indicator=now.indicator,
            at=now.at,
            cell=cell,
            group=group_of(now.catalogue, entity, now.indicator, period=now.at.period, cell=cell),
            standing=now.standings.get(own),
            region=now.regional_standings.get(own),
            references=now.references if competes else NO_REFERENCES,
            previous=previous,
            before=None if previous is None else contest.before,
            previous_standing=None if previous is None else contest.past_standings.get(own),
            move=contest.moves.get(own),
            contest=contest,
        )

    @cached_property
    def best(self) -> Row | None:
        """The first of those ranked, of several by published rank, then by name; None where
        nobody is ranked.
        """
        leaders = self.contest.leaders if self.competition.ranked else ()
        return self.row(leaders[0]) if leaders else None

    @cached_property
    def groups(self) -> tuple[GroupCount, ...]:
        """Who stands in each group, in the order of the best; nothing where too few have a
        value.
        """
        if not self.competition.complete:
            return ()
        last = len(self.everyone)
        grouped = [row for row in self.everyone if row.group]
        grouped.sort(key=lambda row: row.standing.rank if row.standing else last)
        members: dict[Group, list[Entity]] = defaultdict(list)
        for row in grouped:
            members[row.group].append(row.entity)
        return tuple(GroupCount(group, tuple(entities)) for group, entities in members.items())

    @cached_property
    def summary(self) -> Distribution:
        """How the values lie."""
        return distribution(self.competition)

    @property
    def published_mean(self) -> int | None:
        """The observation of the country's own figure."""
        country = country_cell(self.competition.catalogue, self.competition.cells)
        return country.observation_id if country else None


@kept(lambda comparison: _ROW_BYTES * len(comparison.competition.members))
def compare(view: View, question: Question) -> Comparison:
    """Compare entities on an indicator in a period; BadQuestion or UnknownName where that has no
    meaning.

    1. The indicator, the period and among whom, as the named units tell; who competes then.
    2. What a change is measured against, and who competed then.
    3. Whether the two may be compared.
    4. Whom the question names.
    """
    view = seen(view, question.territory)
    catalogue = view.catalogue
    series, period, among = _settled(view, question)
    shown = _entities(catalogue, period, question)
    indicator = series.meaning(period)
    kind = kind_of(catalogue, indicator, among)
    among, strangers = known_among(catalogue, among, kind, period)
    question = replace(question, among=among)
    now = _competition(view, indicator, period, question=question)
    before = _moment_before(view, now, question)
    breaks = breaks_between(catalogue, series, first=before.period, last=period) if before else []
    past = competition_before(
        view, series, now, before=before, breaks=breaks, territory=question.territory
    )
    if before:
        before = PeriodReading(before.period, past.at.reading if past else 0)
    spans = [period, before.period] if before else [period]
    verdict = comparability(
        [*breaks, *seams(catalogue, question.territory, *spans)],
        past is None or past.member_ids == now.member_ids,
        instead(catalogue, series, breaks, first=before.period, last=period) if breaks else None,
    )
    contest = Contest(view, now, before=before, past=past, comparability=verdict)
    return _shown(Comparison(question, contest), shown, strangers)


def settled(view: View, question: Question) -> Question:
    """The same question with what its named units tell: the indicator, the period and among whom;
    BadQuestion or UnknownName where that has no meaning.
    """
    series, period, among = _settled(seen(view, question.territory), question)
    return replace(question, indicator=series.reference, period=period, among=among)


def _settled(view: View, question: Question) -> tuple[Series, Period, Among]:
    series = _series(view, question)
    period = question.period or latest(view, series)
    shown = _entities(view.catalogue, period, question)
    among = _narrowed(view, series, question, shown)
    return series, question.period or latest(view, series, among), among


def _series(view: View, question: Question) -> Series:
    """What is compared: of one name the indicator of the kind of units that the question means."""
    among, day = question.among, _day(view, question)
    names = (*(question.entities or ()), *(among.entities or ()))
    return series_meant(view.catalogue, question.indicator, names, day, among.kind)


def _day(view: View, question: Question) -> date:
    """The day on which names of a question mean units before its period is known."""
    return question.period.last_day if question.period else view.today


def _narrowed(view: View, series: Series, question: Question, shown: Named | None) -> Among:
    """Among whom the units of a question compete."""
    among, day = question.among, _day(view, question)
    units = list(shown.entities) if shown else []
    if not units:
        home = among.province
        units = named(
            among.entities or (),
            lambda name: [view.catalogue.entity(name, day, among.kind, home)],
        )
    return narrowed(view, series, among, units)


def _shown(answer: Comparison, shown: Named | None, strangers: Sequence[Unknown]) -> Comparison:
    """A comparison with whom its question names, and the names that nobody knows."""
    if shown is None:
        return replace(answer, unknown=tuple(strangers))
    unknown = (*shown.unknown, *strangers)
    return replace(answer, entities=shown.entities, unknown=unknown)


def _moment_before(view: View, now: Competition, question: Question) -> PeriodReading | None:
    """What a change is measured against; BadQuestion for a baseline that cannot be."""
    baseline = question.baseline
    if baseline is None:
        return moment_before(view.panel(now.indicator), now, question.against)
    if question.against is not Against.PREVIOUS:
        raise _two_moments(baseline, question.against)
    if baseline.length != now.at.period.length or baseline.last_day >= now.at.period.first_day:
        raise _bad_baseline(baseline, now.at.period)
    return PeriodReading(baseline, 0)


def _two_moments(baseline: Period, against: Against) -> BadQuestion:
    return BadQuestion(
        Text(
            f"baseline: {baseline} và against: {against} không đi cùng nhau; cần bỏ một trong hai:"
            " baseline so với một kỳ tự chọn, against so với kỳ liền trước, cùng kỳ năm trước hoặc"
            " không so",
            f"baseline: {baseline} and against: {against} do not go together; leave one out:"
            " baseline is a period of one's own, against the one before, that of last year, or"
            " none",
        )
    )


def _bad_baseline(baseline: Period, period: Period) -> BadQuestion:
    return BadQuestion(
        Text(
            f"không so sánh được kỳ {period} với kỳ gốc {baseline}: kỳ gốc phải trước và cùng độ"
            f" dài, ví dụ {period.before}",
            f"{period} cannot be set against the baseline {baseline}: a baseline is before it and"
            f" of the same length, such as {period.before}",
        )
    )


def latest(view: View, series: Series, among: Among = EVERYONE) -> Period:
    """The latest period of which any value or rank is held, of those within a province of any of
    them; of two that end on one day the longer. BadQuestion where there is none.
    """
    for meaning in reversed(series.meanings):
        panel = view.panel(meaning)
        periods = [period for period in panel.periods if panel.tells(period)]
        own = [at for at in periods if _tells_of(view, panel.cells(at), among, at)]
        if periods := own or periods:
            return max(periods, key=lambda period: (period.last_day, period.months))
    raise BadQuestion(
        Text(
            f"chưa có số liệu nào của {series.reference}",
            f"no figure of {series.reference} is held",
        )
    )


def _tells_of(view: View, cells: Mapping[int, Cell], among: Among, at: Period) -> bool:
    """Whether anything is held of those who compete within a province; of others it is."""
    if not (among.province and among.kind):
        return True
    home = view.catalogue.entity(among.province, at.last_day, EntityKind.PROVINCE).public_id
    units = map(view.catalogue.by_id.__getitem__, cells)
    return any(unit.kind is among.kind and unit.province == home for unit in units)


def _competition(
    view: View, indicator: Indicator, period: Period, question: Question
) -> Competition:
    """Who competes; BadQuestion or UnknownName where the question fits nobody."""
    reading = question.reading
    now = competition(
        view,
        CompetitionQuestion(
            indicator=indicator,
            period=period,
            among=question.among,
            reading=reading,
            territory=question.territory,
        ),
    )
    refuse(question.territory, now.kind)
    if question.among.block and not now.members:
        raise unknown_block(now)
    if reading:
        readings = readings_of(view.panel(indicator), period, now)
        if reading not in readings:
            raise _unread(period, reading, readings)
    return now


def _unread(period: Period, reading: int, readings: Sequence[int]) -> BadQuestion:
    held = [clock.written_day(clock.of_reading(each)) for each in readings]
    vi, en = (", ".join(each[at] for each in held) or "–" for at in (0, 1))
    wanted = clock.written_day(clock.of_reading(reading))
    return BadQuestion(
        Text(
            f"kỳ {period} không có số đọc ngày {wanted.vi}; có: {vi}",
            f"{period} has no reading of {wanted.en}; there are: {en}",
        )
    )


def _entities(catalogue: Catalogue, period: Period, question: Question) -> Named | None:
    """The units that a question names, each once, and the names of none."""
    if question.entities is None:
        return None
    scope = NameScope(
        first=period.first_day,
        last=period.last_day,
        among=question.among,
        territory=question.territory,
    )
    return known_units(catalogue, question.entities, scope)
