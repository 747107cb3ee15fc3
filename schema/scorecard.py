"""Scorecards: one entity on every index, and what would lift it."""

from typing import Any

import strawberry
from strawberry import Parent

from hub import catalogue
from hub.panels.panel import View
from hub.queries import scorecard as query
from hub.queries import sentence
from hub.queries.comparison.row import Row
from hub.queries.scorecard import effort
from hub.queries.scorecard.line import ScorecardLine as Line
from hub.words.period import Period
from schema.comparison import Comparability, ComparisonRow, Peers, row_of
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language
from schema.indicator import Index, Indicator
from schema.lineage import Forerunner


@strawberry.type
class Effort:
    """Points left in a component, who does it best, and what gaining them does to the rank."""

    it: strawberry.Private[effort.Effort]
    at: strawberry.Private[Period]
    points_left: float | None
    best_value: float | None
    lift_one_rank: float | None
    lift_reachable: bool | None
    rank_if_best: int | None

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator, at=self.at)

    @strawberry.field
    def best(self) -> Entity | None:
        return dress(self.it.best, self.at.last_day) if self.it.best else None

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

    async def _work(self, info: Info, *work: Any) -> Any:
        return await info.context.loaders(self._view).work.load(work)

    async def _of_line(self, info: Info, name: str) -> Any:
        return await self._work(info, getattr, self.it, name)

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity, self.period.last_day)

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return self.it.entity.name(info.context.spoken(language), self.period.last_day)

    @strawberry.field
    def official_name(self, info: Info, language: Language | None = None) -> str:
        return self.it.entity.official_name(info.context.spoken(language), self.period.last_day)

    @strawberry.field
    def province_name(self, info: Info, language: Language | None = None) -> str | None:
        province = self.it.catalogue.province_of(self.it.entity)
        spoken = info.context.spoken(language)
        return province and province.name(spoken, self.period.last_day)

    @strawberry.field
    def predecessors(self) -> list["ScorecardLine"]:
        return [ScorecardLine(it=line, period=line.period) for line in self.it.predecessors]

    @strawberry.field
    def index(self) -> Index:
        return Index(it=self.it.index)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator, at=self.period)

    @strawberry.field
    async def row(self, info: Info) -> ComparisonRow | None:
        return self._dressed(await self._of_line(info, "row"))

    @strawberry.field
    async def above(self, info: Info) -> ComparisonRow | None:
        return self._dressed(await self._of_line(info, "above"))

    @strawberry.field
    async def below(self, info: Info) -> ComparisonRow | None:
        return self._dressed(await self._of_line(info, "below"))

    @strawberry.field
    async def peers(self, info: Info) -> Peers | None:
        return Peers(it=(await self._of_line(info, "comparison")).competition)

    @strawberry.field
    async def comparability(self, info: Info) -> Comparability:
        return Comparability(it=await self._of_line(info, "comparability"))

    @strawberry.field
    async def components(self, info: Info) -> list[ComparisonRow]:
        return [
            row_of(row, self.period, self._view) for row in await self._of_line(info, "components")
        ]

    @strawberry.field
    async def strongest(self, info: Info) -> Indicator | None:
        return self._part(await self._of_line(info, "strongest"))

    @strawberry.field
    async def weakest(self, info: Info) -> Indicator | None:
        return self._part(await self._of_line(info, "weakest"))

    @strawberry.field
    async def effort(self, info: Info) -> list[Effort]:
        return [
            _effort(each, self.period) for each in await self._work(info, effort.effort, self.it)
        ]

    @strawberry.field
    async def sentence(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(
            await self._work(info, sentence.paragraph, self.it, await self._cumulative(info)),
            language,
        )

    @strawberry.field
    async def sentences(self, info: Info, language: Language | None = None) -> list[str]:
        sentences = await self._work(
            info, sentence.sentences, self.it, await self._cumulative(info)
        )
        return [info.context.say(text, language) for text in sentences]

    def _dressed(self, row: Row | None) -> ComparisonRow | None:
        return row_of(row, self.period, self._view) if row else None

    def _part(self, indicator: catalogue.Indicator | None) -> Indicator | None:
        return Indicator(it=indicator, at=self.period) if indicator else None

    async def _cumulative(self, info: Info) -> bool:
        """Whether its figure runs from the start of the period.

        Only a figure that is read may, and only its source tells.
        """
        cell = (await self._of_line(info, "row")).cell
        if cell is None or not cell.reading:
            return False
        claim = await info.context.loaders(self._view).observation.load(cell.observation_id)
        return bool(claim and claim.cumulative)


@strawberry.type
class Scorecard:
    """One entity, every index at its own latest period: where it stands and what lifts it."""

    period: Period | None

    @strawberry.field
    def entity(parent: Parent[query.Scorecard]) -> Entity:
        return dress(parent.entity, parent.period.last_day if parent.period else None)

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


def _effort(it: effort.Effort, at: Period) -> Effort:
    return Effort(
        it=it,
        at=at,
        points_left=it.points_left,
        best_value=it.best_value,
        lift_one_rank=it.lift_one_rank,
        lift_reachable=it.lift_reachable,
        rank_if_best=it.rank_if_best,
    )
