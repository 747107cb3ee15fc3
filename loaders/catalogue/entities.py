"""The entities that the seeds list, provinces and ministries, by their names."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path

from hub.dataset import records
from hub.dataset.rows import AliasRow, EntityNameRow, EntityRow
from hub.words.names import NamedUnit, Names
from hub.words.terms import EntityKind

_KINDS = (EntityKind.PROVINCE, EntityKind.MINISTRY)
_NATIONAL = (*_KINDS, EntityKind.COUNTRY, EntityKind.REGION)


@lru_cache(maxsize=4)
def entity_names(folder: Path) -> Names:
    """The provinces and ministries of the folder `places` by all their spellings."""
    return _names(folder, _KINDS)


@lru_cache(maxsize=4)
def national_names(folder: Path) -> Names:
    """The same with the country and its regions."""
    return _names(folder, _NATIONAL)


def _names(folder: Path, kinds: Collection[EntityKind]) -> Names:
    spellings = _spellings(folder)
    entities = records.rows(EntityRow, folder / "entities.csv")
    return Names(
        NamedUnit(
            id=row.public_id,
            kind=row.kind,
            province=None,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            code=None,
            spellings=tuple(spellings[row.public_id]),
        )
        for row in entities
        if row.kind in kinds
    )


@lru_cache(maxsize=64)
def provinces(folder: Path, day: date) -> dict[str, str]:
    """The names of the provinces of a day by public id, in the order of the seeds."""
    names = {row.entity: row.name_vi for row in records.rows(EntityNameRow, folder / "names.csv")}
    return {
        row.public_id: names[row.public_id]
        for row in records.rows(EntityRow, folder / "entities.csv")
        if row.kind is EntityKind.PROVINCE and _is_in_force(row, day)
    }


def _spellings(folder: Path) -> dict[str, list[str]]:
    spellings: dict[str, list[str]] = defaultdict(list)
    for row in records.rows(EntityNameRow, folder / "names.csv"):
        spellings[row.entity] += [row.name_vi, row.name_en, row.official_vi, row.official_en]
    for row in records.rows(AliasRow, folder / "aliases.csv"):
        spellings[row.entity].append(row.spelling)
    return spellings


def _is_in_force(row: EntityRow, day: date) -> bool:
    return (row.valid_from or day) <= day <= (row.valid_to or day)
