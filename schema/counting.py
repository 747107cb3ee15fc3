"""Counting: the executor of GraphQL, which spends of a budget what it answers."""

from typing import Any

from graphql import GraphQLLeafType
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext as Executor

from schema.plan.budget import Budget

_ERROR = 300  # letters of an error beside its path


def counting(budget: Budget) -> type[Executor]:
    """An executor that ends where the budget does."""

    class Counting(Executor):
        def execute_field(self, *arguments: Any) -> Any:
            *_, path, _ = arguments
            budget.spend(1, len(path.key))
            return super().execute_field(*arguments)

        def handle_field_error(self, *arguments: Any) -> None:
            *_, path = arguments
            budget.spend(1, _ERROR + sum(len(str(key)) for key in path.as_list()))
            super().handle_field_error(*arguments)

        @staticmethod
        def complete_leaf_value(return_type: GraphQLLeafType, result: Any) -> Any:
            value = Executor.complete_leaf_value(return_type, result)
            if isinstance(value, str):
                budget.spend(0, len(value))
            return value

    return Counting
