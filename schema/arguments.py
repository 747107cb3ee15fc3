"""The arguments that questions about one list share: a list and its pages take the same ones."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Annotated, Any

import strawberry

from hub.queries import documents, targets
from hub.queries.hits import HitFilter
from hub.queries.releases import ReleaseFilter
from hub.queries.targets.listing import TargetFilter
from schema.enums import HitKind, ReformArea, ReleaseState, TargetState

Resolver = Callable[..., Any]
DocumentArguments = documents.Question
_TOGETHER = "wanted"  # the parameter of a resolver that gets them as one object


def taking(kind: type) -> Callable[[Resolver], Resolver]:
    """Replace the parameter `wanted` of a resolver by one GraphQL argument for each field of a
    dataclass; the resolver gets an object of that class.
    """
    shared = inspect.signature(kind).parameters

    def taken(resolver: Resolver) -> Resolver:
        @wraps(resolver)
        def asked(*positional: Any, **named: Any) -> Any:
            wanted = kind(**{name: named.pop(name) for name in shared if name in named})
            return resolver(*positional, **named, wanted=wanted)

        asked.__signature__ = _spread(inspect.signature(resolver), shared.values())
        return asked

    return taken


def _spread(signature: inspect.Signature, shared: Any) -> inspect.Signature:
    """The signature with these parameters in the place of the one that holds them together."""
    parameters: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        parameters += shared if parameter.name == _TOGETHER else [parameter]
    return signature.replace(parameters=parameters)


@dataclass(frozen=True)
class TargetArguments:
    """Which targets."""

    entity: str | None = None
    indicator: strawberry.ID | None = None
    reform_area: ReformArea | None = None
    province: str | None = None
    document: strawberry.ID | None = None
    state: list[TargetState] | None = None
    due_from: date | None = None
    due_to: date | None = None

    @property
    def filter(self) -> TargetFilter:
        """The same as the question has it."""
        question = targets.Question(
            entity=self.entity,
            indicator=self.indicator,
            reform_area=value_of(self.reform_area),
            province=self.province,
            document=self.document,
            due_from=self.due_from,
            due_to=self.due_to,
        )
        return TargetFilter(question, values_of(self.state))


@dataclass(frozen=True)
class ReleaseArguments:
    """Which releases."""

    dataset: str | None = None
    state: ReleaseState | None = None
    from_: Annotated[date | None, strawberry.argument(name="from")] = None
    to: date | None = None

    @property
    def filter(self) -> ReleaseFilter:
        """The same as the question has it."""
        return ReleaseFilter(
            dataset=self.dataset, state=value_of(self.state), first=self.from_, last=self.to
        )


@dataclass(frozen=True)
class SearchArguments:
    """What is searched for."""

    text: str
    kinds: list[HitKind] | None = None
    province: str | None = None
    own: str | None = None

    @property
    def filter(self) -> HitFilter:
        """The same as the question has it."""
        wanted = HitFilter(text=self.text, kinds=values_of(self.kinds), province=self.province)
        return wanted.led(self.own)


def value_of(word: Any) -> Any:
    """The hub's own word for a word of the API."""
    return None if word is None else word.value


def values_of(words: list | None) -> tuple | None:
    """The hub's own words for words of the API."""
    return None if words is None else tuple(word.value for word in words)
