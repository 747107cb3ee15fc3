"""Arguments of one field, as its resolver takes them."""

from collections.abc import Iterable
from typing import Any

import strawberry
from graphql import FieldNode, GraphQLField, ValueNode, VariableNode
from graphql.execution.values import get_argument_values
from strawberry.types.arguments import convert_arguments

from schema.plan.run import Run


class Arguments:
    """What a field is given by the document: worked out once, or for each run where it names
    variables.
    """

    def __init__(self, schema: strawberry.Schema, field: GraphQLField, node: FieldNode) -> None:
        self._schema, self._field, self._node = schema, field, node
        names_variables = any(_names_variables(each.value) for each in node.arguments or ())
        self._constant = None if names_variables else self._convert(None)

    def of(self, run: Run) -> dict[str, Any]:
        """The keyword arguments of the resolver."""
        return self._convert(run) if self._constant is None else self._constant

    def _convert(self, run: Run | None) -> dict[str, Any]:
        if not self._field.args:
            return {}
        values = get_argument_values(self._field, self._node, run and run.variables)
        return convert_arguments(
            values,
            self._field.extensions["strawberry-definition"].arguments,
            scalar_registry=self._schema.schema_converter.scalar_registry,
            config=self._schema.config,
        )


def _names_variables(node: ValueNode) -> bool:
    """Whether a value is a variable or holds one."""
    return isinstance(node, VariableNode) or any(map(_names_variables, _parts(node)))


def _parts(node: ValueNode) -> Iterable[ValueNode]:
    yield from getattr(node, "values", None) or ()
    yield from (field.value for field in getattr(node, "fields", None) or ())
