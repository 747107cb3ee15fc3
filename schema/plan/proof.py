"""Proof: whether a document is surely valid, found out in one walk.

Where it is in doubt, the rules of GraphQL decide and tell what is wrong. A proof holds for each of
them: https://spec.graphql.org/September2025/#sec-Validation
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLString,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    is_input_type,
    is_required_argument,
    type_from_ast,
)
from graphql.utilities import do_types_overlap, is_type_sub_type_of, validate_input_literal

Leaf = tuple[str, GraphQLOutputType]  # the name and type of a leaf without arguments
Keys = dict[str, Leaf | None]  # of a selection set: its response keys, and the plain leaf of each


_TYPENAME = GraphQLNonNull(GraphQLString)  # of __typename, wherever it stands


class _Doubt(Exception):
    """The document is not surely valid."""


def is_proved(schema: GraphQLSchema, document: DocumentNode) -> bool:
    """Whether a document is surely valid."""
    try:
        _Proof(schema, document).go()
    except _Doubt:
        return False
    return True


def _sure(fact: object) -> None:
    if not fact:
        raise _Doubt


class _Proof:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema, self._definitions = schema, document.definitions
        self._fragments = {
            each.name.value: each
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        self._variables: dict[str, tuple[Any, bool]] = {}  # their types, and whether by default
        self._used: set[str] = set()
        self._keys: dict[str, Keys | None] = {}  # of each fragment; None while within it

    def go(self) -> None:
        """Prove the document."""
        operations = [one for one in self._definitions if isinstance(one, OperationDefinitionNode)]
        _sure(len(operations) == 1 and len(self._definitions) == 1 + len(self._fragments))
        (operation,) = operations
        _sure(operation.operation is OperationType.QUERY and not operation.directives)
        for definition in operation.variable_definitions or ():
            self._define(definition)
        self._scope(operation.selection_set, self._schema.query_type)
        _sure(self._keys.keys() == self._fragments.keys())
        _sure(self._used == self._variables.keys())

    def _define(self, definition: VariableDefinitionNode) -> None:
        name, type_ = definition.variable.name.value, type_from_ast(self._schema, definition.type)
        _sure(is_input_type(type_) and name not in self._variables and not definition.directives)
        default = definition.default_value
        if default is not None:
            self._literal(default, type_)
        has_default = default is not None and default.kind != "null_value"
        self._variables[name] = type_, has_default

    def _scope(self, selection_set: SelectionSetNode, parent: GraphQLNamedType) -> Keys:
        """The keys of a selection set; of two alike both are the same plain leaf, so that there is
        nothing to merge.
        """
        _sure(selection_set.selections)
        keys: Keys = {}
        for node in selection_set.selections:
            self._directives(node.directives or ())
            own = self._selection(node, parent)
            for key in keys.keys() & own:
                _sure(_is_one_leaf(own[key], keys[key]))
            keys |= own
        return keys

    def _selection(self, node: SelectionNode, parent: GraphQLNamedType) -> Keys:
        if isinstance(node, FieldNode):
            return {(node.alias or node.name).value: self._field(node, parent)}
        if isinstance(node, FragmentSpreadNode):
            return self._spread(node, parent)
        return self._scope(node.selection_set, self._conditioned(node, parent))

    def _conditioned(self, node: Any, parent: GraphQLNamedType) -> GraphQLNamedType:
        """The type of the objects that a fragment is of."""
        if node.type_condition is None:
            return parent
        type_ = self._schema.type_map.get(node.type_condition.name.value)
        _sure(is_composite_type(type_))
        _sure(type_ is parent or do_types_overlap(self._schema, type_, parent))
        return type_

    def _spread(self, node: FragmentSpreadNode, parent: GraphQLNamedType) -> Keys:
        name = node.name.value
        fragment = self._fragments.get(name)
        _sure(fragment is not None and not node.arguments)
        type_ = self._conditioned(fragment, parent)
        if name not in self._keys:
            _sure(not fragment.directives and not fragment.variable_definitions)
            self._keys[name] = None
            self._keys[name] = self._scope(fragment.selection_set, type_)
        _sure(self._keys[name] is not None)  # else the fragment is within itself
        return self._keys[name]

    def _field(self, node: FieldNode, parent: GraphQLNamedType) -> Leaf | None:
        """Its name and type where it is a leaf without arguments."""
        name = node.name.value
        if name == "__typename":
            _sure(not node.arguments and not node.selection_set)
            return name, _TYPENAME
        field = getattr(parent, "fields", {}).get(name)
        _sure(field is not None)
        self._arguments(node.arguments or (), field.args)
        _sure((node.selection_set is not None) is is_composite_type(get_named_type(field.type)))
        if node.selection_set:
            self._scope(node.selection_set, get_named_type(field.type))
            return None
        return None if node.arguments else (name, field.type)

    def _directives(self, nodes: Iterable[DirectiveNode]) -> None:
        names = [node.name.value for node in nodes]
        _sure(len(names) == len({*names}) and {*names} <= {"skip", "include"})
        for node in nodes:
            directive = self._schema.get_directive(node.name.value)
            self._arguments(node.arguments or (), directive.args)

    def _arguments(self, nodes: Iterable[Any], known: Mapping[str, Any]) -> None:
        names = {node.name.value for node in nodes}
        _sure(len(names) == len(nodes))
        for node in nodes:
            argument = known.get(node.name.value)
            _sure(argument is not None)
            self._value(node.value, argument.type)
        if len(names) < len(known):
            _sure(all(name in names or not is_required_argument(known[name]) for name in known))

    def _value(self, node: ValueNode, type_: Any) -> None:
        if not isinstance(node, VariableNode):
            self._literal(node, type_)
            return
        name = node.name.value
        _sure(name in self._variables)
        own, has_default = self._variables[name]
        self._used.add(name)
        if has_default and isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        _sure(is_type_sub_type_of(self._schema, own, type_))

    @staticmethod
    def _literal(node: ValueNode, type_: Any) -> None:
        """A value without variables that fits a type."""
        _sure(_is_plain(node))
        try:
            validate_input_literal(node, type_, _doubt)
        except _Doubt:
            raise
        except Exception:  # a scalar that cannot be read
            raise _Doubt from None


def _doubt(_error: GraphQLError, _path: Any) -> None:
    raise _Doubt


def _is_one_leaf(one: Leaf | None, other: Leaf | None) -> bool:
    """Whether two fields are a plain leaf of the same name and type, also of different objects."""
    if one is None or other is None or one[0] != other[0]:
        return False
    return one[1] is other[1] or str(one[1]) == str(other[1])


def _is_plain(node: Node) -> bool:
    """Whether a value holds no variable, and no object that has a field twice."""
    if isinstance(node, VariableNode):
        return False
    fields = node.fields if isinstance(node, ObjectValueNode) else ()
    if len(fields) != len({field.name.value for field in fields}):
        return False
    parts = (*(field.value for field in fields), *(getattr(node, "values", None) or ()))
    return all(map(_is_plain, parts))
