"""Naming: the units that the names of a question mean over a span of time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.queries.competition.among import Among, home_province
from hub.queries.competition.kinds import NATIONAL
from hub.queries.competition.territory import Territory, predecessors
from hub.words.errors import UnknownName
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
    home = None if kind in NATIONAL else home_province(catalogue, among, period).public_id
    unknown = known(
        among.entities, lambda name: [catalogue.entity(name, period.last_day, kind, home)]
    ).unknown
    wrong = {each.name for each in unknown}
    names = tuple(name for name in among.entities if name not in wrong)
    return replace(among, entities=names), unknown


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
