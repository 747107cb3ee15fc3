"""Naming: the units that a name means over a span of time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hub.catalogue import Catalogue, Entity
from hub.queries.competition.among import Among
from hub.queries.competition.territory import Territory, predecessors, present_day
from hub.words.terms import EntityKind


@dataclass(frozen=True)
class NameScope:
    """Where names are looked up: over which span, among which units and of which territory."""

    first: date
    last: date
    among: Among
    territory: Territory


def named(catalogue: Catalogue, names: Iterable[str], scope: NameScope) -> list[Entity]:
    """The units that names mean, each once; UnknownName offers the nearest.

    Unless figures are shown as published they are those of the present map and, where the
    question wants predecessors, these too.
    """
    if scope.territory is not Territory.AS_PUBLISHED:
        day = present_day(catalogue, scope.territory, scope.last)
        scope = replace(scope, first=day, last=day)
    entities: dict[Entity, None] = {}
    for name in names:
        for entity in _over(catalogue, name, scope):
            entities[entity] = None
            if scope.territory is Territory.PREDECESSORS:
                entities |= dict.fromkeys(predecessors(catalogue, entity))
    return list(entities)


def _over(catalogue: Catalogue, name: str, scope: NameScope) -> list[Entity]:
    """The units of the kind and province that compete."""
    among, province = scope.among, None
    if among.province:
        home = catalogue.entity(among.province, scope.last, EntityKind.PROVINCE)
        province = home.public_id
    return catalogue.entities_over(
        name, scope.first, scope.last, kind=among.kind, province=province
    )
