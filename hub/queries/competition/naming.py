"""Naming: the units that a name means over a span of time."""

from datetime import date

from hub.catalogue import Catalogue, Entity
from hub.queries.competition.among import Among
from hub.queries.competition.territory import Territory, predecessors
from hub.words.terms import EntityKind


def named(
    catalogue: Catalogue,
    name: str,
    first: date,
    last: date,
    among: Among,
    territory: Territory,
) -> list[Entity]:
    """The units that a name means over a span; UnknownName offers the nearest.

    Unless figures are shown as published they are those of the present map and, where the
    question wants predecessors, these too.
    """
    if territory is Territory.AS_PUBLISHED:
        return _over(catalogue, name, first, last, among)
    day = max(last, catalogue.drawn_on)
    entities = _over(catalogue, name, day, day, among)
    if territory is Territory.PREDECESSORS:
        return [each for entity in entities for each in (entity, *predecessors(catalogue, entity))]
    return entities


def _over(catalogue: Catalogue, name: str, first: date, last: date, among: Among) -> list[Entity]:
    """The units of the kind and province that compete."""
    province = None
    if among.province:
        province = catalogue.entity(among.province, last, EntityKind.PROVINCE).public_id
    return catalogue.entities_over(name, first, last, among.kind, province)
