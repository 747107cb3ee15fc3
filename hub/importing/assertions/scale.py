"""Whether a figure lies on the scale of its indicator and is printed in its unit."""

import re

from hub.catalogue import Indicator
from hub.dataset.rows import ObservationRow
from hub.words import units
from hub.words.language import Text
from hub.words.names import key, plain
from hub.words.rounding import told

_PERCENT = re.compile(r"%\s*$")
_POINTS = re.compile(r"\b(diem|points?)$")


def outside(indicator: Indicator, row: ObservationRow) -> Text:
    """That a value lies outside the scale of its indicator."""
    vi = indicator.scale.written(lambda end: told(end).vi)
    en = indicator.scale.written(lambda end: told(end).en)
    number = told(row.value, row.printed)
    return Text(
        f"{indicator.code} là {number.vi}, ngoài thang {vi}",
        f"{indicator.code} is {number.en}, outside {en}",
    )


def in_another_unit(indicator: Indicator, number: str) -> Text | None:
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
