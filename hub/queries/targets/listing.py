"""Listing: the targets that stand in a state on a day, all of them or a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from hub.catalogue import Target
from hub.panels.panel import View
from hub.queries import cursor, targets
from hub.queries.targets import pace
from hub.queries.targets.course import TargetState


@dataclass(frozen=True)
class TargetFilter:
    """Which targets are wanted, and how they stand; None takes every state."""

    targets: targets.Question
    states: tuple[TargetState, ...] | None = None


class Question(NamedTuple):
    """The wanted targets as they stand on a day."""

    filter: TargetFilter
    today: date


class PageQuestion(NamedTuple):
    """How many of the wanted targets, after which cursor."""

    filter: TargetFilter
    today: date
    size: int
    after: str | None = None


class TargetPage(NamedTuple):
    """One page of targets at one data version."""

    targets: tuple[Target, ...]
    cursors: tuple[str, ...]
    total: int
    has_next: bool
    has_previous: bool
    view: View


def listed(view: View, question: Question) -> list[Target]:
    """The wanted targets in the order in which they were read."""
    wanted = targets.targets(view, question.filter.targets)
    if question.filter.states is None:
        return wanted
    return _standing_so(view, wanted, question)


def page(view: View, question: PageQuestion) -> TargetPage:
    """The next targets after a cursor, at the data version of the first page.

    Raises BadQuestion for a cursor of another question, UnknownName for a name that means nothing.
    """
    last: int | None = None
    if question.after is not None:
        newest = view.catalogue.version
        version, (last,) = cursor.place(question.after, question.filter, newest, [int])
        view = replace(view, version=version)
    wanted = sorted(listed(view, Question(question.filter, question.today)), key=_key)
    rest = [target for target in wanted if last is None or target.id > last]
    shown = tuple(rest[: question.size])
    return TargetPage(
        targets=shown,
        cursors=tuple(cursor.cursor(view.version, question.filter, [each.id]) for each in shown),
        total=len(wanted),
        has_next=len(rest) > len(shown),
        has_previous=last is not None,
        view=view,
    )


def _standing_so(view: View, wanted: Sequence[Target], question: Question) -> list[Target]:
    """Those that stand in one of the states that are asked for."""
    questions = [pace.Question(target, question.today) for target in wanted]
    paces = pace.paces(view, questions)
    return [one.target for one in questions if paces[one].state in question.filter.states]


def _key(target: Target) -> int:
    return target.id
