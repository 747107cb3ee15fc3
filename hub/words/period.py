"""The span of time a figure speaks of: a year, half-year, quarter, month or a run of them."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.terms import Frequency

_FORM = re.compile(r"(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ORDINALS = ("first", "second", "third", "fourth")
_ROMAN = ("I", "II", "III", "IV")
_LENGTHS = {12: Frequency.YEAR, 6: Frequency.HALF_YEAR, 3: Frequency.QUARTER, 1: Frequency.MONTH}


class Period(NamedTuple):
    """A run of whole months; periods sort by their start, then by their length."""

    year: int
    month: int
    months: int

    @property
    def key(self) -> int:
        """The period as one sortable integer: 20230112 is 2023, 20240109 nine months of 2024."""
        return (self.year * 100 + self.month) * 100 + self.months

    @property
    def first_day(self) -> date:
        """The first day."""
        return _first_day(self)

    @property
    def last_day(self) -> date:
        """The last day."""
        return _last_day(self)

    def contains(self, other: "Period") -> bool:
        """Whether the whole of another lies within it."""
        return within(other, self, self)

    def overlaps(self, other: "Period") -> bool:
        """Whether it shares any day with another."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    @property
    def first_month(self) -> "Period":
        """The month with which it begins."""
        return Period(self.year, self.month, 1)

    @property
    def last_month(self) -> "Period":
        """The month with which it ends."""
        return _later(self, self.months - 1)._replace(months=1)

    @property
    def frequency(self) -> Frequency:
        """Its length as a frequency; IRREGULAR where no calendar unit is as long."""
        return _LENGTHS[self.months] if _aligned(self) else Frequency.IRREGULAR

    @property
    def before(self) -> "Period":
        """The period of the same length that ends where this one starts."""
        return _later(self, -self.months)

    @property
    def after(self) -> "Period":
        """The period of the same length that starts where this one ends."""
        return _later(self, self.months)

    @property
    def year_before(self) -> "Period":
        """The same months one year earlier."""
        return Period(self.year - 1, self.month, self.months)

    @property
    def spoken(self) -> Text:
        """As it stands within a sentence: năm 2024, quý I/2022, 6 tháng đầu năm 2025."""
        if self.month == 1 and self.months % 12 == 0:
            return _years(self)
        last = _later(self, self.months - 1)
        if not _aligned(self) and (self.month > 1 or self.months > 12):
            return Text(
                f"từ tháng {_month(self)} đến tháng {_month(last)}",
                f"{_MONTHS[self.month - 1]} {self.year} to {_MONTHS[last.month - 1]} {last.year}",
            )
        return _part_of_year(self)

    def __str__(self) -> str:
        if _aligned(self):
            return _written(self)
        if self.month == 1 and self.months % 12 == 0:
            return f"{self.year}/{self.year + self.months // 12 - 1}"
        last = _later(self, self.months - 1)
        return f"{self.year}-{self.month:02}/{last.year}-{last.month:02}"


@lru_cache(maxsize=4096)
def of_key(key: int) -> Period:
    """The period that a sortable integer stands for."""
    return Period(key // 10000, key // 100 % 100, key % 100)


def within(at: Period, first: Period | None, last: Period | None) -> bool:
    """Whether the whole of a period lies within the span of two; without one of them the span is
    open on that side.
    """
    if first is not None and at.first_day < first.first_day:
        return False
    return last is None or at.last_day <= last.last_day


def usual(periods: Iterable[Period], frequency: Frequency) -> Frequency:
    """The wanted frequency where any of the periods has it, else the most usual one."""
    lengths = Counter(at.frequency for at in periods)
    return frequency if frequency in lengths or not lengths else lengths.most_common(1)[0][0]


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """The period written as 2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09 or 2022/2025.

    Raises BadQuestion where it is written otherwise.
    """
    parts = [_one(part, text) for part in text.strip().split("/")]
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + last.months
    if (
        len(parts) > 2
        or first.months != last.months
        or first.months not in (1, 12)
        or not first.months < months < 100
    ):
        raise _malformed(text)
    return Period(first.year, first.month, months)


def optional(text: str | None) -> Period | None:
    """The period that is written, if any is."""
    return parse(text) if text else None


def _one(part: str, text: str) -> Period:
    match = _FORM.fullmatch(part.strip())
    if not match or not 1900 <= int(match[1]) <= 2200:
        raise _malformed(text)
    year, half, quarter, month = (int(group or 0) for group in match.groups())
    if half:
        return Period(year, half * 6 - 5, 6)
    if quarter:
        return Period(year, quarter * 3 - 2, 3)
    return Period(year, month, 1) if month else Period(year, 1, 12)


def _malformed(text: str) -> BadQuestion:
    forms = "2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025"
    return BadQuestion(
        Text(
            f"kỳ “{text}” viết sai; cần một trong các dạng: {forms}",
            f"the period “{text}” is malformed; it should be like one of: {forms}",
        )
    )


@lru_cache(maxsize=4096)
def _first_day(period: Period) -> date:
    return date(period.year, period.month, 1)


@lru_cache(maxsize=4096)
def _last_day(period: Period) -> date:
    return _later(period, period.months).first_day - timedelta(days=1)


def _aligned(period: Period) -> bool:
    return period.months in _LENGTHS and (period.month - 1) % period.months == 0


def _written(period: Period) -> str:
    if period.months == 12:
        return str(period.year)
    if period.months == 1:
        return f"{period.year}-{period.month:02}"
    letter = "S" if period.months == 6 else "Q"
    return f"{period.year}-{letter}{(period.month - 1) // period.months + 1}"


def _years(period: Period) -> Text:
    if period.months == 12:
        return Text(f"năm {period.year}", f"{period.year}")
    last = period.year + period.months // 12 - 1
    return Text(f"giai đoạn {period.year}-{last}", f"{period.year}–{last}")


def _part_of_year(period: Period) -> Text:
    """A month, a quarter, a half-year, or months from January on."""
    if period.months == 1:
        return Text(f"tháng {_month(period)}", f"{_MONTHS[period.month - 1]} {period.year}")
    if period.months == 3 and _aligned(period):
        number = period.month // 3
        return Text(
            f"quý {_ROMAN[number]}/{period.year}",
            f"the {_ORDINALS[number]} quarter of {period.year}",
        )
    vi, en = ("đầu", "first") if period.month == 1 else ("cuối", "last")
    return Text(
        f"{period.months} tháng {vi} năm {period.year}",
        f"the {en} {period.months} months of {period.year}",
    )


def _month(period: Period) -> str:
    """January and February get a zero before them in Vietnamese."""
    return f"{period.month:{'02' if period.month < 3 else ''}}/{period.year}"


def _later(period: Period, months: int) -> Period:
    start = period.year * 12 + period.month - 1 + months
    return Period(start // 12, start % 12 + 1, period.months)
