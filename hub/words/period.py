"""The span of time a figure speaks of: a year, half-year, quarter, month or a run of them.

Administrative reports close on the 14th (Decree 09/2019/NĐ-CP, article 12): their first quarter of
2027 runs from 15/12/2026 to 14/3/2027. Such a period is another one than the calendar's.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from hub.words.clock import written_day
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.terms import Frequency

_FORM = re.compile(r"(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d) ?/ ?(\d{4}-\d\d-\d\d)", re.ASCII)
FORMS = "2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025, 2026-12-15/2027-03-14"
OPENS = 15  # the day on which a period of reports begins; it closes on the one before
# Added to the months of such a period in its key, so that no run of months has the same one.
REPORTED = 84
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
_LENGTHS = {
    12: Frequency.YEAR,
    6: Frequency.HALF_YEAR,
    3: Frequency.QUARTER,
    1: Frequency.MONTH,
    REPORTED + 12: Frequency.REPORTING_YEAR,
    REPORTED + 6: Frequency.REPORTING_HALF_YEAR,
    REPORTED + 3: Frequency.REPORTING_QUARTER,
    REPORTED + 1: Frequency.REPORTING_MONTH,
}
LENGTHS = {frequency: length for length, frequency in _LENGTHS.items()}


class Period(NamedTuple):
    """A run of whole months, from their first days or from the 15ths; periods sort by their start,
    then by their length.
    """

    year: int
    month: int
    months: int
    day: int = 1

    def __lt__(self, other: "Period") -> bool:
        return self.key < other.key

    def __le__(self, other: "Period") -> bool:
        return self.key <= other.key

    def __gt__(self, other: "Period") -> bool:
        return self.key > other.key

    def __ge__(self, other: "Period") -> bool:
        return self.key >= other.key

    @property
    def key(self) -> int:
        """The period as one sortable integer: 20230112 is 2023, 20240109 nine months of 2024,
        20261287 the quarter of reports from 15/12/2026.
        """
        return (self.year * 100 + self.month) * 100 + self.length

    @property
    def length(self) -> int:
        """What periods of one series have alike: the months, apart where they open on the 15th."""
        return self.months if self.day == 1 else self.months + REPORTED

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
        last = self.last_day
        return Period(last.year, last.month, 1)

    @property
    def frequency(self) -> Frequency:
        """Its length as a frequency; IRREGULAR where no unit of its calendar is as long."""
        return _LENGTHS[self.length] if _aligned(self.calendar) else Frequency.IRREGULAR

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
        return self._replace(year=self.year - 1)

    @property
    def calendar(self) -> "Period":
        """The months by which a period of reports is called; a period of the calendar itself."""
        return self if self.day == 1 else _later(self._replace(day=1), 1)

    @property
    def reported(self) -> "Period":
        """The period of reports that is called by these months: 15/12/2026–14/3/2027 for the first
        quarter of 2027.
        """
        return self if self.day != 1 else _later(self, -1)._replace(day=OPENS)

    @property
    def spoken(self) -> Text:
        """As it stands within a sentence: năm 2024, quý I/2022, 6 tháng đầu năm 2025."""
        if self.day != 1:
            return _of_reports(self)
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
        if self.day != 1:
            return f"{self.first_day}/{self.last_day}"
        if _aligned(self):
            return _written(self)
        if self.month == 1 and self.months % 12 == 0:
            return f"{self.year}/{self.year + self.months // 12 - 1}"
        last = _later(self, self.months - 1)
        return f"{self.year}-{self.month:02}/{last.year}-{last.month:02}"


@lru_cache(maxsize=4096)
def of_key(key: int) -> Period:
    """The period that a sortable integer stands for."""
    year, month, length = key // 10000, key // 100 % 100, key % 100
    at = Period(year, month, length)
    return at if _is_run(at) else Period(year, month, length - REPORTED, OPENS)


def earliest_key(first: Period) -> int:
    """The least key that a period which begins no earlier than another can have."""
    return first._replace(months=0).key


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


def of_one_length(
    periods: Iterable[Period], frequency: Frequency, held: Iterable[Period]
) -> list[Period]:
    """The periods of a frequency, in order; of those that are of none the ones as long as most
    that are held.
    """
    alike = sorted(at for at in periods if at.frequency is frequency)
    if frequency is not Frequency.IRREGULAR:
        return alike
    lengths = Counter(at.length for at in held if at.frequency is frequency)
    return [at for at in alike if [at.length] == [one for one, _ in lengths.most_common(1)]]


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """The period written as 2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025 or
    2026-12-15/2027-03-14.

    Raises BadQuestion where it is written otherwise.
    """
    if days := _DAYS.fullmatch(text.strip()):
        return _of_days(*days.groups(), text=text)
    parts = [_one(part, text) for part in text.strip().split("/")]
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + last.months
    run = Period(first.year, first.month, months)
    if (
        len(parts) > 2
        or first.months != last.months
        or first.months not in (1, 12)
        or not (first.months < months and _is_run(run))
    ):
        raise _malformed(text)
    return run


def between(first: date, last: date) -> Period | None:
    """The period from one day to another: whole months, or a period of reports from a 15th to a
    14th; None where it is neither.
    """
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    at = Period(first.year, first.month, months, first.day)
    is_whole = first.day == after.day and first.day in (1, OPENS)
    return at if is_whole and _is_run(at) else None


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


def _of_days(first: str, last: str, text: str) -> Period:
    """The period from one day to another; BadQuestion where it is none of the two calendars."""
    try:
        at = between(date.fromisoformat(first), date.fromisoformat(last))
    except (ValueError, OverflowError):
        at = None
    if at is None or not 1900 <= at.year <= 2200:
        raise _malformed(text)
    return at


def _is_run(period: Period) -> bool:
    """Whether there is such a period: no longer than a key can say apart from those of reports,
    and these within one year of reports, which begins on 15 December.
    """
    if not 0 < period.months < 100:
        return False
    if period.day != 1:
        return period.month % 12 + period.months <= 12
    return period.months <= REPORTED or (period.month == 1 and period.months % 12 == 0)


def _malformed(text: str) -> BadQuestion:
    return BadQuestion(
        Text(
            f"kỳ “{text}” viết sai; cần một trong các dạng: {FORMS}",
            f"the period “{text}” is malformed; it should be like one of: {FORMS}",
        )
    )


@lru_cache(maxsize=4096)
def _first_day(period: Period) -> date:
    return date(period.year, period.month, period.day)


@lru_cache(maxsize=4096)
def _last_day(period: Period) -> date:
    return _later(period, period.months).first_day - timedelta(days=1)


def _aligned(period: Period) -> bool:
    return period.months in (1, 3, 6, 12) and (period.month - 1) % period.months == 0


def _written(period: Period) -> str:
    if period.months == 12:
        return str(period.year)
    if period.months == 1:
        return f"{period.year}-{period.month:02}"
    letter = "S" if period.months == 6 else "Q"
    return f"{period.year}-{letter}{(period.month - 1) // period.months + 1}"


def _of_reports(period: Period) -> Text:
    """By the months that it is called by, with its days."""
    first, last = period.first_day, period.last_day
    vi = f"từ {written_day(first).vi} đến {written_day(last).vi}"
    en = f"{first} to {last}"
    if not (_aligned(period.calendar) or period.calendar.month == 1):
        return Text(vi, en)
    name = period.calendar.spoken
    return Text(f"{name.vi} ({vi})", f"{name.en} ({en})")


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
    return period._replace(year=start // 12, month=start % 12 + 1)
