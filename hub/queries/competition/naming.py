"""Naming: the units that the names of a question mean over a span of time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.panels.kept import wait
from hub.queries.competition.among import Among, home_province
from hub.queries.competition.kinds import NATIONAL
from hub.queries.competition.territory import Territory, predecessors, present_day
from hub.words.errors import UnknownName
from hub.words.labels import KINDS
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind

MOST_UNKNOWN = 20  # names of one question that may be wrong, beyond which nothing is answered


class Unknown(NamedTuple):
    """A name of a question that means no unit, or several, and what there is to say of it."""

    name: str
    reason: Text


class Named(NamedTuple):
    """The units that several names mean, each once, and the names that mean none."""

    entities: tuple[Entity, ...]
    unknown: tuple[Unknown, ...]


def known(names: Sequence[str], find: Callable[[str], Sequence[Entity]]) -> Named:
    """What each name means; UnknownName where none of them, or too few, mean anything."""
    entities: dict[Entity, None] = {}
    errors: list[UnknownName] = []
    for name in dict.fromkeys(names):
        wait()
        try:
            entities |= dict.fromkeys(find(name))
        except UnknownName as error:
            errors.append(error)
        if len(errors) > MOST_UNKNOWN:
            break
    if errors and (not entities or len(errors) > MOST_UNKNOWN):
        raise UnknownName.together(errors)
    return Named(tuple(entities), tuple(Unknown(error.found, error.text) for error in errors))


def known_among(
    catalogue: Catalogue, among: Among, kind: EntityKind, period: Period
) -> tuple[Among, tuple[Unknown, ...]]:
    """A competition among the units that are known of those it lists, and the unknown names."""
    if among.entities is None:
        return among, ()
    home = None if kind in NATIONAL else home_province(catalogue, among, kind, period).public_id
    unknown = known(
        among.entities, lambda name: [_competing(catalogue, name, period, kind, home)]
    ).unknown
    wrong = {each.name for each in unknown}
    names = tuple(name for name in among.entities if name not in wrong)
    return replace(among, entities=names), unknown


def _competing(
    catalogue: Catalogue, name: str, period: Period, kind: EntityKind, home: str | None
) -> Entity:
    """The unit of a kind that a name means; UnknownName says where it means one of another kind."""
    unit = catalogue.entities.get(name.strip())
    if unit is not None and unit.kind is not kind:
        step = Text(
            f"{name} là {KINDS[unit.kind].vi}, không so sánh cùng {KINDS[kind].vi}",
            f"{name} is one of the {KINDS[unit.kind].en}, which do not compete with"
            f" {KINDS[kind].en}",
        )
        raise UnknownName(KINDS[kind], name, (), step)
    return catalogue.entity(name, period.last_day, kind, home)


@dataclass(frozen=True)
class NameScope:
    """Where names are looked up: over which span, among which units and of which territory."""

    first: date
    last: date
    among: Among
    territory: Territory


def known_units(catalogue: Catalogue, names: Sequence[str], scope: NameScope) -> Named:
    """The units that names mean, each once, and the names that mean none.

    Unless figures are shown as published they are those of the present map and, where the
    question wants predecessors, these too. UnknownName where no name means any.
    """
    if scope.territory is not Territory.AS_PUBLISHED:
        day = present_day(catalogue, scope.territory, scope.last)
        scope = replace(scope, first=day, last=day)
    return known(names, partial(_units, catalogue, scope))


def _units(catalogue: Catalogue, scope: NameScope, name: str) -> list[Entity]:
    units: list[Entity] = []
    for entity in _over(catalogue, name, scope):
        units.append(entity)
        if scope.territory is Territory.PREDECESSORS:
            units += predecessors(catalogue, entity)
    return units


def _over(catalogue: Catalogue, name: str, scope: NameScope) -> list[Entity]:
    """The units of the kind and province that compete."""
    among, province = scope.among, None
    if among.province:
        home = catalogue.entity(among.province, scope.last, EntityKind.PROVINCE)
        province = home.public_id
    return catalogue.entities_over(
        name, scope.first, scope.last, kind=among.kind, province=province
    )
