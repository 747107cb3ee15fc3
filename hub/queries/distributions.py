"""Distributions: how the values of those who compete lie, period by period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hub.catalogue import Break, Entity, Indicator, Series
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.queries.comparability import breaks_between, cuts_of
from hub.queries.competition import Competition
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.distribution import Distribution, distribution
from hub.queries.competition.meant import named, narrowed, series_meant
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.territory import Territory
from hub.queries.competition.through_time import (
    Meanings,
    check_block,
    competitions,
    meanings_within,
)
from hub.words.language import Language, alphabetical
from hub.words.period import Period, of_one_length, usual
from hub.words.terms import Frequency

_POINT_BYTES = 3000


@dataclass(frozen=True)
class Question:
    """Which indicator, among whom and over which span."""

    indicator: str
    among: Among = EVERYONE
    first: Period | None = None
    last: Period | None = None
    frequency: Frequency | None = None
    by_reading: bool = False
    territory: Territory = Territory.AS_PUBLISHED


@dataclass(frozen=True)
class DistributionPoint:
    """One period or reading: who competes, how their values lie, and who is first.

    Points of one segment may be compared; between two segments lies a CUT.
    """

    competition: Competition
    summary: Distribution
    best: tuple[Entity, ...]
    segment: int


@dataclass(frozen=True)
class Distributions:
    """Every period in time order, and the breaks between them."""

    indicator: Indicator
    points: tuple[DistributionPoint, ...]
    breaks: tuple[Break, ...]


@kept(lambda distributions: _POINT_BYTES * len(distributions.points))
def distributions(view: View, question: Question) -> Distributions:
    """How the values lie in each period of one length; periods in which nobody competes with a
    value are left out.

    Raises BadQuestion or UnknownName for a question that fits nobody.
    """
    if question.frequency is Frequency.READING:
        question = replace(question, frequency=None, by_reading=True)
    view = seen(view, question.territory)
    catalogue, (series, among) = view.catalogue, _meant(view, question)
    meanings = meanings_within(view, series, question.first, question.last)
    frequency, held = question.frequency, list(_figures(view, meanings))
    if frequency is None:
        frequency = usual(held, catalogue.indices[series.last.index].frequency)
    followed = {at: meanings[at] for at in of_one_length(meanings, frequency, held)}
    competed = competitions(
        view,
        followed,
        among=among,
        territory=question.territory,
        by_reading=question.by_reading,
    )
    check_block(among, competed)
    shown = [each for each in competed if each.values]
    periods = [each.at.period for each in shown]
    breaks = breaks_between(catalogue, series, first=periods[0], last=periods[-1]) if shown else []
    segments = _segments(periods, cuts_of(breaks))
    return Distributions(
        indicator=series.last,
        points=tuple(map(_point, shown, segments)),
        breaks=tuple(breaks),
    )


def _meant(view: View, question: Question) -> tuple[Series, Among]:
    """What is looked at, and among whom, as the units that the question lists tell."""
    catalogue, among = view.catalogue, question.among
    day = question.last.last_day if question.last else view.today
    names = among.entities or ()
    series = series_meant(catalogue, question.indicator, names, day, among.kind)
    units = named(names, lambda name: [catalogue.entity(name, day, among.kind, among.province)])
    return series, narrowed(view, series, among, units)


def _figures(view: View, meanings: Meanings) -> Iterator[Period]:
    """The period of each figure that is held."""
    for at, indicator in meanings.items():
        yield from [at] * len(view.panel(indicator).cells(at))


def _segments(periods: Sequence[Period], cuts: Sequence[Break]) -> list[int]:
    """The number of the segment of each period, from 0; each CUT begins another."""
    segments = [0] * len(periods[:1])
    for earlier, later in pairwise(periods):
        is_cut = any(cut.between(earlier, later) for cut in cuts)
        segments.append(segments[-1] + is_cut)
    return segments


def _point(competition: Competition, segment: int) -> DistributionPoint:
    standings, day = competition.standings, competition.at.period.last_day
    best = [
        entity
        for entity in competition.members
        if entity.id in standings and standings[entity.id].rank == 1
    ]
    best.sort(key=lambda entity: alphabetical(entity.name(Language.VI, day)))
    return DistributionPoint(
        competition=competition,
        summary=distribution(competition),
        best=tuple(best),
        segment=segment,
    )
