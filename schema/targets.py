"""Pages of targets."""

import strawberry

from hub.queries.targets.listing import TargetPage
from schema.connection import PageInfo
from schema.statement import Target


@strawberry.type
class TargetEdge:
    """One target and the cursor to go on from it."""

    cursor: str
    node: Target


@strawberry.type
class TargetConnection:
    """One page of targets, all of one data version."""

    it: strawberry.Private[TargetPage]
    total_count: int

    @strawberry.field
    def edges(self) -> list[TargetEdge]:
        return [
            TargetEdge(cursor=cursor, node=node)
            for cursor, node in zip(self.it.cursors, self.it.targets, strict=True)
        ]

    @strawberry.field
    def nodes(self) -> list[Target]:
        return list(self.it.targets)

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
        return str(self.it.view.version)


def target_connection(page: TargetPage) -> TargetConnection:
    """The page as the API shows it."""
    return TargetConnection(it=page, total_count=page.total)
