"""Guards: what a document may have, looked at before its rules are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    ListValueNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    StringValueNode,
    ValueNode,
    Visitor,
    visit,
)

from schema.plan.values import LONGEST_TEXT

_COUNTED = "The document has {found} {things}, more than the {most} that are allowed."
_DEEP = "The document has more than the {most} levels that are allowed."
_LONG = "A text of the document has {found} letters, more than the {most} that are allowed."
_WIDE = "An object of the document has {found} fields, more than the {most} that are allowed."


@dataclass(frozen=True)
class Limits:
    """How much of each a document may have."""

    tokens: int = 5000
    depth: int = 30
    aliases: int = 500
    directives: int = 100
    operations: int = 50
    object_fields: int = 100
    letters: int = LONGEST_TEXT


@dataclass
class _Found:
    aliases: int = 0
    directives: int = 0
    operations: int = 0
    letters: int = field(default=0, repr=False)  # of its longest text


@dataclass
class _Nesting:
    """How deep the selections of a definition are, and where it spreads which fragment."""

    depth: int = 0
    spreads: list[tuple[str, int]] = field(default_factory=list)


def excess(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """What a document has too much of; linear in its length."""
    found = _Found()
    operations: list[_Nesting] = []
    fragments: dict[str, _Nesting] = {}
    for definition in document.definitions:
        nesting = _count(definition, found)
        if isinstance(definition, FragmentDefinitionNode):
            fragments[definition.name.value] = nesting
        else:
            operations.append(nesting)
    depths = _Depths(fragments, limits.depth)
    is_deep = any(depths.of(each) > limits.depth for each in (*operations, *fragments.values()))
    faults = [GraphQLError(_DEEP.format(most=limits.depth))] if is_deep else []
    return faults + [
        GraphQLError(
            (_LONG if name == "letters" else _COUNTED).format(found=number, things=name, most=most)
        )
        for name, number in vars(found).items()
        if number > (most := getattr(limits, name))
    ]


def _count(definition: Node, found: _Found) -> _Nesting:
    nesting = _Nesting()
    found.operations += isinstance(definition, OperationDefinitionNode)
    found.directives += len(getattr(definition, "directives", None) or ())
    for variable in getattr(definition, "variable_definitions", None) or ():
        found.letters = max(found.letters, _longest(variable.default_value))
    for node, depth in _selections(definition):
        nesting.depth = max(nesting.depth, depth)
        found.directives += len(node.directives or ())
        if isinstance(node, FieldNode):
            _count_field(node, found)
        elif isinstance(node, FragmentSpreadNode):
            nesting.spreads.append((node.name.value, depth))
    return nesting


def _count_field(node: FieldNode, found: _Found) -> None:
    found.aliases += node.alias is not None
    for argument in node.arguments or ():
        found.letters = max(found.letters, _longest(argument.value))


def _longest(value: ValueNode | None) -> int:
    """How many letters the longest text of a value has."""
    longest, pending = 0, [value]
    while pending:
        part = pending.pop()
        if isinstance(part, StringValueNode):
            longest = max(longest, len(part.value))
        elif isinstance(part, ListValueNode):
            pending += part.values
        elif isinstance(part, ObjectValueNode):
            pending += (each.value for each in part.fields)
    return longest


def _selections(definition: Node) -> Iterator[tuple[SelectionNode, int]]:
    """Every selection beneath a definition with its depth, fragments not followed."""
    pending = [(definition, 0)]
    while pending:
        node, depth = pending.pop()
        within = getattr(node, "selection_set", None)
        for selection in within.selections if within else ():
            yield selection, depth + 1
            pending.append((selection, depth + 1))


class _Depths:
    """How deep definitions are with the fragments that they spread, of which none is followed
    deeper than may be.
    """

    def __init__(self, fragments: Mapping[str, _Nesting], most: int) -> None:
        self._fragments, self._most = fragments, most
        self._known: dict[str, int] = {}

    def of(self, nesting: _Nesting, above: int = 0) -> int:
        """The depth of a definition that stands beneath so many levels."""
        deepest = nesting.depth
        for name, depth in nesting.spreads:
            if name in self._fragments and above + depth <= self._most:
                deepest = max(deepest, depth + self._fragment(name, above + depth))
        return deepest

    def _fragment(self, name: str, above: int) -> int:
        if name not in self._known:
            self._known[name] = 0  # within itself it adds nothing; the rules refuse that
            self._known[name] = self.of(self._fragments[name], above)
        return self._known[name]


def excess_of_values(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """Objects within values that have too many fields: the rules repeat the whole object for each
    field that is wrong.
    """
    widest = _Widest()
    visit(document, widest)
    if widest.fields <= limits.object_fields:
        return []
    return [GraphQLError(_WIDE.format(found=widest.fields, most=limits.object_fields))]


class _Widest(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.fields = 0

    def enter_object_value(self, node: ObjectValueNode, *_above: Any) -> None:
        """Count the fields of an object."""
        self.fields = max(self.fields, len(node.fields))
