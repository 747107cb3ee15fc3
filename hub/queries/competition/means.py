"""Means: the published figure of the country or of a region, or the plain mean of its members."""

from collections.abc import Mapping
from typing import NamedTuple

from hub.catalogue import Catalogue
from hub.panels.panel import Cell
from hub.words.terms import EntityKind


class Mean(NamedTuple):
    """A mean, and the observation that publishes it; None where it is computed."""

    value: float
    observation: int | None


def national(catalogue: Catalogue, cells: Mapping[int, Cell]) -> Mean | None:
    """The country's own figure as published."""
    return published(country_cell(catalogue, cells))


def country_cell(catalogue: Catalogue, cells: Mapping[int, Cell]) -> Cell | None:
    """What is held of the country itself."""
    countries = catalogue.by_kind.get(EntityKind.COUNTRY, ())
    return next((cells[country.id] for country in countries if country.id in cells), None)


def published(cell: Cell | None) -> Mean | None:
    """The figure of a cell as a mean, unless it has none or is in doubt."""
    if cell is None or cell.value is None or cell.mark.doubtful:
        return None
    return Mean(cell.value, cell.observation_id)
