"""Against what a brief sets a unit: the month or quarter before, a period, a day, a version."""

import re
from datetime import date
from typing import NamedTuple

from hub.words import dates
from hub.words.clock import written_day
from hub.words.errors import BadQuestion
from hub.words.language import Text, shortened
from hub.words.period import Period

_LENGTHS = {"thang": 1, "month": 1, "quy": 3, "quarter": 3, "nam": 12, "year": 12}
_VERSION = re.compile(r"(?:phien-ban-|version-)(\d{1,9})|(\d{1,3})", re.ASCII)
_WANTED = Text(
    "month, quarter, year, một kỳ như 2026-09, một ngày như 2026-09-28 hoặc một phiên bản dữ liệu"
    " như version-10",
    "month, quarter, year, a period such as 2026-09, a day such as 2026-09-28 or a data version"
    " such as version-10",
)


class Day(NamedTuple):
    """A day, spoken of as a period is."""

    day: date

    @property
    def first_day(self) -> date:
        """The day."""
        return self.day

    @property
    def last_day(self) -> date:
        """The day."""
        return self.day

    @property
    def spoken(self) -> Text:
        """The day in words."""
        day = written_day(self.day)
        return Text(f"ngày {day.vi}", day.en)

    def __str__(self) -> str:
        return self.day.isoformat()


class Baseline(NamedTuple):
    """One of these: the months of the periods set beside each other, when, a data version; or
    nothing, for the period before.
    """

    months: int | None = None
    moment: Period | Day | None = None
    version: int | None = None


def read(text: str) -> Baseline:
    """What a person wrote; BadQuestion."""
    words = text.strip().lower()
    if not words:
        return Baseline()
    if words in _LENGTHS:
        return Baseline(months=_LENGTHS[words])
    if match := _VERSION.fullmatch(words):
        return Baseline(version=int(match[1] or match[2]))
    for reader in (dates.period, lambda day: Day(dates.day(day))):
        try:
            return Baseline(moment=reader(text))
        except BadQuestion:
            continue
    shown = shortened(text)
    raise BadQuestion(
        Text(
            f"không so sánh được với “{shown}”; cần {_WANTED.vi}",
            f"“{shown}” is nothing to compare with; {_WANTED.en} is wanted",
        )
    )


def holding(day: date, months: int) -> Period:
    """The period of so many months that holds a day."""
    return Period(day.year, (day.month - 1) // months * months + 1, months)
