"""What no figure can be: of a period to come or of another length than its index has, outside the
scale of its indicator, in another unit.
"""

import re
from datetime import date
from functools import lru_cache

from hub.catalogue import Catalogue, Indicator, timing
from hub.dataset.rows import ObservationRow
from hub.words import units
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.names import key, plain
from hub.words.period import Period
from hub.words.rounding import told

_PERCENT = re.compile(r"%\s*$")
_POINTS = re.compile(r"\b(diem|points?)$")


class Certain:
    """What is certainly wrong with a row, on a day."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        self._catalogue, self._today = catalogue, today
        self._mistimed = lru_cache(4096)(self._timing)

    def fault(self, row: ObservationRow, indicator: Indicator) -> Fault | None:
        """Why the figure of a row cannot be; nothing where it can."""
        if reason := self._mistimed(row.period, indicator.index):
            return Fault(row.origin, str(row.period), reason)
        if reason := _off_scale(row, indicator):
            return Fault(row.origin, row.printed or str(row.value), reason)
        return None

    def _timing(self, period: Period, index_code: str) -> Text | None:
        """Why the index can have no figure of this period."""
        index = self._catalogue.indices[index_code]
        return timing.to_come(period, self._today) or timing.of_another_length(index, period)


def _off_scale(row: ObservationRow, indicator: Indicator) -> Text | None:
    """Why a value is not on the scale of its indicator, or not in its unit."""
    if row.value is not None and not indicator.fits(row.value):
        return _outside(indicator, row)
    if row.printed and not row.printed[-1].isdigit():
        return _in_another_unit(indicator, row.printed)
    return None


def _outside(indicator: Indicator, row: ObservationRow) -> Text:
    """That a value lies outside the scale of its indicator."""
    vi = indicator.scale.written(lambda end: told(end).vi)
    en = indicator.scale.written(lambda end: told(end).en)
    number = told(row.value, row.printed)
    return Text(
        f"{indicator.code} là {number.vi}, ngoài thang {vi}",
        f"{indicator.code} is {number.en}, outside {en}",
    )


def _in_another_unit(indicator: Indicator, number: str) -> Text | None:
    """That a figure is printed with a percent sign or in points where its column has another
    unit.
    """
    unit = units.unit(indicator.unit)
    if _PERCENT.search(number) and not unit.has_percent_sign:
        return Text(
            f"{number}: cột {indicator.code} không tính bằng %",
            f"{number}: the column {indicator.code} is not in percent",
        )
    if not unit.is_of_points and _POINTS.search(plain(key(number))):
        return Text(
            f"{number}: cột {indicator.code} không tính bằng điểm",
            f"{number}: the column {indicator.code} is not in points",
        )
    return None
