"""Plans answer generated documents over the whole schema as the executor of GraphQL does; of more
of them: `python -m tests.benchmarks.generated`.
"""

import json
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings

from hub.panels.panel import View
from hub.web import faults
from hub.words.language import Language
from schema.answering import GraphQLQuestion, TooDear
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.schema.plan.asking import Ending, answerer, by_executor, ending
from tests.schema.plan.generated import questions

pytestmark = SQLITE
FEW = settings(max_examples=50)


@pytest.fixture(scope="module")
def view(real: TestHub) -> View:
    """The data of all real seeds."""
    return real.reader.view()


@FEW
@given(questions())
def test_a_plan_answers_a_generated_document_as_the_executor_does(
    view: View, question: GraphQLQuestion
) -> None:
    assert ending(answerer(), question, view) in Ending


@FEW
@given(questions(wrong=True))
def test_a_plan_declines_what_has_errors(view: View, question: GraphQLQuestion) -> None:
    assert ending(answerer(Language.EN), question, view) in Ending


@FEW
@given(questions(wrong=True))
def test_the_application_answers_with_the_errors_of_the_executor(
    real: TestHub, view: View, question: GraphQLQuestion
) -> None:
    asked = answerer()
    document = asked.documents.of(question.query)
    assume(not document.faults and asked.price(document, question) < 2000)

    answer = real.post(question.query, **question.variables)
    assume(TooDear.__name__ not in codes(answer))

    result = by_executor(asked, question, view)
    errors = [faults.formatted(error, Language.VI) for error in result.errors or ()]
    assert answer.get("data") == json.loads(json.dumps(result.data))
    assert set(map(json.dumps, answer.get("errors", ()))) == set(map(json.dumps, errors))


def codes(answer: dict) -> Iterator[str]:
    """The kinds of the errors of an answer."""
    return (error["extensions"]["code"] for error in answer.get("errors", ()))
