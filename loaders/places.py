"""The units of Viet Nam: country, regions, provinces, their departments, and how each became
another.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.records import rows
from hub.dataset.rows import AliasRow, EntityNameRow, EntityRow, Row, SuccessionRow
from hub.words.language import within_sentence
from hub.words.terms import EntityKind, SuccessionKind

_DAY = timedelta(days=1)
# The national list was researched from mid-2008 on; provinces that ended before get no departments.
_LIST_STARTS = date(2008, 8, 1)


class DepartmentRow(NamedTuple):
    """A body of the national list, and the provinces that have one: all, some by public id, or
    none yet known.
    """

    code: str
    name_vi: str
    name_en: str
    abbreviations: str
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    provinces: str = ""
    but_not: str = ""
    scope: str = ""
    document: str | None = None
    ended_by: str | None = None
    note: str | None = None


class Office(NamedTuple):
    """A department of one province."""

    entity: EntityRow
    department: DepartmentRow


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """The departments of each province by the national list, with their names, spellings and
    successions.
    """
    entities, names = (
        rows(EntityRow, dataset.folder / "entities.csv"),
        rows(EntityNameRow, dataset.folder / "names.csv"),
    )
    successions = rows(SuccessionRow, dataset.folder / "successions.csv")
    departments = [department for path in files for department in rows(DepartmentRow, path)]
    offices = list(_offices(departments, entities))
    yield from (office.entity for office in offices)
    yield from _office_names(offices, names)
    yield from _shortened(offices, {name.entity for name in names if name.is_city})
    yield from _reorganised(offices)
    yield from _merged(offices, successions)


def _offices(
    departments: Sequence[DepartmentRow], entities: Iterable[EntityRow]
) -> Iterator[Office]:
    for province in entities:
        if province.kind is EntityKind.PROVINCE and (province.valid_to or date.max) >= _LIST_STARTS:
            for department in departments:
                span = _overlap(department, province)
                if span and _has(province.public_id, department):
                    yield Office(
                        EntityRow(
                            f"{province.public_id}/{department.code.lower()}",
                            EntityKind.DEPARTMENT,
                            province.public_id,
                            valid_from=span[0],
                            valid_to=span[1],
                        ),
                        department,
                    )


def _has(province: str, department: DepartmentRow) -> bool:
    named = department.provinces.split()
    return (named == ["all"] or province in named) and province not in department.but_not.split()


def _overlap(
    one: DepartmentRow | EntityRow, other: EntityRow | EntityNameRow
) -> tuple[date | None, date | None] | None:
    first = max(filter(None, (one.valid_from, other.valid_from)), default=None)
    last = min(filter(None, (one.valid_to, other.valid_to)), default=None)
    return None if first and last and first > last else (first, last)


def _office_names(
    offices: Iterable[Office], names: Iterable[EntityNameRow]
) -> Iterator[EntityNameRow]:
    by_province: dict[str, list[EntityNameRow]] = {}
    for name in names:
        by_province.setdefault(name.entity, []).append(name)
    for entity, department in offices:
        for province in by_province[entity.province]:
            if span := _overlap(entity, province):
                yield _office_name(entity.public_id, department, province)._replace(
                    valid_from=span[0], valid_to=span[1]
                )


def _office_name(entity: str, department: DepartmentRow, province: EntityNameRow) -> EntityNameRow:
    """ "Sở Nội vụ tỉnh Lai Châu", "Thanh tra thành phố Hà Nội"."""
    bare, name_vi, name_en = (
        department.name_vi.removesuffix(" tỉnh"),
        department.name_vi,
        department.name_en,
    )
    if province.is_city:
        name_vi, name_en = (
            name_vi.replace(" tỉnh", " thành phố"),
            name_en.replace("Provincial", "City"),
        )
    return EntityNameRow(
        entity,
        name_vi,
        name_en,
        f"{bare} {_within_sentence(province)}",
        f"{name_en} of {province.name_en}",
    )


def _shortened(offices: Iterable[Office], cities: Collection[str]) -> Iterator[AliasRow]:
    """Each office by its short names; in a city "Văn phòng UBND tỉnh" is "Văn phòng UBND thành
    phố" too.
    """
    for entity, department in offices:
        for short in department.abbreviations.split("|"):
            yield AliasRow(entity.public_id, short, True)
            if entity.province in cities and short.endswith(" tỉnh"):
                yield AliasRow(entity.public_id, short.replace(" tỉnh", " thành phố"), True)


def _within_sentence(province: EntityNameRow) -> str:
    # Decree 30/2020/NĐ-CP writes "thành phố Hà Nội" but "Thành phố Hồ Chí Minh".
    return (
        province.official_vi
        if province.name_vi == "Hồ Chí Minh"
        else within_sentence(province.official_vi)
    )


def _reorganised(offices: Sequence[Office]) -> Iterator[SuccessionRow]:
    """Within a province, the department that took over another."""
    known = {office.entity.public_id for office in offices}
    for entity, department in offices:
        successor = f"{entity.province}/{(department.successor or '').lower()}"
        if successor in known and entity.valid_to:
            yield SuccessionRow(
                entity.public_id,
                successor,
                entity.valid_to + _DAY,
                SuccessionKind.MERGED_INTO,
                department.ended_by,
            )


def _merged(
    offices: Sequence[Office], successions: Iterable[SuccessionRow]
) -> Iterator[SuccessionRow]:
    """When provinces merge, each department goes into the one of the same code."""
    known = {office.entity.public_id for office in offices}
    for merger in successions:
        if merger.kind is SuccessionKind.MERGED_INTO:
            for entity, department in offices:
                successor = f"{merger.successor}/{department.code.lower()}"
                if (
                    entity.province == merger.predecessor
                    and entity.valid_to == merger.day - _DAY
                    and successor in known
                ):
                    yield SuccessionRow(
                        entity.public_id,
                        successor,
                        merger.day,
                        SuccessionKind.MERGED_INTO,
                        merger.document,
                    )
