"""The two ways to an answer: by the plan of a document, and by the executor of GraphQL."""

from enum import StrEnum
from functools import cache
from threading import Event
from typing import Any

import orjson
from graphql import ExecutionResult

from hub.panels.panel import View
from hub.words.language import Language
from hub.words.terms import ComputedRanks
from schema.answering import Answerer, Bounds, GraphQLQuestion
from schema.plan.budget import Allowance

# What each answer needs on a slow machine and more: how dear one may be is tested elsewhere.
PATIENT = Bounds(allowance=Allowance(processor_seconds=120, seconds=120))
NEVER = Event()
_DEAR = 20_000  # fields of an answer that would make tests slow


@cache
def answerer(language: Language = Language.VI) -> Answerer:
    """What answers questions in a language."""
    return Answerer(language, PATIENT, ComputedRanks.SENTENCE)


def by_plan(answerer: Answerer, question: GraphQLQuestion, view: View) -> dict[str, Any]:
    """The data by the plan of a document; whatever is raised where that declines."""
    document = answerer.documents.of(question.query)
    assert document.faults == []
    return answerer.planned(document, question, view, answerer.budget(NEVER))


def by_executor(answerer: Answerer, question: GraphQLQuestion, view: View) -> ExecutionResult:
    """The answer by the executor."""
    document = answerer.documents.of(question.query)
    return answerer.executed(document, question, view, answerer.budget(NEVER))


def written(data: Any) -> bytes:
    """The data as it is sent."""
    return orjson.dumps(data)


class Ending(StrEnum):
    """How a question ended, the same by both ways."""

    ANSWERED = "answered by the plan as by the executor"
    DECLINED = "declined by the plan, errors by the executor"
    INVALID = "invalid"
    DEAR = "too dear to be tried"


def ending(answerer: Answerer, question: GraphQLQuestion, view: View) -> Ending:
    """How a question ends; it fails where the plan answers otherwise than the executor, answers
    what has errors, or declines what has none.
    """
    document = answerer.documents.of(question.query)
    if document.faults:
        return Ending.INVALID
    if answerer.price(document, question) > _DEAR:
        return Ending.DEAR
    result = by_executor(answerer, question, view)
    if not result.errors:
        assert written(by_plan(answerer, question, view)) == written(result.data)
        return Ending.ANSWERED
    try:
        answer = by_plan(answerer, question, view)
    except Exception:
        return Ending.DECLINED
    raise AssertionError(f"the plan answers {answer}, the executor {result.errors}")
