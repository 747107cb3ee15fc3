"""Several indicators in one table."""

from datetime import datetime

import strawberry

from hub.catalogue import Entity as Unit
from hub.panels.panel import View
from hub.queries import several
from hub.words.period import Period
from schema import unknown as strangers
from schema.comparison import Comparison, ComparisonRow, row_of
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Language


@strawberry.type
class IndicatorTableRow:
    """One unit of a table."""

    unit: strawberry.Private[Unit]
    table: strawberry.Private[several.Table]
    view: strawberry.Private[View]

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.unit)

    @strawberry.field
    def cells(self) -> list[ComparisonRow]:
        return [row_of(each.row(self.unit), self.view) for each in self.table.comparisons]


@strawberry.type
class IndicatorTable:
    """Units by indicators."""

    it: strawberry.Private[several.Table]
    view: strawberry.Private[View]
    as_of: datetime | None

    @strawberry.field
    def period(self) -> Period:
        return self.it.lead.period

    @strawberry.field
    def entities(self) -> list[Entity]:
        return [dress(unit) for unit in self.it.entities]

    @strawberry.field
    def rows(self) -> list[IndicatorTableRow]:
        return [
            IndicatorTableRow(unit=unit, table=self.it, view=self.view) for unit in self.it.entities
        ]

    @strawberry.field
    def comparisons(self) -> list[Comparison]:
        return [
            Comparison(it=each, view=self.view, as_of=self.as_of) for each in self.it.comparisons
        ]

    @strawberry.field
    def unknown(self) -> list[str]:
        return strangers.names(self.it.lead.unknown)

    @strawberry.field
    def unknown_reasons(self, info: Info, language: Language | None = None) -> list[str]:
        return strangers.reasons(self.it.lead.unknown, info, language)
