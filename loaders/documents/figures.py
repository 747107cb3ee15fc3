"""The numbers that a document states, with their time and the indicator they are of."""

import re
from pathlib import Path

from hub.period import Period
from hub.rows import FigureRow
from hub.terms import Comparator, Measure
from loaders.documents import labels, meanings
from loaders.documents.head import Head
from loaders.documents.spans import Span, spans
from loaders.documents.statements import Statement
from loaders.documents.tense import Tense, governing, spoken_of
from loaders.documents.wording import fold

_BRACKETED = re.compile(r"\(\s*[\d.,]+\s*\S{0,3}\s*$")


def is_figure(statement: Statement) -> bool:
    """Whether a statement surely says what was, with a number."""
    quantity = statement.quantity
    return statement.tense is Tense.DONE and quantity.value is not None and quantity.measure is not Measure.GROUP


def figure(folder: Path, head: Head, statement: Statement, document: str, file: str) -> FigureRow:
    """The statement as a figure."""
    name = labels.label(folder, statement)
    changed = statement.compared.comparator in (Comparator.INCREASE_BY, Comparator.REDUCE_BY)
    meant = meanings.Meaning() if changed else meanings.meaning(folder, statement, fold(name))
    quantity = statement.quantity
    return FigureRow(
        f"{file}:{statement.line}", document, name or statement.text.strip(), quantity.value,
        statement.printed, quantity.unit, _time(head, statement), meanings.whose(statement), meant.indicator, meant.breakdown_of,
        quantity.implied, statement.passage.locator(statement.offset))


def _time(head: Head, statement: Statement) -> str | None:
    """Of when it is: by its own words, else the nearest before it that say less than the whole document's time, else that."""
    whole = head.period if head.period and head.period.months <= 12 else None
    own = [span.period for span in _own(head, statement) if span.period.months <= 12]
    if own:
        return str(own[-1])
    for text in (statement.before, statement.earlier, *reversed(statement.titles.split(" / "))):
        found = [span.period for span in governing(text, head.year) if span.period.months <= 12 and not _holds(span.period, whole)]
        if found:
            return str(found[-1])
    return str(whole) if whole else None


def _own(head: Head, statement: Statement) -> list[Span]:
    """The times in its own words, or right before it where it stands alone in brackets: năm 2022 (80,08%)."""
    found = spoken_of(statement.folded, head.year)
    if found or not _BRACKETED.match(statement.text):
        return found
    return [span for span in spans(statement.before, head.year) if not statement.before[span.end:].strip()]


def _holds(period: Period, whole: Period | None) -> bool:
    """Whether a time is longer than the document's and holds it: the year of a quarter's report."""
    return whole is not None and period.first_day <= whole.first_day and whole.last_day <= period.last_day
