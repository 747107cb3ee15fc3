"""What no figure can be: of a period that has not begun or of another length than its index has,
outside its scale, in another unit.
"""

from datetime import date
from functools import lru_cache

from hub.catalogue import Catalogue, Indicator, timing
from hub.dataset.rows import ObservationRow
from hub.importing.assertions import scale
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.period import Period


class Certain:
    """What is certainly wrong with a row, on a day."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        self._catalogue, self._today = catalogue, today
        self._untimely = lru_cache(4096)(self._timing)

    def fault(self, row: ObservationRow, indicator: Indicator) -> Fault | None:
        """Why the figure of a row cannot be; nothing where it can."""
        if untimely := self._untimely(row.period, indicator.index):
            return Fault(row.origin, str(row.period), untimely)
        wrong = _scaled(row, indicator)
        return Fault(row.origin, row.printed or str(row.value), wrong) if wrong else None

    def _timing(self, at: Period, index: str) -> Text | None:
        own = self._catalogue.indices[index]
        return timing.to_come(at, self._today) or timing.of_another_length(own, at)


def _scaled(row: ObservationRow, indicator: Indicator) -> Text | None:
    """Why a value is not on the scale of its indicator, or not in its unit."""
    if row.value is not None and not indicator.fits(row.value):
        return scale.outside(indicator, row)
    if row.printed and not row.printed[-1].isdigit():
        return scale.in_another_unit(indicator, row.printed)
    return None
