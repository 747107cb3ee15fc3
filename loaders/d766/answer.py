"""A saved answer of the portal: its units, and what they are rated on, when, and where.

The old portal answered with a list of units, each with six groups and a total. The new one answers
with a unit and those below it, each with its groups or, asked about one group, with that group's
score and the metrics within it. Neither says when it was read, and hardly of when it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hub.dataset.datasets import Dataset
from hub.words import clock
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from hub.words.names import Names
from hub.words.period import Period
from hub.words.terms import EntityKind
from loaders.catalogue import indicators
from loaders.catalogue.entities import entity_names
from loaders.cells.contradiction import untimely
from loaders.d766.belonging import Provinces, UnitProvince
from loaders.d766.content import shown
from loaders.d766.request import Occasion, agreed, of_file_name, of_request
from loaders.d766.unit import Portal, PortalUnit, bare, listed, parted

_HEADS, _MEMBERS = ("overview", "parent"), ("evaluation", "children")
_UNITS = Text(
    "cần các đơn vị của Cổng: TEN, TONG_SCORE (cũ) hoặc departmentName, totalScore (mới)",
    "the portal's units are wanted: TEN, TONG_SCORE (old) or departmentName, totalScore (new)",
)
_NO_FIGURES = Text(
    "Cổng báo lỗi, không có số liệu", "the portal reports an error, there are no figures"
)


@dataclass(frozen=True)
class SavedAnswer:
    """A saved answer with all that is true of its figures."""

    dataset: Dataset
    file: str
    units: Sequence[PortalUnit]
    names: Names
    period: Period
    read: date
    group: str  # what the score of a unit is
    province: str | None  # whose units it lists
    codes: frozenset[str]

    @property
    def portal(self) -> Portal:
        """The table `portal` of dataset.toml: how its answers are read."""
        return self.dataset.settings["portal"]

    @property
    def is_old(self) -> bool:
        """Whether the old portal gave it."""
        return _is_old(self.portal, self.units)

    @property
    def day(self) -> date:
        """The day on which its units were called so."""
        return min(self.read, self.period.last_day)


def answer(dataset: Dataset, path: Path, content: Any) -> SavedAnswer:
    """The answer with its period, its day and what it is about; BadInput where anything of it is
    not sure.
    """
    portal, file = dataset.settings["portal"], path.name
    names = entity_names(dataset.folder.parent / "places")
    units = _units(file, content)
    nameless = [unit for unit in units if not unit.name(portal)]
    faults = [Fault(f"{file}:{unit.path}", shown(unit.fields), _UNITS) for unit in nameless]
    by_request, by_name = of_request(portal, content), of_file_name(names, path.stem)
    occasion, unsure = agreed(file, by_request, by_name)
    if faults or unsure:
        raise BadInput([*faults, *unsure])
    _check_occasion(portal, file, units, occasion=occasion)
    above = by_name.province or _province_above(portal, names, units)
    codes = frozenset(indicators.in_force(dataset.folder, dataset.index, occasion.period.year))
    saved = SavedAnswer(
        dataset=dataset,
        file=file,
        units=units,
        names=names,
        period=occasion.period,
        read=occasion.read,
        group="",
        province=above,
        codes=codes,
    )
    _check_provinces(saved, by_name.province)
    return replace(saved, group=_group(saved))


def _units(file: str, content: Any) -> list[PortalUnit]:
    """The units of an answer in their order; BadInput where it has none."""
    path, data = "$", content
    if isinstance(content, dict):
        _check_code(file, content)
        if "data" in content:
            path, data = "$.data", content["data"]
    members = {path: data} if isinstance(data, list) else _members(path, data)
    units = _heads(path, data) + [
        PortalUnit(f"{place}[{number}]", fields)
        for place, fields_of_units in members.items()
        for number, fields in enumerate(fields_of_units)
    ]
    if not units:
        raise BadInput([Fault(f"{file}:{path}", shown(data), _UNITS)])
    return units


def _check_code(file: str, content: dict[str, Any]) -> None:
    """BadInput where the portal reports an error."""
    code = content.get("code", "OK")
    if code not in ("OK", "200"):
        raise BadInput([Fault(f"{file}:$.code", shown(code), _NO_FIGURES)])


def _heads(path: str, data: Any) -> list[PortalUnit]:
    """The units that stand above the others, with the groups that stand beside them."""
    if not isinstance(data, dict):
        return []
    groups = enumerate(listed(data, "radar"))
    parts = tuple((f"{path}.radar[{number}]", part) for number, part in groups)
    names = [name for name in _HEADS if data.get(name)]
    return [
        PortalUnit(path=f"{path}.{name}", fields=data[name], is_head=True, parts=parts)
        for name in names
    ]


def _members(path: str, data: Any) -> dict[str, list[Any]]:
    return {f"{path}.{name}": listed(data, name) for name in _MEMBERS}


def _check_occasion(
    portal: Portal, file: str, units: Sequence[PortalUnit], occasion: Occasion
) -> None:
    """BadInput where the answer is of another edition than its period, or was read on a day that
    cannot be.
    """
    period, first = occasion.period, portal["new_from"]
    if _is_old(portal, units) != (period.year < first):
        requirement = Text(
            f"Cổng cũ chỉ có kỳ trước năm {first}, Cổng mới từ năm {first}",
            f"the old portal has periods before {first}, the new one from {first}",
        )
        raise BadInput([Fault(file, str(period), requirement)])
    if wrong := untimely(occasion.read, period.first_day, clock.today()):
        raise BadInput([Fault(file, str(occasion.read), wrong)])


def _is_old(portal: Portal, units: Sequence[PortalUnit]) -> bool:
    return any(portal["names"][0] in unit.fields for unit in units)


def _province_above(portal: Portal, names: Names, units: Sequence[PortalUnit]) -> str | None:
    """The name of the province that stands above the units of the answer."""
    for unit in units:
        if unit.is_head:
            name = unit.name(portal)
            if unit.kind(portal, names, name, province=None) is EntityKind.PROVINCE:
                return bare(name)
    return None


def _check_provinces(saved: SavedAnswer, province: str | None) -> None:
    """BadInput where the file's name, the units' names and their codes are of several
    provinces.
    """
    provinces = Provinces(saved.names, saved.day, saved.portal["codes"])
    units = [_unit_province(saved, unit) for unit in saved.units]
    if faults := list(provinces.faults(saved.file, province, units)):
        raise BadInput(faults)


def _unit_province(saved: SavedAnswer, unit: PortalUnit) -> UnitProvince:
    """A unit with the province that it is or names itself."""
    full_name = unit.name(saved.portal)
    name, province = parted(saved.names, full_name)
    above = None if unit.is_head else saved.province
    kind = unit.kind(saved.portal, saved.names, name, province=province or above)
    is_province = kind is EntityKind.PROVINCE
    return UnitProvince(
        origin=f"{saved.file}:{unit.path}",
        printed=full_name,
        code=str(unit.fields.get("departmentCode") or ""),
        province=bare(name) if is_province else province,
        is_province=is_province,
        is_head=unit.is_head,
    )


def _group(saved: SavedAnswer) -> str:
    """What the score of a unit is in this answer: the total, or the group that the answer is
    about; BadInput where it is neither.
    """
    portal, fields = saved.portal, {name for unit in saved.units for name in unit.fields}
    if fields & {portal["totals"][0], "groupScores"}:
        return "TOTAL"
    groups = [*_groups_of_metrics(saved), *_groups_of_fields(portal, fields)]
    if not groups:
        origin = f"{saved.file}:{saved.units[0].path}"
        raise BadInput([Fault(origin, ", ".join(sorted(fields)), _UNITS)])
    return groups[0]


def _groups_of_metrics(saved: SavedAnswer) -> list[str]:
    """The groups that have one of the answer's metrics."""
    metrics = {str(metric.get("code")) for unit in saved.units for _, metric in unit.metrics()}
    parts = [re.split("[.:]", code) for code in sorted(saved.codes)]
    return [group for group, *metric in parts if metrics.intersection(metric[:1])]


def _groups_of_fields(portal: Portal, fields: set[str]) -> list[str]:
    """The groups that a field of the answer is a mark of."""
    return [group for name, group in portal["marks"].items() if name in fields]
