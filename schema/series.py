"""What the hub holds, in pages."""

from datetime import datetime

import strawberry

from hub.queries import series as query
from hub.words.period import Period
from schema.connection import PageInfo
from schema.entity import Entity, dress
from schema.enums import Frequency
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


@strawberry.type
class SeriesEdge:
    """One series and the cursor to go on from it."""

    cursor: str
    node: Series


@strawberry.type
class SeriesConnection:
    """One page of series, all of one data version."""

    it: strawberry.Private[query.SeriesPage]
    total_count: int

    @strawberry.field
    def edges(self) -> list[SeriesEdge]:
        return [
            SeriesEdge(cursor=cursor, node=_series(series))
            for cursor, series in zip(self.it.cursors, self.it.series, strict=True)
        ]

    @strawberry.field
    def nodes(self) -> list[Series]:
        return [_series(series) for series in self.it.series]

    @strawberry.field
    def page_info(self) -> PageInfo:
        cursors = self.it.cursors
        return PageInfo(
            has_next_page=self.it.has_next,
            has_previous_page=self.it.has_previous,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        )

    @strawberry.field
    def data_version(self) -> strawberry.ID:
        return str(self.it.version)


def connection(page: query.SeriesPage) -> SeriesConnection:
    """The page as the API shows it."""
    return SeriesConnection(it=page, total_count=page.total)


def _series(held: query.HeldSeries) -> Series:
    return Series(
        it=held,
        first=held.first,
        last=held.last,
        count=held.count,
        unit=held.indicator.unit,
        changed=held.changed,
    )
