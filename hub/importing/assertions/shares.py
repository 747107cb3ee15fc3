"""Shares between 0 and 1 where percents or points are wanted: 0.9102 among values near 91, one cell
or a whole column.

A value of at most 1 is taken for a share where a hundred times as much lies among the other values
and it itself lies far below all of them. The others are those of the same moment; of a column of
nothing but shares, those of the moments that the hub holds. Where there are none, a whole column of
scores out of a hundred that are better the higher they are cannot lie below 1.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from hub.catalogue import Catalogue, Indicator
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.language import Language, Text, fixed
from hub.words.rounding import decimals

_LEAST = 10.0  # a scale that ends below is no scale of hundreds
_NEAR = 2.0  # a hundred times the share lies within the middle of the others by this factor
_BELOW = 5.0  # the share lies below the least of the others by this factor
_COLUMN = 3  # shares that make a column
_MIDDLE = (
    0.3  # where nothing is held, the least middle of a column of shares: lower ones may be percents
)


class Shares:
    """The values of each table against others of its moment or, where it has nothing but shares,
    against those held.
    """

    def __init__(self, catalogue: Catalogue, figures: HeldFigures) -> None:
        self._catalogue, self._held = catalogue, figures

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """The shares of a table, one by one or as a column."""
        small = _small(table)
        if not small.size or not table.indicator.is_score:
            return
        others = table.values[table.valued]
        others = others[others > 1]
        is_column = not others.size
        if is_column:
            others = self._known(table.indicator)
        suspects = small[_suspected(table.indicator, table.values[small], others)]
        if is_column and suspects.size > 1:
            yield self._column(table, suspects)
        else:
            yield from (self._cell(table, int(line)) for line in suspects)

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()

    def _known(self, indicator: Indicator) -> np.ndarray:
        """What is held of a meaning at any moment, but for shares."""
        columns = [
            one.values
            for one in self._held.of_code(indicator.code)
            if one.indicator == indicator.id
        ]
        every = np.concatenate(columns) if columns else np.array([])
        return every[every > 1]

    def _cell(self, table: ClaimTable, line: int) -> Anomaly:
        claim = table.claims[line]
        entity, at = self._catalogue.by_id[claim.key.entity_id], period.of_key(table.period)
        names = [entity.name(language, at.last_day) for language in Language]
        share, hundredfold = _both(claim.content.value, claim.content.printed)
        code = table.indicator.code
        text = Text(
            f"{code} của {names[0]} kỳ {at} là {share.vi}: có phải tỷ lệ chưa nhân 100"
            f" ({hundredfold.vi})?",
            f"{code} of {names[1]} in {at} is {share.en}: perhaps a share not multiplied by 100"
            f" ({hundredfold.en})?",
        )
        return Anomaly(
            check=CheckName.SHARE,
            code=code,
            period=table.period,
            origin=claim.origin,
            text=text,
            size=claim.content.value,
            keys=(claim.key,),
            entity=entity.public_id,
        )

    def _column(self, table: ClaimTable, lines: np.ndarray) -> Anomaly:
        first = table.claims[int(lines[0])]
        share, hundredfold = _both(first.content.value, first.content.printed)
        code, at, count = table.indicator.code, period.of_key(table.period), lines.size
        text = Text(
            f"cả cột {code} kỳ {at} ({count} số) không quá 1: có phải tỷ lệ chưa nhân 100"
            f" ({share.vi} là {hundredfold.vi})?",
            f"the whole column {code} of {at} ({count} figures) is at most 1: perhaps shares not"
            f" multiplied by 100 ({share.en} is {hundredfold.en})?",
        )
        keys = tuple(table.key(line) for line in lines.tolist())
        return Anomaly(
            check=CheckName.SHARE,
            code=code,
            period=table.period,
            origin=first.origin,
            text=text,
            size=float(count),
            keys=keys,
        )


def _small(table: ClaimTable) -> np.ndarray:
    """The lines of values that may be shares: of at most 1, a hundred times which is a value of
    the scale; none where the scale itself is small.
    """
    lines, maximum = table.valued, table.indicator.maximum
    small = lines[(table.values[lines] > 0) & (table.values[lines] <= 1)]
    if maximum is None:
        return small
    return small[(maximum >= _LEAST) & (100 * table.values[small] <= maximum)]


def _suspected(indicator: Indicator, shares: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of these values are shares of a hundred."""
    if others.size:
        return mistaken(shares, others)
    return np.full(shares.size, _improbable(indicator, shares))


def mistaken(shares: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which values of at most 1 are shares of a hundred, by the other values."""
    middle, least = float(np.median(others)), float(others.min())
    near = (100 * shares >= middle / _NEAR) & (100 * shares <= middle * _NEAR)
    return near & (shares * _BELOW < least)


def _improbable(indicator: Indicator, shares: np.ndarray) -> bool:
    """Whether a column of nothing but values of at most 1 can hardly be right, though nothing is
    known to set it against.
    """
    enough = shares.size >= _COLUMN or indicator.level == 0
    return (
        enough
        and indicator.higher_is_better
        and indicator.maximum == 100
        and float(np.median(shares)) >= _MIDDLE
        and bool((shares < 1).any())
    )


def _both(value: float, text: str | None) -> tuple[Text, Text]:
    """A share, and a hundred times as much, as they are written."""
    places = min(decimals(value, text), 6)
    return fixed(value, places), fixed(value * 100, max(places - 2, 0))
