"""Scorecards: one entity on every index, and what would lift it."""

from typing import Any

import strawberry
from strawberry import Parent

from hub import catalogue
from hub.panels.panel import View
from hub.queries import highlights, sentence
from hub.queries import scorecard as query
from hub.queries.comparison.row import Row
from hub.queries.scorecard import effort
from hub.queries.scorecard.line import ScorecardLine as Line
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period
from schema.comparison import Comparability, ComparisonRow, Peers, row_of
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language, SentenceKind
from schema.highlights import Highlights
from schema.indicator import Index, Indicator
from schema.lineage import Forerunner
from schema.sentence import ReportSentence, wording

_MOST = 20  # highlights of one list


@strawberry.type
class Effort:
    """Points left in a component, who does it best, and what gaining them does to the rank."""

    it: strawberry.Private[effort.Effort]
    points_left: float | None
    best_value: float | None
    best_count: int | None
    lift_one_rank: float | None
    lift_reachable: bool | None
    rank_if_best: int | None

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def best(self) -> Entity | None:
        return dress(self.it.best) if self.it.best else None

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


@strawberry.type
class ScorecardLine:
    """One entity on one index."""

    it: strawberry.Private[Line]
    period: Period

    @property
    def _view(self) -> View:
        return self.it.comparisons.view

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.name(self.it.entity, self.period, language)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return info.context.official_name(self.it.entity, self.period, language)

    @strawberry.field
    def province_name(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.province_name(self.it.entity, self.period, language)

    @strawberry.field
    def forerunners(self) -> list["ScorecardLine"]:
        return [ScorecardLine(it=line, period=line.period) for line in self.it.forerunners]

    @strawberry.field
    def index(self) -> Index:
        return Index(it=self.it.index)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def wanted_period(self) -> Period | None:
        return self.it.wanted

    @strawberry.field
    def period_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.wanted_reason, language)

    @strawberry.field
    def row(self, info: Info) -> ComparisonRow | None:
        return self._dressed(self.it.row)

    @strawberry.field
    def above(self, info: Info) -> ComparisonRow | None:
        return self._dressed(self.it.above)

    @strawberry.field
    def below(self, info: Info) -> ComparisonRow | None:
        return self._dressed(self.it.below)

    @strawberry.field
    def peers(self, info: Info) -> Peers | None:
        return Peers(it=self.it.comparison.competition)

    @strawberry.field
    def comparability(self, info: Info) -> Comparability:
        return Comparability(it=self.it.comparability)

    @strawberry.field
    def components(self, info: Info) -> list[ComparisonRow]:
        return [row_of(row, self._view) for row in self.it.components]

    @strawberry.field
    def strongest(self, info: Info) -> Indicator | None:
        return self._part(self.it.strongest)

    @strawberry.field
    def weakest(self, info: Info) -> Indicator | None:
        return self._part(self.it.weakest)

    @strawberry.field
    def also_strongest(self, info: Info) -> list[Indicator]:
        return [Indicator(it=each) for each in self.it.strength.also_strongest]

    @strawberry.field
    def also_weakest(self, info: Info) -> list[Indicator]:
        return [Indicator(it=each) for each in self.it.strength.also_weakest]

    @strawberry.field
    def weakest_reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.strength.reason, language)

    @strawberry.field
    def effort(self, info: Info) -> list[Effort]:
        return [_effort(each) for each in effort.effort(self.it)]

    @strawberry.field
    async def sentence(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(await self._spoken(info, sentence.paragraph), language)

    @strawberry.field
    async def short_sentence(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(await self._spoken(info, sentence.short), language)

    @strawberry.field
    async def sentences(self, info: Info, language: Language | None = None) -> list[str]:
        sentences = await self._spoken(info, sentence.sentences)
        return [info.context.say(each.text, language) for each in sentences]

    @strawberry.field
    async def report_sentences(
        self, info: Info, kind: list[SentenceKind] | None = None
    ) -> list[ReportSentence]:
        kinds = None if kind is None else {each.value for each in kind}
        return [
            ReportSentence(it=each)
            for each in await self._spoken(info, sentence.sentences)
            if kinds is None or each.kind in kinds
        ]

    async def _spoken(self, info: Info, speak: Any) -> Any:
        row = self.it.row
        return speak(self.it, await wording(info, row, self._view))

    def _dressed(self, row: Row | None) -> ComparisonRow | None:
        return row_of(row, self._view) if row else None

    def _part(self, indicator: catalogue.Indicator | None) -> Indicator | None:
        return Indicator(it=indicator) if indicator else None


@strawberry.type
class Scorecard:
    """One entity, every index at its own latest period: where it stands and what lifts it."""

    period: Period | None

    @strawberry.field
    def entity(parent: Parent[query.Scorecard]) -> Entity:
        return dress(parent.entity)

    @strawberry.field
    def forerunners(parent: Parent[query.Scorecard]) -> list[Forerunner]:
        return [Forerunner(it=each) for each in parent.forerunners]

    @strawberry.field
    def lines(
        parent: Parent[query.Scorecard], info: Info, index: list[strawberry.ID] | None = None
    ) -> list[ScorecardLine]:
        indices = (
            None if index is None else {info.context.view.catalogue.index(each) for each in index}
        )
        return [
            ScorecardLine(it=line, period=line.period)
            for line in parent.lines
            if indices is None or line.index in indices
        ]

    @strawberry.field
    def highlights(
        parent: Parent[query.Scorecard], info: Info, first: int = 3
    ) -> Highlights | None:
        if not 0 <= first <= _MOST:
            raise BadQuestion(
                Text(
                    f"first là {first}, cần từ 0 đến {_MOST}",
                    f"first is {first}, it should be from 0 to {_MOST}",
                )
            )
        question = highlights.Question(parent, first)
        return Highlights(it=highlights.highlights(question))


def _effort(it: effort.Effort) -> Effort:
    return Effort(
        it=it,
        points_left=it.points_left,
        best_value=it.best_value,
        best_count=it.best_count,
        lift_one_rank=it.lift_one_rank,
        lift_reachable=it.lift_reachable,
        rank_if_best=it.rank_if_best,
    )
