"""Periods and days as people write them: tháng 10/2026, Quý III/2026, 05/10/2026."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from hub.words import period as periods
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.names import plain
from hub.words.period import Period

FORMS = Text(
    "2023, 6 tháng đầu năm 2023, quý II/2023, tháng 7/2023 hoặc 2023-07, 9 tháng năm 2023,"
    " 15/12/2026-14/3/2027",
    "2023, 2023-S1, 2023-Q2, 2023-07 or 07/2023, 2023-01/2023-09, 2026-12-15/2027-03-14",
)
DAYS = Text(
    "ngày/tháng/năm như 05/10/2026, hoặc 2026-10-05",
    "a day such as 2026-10-05, or 05/10/2026 with the day first",
)

_YEAR, _MONTH, _OF = r"((?:19|20|21)\d\d)", r"(0?[1-9]|1[0-2])", r"(?: ?[/.,-] ?| ?nam | of | )"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {"ba": 3, "sau": 6, "chin": 9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)


def _of_year(year: str) -> Period:
    return Period(int(year), 1, 12)


def _of_month(month: str, year: str) -> Period:
    return Period(int(year), int(month), 1)


def _of_named_month(month: str, year: str) -> Period:
    return Period(int(year), _MONTHS.index(month[:3]) + 1, 1)


def _of_quarter(quarter: str, year: str) -> Period:
    number = _ROMAN.get(quarter) or int(quarter)
    return Period(int(year), number * 3 - 2, 3)


def _of_half(side: str, year: str) -> Period:
    return _of_months("6", side, year)


def _of_months(count: str, side: str | None, year: str) -> Period:
    """So many months at the beginning of a year, or at its end."""
    months = _COUNTS.get(count) or int(count)
    return Period(int(year), 13 - months if side == "cuoi" else 1, months)


def _of_years(first: str, last: str) -> Period:
    return Period(int(first), 1, (int(last) - int(first) + 1) * 12)


def _of_run(month: str, year: str | None, last_month: str, last_year: str) -> Period:
    """The months from one to another; the first is of the last one's year where none is told."""
    first_year = int(year or last_year)
    months = (int(last_year) - first_year) * 12 + int(last_month) - int(month) + 1
    return Period(first_year, int(month), months)


def _turned(reader: Callable[[str, str], Period]) -> Callable[[str, str], Period]:
    return lambda year, part: reader(part, year)


