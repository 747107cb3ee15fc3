"""Places: the provinces, departments and areas there were on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Entity
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.words import names
from hub.words.language import Language, alphabetical
from hub.words.terms import EntityKind

APART = 3

_ENTITY_BYTES = 16


@dataclass(frozen=True)
class Question:
    """The units there were on a day, today by default, of one region or province or of all."""

    on: date | None = None
    within: str | None = None
    search: str | None = None


@kept(lambda found: _ENTITY_BYTES * len(found))
def provinces(view: View, question: Question) -> list[Entity]:
    """The provinces in force on a day, within a region, in the order of the alphabet; found by
    name when searched.
    """
    catalogue, day = view.catalogue, question.on or view.today
    entities = catalogue.in_force(EntityKind.PROVINCE, day)
    if question.within is not None:
        region = catalogue.entity(question.within, day, EntityKind.REGION).public_id
        entities = [province for province in entities if province.region(day) == region]
    return _searched(entities, question.search, day)


@kept(lambda found: _ENTITY_BYTES * len(found))
def departments(view: View, question: Question) -> list[Entity]:
    """The departments in force on a day, within a province; of one that has ended by default
    those of its last day.
    """
    catalogue, day = view.catalogue, question.on or view.today
    if question.within is None:
        entities = catalogue.in_force(EntityKind.DEPARTMENT, day)
        return _searched(entities, question.search, day)
    return _of_province(view, question, catalogue.departments)


@kept(lambda found: _ENTITY_BYTES * len(found))
def areas(view: View, question: Question) -> list[Entity]:
    """The districts, communes and other units of a province in force on a day, by default today
    or its last day.
    """
    return _of_province(view, question, view.catalogue.areas)


def _of_province(
    view: View, question: Question, units: Mapping[str, tuple[Entity, ...]]
) -> list[Entity]:
    day = question.on or view.today
    province = view.catalogue.entity(question.within, day, EntityKind.PROVINCE)
    day = question.on or min(day, province.valid_to or day)
    entities = [unit for unit in units.get(province.public_id, ()) if unit.exists_on(day)]
    return _searched(entities, question.search, day)


def _searched(entities: list[Entity], search: str | None, day: date) -> list[Entity]:
    ordered = sorted(entities, key=lambda entity: alphabetical(entity.name(Language.VI, day)))
    if search is None:
        return ordered
    phrase = names.plain(names.key(search[:200]))
    distances = {
        entity.public_id: min(_distance(phrase, spelling) for spelling in entity.spellings)
        for entity in ordered
    }
    return sorted(
        (entity for entity in ordered if distances[entity.public_id] < APART),
        key=lambda entity: distances[entity.public_id],
    )


def _distance(phrase: str, spelling: str) -> int:
    """0 for the same words, 1 for their beginning, 2 where they stand within, APART otherwise;
    diacritics do not count.
    """
    words = names.plain(names.key(spelling))
    if words == phrase:
        return 0
    if words.startswith(phrase):
        return 1
    return 2 if phrase in words else APART
