"""Targets against figures: the pace of each, and how far a figure is from the target of its own
period.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

from hub.catalogue import Entity, Target
from hub.panels.panel import View
from hub.queries.comparison.row import Row, gap
from hub.queries.competition.members import Among
from hub.queries.targets.pace import Pace, pace
from hub.queries.targets.required_level import aim, of_rank
from hub.queries.trend import Question, Trend, trend
from hub.queries.trend.summary import told
from hub.words import period
from hub.words.language import Text
from hub.words.period import Period, usual
from hub.words.terms import EntityKind, Frequency


class Asked(NamedTuple):
    """A figure whose distance from its own target is asked for."""

    entity: str
    indicator: str  # one meaning
    at: Period
    value: float


def asked(row: Row) -> Asked | None:
    """The figure of a row of a comparison, unless it has none or is in doubt."""
    beyond_doubt = row.value is not None and not row.cell.mark.doubtful
    return (
        Asked(row.entity.public_id, row.indicator.public_id, row.at.period, row.value)
        if beyond_doubt
        else None
    )


def paces(view: View, wanted: Sequence[tuple[Target, date]]) -> dict[tuple[Target, date], Pace]:
    """How each target stands on a day; each indicator is read once, each entity on it followed
    once.
    """
    followed = _followed(view, dict.fromkeys(target for target, _ in wanted))
    return {
        (target, today): pace(view.catalogue, target, followed.get(target), today)
        for target, today in wanted
    }


def of(view: View, entity: Entity, indicator: str) -> list[Target]:
    """The standing targets of an entity on the series of a code, in the order of their
    deadlines.
    """
    found = [
        target
        for target in view.catalogue.targets_on.get((entity.public_id, indicator), ())
        if target.stands(view.version)
    ]
    return sorted(found, key=_deadline)


def gaps(view: View, wanted: Iterable[Asked]) -> dict[Asked, float | None]:
    """Each figure minus the level of its entity's own target for that period, of several the one
    with the nearest deadline.

    A target is for the periods from its first (else from the first of its document, else from the
    deadline's own) to its deadline; one for a rank tells no level of a value.
    """
    meant = {
        one: [
            target
            for target in of(
                view,
                view.catalogue.entities[one.entity],
                view.catalogue.indicators[one.indicator].code,
            )
            if not of_rank(target) and _is_for(view, target, one.at)
        ]
        for one in wanted
    }
    followed = _followed(
        view,
        dict.fromkeys(
            target for own in meant.values() for target in own if target.comparator.is_change
        ),
    )
    return {one: gap(one.value, _level(view, one, own, followed)) for one, own in meant.items()}


def _level(
    view: View, one: Asked, targets: Sequence[Target], followed: Mapping[Target, Trend]
) -> float | None:
    """The level of the first of these targets that tells one."""
    indicator = view.catalogue.indicators[one.indicator]
    bands = view.catalogue.groups_at(
        indicator, one.at, view.catalogue.entities[one.entity].province
    )
    aims = (
        aim(target, indicator, bands, _figures(followed.get(target), one.at), one.at)
        for target in targets
    )
    return next((found.level for found in aims if not isinstance(found, Text)), None)


def _figures(followed: Trend | None, at: Period) -> dict[Period, float]:
    """The values of the stretch that holds a period."""
    own = (
        [
            segment
            for segment in followed.segments
            if any(point.period == at for point in segment.points)
        ]
        if followed
        else []
    )
    return {point.period: point.cell.value for segment in own for point in told(segment)}


def _is_for(view: View, target: Target, at: Period) -> bool:
    document = view.catalogue.documents[target.document]
    first = next(
        (
            period.parse(said).first_day
            for said in (target.valid_from, document.period, target.by)
            if said
        ),
        None,
    )
    return first is not None and first <= at.first_day and at.last_day <= _deadline(target)


def _deadline(target: Target) -> date:
    return period.parse(target.by).last_day if target.by else date.max


def _followed(view: View, targets: Iterable[Target]) -> dict[Target, Trend]:
    """The trend of each target's entity on its indicator, where any figure of it is held."""
    known = [
        target
        for target in targets
        if target.entity in view.catalogue.entities and target.indicator in view.catalogue.codes
    ]
    lines: dict[_Line, list[Target]] = defaultdict(list)
    for code, own in _by_indicator(known).items():
        held = _held(view, code, {view.catalogue.entities[target.entity].id for target in own})
        for target in own:
            entity = view.catalogue.entities[target.entity]
            if entity.id in held:
                lines[
                    _Line(
                        code,
                        _frequency(view, target, held[entity.id]),
                        entity.kind,
                        entity.province,
                    )
                ].append(target)
    return {
        target: followed
        for line, own in lines.items()
        for target, followed in _along(view, line, own)
    }


class _Line(NamedTuple):
    """What can be followed in one question."""

    code: str
    frequency: Frequency
    kind: EntityKind
    province: str | None


def _along(view: View, line: _Line, targets: Sequence[Target]) -> Iterator[tuple[Target, Trend]]:
    names = tuple(dict.fromkeys(target.entity for target in targets))
    found = trend(
        view,
        Question(line.code, names, frequency=line.frequency, among=Among(line.kind, line.province)),
    )
    by_entity = {followed.entity.public_id: followed for followed in found}
    return ((target, by_entity[target.entity]) for target in targets)


def _by_indicator(targets: Iterable[Target]) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        found[target.indicator].append(target)
    return found


def _held(view: View, code: str, entities: Set[int]) -> dict[int, list[Period]]:
    """The periods of which anything is held of each of these entities."""
    found: dict[int, list[Period]] = defaultdict(list)
    for panel in map(view.panel, view.catalogue.series(code).meanings):
        for at in panel.periods:
            cells = panel.cells(at)
            for entity in entities & cells.keys():
                found[entity].append(at)
    return found


def _frequency(view: View, target: Target, held: Sequence[Period]) -> Frequency:
    """The length of the deadline, else of the index, else the most usual of what is held."""
    index = view.catalogue.indices[view.catalogue.series(target.indicator).last.index]
    return usual(held, period.parse(target.by).frequency if target.by else index.frequency)
