"""An answer that costs too much is cut off, by the plan and by the executor alike."""

import asyncio
from threading import Event
from time import monotonic, thread_time
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from hub.panels.kept import waiting
from hub.settings import Settings
from hub.web.app import create
from hub.web.making import Making
from hub.words.language import Language
from hub.words.terms import ComputedRanks
from schema.answering import Answerer, Bounds, GraphQLQuestion, TooDear
from schema.plan.budget import Allowance, Budget, Deadline, Exhausted
from tests.hubs import TestHub
from tests.schema.plan.asking import by_executor, by_plan

PROVINCES = GraphQLQuestion("{provinces {id name region {id}}}", {})


def answering(**most: float) -> Answerer:
    """What answers within an allowance."""
    return Answerer(Language.VI, Bounds(allowance=Allowance(**most)), ComputedRanks.SENTENCE)


def spend_for_ever(budget: Budget, pause: float = 0) -> None:
    """Field after field, each after a pause."""
    while True:
        Event().wait(pause)
        budget.spend(1)


def test_fields_are_spent_until_none_is_left() -> None:
    budget = Budget(Allowance(fields=10), Event())

    budget.spend(4)
    budget.spend(6)

    with pytest.raises(Exhausted):
        budget.spend(1)


def test_what_is_made_anew_has_all_its_fields() -> None:
    budget = Budget(Allowance(fields=10), Event())
    budget.spend(10)

    budget.renew()

    budget.spend(10)


def test_nobody_goes_on_for_a_client_that_left() -> None:
    abandoned = Event()
    budget = Budget(Allowance(), abandoned)
    budget.spend(1)

    abandoned.set()

    with pytest.raises(Exhausted):
        budget.spend(1)


def test_the_seconds_of_the_processor_are_counted() -> None:
    budget = Budget(Allowance(fields=10**9, processor_seconds=0.05), Event())
    begun = thread_time()

    with pytest.raises(Exhausted):
        spend_for_ever(budget)

    assert 0.03 <= thread_time() - begun < 0.5  # the first 0.02 by the clock


def test_the_seconds_of_the_clock_are_counted_where_somebody_waits() -> None:
    budget = Budget(Allowance(processor_seconds=0.1, seconds=0.2), Event())
    begun = monotonic()

    with pytest.raises(Exhausted):
        spend_for_ever(budget, pause=0.01)

    assert monotonic() - begun >= 0.2


@pytest.mark.parametrize("way", [by_plan, by_executor], ids=["plan", "executor"])
def test_both_ways_end_where_the_fields_do(real: TestHub, way) -> None:
    view = real.reader.view()

    assert way(answering(fields=2000), PROVINCES, view)
    with pytest.raises(Exhausted):
        way(answering(fields=100), PROVINCES, view)


def test_a_list_is_counted_before_its_objects_are_made(real: TestHub) -> None:
    nested = "{departments {province {departments {province {departments {id}}}}}}"
    begun = thread_time()

    with pytest.raises(Exhausted):
        by_plan(answering(fields=2000), GraphQLQuestion(nested, {}), real.reader.view())

    assert thread_time() - begun < 1


LONG = "a" * 1000
LENGTHY = {
    "keys": f"{{provinces {{{LONG}: id}}}}",
    "keys of objects that come often": f"{{departments {{province {{{LONG}: id}}}}}}",
    "texts": f"{{provinces {{{' '.join(f'a{n}: name' for n in range(100))}}}}}",
    "keys beside an error": f'{{entity(id: "nobody") {{id}} provinces {{{LONG}: id}}}}',
    "texts beside an error": '{entity(id: "nobody") {id} provinces {'
    + " ".join(f"a{n}: name" for n in range(100))
    + "}}",
    "paths of errors": f'{{{LONG}: provinces {{scorecard(asOf: "1900-01-01T00:00:00Z")'
    " {lines {sentence}}}}",
}


@pytest.mark.parametrize("query", LENGTHY.values(), ids=LENGTHY.keys())
def test_an_answer_is_cut_off_where_its_letters_are_too_many(real: TestHub, query: str) -> None:
    told = [  # the last one at once, of what is in memory by then
        asyncio.run(posted(create(Settings(most_letters=most), real.reader), query))
        for most in (20_000, 10_000_000, 20_000)
    ]

    assert told[2] == told[0]
    assert [error["extensions"]["code"] for error in told[0]["errors"]] == ["TooDear"]
    assert "TooDear" not in str(told[1])
    assert told[1]["data"] is not None


def test_what_is_asked_again_ends_at_its_deadline(real: TestHub) -> None:
    dear = "{observations(first: 10000) {nodes {citation {text} claims {value} history {value}}}}"
    making = Making(answering(), GraphQLQuestion(dear, {}), real.reader.view())
    begun = monotonic()

    reply = making.at_length(Deadline(0.2))

    assert reply.is_refused
    assert not reply.is_lasting
    assert monotonic() - begun < 1
    with pytest.raises(Exhausted):
        Deadline(0).look()


@pytest.mark.parametrize(
    "query",
    ["{provinces {id name region {id}}}", '{provinces {id region {id}} entity(id: "x") {id}}'],
    ids=["by the plan", "by the executor, for it has an error"],
)
def test_an_answer_that_is_cut_off_has_no_data(real: TestHub, query: str) -> None:
    app = create(Settings(most_fields=50), real.reader)

    answer = asyncio.run(posted(app, query))

    assert answer["errors"] == [
        {
            "message": TooDear.while_answering().within(Language.VI),
            "extensions": {"code": "TooDear"},
        }
    ]
    assert answer.get("data") is None
    assert answer["extensions"]["cost"] > 50


def test_a_question_too_dear_is_refused_with_its_cost(real: TestHub) -> None:
    app = create(Settings(most_cost=50), real.reader)

    answer = asyncio.run(posted(app, "{provinces {id}}"))

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "TooDear"
    assert "nhiều hơn mức 50 cho một lần" in error["message"]
    assert "data" not in answer
    assert answer["extensions"]["cost"] == 64


async def posted(app: Starlette, query: str) -> dict[str, Any]:
    """The whole answer to a question."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
        return (await client.post("/graphql", json={"query": query})).json()


def test_the_error_tells_what_to_do() -> None:
    error = TooDear.while_answering()

    assert "first" in error.within(Language.VI)
    assert error.within(Language.EN).startswith("the question asks for too much at once")


@pytest.mark.filterwarnings("ignore:coroutine:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_cut_off_while_many_wait_for_figures_ends(real: TestHub) -> None:
    text = """{wrong: province(id: "zzzzqq") {id} observations(first: 300) {nodes {
      id citation {text} claims {id} history {id}}}}"""
    answerer, view = answering(), real.reader.view()
    document, question = answerer.documents.of(text), GraphQLQuestion(text, {})
    budget = Budget(Allowance(), Event())

    for asked in range(1, 4):
        looks = iter(range(asked))

        def look(looks=looks) -> None:
            if next(looks, None) is None:
                raise Exhausted

        with pytest.raises(Exhausted), waiting(look):
            answerer.executed(document, question, view, budget)
