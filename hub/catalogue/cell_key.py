"""The key of a cell, by the ids of the catalogue."""

from typing import NamedTuple


class CellKey(NamedTuple):
    """An indicator of an entity in a period, on a reading date."""

    indicator_id: int
    period: int
    entity_id: int
    reading: int
