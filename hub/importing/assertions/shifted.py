"""A column that slid against its names: the numbers that are held of a period, most of them at
other units.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.copies import COPIED, FEWEST, telling
from hub.importing.assertions.held import HeldColumn, HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.language import Text

_STAYED = 0.5  # the share of units that keep their numbers, above which a few only changed places


class Shifted:
    """Finds tables whose values are those of the held table, assigned to other entities."""

    def __init__(self, figures: HeldFigures) -> None:
        self._held = figures

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """An anomaly where a table repeats the held values at other entities."""
        if table.valued.size < FEWEST:
            return
        for column in self._held.of_code(table.indicator.code):
            if (column.indicator, column.period) == (table.indicator.id, table.period):
                yield from _compared(table, column)

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()


def _compared(table: ClaimTable, column: HeldColumn) -> Iterator[Anomaly]:
    lines = table.valued[table.readings[table.valued] == column.reading]
    values = table.values[lines]
    standing = dict(zip(column.entities.tolist(), column.values.tolist(), strict=True))
    if np.unique(values[telling(values)]).size < FEWEST:
        return
    again = (Counter(values.tolist()) & Counter(standing.values())).total()
    stayed = sum(
        standing.get(entity) == value
        for entity, value in zip(table.entities[lines].tolist(), values.tolist(), strict=True)
    )
    if again >= COPIED * lines.size and stayed <= _STAYED * lines.size:
        yield Anomaly(
            check=CheckName.COPY,
            code=table.indicator.code,
            period=table.period,
            origin=table.origin(lines[0]),
            text=_text(table, again - stayed, lines.size),
            size=float(again - stayed),
        )


def _text(table: ClaimTable, slid: int, count: int) -> Text:
    """That so many numbers of a table are those of other units."""
    code, at = table.indicator.code, period.of_key(table.period)
    return Text(
        f"{slid} trên {count} số {code} kỳ {at} là số đã có của đơn vị khác: có"
        " thể cột số bị lệch với cột tên",
        f"{slid} of {count} numbers of {code} in {at} are those held of other"
        " units: perhaps the column slid against its names",
    )
