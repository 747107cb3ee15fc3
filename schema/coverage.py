"""How much of an index is held, and how fresh it is."""

from datetime import date

import strawberry
from strawberry import Parent

from hub.queries import coverage, freshness
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language, MissingReason
from schema.indicator import Index, Indicator
from schema.parents import Covered
from schema.release import Release, release


@strawberry.type
class MissingCount:
    """How many have no value for one reason."""

    it: strawberry.Private[coverage.MissingCount]

    @strawberry.field
    def reason(self) -> MissingReason:
        return MissingReason(self.it.reason)

    @strawberry.field
    def count(self) -> int:
        return self.it.count

    @strawberry.field
    def entities(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.entities]


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
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def missing(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.missing]

    @strawberry.field
    def missing_by_reason(self) -> list[MissingCount]:
        return [MissingCount(it=count) for count in self.it.absent]


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

    @strawberry.field
    def index(parent: Parent[Covered]) -> Index:
        return Index(it=parent.index)

    @strawberry.field
    def cells(parent: Parent[Covered]) -> list[CoverageCell]:
        return [covering(cell) for cell in parent.cells]


@strawberry.type
class Freshness:
    """When an index last changed, how much is held of what is due, and what comes next."""

    last_period: Period | None
    next_period: Period | None
    next_expected: date | None
    late: bool
    usual_month: int | None

    @strawberry.field
    def last_release(parent: Parent[freshness.Freshness]) -> Release | None:
        return release(parent.last_release) if parent.last_release else None

    @strawberry.field
    def due(parent: Parent[freshness.Freshness]) -> CoverageCell | None:
        return covering(parent.arrival.cell) if parent.arrival else None

    @strawberry.field
    def reading_date(parent: Parent[freshness.Freshness]) -> date | None:
        return parent.arrival.reading_date if parent.arrival else None

    @strawberry.field
    def come(parent: Parent[freshness.Freshness]) -> bool:
        return parent.arrival is not None and parent.arrival.come

    @strawberry.field
    def reason(
        parent: Parent[freshness.Freshness], info: Info, language: Language | None = None
    ) -> str | None:
        return info.context.say(parent.reason, language)
