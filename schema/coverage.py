"""How much of an index is held, and how fresh it is."""

from datetime import date, datetime

import strawberry

from hub import catalogue
from hub.queries import coverage, freshness
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language, MissingReason
from schema.indicator import Index, Indicator
from schema.release import Release, release


@strawberry.type
class MissingCount:
    """How many have no value for one reason."""

    it: strawberry.Private[coverage.MissingCount]
    at: strawberry.Private[Period]

    @strawberry.field
    def reason(self) -> MissingReason:
        return MissingReason(self.it.reason)

    @strawberry.field
    def count(self) -> int:
        return self.it.count

    @strawberry.field
    def entities(self) -> list[Entity]:
        return [dress(entity, self.at.last_day) for entity in self.it.entities]


@strawberry.type
class CoverageCell:
    """One indicator in one period: how many of the rated have a value."""

    it: strawberry.Private[coverage.CoverageCell]
    period: Period
    held: int
    expected: int
    expected_at_least: bool
    rank_only: int
    doubtful: int

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator, at=self.it.period)

    @strawberry.field
    def missing(self) -> list[Entity]:
        return [dress(entity, self.it.period.last_day) for entity in self.it.missing]

    @strawberry.field
    def missing_by_reason(self) -> list[MissingCount]:
        return [MissingCount(it=count, at=self.it.period) for count in self.it.absent]


def covering(cell: coverage.CoverageCell) -> CoverageCell:
    """A cell of the coverage as the API shows it."""
    return CoverageCell(
        it=cell,
        period=cell.period,
        held=cell.held,
        expected=cell.expected,
        expected_at_least=cell.at_least,
        rank_only=cell.rank_only,
        doubtful=cell.doubtful,
    )


@strawberry.type
class Coverage:
    """How much of an index is held."""

    it: strawberry.Private[catalogue.Index]
    found: strawberry.Private[tuple[coverage.CoverageCell, ...]]

    @strawberry.field
    def index(self) -> Index:
        return Index(it=self.it)

    @strawberry.field
    def cells(self) -> list[CoverageCell]:
        return [covering(cell) for cell in self.found]


@strawberry.type
class Freshness:
    """When an index last changed, how much is held of what is due, and what comes next."""

    it: strawberry.Private[freshness.Freshness]
    last_period: Period | None
    next_period: Period | None
    next_expected: date | None
    late: bool
    usual_month: int | None

    @strawberry.field
    def last_release(self) -> Release | None:
        return release(self.it.last_release) if self.it.last_release else None

    @strawberry.field
    def due(self) -> CoverageCell | None:
        return covering(self.it.arrival.cell) if self.it.arrival else None

    @strawberry.field
    def reading_date(self) -> date | None:
        return self.it.arrival and self.it.arrival.reading_date

    @strawberry.field
    def come(self) -> bool:
        return self.it.arrival is not None and self.it.arrival.come

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


async def covered(
    info: Info, index: catalogue.Index, level: int | None, as_of: datetime | None
) -> Coverage:
    """The coverage of an index, now or at a past moment."""
    return Coverage(
        it=index,
        found=await info.context.ask(
            coverage.coverage, info.context.at(as_of), coverage.Question(index, level)
        ),
    )


async def fresh(info: Info, index: catalogue.Index) -> Freshness:
    """How fresh an index is today."""
    question = freshness.Question(index, info.context.today)
    it = await info.context.ask(freshness.freshness, info.context.view, question)
    return Freshness(
        it=it,
        last_period=it.last_period,
        next_period=it.next_period,
        next_expected=it.next_expected,
        late=it.late,
        usual_month=it.usual_month,
    )
