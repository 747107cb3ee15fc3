"""Means that a value is set against beside that of its peers: of its region, and of the country
as published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import mean
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.panels.panel import Cell
from hub.queries.competition.members import Peers, values_of
from hub.words.terms import EntityKind


class Mean(NamedTuple):
    """A mean; the observation of the region's or the country's own figure, None where it is
    computed among the members.
    """

    value: float
    observation: int | None


@dataclass(frozen=True, eq=False)
class Means:
    """The means of one comparison, each found when a unit of it is asked for."""

    catalogue: Catalogue
    field: Peers
    cells: Mapping[int, Cell]
    chosen: (
        bool  # whether the field is a list of chosen units, which tells nothing of a whole region
    )

    @cached_property
    def country(self) -> Cell | None:
        """What is held of the country itself."""
        countries = self.catalogue.by_kind.get(EntityKind.COUNTRY, ())
        return next(
            (self.cells[country.id] for country in countries if country.id in self.cells), None
        )

    @cached_property
    def national(self) -> Mean | None:
        """The country's own figure as published."""
        return _own(self.country)

    def regional(self, entity: Entity) -> Mean | None:
        """The published figure of its region, else the plain mean of the region's members where
        nine in ten have a value.
        """
        region = (
            entity.region(self.field.at.last_day) if entity.kind is EntityKind.PROVINCE else None
        )
        if region is None:
            return None
        if region not in self._regions:
            self._regions[region] = _own(
                self.cells.get(self.catalogue.entities[region].id)
            ) or self._computed(region)
        return self._regions[region]

    @cached_property
    def _regions(self) -> dict[str, Mean | None]:
        return {}

    def _computed(self, region: str) -> Mean | None:
        if self.chosen or self.field.kind is not EntityKind.PROVINCE:
            return None
        members = tuple(
            entity
            for entity in self.field.members
            if entity.region(self.field.at.last_day) == region
        )
        values = values_of(members, self.cells, self.field.reading)
        whole = replace(
            self.field, members=members, expected=len(members), with_value=len(values)
        ).complete
        return Mean(mean(values.values()), None) if whole else None


def _own(cell: Cell | None) -> Mean | None:
    return (
        Mean(cell.value, cell.observation_id)
        if cell and cell.value is not None and not cell.mark.doubtful
        else None
    )
