"""Places: the provinces and departments there were on a day."""

from datetime import date

from hub.catalogue import Catalogue, Entity
from hub.words import names
from hub.words.language import Language, alphabetical
from hub.words.terms import EntityKind

APART = 3


def provinces(
    catalogue: Catalogue, on: date | None, region: str | None, search: str | None
) -> list[Entity]:
    """The provinces in force on a day, today by default, in the order of the alphabet; found by
    name when searched.
    """
    day = on or date.today()
    found = catalogue.in_force(EntityKind.PROVINCE, day)
    if region is not None:
        wanted = catalogue.entity(region, day, EntityKind.REGION).public_id
        found = [province for province in found if province.region(day) == wanted]
    return _searched(found, search, day)


def departments(
    catalogue: Catalogue, province: str | None, on: date | None, search: str | None
) -> list[Entity]:
    """The departments in force on a day, of one province or of all."""
    day = on or date.today()
    if province is None:
        found = catalogue.in_force(EntityKind.DEPARTMENT, day)
    else:
        own = catalogue.entity(province, day, EntityKind.PROVINCE)
        day = on or min(day, own.valid_to or day)
        found = [
            department
            for department in catalogue.departments.get(own.public_id, ())
            if department.exists_on(day)
        ]
    return _searched(found, search, day)


def _searched(found: list[Entity], search: str | None, day: date) -> list[Entity]:
    ordered = sorted(found, key=lambda entity: alphabetical(entity.name(Language.VI, day)))
    if search is None:
        return ordered
    wanted = names.plain(names.key(search[:200]))
    distances = {
        entity.public_id: min(_distance(wanted, spelling) for spelling in entity.spellings)
        for entity in ordered
    }
    return sorted(
        (entity for entity in ordered if distances[entity.public_id] < APART),
        key=lambda entity: distances[entity.public_id],
    )


def _distance(wanted: str, spelling: str) -> int:
    """0 for the same words, 1 for their beginning, 2 where they stand within, APART otherwise;
    diacritics do not count.
    """
    words = names.plain(names.key(spelling))
    return (
        0 if words == wanted else 1 if words.startswith(wanted) else 2 if wanted in words else APART
    )
