"""Listing: the targets that stand in a state on a day, all of them or a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hub.catalogue import Target
from hub.panels.panel import View
from hub.queries import paging, targets
from hub.queries.paging import ListPage, PageQuestion
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


class PagedQuestion(NamedTuple):
    """A page of the targets of a TargetFilter as they stand on a day."""

    page: PageQuestion
    today: date


def listed(view: View, question: Question) -> list[Target]:
    """The wanted targets in the order in which they were read."""
    wanted = targets.targets(view, question.filter.targets)
    if question.filter.states is None:
        return wanted
    return _standing_so(view, wanted, question)


def page(view: View, question: PagedQuestion) -> ListPage[Target]:
    """The next targets after a cursor, at the data version of the first page.

    Raises BadQuestion for a cursor of another question, UnknownName for a name that means nothing.
    """
    wanted, today = question
    view, last = paging.start(wanted, view, [int])
    items = sorted(listed(view, Question(wanted.filter, today)), key=_key)
    return paging.page(items, _key, wanted, last=last, version=view.version)


def _standing_so(view: View, wanted: Sequence[Target], question: Question) -> list[Target]:
    """Those that stand in one of the states that are asked for."""
    questions = [pace.Question(target, question.today) for target in wanted]
    paces = pace.paces(view, questions)
    return [one.target for one in questions if paces[one].state in question.filter.states]


def _key(target: Target) -> tuple[int]:
    return (target.id,)
