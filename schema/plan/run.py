"""One run of a plan: who asks, with which variables, and what it may still cost."""

from dataclasses import dataclass, field
from typing import Any

from graphql.execution.values import VariableValues

from schema.plan.budget import Budget


class NotPlanned(Exception):
    """A plan does not answer this; the executor of GraphQL does."""


@dataclass(frozen=True, slots=True)
class PlannedInfo:
    """What a resolver is told of its request: the context, and whether it answers beneath a field
    that has an asOf.
    """

    context: Any
    beneath_as_of: bool = False


@dataclass(frozen=True, eq=False)
class Run:
    """What all columns of one answer share."""

    context: Any
    variables: VariableValues
    budget: Budget
    infos: tuple[PlannedInfo, PlannedInfo] = field(init=False)  # outside and beneath an asOf

    def __post_init__(self) -> None:
        infos = PlannedInfo(self.context), PlannedInfo(self.context, beneath_as_of=True)
        object.__setattr__(self, "infos", infos)
