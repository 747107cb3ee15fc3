"""Shape: an answer as its document asks for it, before anything is known: objects whose values are
null, lists of one such object.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    GraphQLType,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)


class _Fields(NamedTuple):
    """The schema and the fragments by which fields are found."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]

    def of(
        self, selections: SelectionSetNode, parent: GraphQLNamedType
    ) -> Iterator[tuple[str, Any]]:
        """Each field of an object under its key, with its value; of fragments too."""
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                name = selection.alias or selection.name
                yield name.value, self._value(selection, parent)
                continue
            if isinstance(selection, FragmentSpreadNode):
                selection = self.fragments[selection.name.value]
            condition = selection.type_condition
            kind = self.schema.get_type(condition.name.value) if condition else parent
            yield from self.of(selection.selection_set, kind or parent)

    def _value(self, field: FieldNode, parent: GraphQLNamedType) -> Any:
        definition = getattr(parent, "fields", {}).get(field.name.value)
        if definition is None:  # __typename
            return None
        named = get_named_type(definition.type)
        inner = _object(self.of(field.selection_set, named)) if field.selection_set else None
        return _listed(definition.type, inner)


def shape(
    document: DocumentNode, operation: OperationDefinitionNode, schema: GraphQLSchema
) -> dict[str, Any]:
    """The shape of the answer to a valid operation."""
    definitions = document.definitions
    fragments = {
        one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)
    }
    return _object(_Fields(schema, fragments).of(operation.selection_set, schema.query_type))


def _object(fields: Iterator[tuple[str, Any]]) -> dict[str, Any]:
    """An object of fields, of which several may have one key."""
    whole: dict[str, Any] = {}
    for key, value in fields:
        whole[key] = _together(whole[key], value) if key in whole else value
    return whole


def _together(one: Any, other: Any) -> Any:
    match one, other:
        case dict(), dict():
            return _object(iter([*one.items(), *other.items()]))
        case [inner], [further]:
            return [_together(inner, further)]
    return other if one is None else one


def _listed(kind: GraphQLType, inner: Any) -> Any:
    """A value within as many lists as its type has."""
    nullable = get_nullable_type(kind)
    return [_listed(nullable.of_type, inner)] if is_list_type(nullable) else inner
