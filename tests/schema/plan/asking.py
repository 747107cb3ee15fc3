"""The two ways to an answer: by the plan of a document, and by the executor of GraphQL."""

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
