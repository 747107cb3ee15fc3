"""Two units of one period that a source gives the same figures: perhaps a row that was filled in
twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from hub.catalogue import Catalogue
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.copies import COPIED, FEWEST, telling
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.language import Language, Text

_SHARED = 3  # units that share a value, beyond which it tells nothing
_CHANCE = 0.1  # the share of a table's figures beyond which units have the same ones by chance
# pairs of units that are counted; in a file of more than so many chances no new ones are
_PAIRS = 20_000


Moment = tuple[int, int, int]  # a period, a source, a reading


class TwinRow(NamedTuple):
    """The figures of a unit in a period by one source at one reading."""

    period: int
    source: int
    reading: int
    entity: int


class Twins:
    """How many telling figures each unit of a period has, and how many each two have in common."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._figures: dict[Moment, np.ndarray] = {}  # telling figures by entity
        self._common: Counter[tuple[TwinRow, TwinRow]] = Counter()
        # the code and the place of the first such figure
        self._origins: dict[tuple[TwinRow, TwinRow], tuple[str, str]] = {}

    def see(self, table: ClaimTable) -> Iterable[Anomaly]:
        """Count what units of a table have in common."""
        lines = table.valued[telling(table.values[table.valued])]
        if lines.size < 2:
            return ()
        order = lines[
            np.lexsort((table.values[lines], table.readings[lines], table.sources[lines]))
        ]
        same = [table.values[order], table.readings[order], table.sources[order]]
        starts = np.flatnonzero(np.any([np.diff(one, prepend=np.nan) != 0 for one in same], axis=0))
        sizes = np.diff(starts, append=order.size)
        if np.count_nonzero(sizes > 1) > max(_CHANCE * lines.size, FEWEST):
            return ()
        self._add(table, lines)
        for start, size in zip(
            starts[(sizes > 1) & (sizes <= _SHARED)].tolist(),
            sizes[(sizes > 1) & (sizes <= _SHARED)].tolist(),
            strict=True,
        ):
            self._count(table, order[start : start + size].tolist())
        return ()

    def end(self) -> Iterator[Anomaly]:
        """Each two units with the same figures."""
        for (one, other), common in sorted(self._common.items()):
            fewer = min(int(self._figures[each[:3]][each.entity]) for each in (one, other))
            if common >= FEWEST and common >= COPIED * fewer:
                yield self._anomaly(one, other, common)

    def _add(self, table: ClaimTable, lines: np.ndarray) -> None:
        """Count the figures of each unit, moment by moment."""
        moments = np.stack([table.sources[lines], table.readings[lines]], axis=1)
        for moment in np.unique(moments, axis=0):
            source, reading = moment.tolist()
            counts = self._figures.setdefault(
                (table.period, source, reading), np.zeros(max(self._catalogue.by_id) + 1, np.int32)
            )
            np.add.at(counts, table.entities[lines[(moments == moment).all(axis=1)]], 1)

    def _count(self, table: ClaimTable, lines: list[int]) -> None:
        rows = sorted(
            (
                TwinRow(
                    period=table.period,
                    source=int(table.sources[line]),
                    reading=int(table.readings[line]),
                    entity=int(table.entities[line]),
                ),
                line,
            )
            for line in lines
        )
        for (one, _), (other, line) in combinations(rows, 2):
            pair = (one, other)
            if pair in self._common or len(self._common) < _PAIRS:
                self._common[pair] += 1
                self._origins.setdefault(pair, (table.indicator.code, table.origin(line)))

    def _anomaly(self, one: TwinRow, other: TwinRow, common: int) -> Anomaly:
        at = period.of_key(one.period)
        names = [
            [
                self._catalogue.by_id[each.entity].name(language, at.last_day)
                for each in (one, other)
            ]
            for language in Language
        ]
        text = Text(
            f"{common} số liệu kỳ {at} của {names[0][1]} trùng với của {names[0][0]}: có thể một"
            " dòng bị điền hai lần",
            f"{common} figures of {names[1][1]} in {at} are those of {names[1][0]}: perhaps one row"
            " filled in twice",
        )
        code, origin = self._origins[one, other]
        return Anomaly(
            check=CheckName.COPY,
            code=code,
            period=one.period,
            origin=origin,
            text=text,
            size=float(common),
            entity=self._catalogue.by_id[other.entity].public_id,
        )
