"""A decision as an ordered list of named rules, the first of which that holds decides."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

C = TypeVar("C")
V = TypeVar("V")


class Rule(NamedTuple, Generic[C, V]):
    """A verdict, and when it is given; `name` is what `hub read --why` shows."""

    name: str
    verdict: V
    holds: Callable[[C], Any]


class Decision(NamedTuple, Generic[V]):
    """A verdict with the name of the rule that gave it."""

    verdict: V
    rule: str


def decide(rules: Sequence[Rule[C, V]], case: C) -> Decision[V]:
    """The verdict of the first rule that holds of a case; the last of a list always holds."""
    rule = next(rule for rule in rules if rule.holds(case))
    return Decision(rule.verdict, rule.name)


def decided(rules: Sequence[Rule[C, V]], case: C) -> Decision[V] | None:
    """The verdict of the first rule that holds of a case; None where none holds."""
    rule = next((rule for rule in rules if rule.holds(case)), None)
    return Decision(rule.verdict, rule.name) if rule else None


def always(_: object) -> bool:
    """What the last rule of a list asks."""
    return True


class Finder(NamedTuple, Generic[C, V]):
    """A rule that finds its verdict itself; None where it has none."""

    name: str
    find: Callable[[C], V | None]


def answered(finders: Sequence[Finder[C, V]], case: C) -> Decision[V]:
    """The first verdict that is found; the last finder of a list always finds one."""
    verdicts = ((finder.find(case), finder.name) for finder in finders)
    return next(Decision(verdict, name) for verdict, name in verdicts if verdict is not None)
