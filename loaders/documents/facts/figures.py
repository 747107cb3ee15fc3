"""The numbers that a document states, with their time, whose they are and the indicator they are
of.
"""

import re
from pathlib import Path

from hub.dataset.rows import FigureRow
from hub.words.period import Period
from hub.words.terms import Measure
from loaders.documents.facts import meanings, observed
from loaders.documents.facts.observed import Found
from loaders.documents.facts.owners import owner
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements import labels, relative
from loaders.documents.statements.relative import Time
from loaders.documents.statements.statement import Statement
from loaders.documents.statements.tense import Tense, governing, spoken_of
from loaders.documents.text.spans import Span, spans

_BRACKETED = re.compile(r"\(\s*[\d.,]+\s*\S{0,3}\s*$")


def is_figure(statement: Statement) -> bool:
    """Whether a statement surely says what was, or what a budget is, with a number."""
    quantity = statement.quantity
    said = statement.tense is Tense.DONE or (statement.tense is Tense.AIM and _is_budget(statement))
    return said and quantity.value is not None and quantity.measure is not Measure.GROUP


def _is_budget(statement: Statement) -> bool:
    budget = RULES.statements.targets.money.budget
    return statement.quantity.unit == "đồng" and bool(
        budget.search(f"{statement.titles} {statement.before} {statement.lead}")
    )


def figure(folder: Path, head: Head, statement: Statement, document: str, file: str) -> Found:
    """The statement as a figure."""
    name = labels.label(statement)
    quantity, told = statement.quantity, time(head, statement)
    # A change is no level, a rate no count, one person's or day's number not the office's, the
    # first fifteen are no fifteenth place.
    apart = (
        statement.compared.comparator.is_change
        or observed.is_rate(statement)
        or observed.is_narrower(statement)
        or (quantity.measure is Measure.RANK and quantity.at_least)
    )
    meant = meanings.Meaning() if apart else meanings.meaning(folder, statement, fold(name))
    whose = owner(folder, head, statement, meant.indicator, told.period)
    own = whose.entity == head.entity
    row = FigureRow(
        f"{file}:{statement.line}",
        document,
        name or statement.text.strip(),
        quantity.value,
        statement.printed,
        quantity.unit,
        str(told.period) if told.period else None,
        None if own else whose.entity,
        meant.indicator,
        meant.breakdown_of,
        quantity.implied,
        statement.passage.locator(statement.offset),
        None if own else whose.printed,
    )
    doubt = whose.doubt or observed.doubt(folder, head, row, statement)
    return Found(
        row._replace(indicator=None, breakdown_of=None) if doubt else row,
        statement,
        whose,
        told.sure,
        doubt,
    )


def time(head: Head, statement: Statement) -> Time:
    """Of when it is: by its own words, else the nearest before it that say less than the whole
    document's time, else that.

    Sure are one time in its own words, in its sentence or heading, in all that its passage said
    before, or that of a report; not the month of a day until which something was counted, nor what
    has added up from another time. What a number is only set against has the time of that; what was
    published at a time, or has added up since one, tells no other.
    """
    whole, words = relative.whole(head), RULES.observations
    if comparison := _compared(statement):
        return _of_comparison(head, comparison)
    if told := relative.time(head, statement):
        return told
    other = bool(
        pattern(rf"(?<!\w)(?:{words.other_time.pattern})").search(
            relative.before_it(statement)[-80:] + statement.lead
        )
    )
    own = _own(head, statement)
    if any(words.since.search(statement.folded[: span.start]) for span in own):
        return Time(None, False)
    if own := _short(
        [span for span in own if not words.published.search(statement.folded[: span.start])]
    ):
        return _since_untold(head, statement, own[-1]) or _time(own, other)
    if words.untold.search(statement.folded):
        return Time(None, False)
    if _is_of_the_year_before(head, statement):
        return Time(_year_before(head), False)
    before = statement.before + (")" if statement.folded.startswith(")") else "")
    for text in (before, statement.earlier, *reversed(statement.titles.split(" / "))):
        if found := [
            span
            for span in _short(governing(text, head.told_year))
            if not _holds(span.period, whole)
        ]:
            several = (
                len({span.period for span in governing(text, head.told_year)}) > 1
                and meanings.whose(statement) is not None
            )
            return Time(None, False) if several else _time(found, other)
    return Time(whole, not (head.aims or other))


def _since_untold(head: Head, statement: Statement, last: Span) -> Time | None:
    """What of a count that adds up is told only until when: at best the document's time, where
    that began with its year.
    """
    unit, whole = statement.quantity.unit, relative.whole(head)
    adds_up = unit != "%" and RULES.observations.flows.search(statement.folded)
    if last.period.months != 1 or not (last.until or last.by_day) or not adds_up:
        return None
    begun = whole is not None and whole.month == 1 and whole.contains(last.period)
    return Time(whole if begun else None, False)


def _is_of_the_year_before(head: Head, statement: Statement) -> bool:
    """Whether its own words, or else the last words of a time before it in its sentence, are
    "năm trước".
    """
    words = RULES.observations.year_before
    told = list(words.finditer(statement.before))
    later = (
        any(span.start > told[-1].start() for span in spans(statement.before, head.told_year))
        if told
        else True
    )
    return bool(words.search(statement.lead)) or not later


def _year_before(head: Head) -> Period | None:
    """The year before that of which a document is."""
    whole = head.period if head.period and head.period.months <= 12 else None
    year = whole.year if whole else head.told_year
    return Period(year - 1, 1, 12) if year else None


def _compared(statement: Statement) -> str | None:
    """The words that a quantity is set against, up to the bracket that holds it alone: so với
    năm 2021 (xếp thứ 35).
    """
    text = fold(statement.clear[: statement.quantity.start])
    opened = text.rfind("(")
    told = text[: max(opened, 0)]
    inside = opened >= 0 and ")" not in text[opened:] and not spans(text[opened:])
    return told if inside and RULES.observations.against.search(told) else None


def _of_comparison(head: Head, told: str) -> Time:
    """The time at the end of a comparison; the same part of another year where it says so, and
    none where it names none.
    """
    words = RULES.observations
    against = words.against.search(told)
    found = [
        span
        for span in spans(told, head.told_year)
        if span.start >= against.start() and not told[span.end :].strip()
    ]
    if not found:
        return Time(None, False)
    period, whole = found[-1].period, head.period
    if words.same_part.search(told) and period.months == 12:
        return Time(
            (
                period._replace(month=whole.month, months=whole.months)
                if whole and whole.months <= 12
                else None
            ),
            False,
        )
    return Time(period, True)


def _short(found: list[Span]) -> list[Span]:
    return [span for span in found if span.period.months <= 12]


def _time(found: list[Span], other: bool) -> Time:
    last = found[-1]
    counted_until = (last.by_day or last.until) and last.period.months == 1
    return Time(
        last.period, len({span.period for span in found}) == 1 and not (counted_until or other)
    )


def _own(head: Head, statement: Statement) -> list[Span]:
    """The times in its own words, or right before it where it stands alone in brackets: năm 2022
    (80,08%).
    """
    found = spoken_of(statement.folded, head.told_year)
    if found or not _BRACKETED.match(statement.text):
        return found
    return [
        span
        for span in spans(statement.before, head.told_year)
        if not statement.before[span.end :].strip()
    ]


def _holds(period: Period, whole: Period | None) -> bool:
    """Whether a time is longer than the document's and holds it: the year of a quarter's report."""
    return whole is not None and period.contains(whole)
