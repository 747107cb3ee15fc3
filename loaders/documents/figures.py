"""The numbers that a document states, with their time and the indicator they are of."""

from pathlib import Path

from hub.period import Period
from hub.rows import FigureRow
from hub.terms import Measure
from loaders.documents import labels, meanings
from loaders.documents.head import Head
from loaders.documents.statements import Statement, Tense, spoken_of
from loaders.documents.wording import fold


def is_figure(statement: Statement) -> bool:
    """Whether a statement surely says what was, with a number."""
    quantity = statement.quantity
    return statement.tense is Tense.DONE and quantity.value is not None and quantity.measure is not Measure.GROUP


def figure(folder: Path, head: Head, statement: Statement, document: str, file: str) -> FigureRow:
    """The statement as a figure."""
    name = labels.label(folder, statement)
    meant = meanings.meaning(folder, statement, fold(name))
    quantity = statement.quantity
    return FigureRow(
        f"{file}:{statement.passage.line(statement.offset).number}", document, name or statement.text.strip(), quantity.value,
        statement.printed, quantity.unit, _time(head, statement), meanings.whose(statement), meant.indicator, meant.breakdown_of,
        quantity.implied, statement.passage.locator(statement.offset))


def _time(head: Head, statement: Statement) -> str | None:
    for text in (statement.folded, statement.before, *reversed(statement.titles.split(" / "))):
        found = [span.period for span in spoken_of(text, head.year) if span.period.months <= 12]
        if found:
            return str(found[-1])
    return str(_whole(head)) if head.period and _whole(head) else None


def _whole(head: Head) -> Period | None:
    return head.period if head.period and head.period.months <= 12 else None
