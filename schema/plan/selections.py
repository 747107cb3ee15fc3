"""Selections: of which objects a fragment is, and whether a field asks with an asOf."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLSchema,
    NamedTypeNode,
    NullValueNode,
    VariableNode,
    is_abstract_type,
)

AS_OF = "asOf"


def response_key(field: FieldNode) -> str:
    """The key of a field in the answer."""
    return (field.alias or field.name).value


def applies(schema: GraphQLSchema, condition: NamedTypeNode | None, name: str | None) -> bool:
    """Whether a fragment is of objects of the type of this name."""
    if condition is None or condition.name.value == name:
        return True
    above, own = schema.type_map[condition.name.value], schema.type_map.get(name)
    return own is not None and is_abstract_type(above) and schema.is_sub_type(above, own)


def has_as_of(field: FieldNode, values: Mapping[str, Any]) -> bool:
    """Whether a field has an asOf that is not null, under these values of variables."""
    for argument in field.arguments or ():
        if argument.name.value != AS_OF:
            continue
        if isinstance(argument.value, VariableNode):
            return values.get(argument.value.name.value) is not None
        return not isinstance(argument.value, NullValueNode)
    return False
