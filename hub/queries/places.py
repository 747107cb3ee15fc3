"""Places: the provinces and departments there were on a day."""

from datetime import date

from hub.catalogue import Catalogue, Entity
from hub.language import Language
from hub.queries.comparison import vietnamese
from hub.terms import EntityKind

SEARCHED = 200  # names that one search looks through


def provinces(catalogue: Catalogue, on: date | None, region: str | None, search: str | None) -> list[Entity]:
    """The provinces in force on a day, today by default, in the order of the alphabet; found by name when searched."""
    day = on or date.today()
    found = catalogue.in_force(EntityKind.PROVINCE, day)
    if region is not None:
        wanted = catalogue.entity(region, day, EntityKind.REGION).public_id
        found = [province for province in found if province.region(day) == wanted]
    return _searched(catalogue, found, search, day)


def departments(catalogue: Catalogue, province: str | None, on: date | None, search: str | None) -> list[Entity]:
    """The departments in force on a day, of one province or of all."""
    day = on or date.today()
    if province is None:
        found = catalogue.in_force(EntityKind.DEPARTMENT, day)
    else:
        own = catalogue.entity(province, day, EntityKind.PROVINCE)
        day = on or min(day, own.valid_to or day)
        found = [department for department in catalogue.departments.get(own.public_id, ()) if department.exists_on(day)]
    return _searched(catalogue, found, search, day)


def _searched(catalogue: Catalogue, found: list[Entity], search: str | None, day: date) -> list[Entity]:
    if search is None:
        return sorted(found, key=lambda entity: vietnamese(entity.name(Language.VI, day)))
    places = {public_id: place for place, public_id in enumerate(catalogue.names.search(search, SEARCHED))}
    return sorted((entity for entity in found if entity.public_id in places), key=lambda entity: places[entity.public_id])
