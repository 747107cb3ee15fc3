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
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    is_composite_type,
)

_PAGED = ("nodes", "edges")  # as long as the page that is asked for
_FIRST = "first"
_COUNTING = (_FIRST, "entities")  # arguments that tell how many of a list are asked for
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
        lists, type_ = _unwrapped(field.type)
        asked = self._asked(field, node) if field.args else None
        if not lists:
            return 1 + self._selections(node.selection_set, type_, asked)
        size = _size(parent.name, node, asked=asked, page=first) ** lists
        return 1 + self._list(node, type_, size)

    def _list(self, node: FieldNode, type_: GraphQLNamedType, size: int) -> int:
        """The fields of all objects of a list."""
        return size * self._selections(node.selection_set, type_, None)

    def _asked(self, field: GraphQLField, node: FieldNode) -> int | None:
        """How many a field is asked for, by their number or by their names; None where that is
        not told.
        """
        counts = [
            count
            for argument in node.arguments or ()
            if argument.name.value in _COUNTING
            and (count := self._count(argument.value)) is not None
        ]
        if not counts and _FIRST in field.args:
            counts = [field.args[_FIRST].default_value]
        return min(filter(_is_number, counts), default=None)

    def _count(self, node: ValueNode) -> int | None:
        """The number that an argument is, or how many names it lists."""
        value: Any = node
        if isinstance(node, VariableNode):
            value = self._variables.get(node.name.value)
        elif isinstance(node, IntValueNode):
            value = int(node.value)
        elif isinstance(node, ListValueNode):
            value = node.values
        if isinstance(value, list | tuple):
            return len(value)
        return max(value, 0) if _is_number(value) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _unwrapped(type_: GraphQLOutputType) -> tuple[int, GraphQLNamedType]:
    """How many lists a type is in, and what they are of."""
    lists = 0
    while isinstance(type_, GraphQLNonNull | GraphQLList):
        lists += isinstance(type_, GraphQLList)
        type_ = type_.of_type
    return lists, type_


def _size(parent: str, node: FieldNode, asked: int | None, page: int | None) -> int:
    """How long a list is: as many as are asked for of itself; of the field above, or by what
    narrows it, at most so many.
    """
    name, known = node.name.value, sizes()
    if asked is None and name in _PAGED and page is not None:
        return page
    full = f"{parent}.{name}"
    usual = known.get(full, known.get(name, 1)) if asked is None else asked
    if page is not None:
        usual = min(page, usual)
    narrowed = (known.get(f"{full}({each.name.value})") for each in node.arguments or ())
    return min([usual, *filter(None, narrowed)])


def lists(schema: GraphQLSchema) -> Iterator[tuple[GraphQLNamedType, str]]:
    """Every field of a list of objects, as its type and its name."""
    for parent in schema.type_map.values():
        if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in parent.fields.items():
                depth, type_ = _unwrapped(field.type)
                if depth and is_composite_type(type_) and not parent.name.startswith("__"):
                    yield parent, name


@cache
def sizes() -> Mapping[str, int]:
    """How long lists usually are: by their name, their type and name, or these with an argument
    that narrows them.
    """
    path = Path(__file__).with_name("sizes.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
