"""Periods of an index: whether a figure can be of one, and when its figures are out."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from hub.catalogue import Index
from hub.words.labels import FREQUENCIES
from hub.words.language import Text
from hub.words.period import Period

_DIGITS = "0123456789"


def to_come(at: Period, today: date) -> Text | None:
    """That a period has not begun, and which one was probably meant; nothing where it has begun."""
    if at.first_day <= today:
        return None
    guess = likely(at, today)
    perhaps = Text(f"; có phải {guess}?", f"; perhaps {guess}?") if guess else Text("", "")
    return Text(f"kỳ {at} chưa tới{perhaps.vi}", f"{at} has not begun{perhaps.en}")


def of_another_length(index: Index, at: Period) -> Text | None:
    """That an index has no periods of this length; nothing where it has, or may have any."""
    frequency = FREQUENCIES.get(index.frequency)
    if frequency is None or at.frequency is index.frequency:
        return None
    return Text(
        f"{index.short.vi} có số liệu theo {frequency.vi}, không có kỳ {at}",
        f"{index.short.en} has figures by {frequency.en}, not of {at}",
    )


def out_by(index: Index, at: Period) -> date:
    """The day by which the figures of a period are usually out; where no lag is known the day on
    which the period ends.
    """
    return later(at.after.first_day, index.lag_months or 0) - timedelta(days=1)


def deadline(index: Index, at: Period) -> date | None:
    """The day by which an act or plan wants the figures of a period; nothing where none does."""
    if index.due_month is None:
        return None
    first = later(at.after.first_day, index.due_month - 1)
    return first.replace(day=min(index.due_day or 31, monthrange(first.year, first.month)[1]))


def later(day: date, months: int) -> date:
    """The date some months later on the same day of the month, or on that month's last day where
    it has no such day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def likely(at: Period, today: date) -> Period | None:
    """The period that was probably meant by one to come.

    Two digits of its year changed places, or one was mistyped.
    """
    for years in (_swapped(at.year), _mistyped(at.year)):
        begun = [
            year for year in years if year > 1900 and at._replace(year=year).first_day <= today
        ]
        if begun:
            return at._replace(year=max(begun))
    return None


def _swapped(year: int) -> Iterator[int]:
    digits = str(year)
    for place in range(len(digits) - 1):
        yield int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def _mistyped(year: int) -> Iterator[int]:
    digits = str(year)
    for place in range(len(digits)):
        yield from (int(digits[:place] + digit + digits[place + 1 :]) for digit in _DIGITS)
