"""Pages of observations."""

import strawberry

from hub.queries import observations as query
from schema import unknown as strangers
from schema.columns import ObservationColumns
from schema.context import Info
from schema.enums import Language
from schema.observation import Observation, observation


@strawberry.type
class PageInfo:
    """Whether there is more before or after a page."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type
class ObservationEdge:
    """One observation and the cursor to go on from it."""

    cursor: str
    node: Observation


@strawberry.type
class ObservationConnection:
    """One page of observations, all of one data version."""

    it: strawberry.Private[query.Page]

    @strawberry.field
    def edges(self) -> list[ObservationEdge]:
        return [
            ObservationEdge(cursor=cursor, node=observation(observed))
            for cursor, observed in zip(self.it.cursors, self.it.observations, strict=True)
        ]

    @strawberry.field
    def nodes(self) -> list[Observation]:
        return [observation(observed) for observed in self.it.observations]

    @strawberry.field
    def columns(self) -> ObservationColumns:
        return ObservationColumns(lines=self.it.observations)

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
    async def total_count(self, info: Info) -> int:
        return await info.context.ask(query.count, self.it.view, self.it.filter)

    @strawberry.field
    def data_version(self) -> strawberry.ID:
        return str(self.it.view.version)

    @strawberry.field
    def unknown(self) -> list[str]:
        return strangers.names(self.it.unknown)

    @strawberry.field
    def unknown_reasons(self, info: Info, language: Language | None = None) -> list[str]:
        return strangers.reasons(self.it.unknown, info, language)
