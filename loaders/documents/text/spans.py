"""The days and spans of time that a text names: ngày 15/7/2021, tháng 02 năm 2025, quý I/2022,
giai đoạn 2022 - 2025.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from hub.words.period import Period, between, parse
from loaders.documents.rules import RULES

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
}
_MOST_YEARS = 8
_YEAR = r"(?:19|20)\d{2}"
DAY = (
    rf"(?:ngày\s*)?(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*(?P<year>{_YEAR})"
    rf"|ngày\s*(?P<day2>\d{{1,2}})\s*(?:tháng|[/.-])\s*(?P<month2>\d{{1,2}})\s*(?:năm|[/.-])\s*(?P<year2>{_YEAR})"
)
_DAY = re.compile(DAY, re.I)
_SPANS = re.compile(
    rf"(?P<to>(?:đến|tới|trước|hết|vào|trong|chậm"
    rf" nhất)\s+(?:là\s+)?(?:hết\s+|cuối\s+|ngày\s+)?)?(?:"
    rf"từ\s+(?:ngày\s+)?01/0?(?P<m1>\d{{1,2}})/(?P<y1>{_YEAR})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(?:2[89]|3[01])/0?(?P<m2>\d{{1,2}})/(?P=y1)"
    rf"|(?P<range>từ\s+(?:ngày\s+)?\d{{1,2}}\s*/\s*\d{{1,2}}(?:\s*/\s*{_YEAR})?\s*đến\s*(?:hết\s+)?(?:ngày\s+)?"
    rf"\d{{1,2}}\s*/\s*\d{{1,2}}\s*/\s*{_YEAR})"
    rf"|(?:giai đoạn|các năm|từ năm|thời kỳ|năm)\s*(?P<first>{_YEAR})\s*(?:[-–/]|đến(?:"
    rf" năm)?)\s*(?P<last>{_YEAR})"
    rf"|quý\s*(?P<quarter>iv|iii|ii|i|[1-4])(?:\s*(?:/|-|năm)?\s*(?:năm\s*)?(?P<qyear>{_YEAR}))?\b"
    rf"|(?P<half>6|06|sáu)\s*tháng\s*(?:(?P<part>đầu|cuối)(?:\s*năm)?(?:\s*(?P<hyear>{_YEAR}))?|(?:năm\s*)?(?P<hyear2>{_YEAR}))"
    rf"|(?P<months>9|09|chín|3|03|ba)\s*tháng\s*(?:(?P<mpart>đầu|cuối)\s*năm(?:\s*(?:năm\s*)?(?P<nyear2>{_YEAR}))?"
    rf"|(?:đầu\s*)?(?:năm\s*)?(?P<nyear>{_YEAR}))"
    rf"|tháng\s*(?P<month>1[0-2]|0?[1-9])\s*(?:/|-|năm)\s*(?:năm\s*)?(?P<myear>{_YEAR})"
    rf"|(?<!\d )(?:riêng|trong)\s+tháng\s*(?P<alone>1[0-2]|0?[1-9])(?=\s*[,;:])"
    rf"|(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<dmonth>1[0-2]|0?[1-9])\s*[/.-]\s*(?P<dyear>{_YEAR})"
    rf"|(?:năm|{RULES.quantities.years.index_name})\s*(?P<one>{_YEAR})"
    rf"|(?P<this>(?:cuối|trong|hết) năm(?: nay)?(?!\s*\d))"
    rf"|(?P<bare1>{_YEAR})\s*[-–]\s*(?P<bare2>{_YEAR}))"
)


_NUMERAL = re.compile(rf"\d{{1,2}}\s*(?:/|tháng)\s*\d{{1,2}}(?:\s*(?:/|năm)\s*{_YEAR})?", re.I)


class Span(NamedTuple):
    """A span of time and where in the text it is.

    `until` is whether the text only gives its end, `by_day` whether it gives that as a day.
    """

    period: Period
    start: int
    end: int
    until: bool
    by_day: bool = False


def day(match: re.Match[str]) -> date | None:
    """The day that a match of DAY names; None for one that the calendar lacks."""
    numbers = [
        match["year"] or match["year2"],
        match["month"] or match["month2"],
        match["day"] or match["day2"],
    ]
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None


def printed(text: str) -> str:
    """A printed date without the word "ngày": 15 tháng 3 năm 2025, 15/3/2025."""
    words = re.sub(r"^ngày\s*", "", text, flags=re.I)
    return " ".join(words.split()) if "tháng" in words else re.sub(r"\s", "", words)


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Every day in a text with its place."""
    for match in _DAY.finditer(text):
        if calendar_day := day(match):
            yield calendar_day, match.start(), match.end()


