"""Answers as columns: what rows, points and observations hold, as lists of the same length."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import strawberry

from hub import catalogue
from hub.panels.panel import Cell
from hub.queries import observations, trend
from hub.queries.competition.rank import Standing
from hub.queries.observations import Observed
from hub.words.period import Period
from schema.context import Info
from schema.entity import region_of
from schema.enums import Language, ObservationStatus


@strawberry.interface
class Columns:
    """An answer as columns: things at the same place of each list belong together."""

    lines: strawberry.Private[Sequence[Any]]

    def _entities(self) -> list[catalogue.Entity]:
        return [line.entity for line in self.lines]

    def _periods(self) -> list[Period]:
        return [line.period for line in self.lines]

    def _cells(self) -> list[Cell | None]:
        return [line.cell for line in self.lines]

    def _sources(self, info: Info) -> list[catalogue.Source | None]:
        rows = [cell.observation_id if cell else 0 for cell in self._cells()]
        sources = observations.sources_of(info.context.view, rows)
        return [sources.get(row) for row in rows]

    @strawberry.field
    def entity_ids(self) -> list[strawberry.ID]:
        return [entity.public_id for entity in self._entities()]

    @strawberry.field
    def codes(self) -> list[str | None]:
        return [entity.code for entity in self._entities()]

    @strawberry.field
    def names(self, info: Info, language: Language | None = None) -> list[str]:
        return [
            info.context.name(entity, period, language)
            for entity, period in zip(self._entities(), self._periods(), strict=True)
        ]

    @strawberry.field
    def regions(self, info: Info, language: Language | None = None) -> list[str | None]:
        it = info.context.view.catalogue
        places = zip(self._entities(), self._periods(), strict=True)
        regions = [(region_of(it, entity, at.last_day), at) for entity, at in places]
        return [
            info.context.name(region, at, language) if region else None for region, at in regions
        ]

    @strawberry.field
    def values(self) -> list[float | None]:
        return [cell.value if cell else None for cell in self._cells()]

    @strawberry.field
    def published_ranks(self) -> list[int | None]:
        return [cell.rank if cell else None for cell in self._cells()]

    @strawberry.field
    def published_ranks_of(self) -> list[int | None]:
        return [cell.rank_of if cell else None for cell in self._cells()]

    @strawberry.field
    def statuses(self) -> list[ObservationStatus]:
        return [ObservationStatus(line.status) for line in self.lines]

    @strawberry.field
    def doubtful(self) -> list[bool]:
        return [line.doubtful for line in self.lines]

    @strawberry.field
    def sources(self, info: Info) -> list[str | None]:
        return [source.title if source else None for source in self._sources(info)]

    @strawberry.field
    def periods(self) -> list[Period]:
        return self._periods()

    @strawberry.field
    def period_starts(self) -> list[date]:
        return [period.first_day for period in self._periods()]

    @strawberry.field
    def period_ends(self) -> list[date]:
        return [period.last_day for period in self._periods()]


@strawberry.interface
class RankedColumns(Columns):
    """Columns that hold ranks among peers, and how they moved."""

    @strawberry.field
    def ranks(self) -> list[int | None]:
        return [standing.rank if standing else None for standing in self._standings()]

    @strawberry.field
    def ranks_of(self) -> list[int | None]:
        return [standing.rank_of if standing else None for standing in self._standings()]

    @strawberry.field
    def changes(self) -> list[float | None]:
        return [line.change for line in self.lines]

    @strawberry.field
    def rank_changes(self) -> list[int | None]:
        return [line.move.change if line.move else None for line in self.lines]

    def _standings(self) -> list[Standing | None]:
        return [line.standing for line in self.lines]


@strawberry.type
class ComparisonColumns(RankedColumns):
    """A comparison as columns, by unit."""

    def _periods(self) -> list[Period]:
        return [row.at.period for row in self.lines]


@strawberry.type
class TrendColumns(RankedColumns):
    """A trend as columns, by period."""

    trend: strawberry.Private[trend.Trend]

    def _entities(self) -> list[catalogue.Entity]:
        return [self.trend.entity] * len(self.lines)

    @strawberry.field
    def segments(self) -> list[int]:
        return [
            number for number, segment in enumerate(self.trend.segments) for _ in segment.points
        ]


@strawberry.type
class ObservationColumns(Columns):
    """A page of observations as columns."""

    def _cells(self) -> Sequence[Observed]:
        return self.lines

    def _sources(self, info: Info) -> list[catalogue.Source]:
        return [observed.source for observed in self.lines]

    @strawberry.field
    def ids(self) -> list[strawberry.ID]:
        return [observed.public_id for observed in self.lines]

    @strawberry.field
    def cells(self) -> list[strawberry.ID]:
        return [observed.cell_id for observed in self.lines]

    @strawberry.field
    def indicator_ids(self) -> list[strawberry.ID]:
        return [observed.indicator.public_id for observed in self.lines]
