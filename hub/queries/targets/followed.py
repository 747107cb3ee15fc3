"""Followed: the trend of each target's own entity on its own indicator."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from hub.catalogue import Target
from hub.panels.panel import View
from hub.queries.competition.among import Among
from hub.queries.trend import Question, Trend, trend
from hub.words import period
from hub.words.period import Period, usual
from hub.words.terms import EntityKind, Frequency


class Followable(NamedTuple):
    """What one question of a trend can follow together."""

    code: str
    frequency: Frequency
    kind: EntityKind
    province: str | None


def followed(view: View, targets: Iterable[Target]) -> dict[Target, Trend]:
    """The trend of each target's entity on its indicator, where any figure of it is held.

    Each indicator is read once, and each entity on it followed once.
    """
    together: dict[Followable, list[Target]] = defaultdict(list)
    for code, on_code in _by_indicator(view, targets).items():
        ids = {view.catalogue.entities[target.entity].id for target in on_code}
        periods = _periods_held(view, code, ids)
        for target in on_code:
            entity = view.catalogue.entities[target.entity]
            if entity.id in periods:
                frequency = _frequency(view, target, periods[entity.id])
                one = Followable(code, frequency, entity.kind, province=entity.province)
                together[one].append(target)
    return {
        target: line
        for one, members in together.items()
        for target, line in _along(view, one, members)
    }


def _by_indicator(view: View, targets: Iterable[Target]) -> Mapping[str, list[Target]]:
    """The targets on each code, of those whose entity and indicator the hub has."""
    by_indicator: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        if target.entity in view.catalogue.entities and target.indicator in view.catalogue.codes:
            by_indicator[target.indicator].append(target)
    return by_indicator


def _periods_held(view: View, code: str, entities: Set[int]) -> Mapping[int, list[Period]]:
    """The periods of which anything is held of each of these entities."""
    periods: dict[int, list[Period]] = defaultdict(list)
    for panel in map(view.panel, view.catalogue.series(code).meanings):
        for at in panel.periods:
            for entity in entities & panel.cells(at).keys():
                periods[entity].append(at)
    return periods


def _frequency(view: View, target: Target, periods: Sequence[Period]) -> Frequency:
    """The length of the deadline, else of the index, else the most usual of what is held."""
    index = view.catalogue.indices[view.catalogue.series(target.indicator).last.index]
    return usual(periods, period.parse(target.by).frequency if target.by else index.frequency)


def _along(
    view: View, one: Followable, targets: Sequence[Target]
) -> Iterator[tuple[Target, Trend]]:
    names = tuple(dict.fromkeys(target.entity for target in targets))
    among = Among(one.kind, one.province)
    trends = trend(view, Question(one.code, names, frequency=one.frequency, among=among))
    by_entity = {line.entity.public_id: line for line in trends}
    return ((target, by_entity[target.entity]) for target in targets)
