"""Passages → the targets and figures that they state, what could not be placed, and what of it
is observed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hub.dataset.rows import ObservationRow, UnplacedRow
from hub.words.errors import Suspicion
from hub.words.language import Text
from loaders.cells.raised import doubts
from loaders.documents.facts import (
    fields,
    figures,
    leftovers,
    observed,
    tables,
    targets,
    wholes,
)
from loaders.documents.facts.cells import unplaced
from loaders.documents.facts.observed import StatedFigure
from loaders.documents.facts.unread import unread
from loaders.documents.head.reading import Reading
from loaders.documents.rules.ruled import Ruled
from loaders.documents.statements.statement import Statement, stated
from loaders.documents.text.passages import Passage


def rows(reading: Reading, passages: Sequence[Passage]) -> Iterator[Ruled]:
    """All that the passages of a document state; its figures last, when all of them are known."""
    stated_figures: list[StatedFigure] = []
    caption = ""
    for _, group in groupby(passages, key=_table):
        block = list(group)
        cells = [passage for passage in block if passage.cells]
        yield from _of_cells(reading, caption, block=block, cells=cells)
        for passage in (passage for passage in block if not passage.cells):
            caption = caption if cells else passage.text
            for one in _of_a_passage(reading, passage):
                if isinstance(one, StatedFigure):
                    stated_figures.append(one)
                else:
                    yield one
    yield from _settled(reading, wholes.doubted(stated_figures))


def _table(passage: Passage) -> tuple[int, bool]:
    """What the passages of one table have in common, or cells where the file numbers no tables."""
    return passage.table, not passage.table and bool(passage.cells)


def _of_cells(
    reading: Reading, caption: str, block: Sequence[Passage], cells: Sequence[Passage]
) -> Iterable[Ruled]:
    """The rows of a table, and its numbers that may hold a footnote mark, each once."""
    once: dict[object, Ruled] = {}
    for one in tables.rows(reading, caption, cells) if cells else ():
        once.setdefault(one.row, one)
    for passage in block:
        for one in leftovers.unsure(reading, passage):
            once.setdefault(one.row, one)
    return once.values()


def _of_a_passage(reading: Reading, passage: Passage) -> Iterator[Ruled | StatedFigure]:
    """The facts of a passage outside of cells, and its numbers that are in no statement."""
    all_statements = [] if passage.is_loose else list(stated(reading, passage))
    statements = [statement for statement in all_statements if not any(doubts(statement.text))]
    items = [_placed(statement) for statement in statements]
    yield from items
    if (passage.table or passage.is_loose) and not statements:
        yield from unplaced(reading, passage, "table row-without-cells")
    elif not passage.is_loose:
        yield from unread(reading, passage, all_statements)
    yield from _of_unknown_value(statements)


def _of_unknown_value(statements: Sequence[Statement]) -> Iterator[Ruled]:
    """A suspicion for each number whose value is ambiguous."""
    for statement in statements:
        if statement.quantity.doubt:
            yield Ruled(_unsure(statement), ("number value-in-doubt",))


def _placed(statement: Statement) -> Ruled | StatedFigure:
    """A statement as the target or the figure that it surely is, else as text."""
    tense = f"tense {statement.decision.rule}"
    is_target, target_rule = targets.is_target(statement)
    if is_target:
        return Ruled(targets.target(statement), (tense, f"target {target_rule}"))
    is_figure, figure_rule = figures.is_figure(statement)
    if is_figure:
        figure = figures.figure(statement)
        return replace(figure, rules=(tense, f"figure {figure_rule}", *figure.rules))
    text = statement.text.strip(" ,;():-")
    row = UnplacedRow(statement.origin, statement.reading.document, text, locator=statement.locator)
    return Ruled(row, (tense, f"no target {target_rule}", f"no figure {figure_rule}"))


def _settled(reading: Reading, stated_figures: Sequence[StatedFigure]) -> Iterator[Ruled]:
    """The figures of a document, with what of them is doubtful and what is observed."""
    for one in stated_figures:
        if one.doubt:
            yield Ruled(_doubted(one), one.rules)
    settled = fields.settled(reading.folder, [one.row for one in stated_figures])
    stated_figures = [
        replace(one, row=row) for one, row in zip(stated_figures, settled, strict=True)
    ]
    decisions = [observed.observation(one) for one in stated_figures]
    for one, decision in zip(stated_figures, decisions, strict=True):
        sentence = " ".join(one.statement.sentence.text.split())
        yield Ruled(one.row, (*one.rules, f"observation {decision.rule}"), sentence)
    observations: list[ObservationRow] = [
        decision.verdict for decision in decisions if decision.verdict
    ]
    yield from map(Ruled, observed.sources(reading, observations))
    yield from map(Ruled, observations)


def _unsure(statement: Statement) -> Suspicion:
    """The suspicion on a number whose value is ambiguous."""
    printed, doubt = statement.printed, statement.quantity.doubt
    return Suspicion(
        f"{statement.origin}, {statement.locator}",
        Text(f"“{printed}”: {doubt.vi}; để chưa xếp", f"“{printed}”: {doubt.en}; left unplaced"),
    )


def _doubted(one: StatedFigure) -> Suspicion:
    """The suspicion on a figure that can fill no indicator."""
    printed = one.statement.printed
    return Suspicion(
        f"{one.row.origin}, {one.row.locator}",
        Text(
            f"“{printed}”: {one.doubt.vi}; giữ là số liệu của văn bản, không điền vào chỉ số nào",
            f"“{printed}”: {one.doubt.en}; kept as a figure of the document, fills no indicator",
        ),
    )
