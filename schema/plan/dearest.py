"""The dearest lists of a question: where its price comes from."""

from typing import Any, NamedTuple

from graphql import FieldNode, GraphQLNamedType, OperationDefinitionNode

from schema.plan.price import Price


class PricedList(NamedTuple):
    """A list of a question: the keys that lead to it, how often it comes and how long each time,
    and about how many fields all of its objects have.
    """

    path: tuple[str, ...]
    times: int
    size: int
    cost: int


class Dearest(Price):
    """Prices an operation and tells its lists; those of a fragment where it is spread first."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._path: list[str] = []
        self._times, self._lists = 1, []

    def lists(self, operation: OperationDefinitionNode) -> list[PricedList]:
        """Every list, the dearest first; of two alike the outer one."""
        self.of(operation)
        return sorted(self._lists, key=lambda each: (-each.cost, len(each.path)))

    def _field(self, node: FieldNode, parent: GraphQLNamedType, first: int | None) -> int:
        self._path.append((node.alias or node.name).value)
        try:
            return super()._field(node, parent, first)
        finally:
            self._path.pop()

    def _list(self, node: FieldNode, type_: GraphQLNamedType, size: int) -> int:
        above, path = self._times, tuple(self._path)
        self._times = above * size
        cost = super()._list(node, type_, size)
        self._times = above
        self._lists.append(PricedList(path, above, size, above * cost))
        return cost
