"""The price of a question: about how many fields its answer has, told before it is answered."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)

_PAGED = ("nodes", "edges")  # as long as the page that is asked for
_FIRST = "first"
_MOST = 10**12


class Price:
    """Prices operations of one document under values of its variables."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self._schema, self._fragments, self._variables = schema, fragments, variables
        self._known: dict[tuple[str, int | None], int] = {}

    def of(self, operation: OperationDefinitionNode) -> int:
        """The number of fields, every list as long as it usually is; linear in the document."""
        return self._selections(operation.selection_set, self._schema.query_type, None)

    def _selections(
        self, selection_set: SelectionSetNode, parent: GraphQLNamedType, first: int | None
    ) -> int:
        total, spread = 0, set()
        for node in selection_set.selections:
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in spread:
                    continue
                spread.add(node.name.value)
            total += self._selection(node, parent, first)
        return min(total, _MOST)

    def _selection(self, node: SelectionNode, parent: GraphQLNamedType, first: int | None) -> int:
        if isinstance(node, FieldNode):
            return self._field(node, parent, first)
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value, first)
        return self._selections(node.selection_set, self._type(node, parent), first)

    def _fragment(self, name: str, first: int | None) -> int:
        """A fragment is priced once, however often it is spread."""
        key = (name, first)
        if key not in self._known:
            fragment = self._fragments[name]
            parent = self._type(fragment, None)
            self._known[key] = self._selections(fragment.selection_set, parent, first)
        return self._known[key]

    def _type(self, node: Any, parent: GraphQLNamedType | None) -> GraphQLNamedType | None:
        condition = node.type_condition
        return self._schema.type_map[condition.name.value] if condition else parent

    def _field(self, node: FieldNode, parent: GraphQLNamedType, first: int | None) -> int:
        name = node.name.value
        field = getattr(parent, "fields", {}).get(name)
        if node.selection_set is None or field is None:
            return 1
        wanted = self._first(field, node)
        lists, type_ = _unwrapped(field.type)
        size = _size(parent.name, name, first if wanted is None else wanted) ** lists
        below = wanted if lists == 0 else None
        return 1 + size * self._selections(node.selection_set, type_, below)

    def _first(self, field: Any, node: FieldNode) -> int | None:
        """How many a field is asked for; None where it takes no `first`."""
        if _FIRST not in field.args:
            return None
        value: Any = field.args[_FIRST].default_value
        for argument in node.arguments or ():
            if argument.name.value == _FIRST:
                value = argument.value
                if isinstance(value, VariableNode):
                    value = self._variables.get(value.name.value)
                value = getattr(value, "value", value)
        try:
            return max(int(value), 0)
        except (TypeError, ValueError):
            return None


def _unwrapped(type_: GraphQLOutputType) -> tuple[int, GraphQLNamedType]:
    """How many lists a type is in, and what they are of."""
    lists = 0
    while isinstance(type_, GraphQLNonNull | GraphQLList):
        lists += isinstance(type_, GraphQLList)
        type_ = type_.of_type
    return lists, type_


def _size(parent: str, name: str, first: int | None) -> int:
    usual = _sizes().get(f"{parent}.{name}", _sizes().get(name, 1))
    if first is None:
        return usual
    return first if name in _PAGED else min(first, usual)


@cache
def _sizes() -> dict[str, int]:
    path = Path(__file__).with_name("sizes.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def lists(schema: GraphQLSchema) -> Iterator[tuple[str, bool]]:
    """Every field of a list of objects, and whether its size is declared."""
    for kind in schema.type_map.values():
        for name, field in getattr(kind, "fields", {}).items():
            many, own = _unwrapped(field.type) if hasattr(field, "args") else (0, None)
            if many and hasattr(own, "fields") and kind.name[:2] != "__":
                full = f"{kind.name}.{name}"
                yield full, name in _sizes() or full in _sizes()
