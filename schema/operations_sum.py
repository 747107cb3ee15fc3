"""The answer to a province's sum of the reports of its departments."""

import strawberry

from hub.queries.operations import sums
from hub.words import units
from hub.words.period import Period
from schema.context import Info
from schema.derivation import Derivation, derived
from schema.entity import Entity, Province, dress
from schema.enums import Language, ObservationStatus
from schema.indicator import Indicator


@strawberry.type
class Unadded:
    """A department whose figure is not in a sum."""

    it: strawberry.Private[sums.Unadded]

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.reason, language)


@strawberry.type
class OperationsSumLine:
    """One indicator over all departments of a province."""

    it: strawberry.Private[sums.SummedLine]
    value: float | None
    unit: str
    status: ObservationStatus
    complete: bool

    @strawberry.field
    def unit_text(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(units.called(self.it.indicator.unit), language)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def derivation(self) -> Derivation | None:
        return derived(self.it.cell.derivation if self.it.cell else None)

    @strawberry.field
    def members(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.members]

    @strawberry.field
    def not_added(self) -> list[Unadded]:
        return [Unadded(it=each) for each in self.it.not_added]

    @strawberry.field
    def left_out(self) -> list[Unadded]:
        return [Unadded(it=each) for each in self.it.left_out]

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


@strawberry.type
class OperationsSum:
    """What the departments of a province report of one period, added up."""

    it: strawberry.Private[sums.OperationsSum]
    period: Period
    periods: list[Period]

    @strawberry.field
    def province(self) -> Province:
        return dress(self.it.province)

    @strawberry.field
    def expected(self) -> list[Entity]:
        return [dress(entity) for entity in self.it.expected]

    @strawberry.field
    def lines(self) -> list[OperationsSumLine]:
        return [_line(line) for line in self.it.lines]

    @strawberry.field
    def reason(self, info: Info, language: Language | None = None) -> str | None:
        return info.context.say(self.it.reason, language)


def _line(it: sums.SummedLine) -> OperationsSumLine:
    return OperationsSumLine(
        it=it,
        value=it.cell.value if it.cell else None,
        unit=it.indicator.unit,
        status=ObservationStatus(it.status),
        complete=it.complete,
    )