def spans(folded: str, year: int | None = None) -> list[Span]:
    """Every span of time in a folded text; a quarter or a half without a year is of this year."""
    all_spans = []
    for match in _SPANS.finditer(folded):
        is_document_day = (
            match["day"] and not match["to"]
        )  # the day of a document, not a time that is spoken of
        if (period := _period(match, year)) and not is_document_day:
            until = bool(match["to"]) and "trong" not in match["to"]
            all_spans.append(
                Span(
                    period,
                    start=match.start(),
                    end=match.end(),
                    until=until,
                    by_day=bool(match["day"]),
                )
            )
    return all_spans


def blotted(folded: str) -> str:
    """The text with every day and span of time made unreadable, as long as before."""
    return _DAY.sub(_blot, _SPANS.sub(_blot, folded))


def _blot(match: re.Match[str]) -> str:
    return "_" * len(match[0])


def _period(match: re.Match[str], year: int | None) -> Period | None:
    """The period that a match of a span names; None where it is too long or lacks its year."""
    return next(
        period_of(match, year) for group, period_of in _FORMS if group is None or match[group]
    )


def _of_years(first: str, last: str) -> Period | None:
    years = int(last) - int(first)
    return Period(int(first), 1, 12 * (years + 1)) if 0 < years < _MOST_YEARS else None


def _of_days(match: re.Match[str], _: int | None) -> Period | None:
    """Whole months of a year, given by their first and last days."""
    months = int(match["m2"]) - int(match["m1"]) + 1
    return Period(int(match["y1"]), int(match["m1"]), months)


def of_reports(text: str) -> Period | None:
    """The period of reports between two days, of which the first may lack its year: 15/12/2026 and
    14/3/2027; None where they begin and end none.
    """
    first, last = ([int(n) for n in re.findall(r"\d+", day)] for day in _NUMERAL.findall(text))
    (day, month, *year), (last_day, last_month, last_year) = first, last
    first_year = year[0] if year else last_year - (month > last_month)
    try:
        at = between(date(first_year, month, day), date(last_year, last_month, last_day))
    except ValueError:
        return None
    return at if at and at.day != 1 else None


def _of_half(match: re.Match[str], year: int | None) -> Period | None:
    half = "S2" if match["part"] == "cuối" else "S1"
    return _within(match["hyear"] or match["hyear2"] or year, half)


def _of_months(match: re.Match[str], year: int | None) -> Period | None:
    """The first or the last three or nine months of a year."""
    months = 9 if match["months"] in ("9", "09", "chín") else 3
    of = match["nyear"] or match["nyear2"] or year
    first = 13 - months if match["mpart"] == "cuối" else 1
    return Period(int(of), first, months) if of else None


# What each form of a span says, by a group that only that form has, in the order of the forms.
_FORMS: tuple[tuple[str | None, Callable[[re.Match[str], int | None], Period | None]], ...] = (
    ("first", lambda match, _: _of_years(match["first"], match["last"])),
    ("bare1", lambda match, _: _of_years(match["bare1"], match["bare2"])),
    ("range", lambda match, _: of_reports(match["range"])),
    ("m1", _of_days),
    ("this", lambda _, year: parse(str(year)) if year else None),
    ("one", lambda match, _: parse(match["one"])),
    (
        "quarter",
        lambda match, year: _within(match["qyear"] or year, f"Q{_ROMAN[match['quarter']]}"),
    ),
    ("half", _of_half),
    ("months", _of_months),
    ("alone", lambda match, year: Period(year, int(match["alone"]), 1) if year else None),
    ("month", lambda match, _: Period(int(match["myear"]), int(match["month"]), 1)),
    (None, lambda match, _: _until(*(int(match[part]) for part in ("dyear", "dmonth", "day")))),
)


def _within(year: str | int | None, part: str) -> Period | None:
    return parse(f"{year}-{part}") if year else None


def _until(year: int, month: int, day: int) -> Period:
    """What a figure read on a day speaks of: the year or half that ends then, else the month."""
    if (day, month) == (31, 12):
        return Period(year, 1, 12)
    return Period(year, 1, 6) if (day, month) == (30, 6) else Period(year, month, 1)