# In small letters without diacritics; the first form that fits decides.
_PERIODS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (rf"(?:ca nam |nam )?{_YEAR}(?:[.,]0)?", _of_year),
    (rf"(?:thang |thg ?|t\.? ?){_MONTH}{_OF}{_YEAR}", _of_month),
    (rf"{_MONTH} ?[/-] ?{_YEAR}", _of_month),
    (rf"{_YEAR} ?[/-] ?{_MONTH}", _turned(_of_month)),
    (rf"({_WHOLE_MONTHS}|{'|'.join(_MONTHS)})[ /-]{_YEAR}", _of_named_month),
    (rf"(?:quy |quarter |q)(iv|i{{1,3}}|[1-4]){_OF}{_YEAR}", _of_quarter),
    (rf"(iv|i{{1,3}})/{_YEAR}", _of_quarter),
    (rf"{_YEAR}[ /-]?(?:quy |quarter |q)(iv|i{{1,3}}|[1-4])", _turned(_of_quarter)),
    (rf"nua (dau|cuoi)(?: nam)?{_OF}{_YEAR}", _of_half),
    (
        (
            r"(0?[2-9]|1[0-2]|ba|sau|chin) ?(?:thang|t)(?: (dau|cuoi))?(?: cua)?(?:"
            rf" nam)?(?:{_OF})?{_YEAR}"
        ),
        _of_months,
    ),
    (rf"(?:giai doan |cac nam |tu )?(?:nam )?{_YEAR} ?(?:-|den) ?(?:nam )?{_YEAR}", _of_years),
    (
        (
            rf"(?:giai doan |tu )?(?:thang )?{_MONTH}(?:{_OF}{_YEAR})? ?(?:-|den) ?(?:thang"
            rf" )?{_MONTH}{_OF}{_YEAR}"
        ),
        _of_run,
    ),
)
_PART, _OF_YEAR = r"\d{1,2} ?(?:[/.]|thang) ?\d{1,2}", r" ?(?:[/.]|nam) ?\d{4}"
_A_DAY = rf"(?:ngay )?({_PART}{_OF_YEAR})"
_FIRST_DAY = rf"(?:ngay )?({_PART}(?:{_OF_YEAR})?)"
_RUN_OF_DAYS = re.compile(
    rf"(?:(?!tu )([^(]+?)(?:,? | ?\())?(?:tu )?{_FIRST_DAY} ?(?:-|den) ?(?:het )?{_A_DAY}\)?",
    re.ASCII,
)
_CLOSED = re.compile(r"([^(]+?),? ?\(?chot (?:so lieu )?(?:vao )?ngay 14\)?", re.ASCII)
_OTHER_DAYS = Text(
    "cần trọn tháng, hoặc kỳ báo cáo từ ngày 15 đến ngày 14 trong một năm báo cáo"
    " (15/12 đến 14/12)",
    "whole months are wanted, or a period of reports from a 15th to a 14th within a year of"
    " reports (15 December to 14 December)",
)
_READERS = tuple((re.compile(form, re.ASCII), read) for form, read in _PERIODS)
_ISO_DAY = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]00:00(?::00(?:\.0+)?)?)?", re.ASCII
)
_DAY = re.compile(
    r"(?:ngay )?(\d{1,2}) ?(?:[/.-]|thang) ?(\d{1,2}) ?(?:[/.-]|nam) ?(\d{4})(?: 00:00(?::00)?)?",
    re.ASCII,
)


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """The period that a person wrote, in the hub's own form or in words; BadQuestion otherwise."""
    words = _words(text)
    if match := _CLOSED.fullmatch(words):
        return period(match[1]).reported
    if match := _RUN_OF_DAYS.fullmatch(words):
        return _of_run_of_days(*match.groups(), text=text)
    for form, reader in _READERS:
        if match := form.fullmatch(words):
            return _within_bounds(reader(*match.groups()), text)
    return periods.parse(text)


def day(text: str) -> date:
    """The day that a person wrote, the day before the month; BadQuestion otherwise."""
    words = _words(text)
    try:
        if match := _ISO_DAY.fullmatch(words):
            return date(*map(int, match.groups()))
        if match := _DAY.fullmatch(words):
            return date(*map(int, reversed(match.groups())))
    except ValueError:
        pass
    raise BadQuestion(
        Text(
            f"ngày “{text}” viết sai; cần {DAYS.vi}",
            f"the day “{text}” is malformed; {DAYS.en} is wanted",
        )
    )


def _of_run_of_days(name: str | None, first: str, last: str, text: str) -> Period:
    """The period from one day to another, which must be the one that it is called; a first day
    without a year is the last before the other.
    """
    end = day(last)
    numbers = re.findall(r"\d+", first)
    if len(numbers) == 2:
        first = f"{numbers[0]}/{numbers[1]}/{end.year - (int(numbers[1]) > end.month)}"
    at = periods.between(day(first), end)
    if at is None:
        raise BadQuestion(
            Text(f"kỳ “{text}”: {_OTHER_DAYS.vi}", f"the period “{text}”: {_OTHER_DAYS.en}")
        )
    if name and period(name) not in (at, at.calendar):
        raise BadQuestion(
            Text(
                f"kỳ “{text}”: tên kỳ và các ngày không khớp",
                f"the period “{text}”: its name and its days do not agree",
            )
        )
    return at


def _words(text: str) -> str:
    """The text in small letters without diacritics, its blanks squeezed, its dashes alike."""
    plainly = plain(normalize("NFC", text)).casefold()
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", plainly).split())


def _within_bounds(period: Period, text: str) -> Period:
    if 0 < period.months < 100 and period.month > 0:
        return period
    raise BadQuestion(
        Text(
            f"kỳ “{text}” viết sai; cần kỳ như {FORMS.vi}",
            f"the period “{text}” is malformed; it should be like {FORMS.en}",
        )
    )
