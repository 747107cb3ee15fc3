"""The departments of every province, made of the national list of departments and the list of
provinces.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.records import rows
from hub.dataset.rows import AliasRow, EntityNameRow, EntityRow, Row, SuccessionRow
from hub.words.proper import of_province
from hub.words.terms import EntityKind, SuccessionKind

_DAY = timedelta(days=1)
# The national list was researched from mid-2008 on; provinces that ended before get no departments.
_LIST_STARTS = date(2008, 8, 1)


class DepartmentRow(NamedTuple):
    """A body of the national list, and the provinces that have one: all, some by public id, or
    none that is known yet.
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


class ProvinceOffice(NamedTuple):
    """A department of one province."""

    entity: EntityRow
    department: DepartmentRow


Days = tuple[date | None, date | None]  # the first and the last, None where it is open


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """The departments of each province by the national list, with their names, spellings and
    successions.
    """
    entities = rows(EntityRow, dataset.folder / "entities.csv")
    names = rows(EntityNameRow, dataset.folder / "names.csv")
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
) -> Iterator[ProvinceOffice]:
    for province in entities:
        is_province = province.kind is EntityKind.PROVINCE
        if is_province and (province.valid_to or date.max) >= _LIST_STARTS:
            for department in departments:
                days = _overlap(department, province)
                if days and _has(province.public_id, department):
                    yield ProvinceOffice(_office(province, department, days), department)


def _office(province: EntityRow, department: DepartmentRow, days: Days) -> EntityRow:
    first, last = days
    return EntityRow(
        public_id=f"{province.public_id}/{department.code.lower()}",
        kind=EntityKind.DEPARTMENT,
        province=province.public_id,
        valid_from=first,
        valid_to=last,
    )


def _has(province: str, department: DepartmentRow) -> bool:
    """Whether a province has a department, by the national list."""
    provinces = department.provinces.split()
    is_listed = provinces == ["all"] or province in provinces
    return is_listed and province not in department.but_not.split()


def _overlap(one: DepartmentRow | EntityRow, other: EntityRow | EntityNameRow) -> Days | None:
    """The days on which both are in force; None where there are none."""
    first = max(filter(None, (one.valid_from, other.valid_from)), default=None)
    last = min(filter(None, (one.valid_to, other.valid_to)), default=None)
    return None if first and last and first > last else (first, last)


def _office_names(
    offices: Iterable[ProvinceOffice], names: Iterable[EntityNameRow]
) -> Iterator[EntityNameRow]:
    """The names of each office, one for each name that its province bore meanwhile."""
    by_province: dict[str, list[EntityNameRow]] = defaultdict(list)
    for name in names:
        by_province[name.entity].append(name)
    for entity, department in offices:
        for province in by_province[entity.province]:
            if days := _overlap(entity, province):
                first, last = days
                name = _office_name(entity.public_id, department, province)
                yield name._replace(valid_from=first, valid_to=last)


def _office_name(entity: str, department: DepartmentRow, province: EntityNameRow) -> EntityNameRow:
    """ "Sở Nội vụ tỉnh Lai Châu", "Thanh tra thành phố Hà Nội"."""
    bare = department.name_vi.removesuffix(" tỉnh")
    name_vi, name_en = department.name_vi, department.name_en
    if province.is_city:
        name_vi = name_vi.replace(" tỉnh", " thành phố")
        name_en = name_en.replace("Provincial", "City")
    return EntityNameRow(
        entity=entity,
        name_vi=name_vi,
        name_en=name_en,
        official_vi=f"{bare} {of_province(province.official_vi)}",
        official_en=f"{name_en} of {province.name_en}",
    )


def _shortened(offices: Iterable[ProvinceOffice], cities: Collection[str]) -> Iterator[AliasRow]:
    """Each office by its short names; in a city "Văn phòng UBND tỉnh" is "Văn phòng UBND thành
    phố" too.
    """
    for entity, department in offices:
        for short in department.abbreviations.split("|"):
            yield AliasRow(entity.public_id, short, True)
            if entity.province in cities and short.endswith(" tỉnh"):
                yield AliasRow(entity.public_id, short.replace(" tỉnh", " thành phố"), True)


def _reorganised(offices: Sequence[ProvinceOffice]) -> Iterator[SuccessionRow]:
    """Within a province, the department that took over another."""
    public_ids = {office.entity.public_id for office in offices}
    for entity, department in offices:
        successor = f"{entity.province}/{(department.successor or '').lower()}"
        if successor in public_ids and entity.valid_to:
            yield _succession(
                entity, successor, entity.valid_to + _DAY, document=department.ended_by
            )


def _merged(
    offices: Sequence[ProvinceOffice], successions: Iterable[SuccessionRow]
) -> Iterator[SuccessionRow]:
    """When provinces merge, each department goes into the one of the same code."""
    public_ids = {office.entity.public_id for office in offices}
    for merger in successions:
        if merger.kind is SuccessionKind.MERGED_INTO:
            last_day = merger.day - _DAY
            for entity, department in offices:
                successor = f"{merger.successor}/{department.code.lower()}"
                is_merged = entity.province == merger.predecessor and entity.valid_to == last_day
                if is_merged and successor in public_ids:
                    yield _succession(entity, successor, merger.day, document=merger.document)


def _succession(
    entity: EntityRow, successor: str, day: date, document: str | None
) -> SuccessionRow:
    return SuccessionRow(
        predecessor=entity.public_id,
        successor=successor,
        day=day,
        kind=SuccessionKind.MERGED_INTO,
        document=document,
    )
