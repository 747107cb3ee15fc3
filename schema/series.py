"""What the hub holds, in pages."""

from datetime import datetime

import strawberry

from hub.queries import series as query
from hub.words import units
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, dress
from schema.enums import Frequency, Language
from schema.indicator import Edition, Indicator


@strawberry.type
class Series:
    """One indicator of one unit, in periods of one length."""

    it: strawberry.Private[query.HeldSeries]
    first: Period
    last: Period
    count: int
    unit: str
    changed: datetime | None

    @strawberry.field
    def unit_text(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(units.called(self.it.indicator.unit), language)

    @strawberry.field
    def indicator(self) -> Indicator:
        return Indicator(it=self.it.indicator)

    @strawberry.field
    def entity(self) -> Entity:
        return dress(self.it.entity)

    @strawberry.field
    def frequency(self) -> Frequency:
        return Frequency(self.it.frequency)

    @strawberry.field
    def edition(self) -> Edition | None:
        return Edition(it=self.it.edition) if self.it.edition else None


def series_of(held: query.HeldSeries) -> Series:
    """The series as the API shows it."""
    return Series(
        it=held,
        first=held.first,
        last=held.last,
        count=held.count,
        unit=held.indicator.unit,
        changed=held.changed,
    )
