"""What stands out of a scorecard, as data."""

import strawberry

from hub.queries import highlights as query
from hub.queries.sentence.highlight import of_highlight
from hub.words.period import Period
from schema.comparison import ComparisonRow, row_of
from schema.context import Info
from schema.coverage import Freshness
from schema.enums import HighlightKind, Language
from schema.indicator import Index
from schema.sentence import wording


@strawberry.type
class Highlight:
    """One total or component, and the rule by which it is told."""

    it: strawberry.Private[query.Highlight]

    @strawberry.field
    def kind(self) -> HighlightKind:
        return HighlightKind(self.it.kind)

    @strawberry.field
    def index(self) -> Index:
        return Index(it=self.it.line.index)

    @strawberry.field
    def period(self) -> Period:
        return self.it.line.period

    @strawberry.field
    def row(self) -> ComparisonRow:
        return row_of(self.it.row, self.it.line.comparisons.view)

    @strawberry.field
    async def sentence(self, info: Info, language: Language | None = None) -> str | None:
        view = self.it.line.comparisons.view
        words = of_highlight(self.it, await wording(info, self.it.row, view))
        return info.context.say(words, language)

    @strawberry.field
    def published_rank_before(self) -> int | None:
        return self.it.before.rank if self.it.before else None

    @strawberry.field
    def published_rank_before_period(self) -> Period | None:
        return self.it.before.period if self.it.before else None

    @strawberry.field
    def rank_if_best(self) -> int | None:
        return self.it.rank_if_best


@strawberry.type
class AwaitedIndex:
    """An index whose figures have not all come."""

    it: strawberry.Private[query.Awaited]

    @strawberry.field
    def index(self) -> Index:
        return Index(it=self.it.index)

    @strawberry.field
    def freshness(self) -> Freshness:
        return self.it.freshness


@strawberry.type
class Highlights:
    """What stands out of a scorecard."""

    it: strawberry.Private[query.Highlights]

    @strawberry.field
    def strengths(self) -> list[Highlight]:
        return [Highlight(it=each) for each in self.it.strengths]

    @strawberry.field
    def attention(self) -> list[Highlight]:
        return [Highlight(it=each) for each in self.it.attention]

    @strawberry.field
    def strength_count(self) -> int:
        return self.it.strength_count

    @strawberry.field
    def attention_count(self) -> int:
        return self.it.attention_count

    @strawberry.field
    def awaited_count(self) -> int:
        return self.it.awaited_count

    @strawberry.field
    def awaited(self) -> list[AwaitedIndex]:
        return [AwaitedIndex(it=each) for each in self.it.awaited]
