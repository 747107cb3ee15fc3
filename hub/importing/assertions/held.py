"""What the hub holds already of what is imported: figures of a code in every period, and of one
source in one table.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from hub.catalogue import Catalogue
from hub.store.tables import Observation
from hub.store.tables.observation import STANDS

_TABLE = Observation.__table__
_MOMENT = itemgetter(0, 1, 2)


class HeldColumn(NamedTuple):
    """The values of one indicator at one moment, a period and a day of reading, one for each
    entity.
    """

    indicator: int
    period: int
    reading: int
    entities: np.ndarray  # in order
    values: np.ndarray

    @property
    def moment(self) -> tuple[int, int, int]:
        """The indicator, the period and the reading."""
        return self.indicator, self.period, self.reading


class HeldClaim(NamedTuple):
    """The claim of one source on one entity in a table."""

    source: int
    reading: int
    entity: int
    value: float | None
    printed: str | None
    rank: int | None
    rank_of: int | None
    block: str
    doubtful: bool


class HeldFigures:
    """The figures that stand, asked for by code or by table, and only where there are any."""

    def __init__(self, connection: Connection, catalogue: Catalogue) -> None:
        self._connection, self._catalogue = connection, catalogue
        self._code, self._columns = "", []

    def of_code(self, code: str) -> list[HeldColumn]:
        """The preferred values of every meaning of a code, moment by moment; kept until another
        code is asked for.
        """
        if code != self._code:
            self._code, self._columns = (
                code,
                self._read([one.id for one in self._catalogue.meanings(code)]),
            )
        return self._columns

    def of_table(self, indicator: int, period: int, sources: Iterable[int]) -> list[HeldClaim]:
        """The standing claims of these sources on an indicator in a period."""
        if not self._catalogue.touched.get(indicator):
            return []
        columns = (
            "source_id",
            "reading",
            "entity_id",
            "value",
            "printed",
            "rank",
            "rank_of",
            "block",
            "doubtful",
        )
        cells = (
            (_TABLE.c.indicator_id == indicator)
            & (_TABLE.c.period == period)
            & (_TABLE.c.until == STANDS)
        )
        query = select(*(_TABLE.c[name] for name in columns)).where(
            cells, _TABLE.c.source_id.in_(sorted(set(sources)))
        )
        return [HeldClaim(*line) for line in self._connection.execute(query)]

    def units_by_source(self, indicator: int, period: int) -> dict[int, set[int]]:
        """The units with a figure of an indicator in a period, by source."""
        units: dict[int, set[int]] = {}
        if self._catalogue.touched.get(indicator):
            cells = (
                (_TABLE.c.indicator_id == indicator)
                & (_TABLE.c.period == period)
                & (_TABLE.c.until == STANDS)
            )
            for source, entity in self._connection.execute(
                select(_TABLE.c.source_id, _TABLE.c.entity_id).where(cells)
            ):
                units.setdefault(source, set()).add(entity)
        return units

    def sources(self) -> frozenset[int]:
        """The sources of which any figure stands."""
        return frozenset(
            self._connection.scalars(
                select(_TABLE.c.source_id).where(_TABLE.c.until == STANDS).distinct()
            )
        )

    def _read(self, indicators: Sequence[int]) -> list[HeldColumn]:
        touched = [one for one in indicators if self._catalogue.touched.get(one)]
        if not touched:
            return []
        names = ("indicator_id", "period", "reading", "entity_id", "value")
        standing = (
            _TABLE.c.indicator_id.in_(touched)
            & (_TABLE.c.until == STANDS)
            & _TABLE.c.value.is_not(None)
        )
        # The preferred claim of a cell comes last.
        order = (*(_TABLE.c[name] for name in names[:4]), _TABLE.c.precedence.desc())
        lines = self._connection.execute(
            select(*(_TABLE.c[name] for name in names)).where(standing).order_by(*order),
            execution_options={"yield_per": 10_000},
        )
        return [_column(moment, figures) for moment, figures in groupby(lines, _MOMENT)]


def _column(moment: tuple[int, int, int], figures: Iterable[Sequence[float]]) -> HeldColumn:
    last = {entity: value for *_, entity, value in figures}
    return HeldColumn(*moment, np.fromiter(last, np.int64), np.fromiter(last.values(), np.float64))
