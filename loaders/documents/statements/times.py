"""The times that words speak of, and whether they lie before or after that of the document."""

import re
from datetime import date, timedelta

from loaders.documents.head.head import Head
from loaders.documents.text.spans import Span, blotted, spans

_SOON = timedelta(days=31)  # a report of a year may be of some days before its end
_CLOSED = re.compile(r"\([^()]*\)")
_CLOSES = re.compile(r"\s*(?:;|\.(?!\d)|$)")  # what ends a statement
_COMPARED_SPAN = re.compile(r"(?:so với|cùng kỳ|bằng|như)(?:[^,;.]|(?<=\d)[.,](?=\d)){0,40}$")


def spoken_of(folded: str, year: int | None) -> list[Span]:
    """The times that the words speak of, not those they only compare with."""
    return [span for span in spans(folded, year) if not _COMPARED_SPAN.search(folded[: span.start])]


def governing(folded: str, year: int | None) -> list[Span]:
    """The times in words before a quantity that hold for it too: not those in brackets, behind
    another number or ending what they date.
    """
    open_text = _CLOSED.sub(lambda bracket: "_" * len(bracket[0]), folded)
    return [
        span
        for span in spoken_of(open_text, year)
        if not re.search(r"\d", blotted(clause(open_text[: span.start])))
        and not _is_its_own(open_text, span)
    ]


def clause(text: str) -> str:
    """The end of a text from its last mark on."""
    return re.split(r"[.,;:(](?!\d)", text)[-1]


def is_past(folded: str, head: Head) -> bool:
    """Whether all times in the words are before the document's."""
    times = spoken_of(folded, head.year)
    begins = head.day or (date(head.year, 1, 1) if head.year else date.min)
    first_day = head.period.first_day if head.aims and head.period else begins
    latest = max(begins, first_day)
    return bool(times) and all(
        span.period.last_day < (begins if span.until else latest) for span in times
    )


def is_ahead(folded: str, head: Head) -> bool:
    """Whether the words name a time after the document's, or a deadline."""
    reports = head.period is not None and not head.aims
    last = head.period.last_day.year if reports else head.year
    if not last:
        return False
    times = spoken_of(folded, head.default_year)
    return any(span.period.last_day.year > last or _is_due(span, head.day) for span in times)


def _is_due(span: Span, day: date | None) -> bool:
    """Whether words name a deadline well after the date of the document."""
    if day is None or not span.until or span.by_day:
        return False
    return span.period.last_day - day > _SOON


def _is_its_own(text: str, span: Span) -> bool:
    """Whether a time until which something is due ends the words on it: trình Đề án trước
    31/3/2026; …
    """
    ends_them = span.until and _CLOSES.match(text, span.end)
    return bool(ends_them) and len(clause(text[: span.start]).split()) > 2
