"""Connections: one page of a list, and the cursors to go on from it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import strawberry

from hub.queries import observations as query
from hub.queries import paging
from schema import unknown as strangers
from schema.columns import ObservationColumns
from schema.context import Info
from schema.enums import Language
from schema.observation import Observation, observation

Node = TypeVar("Node")


@strawberry.type
class PageInfo:
    """Whether there is more before or after a page."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type
class Edge(Generic[Node]):
    """One thing of a list and the cursor to go on from it."""

    cursor: str
    node: Node


@strawberry.type
class Connection(Generic[Node]):
    """One page of a list, all of one data version."""

    it: strawberry.Private[paging.ListPage]
    nodes: list[Node]
    total_count: int

    @strawberry.field
    def edges(self) -> list[Edge[Node]]:
        return [
            Edge(cursor=cursor, node=node)
            for cursor, node in zip(self.it.cursors, self.nodes, strict=True)
        ]

    @strawberry.field
    def page_info(self) -> PageInfo:
        return page_info(self.it)

    @strawberry.field
    def data_version(self) -> strawberry.ID:
        return str(self.it.version)


def connected(page: paging.ListPage, dress: Callable[[Any], Any]) -> Connection:
    """The page as the API shows it, each item dressed."""
    return Connection(it=page, nodes=list(map(dress, page.items)), total_count=page.total)


def page_info(page: paging.ListPage | query.Page) -> PageInfo:
    """Whether there is more before or after a page."""
    cursors = page.cursors
    return PageInfo(
        has_next_page=page.has_next,
        has_previous_page=page.has_previous,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )


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
        return page_info(self.it)

    @strawberry.field
    def total_count(self, info: Info) -> int:
        return query.count(self.it.view, self.it.filter)

    @strawberry.field
    def data_version(self) -> strawberry.ID:
        return str(self.it.view.version)

    @strawberry.field
    def unknown(self) -> list[str]:
        return strangers.names(self.it.unknown)

    @strawberry.field
    def unknown_reasons(self, info: Info, language: Language | None = None) -> list[str]:
        return strangers.reasons(self.it.unknown, info, language)
