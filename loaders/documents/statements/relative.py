"""Times relative to the document's: the same part of another year, the month before."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hub.words.period import Period
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text.spans import Span, spans

_CLOSED = re.compile(r"\([^()]*\)")
_OPENING = re.compile(
    r"\W*(?:(?:\d{1,2}|[a-zđ])[.)/]\s+)?(?:(?:và|riêng|còn|trong đó|trong|cụ"
    r" thể|tính|tổng|cả|sau|qua)[\s,]+)*"
)


_BESIDE = frozenset({"same", "previous"})


class Time(NamedTuple):
    """Of when a figure is, and whether that is beyond doubt."""

    period: Period | None
    sure: bool


def before_it(statement: Statement) -> str:
    """The words of its sentence before its part, without brackets."""
    closed = statement.before + (")" if statement.folded.startswith(")") else "")
    return _CLOSED.sub(lambda bracket: " " * len(bracket[0]), closed)


def time(head: Head, statement: Statement) -> Time | None:
    """The relative time in its words, at the start of its sentence or in its heading, if any.

    A number behind such a time in the middle of a sentence may or may not be of that time.
    """
    if head.aims or not head.period_of_a_year:
        return None
    if nearest := _last(head, statement, statement.lead):
        return nearest
    before = before_it(statement)
    if nearest := _last(head, statement, before):
        opens = _relative_times(before)[0].start() == _OPENING.match(before).end()
        return nearest if opens else Time(head.period_of_a_year, False)
    title = statement.titles.rpartition(" / ")[2]
    return (
        _last(head, statement, title)
        if not (statement.before or spans(statement.folded, head.default_year))
        else None
    )


def _last(head: Head, statement: Statement, text: str) -> Time | None:
    """The last relative time of a text, unless an absolute time is behind it."""
    matches = _relative_times(text)
    if not matches:
        return None
    words, kind = matches[-1], matches[-1].lastgroup or ""
    times = spans(text, head.default_year)
    until = next((span for span in reversed(times) if span.start >= words.end()), None)
    if _is_replaced(words, times, until):
        return None
    if kind == "same":
        if statement.compared.comparator.is_change:
            return None
        if not _is_of_all(head, statement.earlier + text[: words.start()]):
            return Time(None, False)
    return _KINDS[kind](head, words, until.period if until else None)


def _is_replaced(words: re.Match[str], times: Sequence[Span], until: Span | None) -> bool:
    """Whether an absolute time or a range of days behind the words replaces their time."""
    if until and not (words["since"] and until.until):
        return True
    return words.lastgroup == "range" and any(_overlaps(span, words) for span in times)


def _overlaps(span: Span, words: re.Match[str]) -> bool:
    return span.start < words.end() and words.start() < span.end


def _is_of_all(head: Head, text: str) -> bool:
    """Whether a text names no other time of the document's year than the document's or one around
    it.
    """
    periods = [span.period for span in spans(text, head.default_year)]
    for words in _relative_times(text):
        if words.lastgroup not in _BESIDE:
            periods.append(_KINDS[words.lastgroup or ""](head, words, None).period)
    return all(period and _is_own_or_holds_it(period, head.period_of_a_year) for period in periods)


def _is_own_or_holds_it(period: Period, own: Period) -> bool:
    """Whether a period is that of the document, or a year around it."""
    return period.contains(own) and period.months in (own.months, 12)


def _relative_times(text: str) -> list[re.Match[str]]:
    return [match for match in _words().finditer(text) if not _is_no_time(match)]


def _is_no_time(match: re.Match[str]) -> bool:
    """Whether words like a time belong to a document, or only give a duration."""
    words, before = RULES.observations.relative, match.string[: match.start()]
    lasts = match.lastgroup == "months" and not words.begins.search(before)
    return lasts or (
        "," in match.string[match.end() :] and bool(words.of_a_document.search(before))
    )


@lru_cache(maxsize=4)
def _words() -> re.Pattern[str]:
    words = RULES.observations.relative
    kinds = "|".join(
        rf"(?P<{kind}>{getattr(words, kind)})"
        for kind in ("range", "since", "same", "previous", "months", "alone", "summed")
    )
    return pattern(rf"(?<!\w){words.apart}(?:{kinds})(?!\w){words.rest}")


def _same(head: Head, match: re.Match[str], _: Period | None) -> Time:
    """The same part of another year; of last year, not surely, where none is named."""
    own = head.period_of_a_year
    year = int(match["year"]) if match["year"] else own.year - 1
    return Time(own._replace(year=year), match["same"] != "cùng kỳ")


def _previous(head: Head, match: re.Match[str], _: Period | None) -> Time:
    """The month or quarter before that of the document."""
    own = head.period_of_a_year
    if own.months != {"tháng": 1, "quý": 3}.get(match["unit"], own.months):
        return Time(None, False)
    first = own.year * 12 + own.month - 1 - own.months
    return Time(Period(first // 12, first % 12 + 1, own.months), match["unit"] != "kỳ")


def _since(head: Head, match: re.Match[str], until: Period | None) -> Time:
    """What has added up since the year began, to the end of the document's time or until a day."""
    own = head.period_of_a_year
    last = (until or own).last_day
    if match["begun"] and int(match["begun"]) != last.year:
        return Time(None, False)
    over = bool(head.day) and own.last_day <= head.day and own.months < 12
    return Time(Period(last.year, 1, last.month), over and last == own.last_day)


def _summed(head: Head, _: re.Match[str], __: Period | None) -> Time:
    """What has added up since a day that is not named."""
    own = head.period_of_a_year
    begins_the_year = own.month == 1 and own.months > 1
    return Time(own if begins_the_year else None, False)


def _months(head: Head, match: re.Match[str], _: Period | None) -> Time:
    """So many months: those of the document, or the first of its year."""
    own, count = head.period_of_a_year, int(match["count"])
    if count == own.months:
        return Time(own, True)
    is_first = bool(match["first"]) and count < 12
    return Time(
        Period(own.year, 1, count) if is_first or count == own.last_day.month else None, is_first
    )


def _alone(head: Head, match: re.Match[str], _: Period | None) -> Time:
    """A month of the document's year, none that comes after it."""
    own, month = head.period_of_a_year, int(match["month"])
    return (
        Time(Period(own.year, month, 1), True) if month <= own.last_day.month else Time(None, False)
    )


def _range(head: Head, match: re.Match[str], _: Period | None) -> Time:
    """Days that make no period: at best those of which the document is."""
    own, year = head.period_of_a_year, int(match["in"] or match["to"])
    try:
        first = date(year, int(match["of"]), int(match["day"]))
    except ValueError:
        return Time(None, False)
    return Time(own if abs((own.first_day - first).days) <= 31 else None, False)


_KINDS: Mapping[str, Callable[[Head, re.Match[str], Period | None], Time]] = {
    "same": _same,
    "previous": _previous,
    "since": _since,
    "summed": _summed,
    "months": _months,
    "alone": _alone,
    "range": _range,
}
