"""Means: the published figure of the country or of a region, or the plain mean of its members."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from statistics import mean
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.panels.derivation import Derivation
from hub.panels.panel import Cell
from hub.words.completeness import is_complete
from hub.words.language import Text
from hub.words.terms import EntityKind, MissingReason, Status


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
    return Mean(cell.value, cell.observation_id or None)


class Members(NamedTuple):
    """The provinces of the country or of a region, and the figures of those that have a value."""

    provinces: Sequence[Entity]
    cells: Mapping[int, Cell]


def computed(members: Members, reading: int) -> Cell:
    """The plain mean of the members as a cell with its derivation.

    Where fewer than nine in ten have a value the cell has none, and its derivation says so.
    """
    cells, expected = members.cells.values(), len(members.provinces)
    values = [cell.value for cell in cells]
    missing = tuple(each for each in members.provinces if each.id not in members.cells)
    if not is_complete(len(values), expected):
        wanting = Derivation(
            formula=partial(_wanting, len(values), expected),
            inputs=tuple(_rows(cells)),
            missing=missing,
            parts=tuple(members.provinces),
        )
        return _cell(None, wanting, reading)
    derivation = Derivation(
        formula=partial(_formula, len(values), expected),
        inputs=tuple(_rows(cells)),
        weights=(1 / len(values),) * len(values),
        low=min(values),
        high=max(values),
        missing=missing,
        parts=tuple(members.provinces),
    )
    return _cell(round(mean(values), 10), derivation, reading)


def _cell(value: float | None, derivation: Derivation, reading: int) -> Cell:
    is_missing = value is None
    return Cell(
        observation_id=0,
        value=value,
        rank=None,
        rank_of=None,
        status=Status.MISSING if is_missing else Status.DERIVED,
        missing_reason=MissingReason.NOT_HELD if is_missing else MissingReason.NONE,
        reading=reading,
        derivation=derivation,
    )


def _rows(cells: Iterable[Cell]) -> Iterable[int]:
    """The observations of these figures, or from which they were computed."""
    for cell in cells:
        if cell.derivation is None:
            yield cell.observation_id
        else:
            yield from cell.derivation.inputs


def _formula(count: int, expected: int) -> Text:
    return Text(
        f"Trung bình cộng của {count}/{expected} tỉnh, thành phố có giá trị (hệ thống tính)",
        f"Plain mean of the {count} of {expected} provinces and cities with a value (computed)",
    )


def _wanting(count: int, expected: int) -> Text:
    return Text(
        f"Không tính trung bình vì mới có giá trị của {count}/{expected} tỉnh, thành phố,"
        " chưa đủ 9/10",
        f"No mean: only {count} of {expected} provinces and cities have a value, fewer than nine"
        " in ten",
    )
