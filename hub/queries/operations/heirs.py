"""Heirs: the units of a province that ended within a span of days, and those that followed each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hub.catalogue import Catalogue, Entity
from hub.queries.lineage import forerunners

Heirs = Mapping[Entity, tuple[Entity, ...]]


def heirs(catalogue: Catalogue, units: Sequence[Entity], first: date, last: date) -> Heirs:
    """The units of the same province that ended within a span and went into one of these units,
    be it through others; with all that each went into, the nearest first.
    """
    ended = dict.fromkeys(
        forerunner.entity
        for unit in units
        for forerunner in forerunners(catalogue, unit)
        if forerunner.entity.province == unit.province
        and forerunner.entity.ends_within(first, last)
    )
    distances: dict[Entity, dict[Entity, int]] = defaultdict(dict)
    for unit in (*units, *ended):
        for forerunner in forerunners(catalogue, unit):
            if forerunner.entity in ended:
                distances[forerunner.entity][unit] = len(forerunner.path)
    return {unit: tuple(sorted(distances[unit], key=distances[unit].get)) for unit in ended}


def parted(holders: Iterable[Entity], followed: Heirs) -> tuple[list[Entity], dict[Entity, Entity]]:
    """Of the units that have a figure those that may be added up, and each of the others with the
    nearest that followed it and has one, of whose figure its own may be part.
    """
    every = dict.fromkeys(holders)
    apart: list[Entity] = []
    within: dict[Entity, Entity] = {}
    for unit in every:
        heir = next((each for each in followed.get(unit, ()) if each in every), None)
        if heir is None:
            apart.append(unit)
        else:
            within[unit] = heir
    return apart, within
