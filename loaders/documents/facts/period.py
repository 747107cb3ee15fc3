"""Of when a figure is: by its own words, the nearest words before it, or its document."""

import re

from hub.words.period import Period
from loaders.documents.facts import meanings
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Finder, answered
from loaders.documents.rules.wording import pattern
from loaders.documents.statements import relative
from loaders.documents.statements.relative import Time
from loaders.documents.statements.statement import Statement
from loaders.documents.statements.times import governing, spoken_of
from loaders.documents.text.spans import Span, spans
from loaders.documents.text.units import SHARE

_WORDS = RULES.observations
_OTHER_TIME = pattern(rf"(?<!\w)(?:{_WORDS.other_time.pattern})")
_BRACKETED = re.compile(r"\(\s*[\d.,]+\s*\S{0,3}\s*$")
_NEAR = 80  # letters before its part in which words may make its time another
_UNKNOWN = Time(None, False)


def period(statement: Statement) -> Decision[Time]:
    """Of when a quantity is, and whether that is sure.

    Sure are: a single time in its own words, in its sentence, in a heading or in the earlier
    passage, and the period of a report. Not sure are: the month of a day until which something was
    counted, and what has added up since another time. A number in a comparison has the time of the
    comparison; a date of publication is no time. In a report that closes on the 14th, months are
    those of reports.
    """
    time, rule = answered(_FINDERS, statement)
    return Decision(time._replace(period=statement.head.counted(time.period)), rule)


def _set_against(statement: Statement) -> Time | None:
    """The time of the comparison whose bracket holds the quantity: so với năm 2021 (xếp thứ 35).

    None outside of such a bracket. "Cùng kỳ" is the same part of another year; the time is unknown
    where the comparison names none.
    """
    comparison = _before_its_bracket(statement)
    against = comparison and _WORDS.against.search(comparison)
    if not against:
        return None
    times = [
        span
        for span in spans(comparison, statement.head.default_year)
        if span.start >= against.start() and not comparison[span.end :].strip()
    ]
    if not times:
        return _UNKNOWN
    other = times[-1].period
    if not _WORDS.same_part.search(comparison) or other.months != 12:
        return Time(other, True)
    own = statement.head.period_of_a_year
    return Time(own._replace(year=other.year) if own else None, False)


def _before_its_bracket(statement: Statement) -> str | None:
    """Its sentence up to the bracket that holds it without a time; None where none does."""
    text = statement.clear_words[: statement.quantity.start]
    opened = text.rfind("(")
    if opened < 0 or ")" in text[opened:] or spans(text[opened:]):
        return None
    return text[:opened]


def _relative(statement: Statement) -> Time | None:
    return relative.time(statement.head, statement)


def _added_up_since(statement: Statement) -> Time | None:
    """Unknown, where its own time is the start of what has added up."""
    since = any(_WORDS.since.search(statement.folded[: span.start]) for span in _own(statement))
    return _UNKNOWN if since else None


def _in_its_own_words(statement: Statement) -> Time | None:
    """Its own time, unless that is a date of publication."""
    own = [
        span
        for span in _short(_own(statement))
        if not _WORDS.published.search(statement.folded[: span.start])
    ]
    if not own:
        return None
    return _until_without_a_start(statement, own[-1]) or _time(own, _may_be_of_another(statement))


def _until_without_a_start(statement: Statement, last: Span) -> Time | None:
    """The time of a running count of which only the end is known.

    It is the document's period where that begins with its year.
    """
    adds_up = statement.quantity.unit != SHARE and _WORDS.flows.search(statement.folded)
    if not adds_up or last.period.months != 1 or not (last.until or last.by_day):
        return None
    whole = statement.head.period_of_a_year
    begun = whole is not None and whole.month == 1 and whole.contains(last.period)
    return Time(whole if begun else None, False)


def _published_without_a_time(statement: Statement) -> Time | None:
    return _UNKNOWN if _WORDS.publications.search(statement.folded) else None


def _year_before(statement: Statement) -> Time | None:
    """The year before the document's, where it or the last time before it is "năm trước"."""
    if not _is_of_the_year_before(statement):
        return None
    head, whole = statement.head, statement.head.period_of_a_year
    year = whole.year if whole else head.default_year
    return Time(Period(year - 1, 1, 12) if year else None, False)


def _is_of_the_year_before(statement: Statement) -> bool:
    if _WORDS.year_before.search(statement.lead):
        return True
    before = list(_WORDS.year_before.finditer(statement.before))
    if not before:
        return False
    times = spans(statement.before, statement.head.default_year)
    return not any(span.start > before[-1].start() for span in times)


def _before_it(statement: Statement) -> Time | None:
    """The nearest time in its sentence, its passage or its headings that is no longer one than the
    document's; unknown, where several may be meant.
    """
    head, whole = statement.head, statement.head.period_of_a_year
    before = statement.before + (")" if statement.folded.startswith(")") else "")
    for text in (before, statement.earlier, *reversed(statement.titles.split(" / "))):
        times = governing(text, head.default_year)
        shorter = [span for span in _short(times) if not _holds(span.period, whole)]
        if not shorter:
            continue
        if len({span.period for span in times}) > 1 and meanings.whose(statement) is not None:
            return _UNKNOWN
        return _time(shorter, _may_be_of_another(statement))
    return None


def _of_the_document(statement: Statement) -> Time:
    head = statement.head
    return Time(head.period_of_a_year, not (head.aims or _may_be_of_another(statement)))


def _may_be_of_another(statement: Statement) -> bool:
    """Whether words before it give another start to its time, as for what has added up."""
    text = relative.before_it(statement)[-_NEAR:] + statement.lead
    return bool(_OTHER_TIME.search(text))


def _own(statement: Statement) -> list[Span]:
    """The times in its own words, or right before the bracket that holds only it: năm 2022
    (80,08%).
    """
    year = statement.head.default_year
    own = spoken_of(statement.folded, year)
    if own or not _BRACKETED.match(statement.text):
        return own
    return [
        span for span in spans(statement.before, year) if not statement.before[span.end :].strip()
    ]


def _short(times: list[Span]) -> list[Span]:
    return [span for span in times if span.period.months <= 12]


def _time(times: list[Span], other: bool) -> Time:
    last = times[-1]
    counted_until = (last.by_day or last.until) and last.period.months == 1
    is_one = len({span.period for span in times}) == 1
    is_open = last.period.day == 1 and (counted_until or other)  # its start is not told
    return Time(last.period, is_one and not is_open)


def _holds(longer: Period, whole: Period | None) -> bool:
    """Whether a time is longer than the document's and holds it: the year of a quarter's report."""
    return whole is not None and longer.contains(whole)


_FINDERS = (
    Finder("set-against", _set_against),
    Finder("relative-to-the-document", _relative),
    Finder("added-up-since", _added_up_since),
    Finder("own-words", _in_its_own_words),
    Finder("published-without-a-time", _published_without_a_time),
    Finder("year-before", _year_before),
    Finder("words-before", _before_it),
    Finder("document", _of_the_document),
)
