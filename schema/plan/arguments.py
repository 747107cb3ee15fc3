"""Arguments of one field, as its resolver takes them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import strawberry
from graphql import ArgumentNode, FieldNode, GraphQLArgument, GraphQLField, ValueNode, VariableNode
from graphql.execution.values import VariableValues, coerce_argument
from strawberry.types.arguments import StrawberryArgument, convert_argument

from schema.plan.run import Run


class Argument(NamedTuple):
    """One argument: as GraphQL knows it, as it stands in the document, and as a resolver has it."""

    name: str
    known: GraphQLArgument
    node: ArgumentNode | None
    own: StrawberryArgument


class Arguments:
    """What a field is given by the document: constants and defaults, worked out once, and what
    names variables, worked out for each run.
    """

    def __init__(self, schema: strawberry.Schema, field: GraphQLField, node: FieldNode) -> None:
        self._schema, self._node = schema, node
        self._varying: list[Argument] = []
        constant = []
        for argument in _arguments(schema, field, node):
            varies = argument.node is not None and _names_variables(argument.node.value)
            (self._varying if varies else constant).append(argument)
        self._constant = self._convert(constant, None)

    def of(self, run: Run) -> dict[str, Any]:
        """The keyword arguments of the resolver."""
        if not self._varying:
            return self._constant
        return self._constant | self._convert(self._varying, run.variables)

    def _convert(
        self, arguments: Iterable[Argument], variables: VariableValues | None
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        registry = self._schema.schema_converter.scalar_registry
        for name, known, node, own in arguments:
            found: dict[str, Any] = {}
            coerce_argument(found, self._node, name, known, node, variables, None)
            for value in found.values():
                values[own.python_name] = convert_argument(
                    value, own.type, registry, self._schema.config, path=(name,)
                )
        return values


def _arguments(
    schema: strawberry.Schema, field: GraphQLField, node: FieldNode
) -> Iterable[Argument]:
    nodes: Mapping[str, ArgumentNode] = {each.name.value: each for each in node.arguments or ()}
    for own in field.extensions["strawberry-definition"].arguments if field.args else ():
        name = schema.config.name_converter.from_argument(own)
        yield Argument(name, field.args[name], nodes.get(name), own)


def _names_variables(node: ValueNode) -> bool:
    """Whether a value is a variable or holds one."""
    return isinstance(node, VariableNode) or any(map(_names_variables, _parts(node)))


def _parts(node: ValueNode) -> Iterable[ValueNode]:
    yield from getattr(node, "values", None) or ()
    yield from (field.value for field in getattr(node, "fields", None) or ())
