"""Which periods hold the same figures, where at least one is being imported: perhaps a wrong
copy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.language import Text

COPIED = 0.9  # the share of equal figures above which two periods are suspected to be one
FEWEST = 10  # distinct telling figures below which two periods may well be equal by chance

_NAMED = 3  # codes that are named


class PeriodFigures(NamedTuple):
    """The values of one indicator in one period by entity."""

    indicator: int
    period: int
    entities: np.ndarray
    values: np.ndarray


class Copies:
    """The periods of one code after another, with those that the hub holds."""

    def __init__(self, figures: HeldFigures) -> None:
        self._held = figures
        self._code = ""
        self._imported: list[PeriodFigures] = []
        self._origins: dict[int, str] = {}
        self._twins: dict[tuple[int, int], list[str]] = defaultdict(list)

    def see(self, table: ClaimTable) -> Iterable[Anomaly]:
        """Keep the values of a table until its code has ended."""
        if table.indicator.code != self._code:
            self._compare()
            self._code = table.indicator.code
        lines = table.valued
        if lines.size:
            self._imported.append(
                PeriodFigures(
                    indicator=table.indicator.id,
                    period=table.period,
                    entities=table.entities[lines],
                    values=table.values[lines],
                )
            )
            self._origins.setdefault(table.period, table.origin(lines[0]))
        return ()

    def end(self) -> Iterator[Anomaly]:
        """Each two periods that hold the same figures."""
        self._compare()
        for (first, second), codes in sorted(self._twins.items()):
            origin = self._origins.get(second) or self._origins[first]
            yield Anomaly(
                check=CheckName.COPY,
                code=codes[0],
                period=second,
                origin=origin,
                text=_text(first, second, codes),
                size=float(len(codes)),
            )

    def _compare(self) -> None:
        """Note the twins among the imported tables of a code and those that the hub holds."""
        if self._imported:
            tables = [*self._imported, *self._held_tables()]
            for one, other in twins(tables, len(self._imported)):
                self._twins[min(one, other), max(one, other)].append(self._code)
        self._imported = []

    def _held_tables(self) -> Iterator[PeriodFigures]:
        """The tables that the hub holds of a code, but for those that are imported."""
        imported = {(table.indicator, table.period) for table in self._imported}
        for column in self._held.of_code(self._code):
            if (column.indicator, column.period) not in imported:
                yield PeriodFigures(
                    indicator=column.indicator,
                    period=column.period,
                    entities=column.entities,
                    values=column.values,
                )


def twins(tables: Sequence[PeriodFigures], imported: int) -> Iterator[tuple[int, int]]:
    """The periods of each two tables that hold the same figures, the first so many of them being
    imported.
    """
    if len(tables) < 2 or not imported:
        return
    matrix = _matrix(tables)
    counts = (~np.isnan(matrix)).sum(axis=1)
    for one in range(imported):
        equal = (matrix == matrix[one]).sum(axis=1)
        fewer = np.minimum(counts, counts[one])
        for other in np.flatnonzero((fewer >= FEWEST) & (equal >= COPIED * fewer)).tolist():
            alike = matrix[one][matrix[one] == matrix[other]]
            is_new = other > one and tables[one].period != tables[other].period
            if is_new and np.unique(alike[telling(alike)]).size >= FEWEST:
                yield tables[one].period, tables[other].period


def telling(values: np.ndarray) -> np.ndarray:
    """Which values have at least three digits, so that a repetition is no chance: 91.5."""
    size = np.abs(values)
    unit = 10.0 ** (np.floor(np.log10(np.where(size > 0, size, 1.0))) - 1)
    digits = size / unit
    return np.abs(digits - np.round(digits)) > 1e-6


def _matrix(tables: Sequence[PeriodFigures]) -> np.ndarray:
    """A line for each table, a column for each entity; no number where a table has none."""
    entities = np.unique(np.concatenate([one.entities for one in tables]))
    matrix = np.full((len(tables), entities.size), np.nan)
    for line, one in enumerate(tables):
        matrix[line, np.searchsorted(entities, one.entities)] = one.values
    return matrix


def _text(one: int, other: int, codes: Sequence[str]) -> Text:
    first, second = period.of_key(one), period.of_key(other)
    more = " …" if len(codes) > _NAMED else ""
    listed = ", ".join(codes[:_NAMED]) + more
    return Text(
        f"số liệu kỳ {second} trùng với kỳ {first} ở {len(codes)} chỉ số ({listed}): có thể là bản"
        " chép nhầm kỳ",
        f"the figures of {second} are those of {first} in {len(codes)} indicators ({listed}):"
        " perhaps a wrong copy",
    )
