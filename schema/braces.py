"""Braces: a pair of them that holds no field is a fault of syntax, as GraphQL has it."""

from typing import Any

from graphql import FieldNode, GraphQLError, Node, SelectionSetNode, ValidationRule


class FilledBraces(ValidationRule):
    """Refuses `rows { }`, which the parser lets pass."""

    def enter_selection_set(
        self, node: SelectionSetNode, _key: Any, parent: Node, *_above: Any
    ) -> None:
        """Report a pair of braces without any field."""
        if not node.selections:
            field = f" of '{parent.name.value}'" if isinstance(parent, FieldNode) else ""
            message = f"The braces{field} are empty: at least one field is wanted."
            self.report_error(GraphQLError(f"Syntax Error: {message}", node))
