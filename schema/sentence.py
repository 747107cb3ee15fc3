"""Sentences of a report, each with what it speaks of."""

import strawberry

from hub.panels.panel import View
from hub.queries.comparison.row import Row
from hub.queries.sentence import kinds
from schema.context import Info
from schema.enums import Language, SentenceKind


@strawberry.type
class ReportSentence:
    """One sentence of a report."""

    it: strawberry.Private[kinds.ReportSentence]

    @strawberry.field
    def kind(self) -> SentenceKind:
        return SentenceKind(self.it.kind)

    @strawberry.field
    def text(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.text, language)


async def wording(info: Info, row: Row, view: View) -> kinds.Wording:
    """How a row is put into words: a figure that is read may run from the start of the period,
    which only its source tells.
    """
    cell, cumulative = row.cell, False
    if cell is not None and cell.reading:
        claim = await info.context.loaders(view).observation.load(cell.observation_id)
        cumulative = bool(claim and claim.cumulative)
    return kinds.Wording(cumulative=cumulative, computed_ranks=info.context.computed_ranks)
