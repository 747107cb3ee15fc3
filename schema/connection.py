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
from schema.observation import Observation

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
    """One page of a list, all of one data version; `dress` makes a node of an item."""

    it: strawberry.Private[paging.ListPage | query.Page]
    dress: strawberry.Private[Callable[[Any], Any]]

    @strawberry.field
    def edges(self) -> list[Edge[Node]]:
        return [
            Edge(cursor=cursor, node=self.dress(item))
            for cursor, item in zip(self.it.cursors, self.it.items, strict=True)
        ]

    @strawberry.field
    def nodes(self) -> list[Node]:
        return list(map(self.dress, self.it.items))

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
    def total_count(self) -> int:
        return self.it.total

    @strawberry.field
    def data_version(self) -> strawberry.ID:
        return str(self.it.version)


@strawberry.type
class ObservationConnection(Connection[Observation]):
    """One page of observations, which are counted only when it is asked how many there are."""

    @strawberry.field
    def columns(self) -> ObservationColumns:
        return ObservationColumns(lines=self.it.items)

    @strawberry.field
    def total_count(self, info: Info) -> int:
        return query.count(self.it.view, self.it.filter)

    @strawberry.field
    def unknown(self) -> list[str]:
        return strangers.names(self.it.unknown)

    @strawberry.field
    def unknown_reasons(self, info: Info, language: Language | None = None) -> list[str]:
        return strangers.reasons(self.it.unknown, info, language)
