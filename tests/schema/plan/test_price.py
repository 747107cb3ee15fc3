"""The price of a question: about how many fields its answer has."""

from time import process_time
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, parse
from hypothesis import given
from hypothesis import strategies as st

from hub.settings import Settings
from hub.web.bounds import bounds
from hub.words.language import Language
from hub.words.terms import ComputedRanks
from schema.answering import Answerer, GraphQLQuestion, TooDear
from schema.plan.guards import excess
from schema.plan.price import lists, sizes
from tests.hubs import TestHub
from tests.schema.plan.asking import answerer, by_plan
from tests.schema.plan.generated import CORE
from tests.schema.plan.test_equal import DECLINED, QUESTIONS

ROOM = 5  # times what a page needs is allowed


def price(query: str, **variables: Any) -> int:
    """The price of a question, which may be as dear as it likes."""
    document = answerer().documents.of(query)
    assert document.faults == []
    return document.price(document.operation(None), variables)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("{dataVersion {id}}", 2),
        ("{dataVersion {id at: id}}", 3),
        ("{indices {id}}", 1 + 12),
        ('{compare(indicator: "PAPI/TOTAL") {rows {value}}}', 2 + 63),
        ('{compare(indicator: "PAPI/TOTAL", first: 3) {rows {value}}}', 2 + 3),
        ('{compare(indicator: "PAPI/TOTAL", entities: ["a", "b"]) {rows {value}}}', 2 + 2),
        ('{trend(indicator: "PAPI/TOTAL", entities: ["a", "b"]) {entity {id}}}', 1 + 2 * 2),
        ("{observations {nodes {value}}}", 2 + 50),
        ("{observations(first: 10000) {nodes {value entity {id}}}}", 2 + 10_000 * 3),
        ("{observations(first: 10) {edges {node {value}}}}", 2 + 10 * 2),
        ("{departments {id}}", 1 + 100),
        ('{departments(province: "a") {id}}', 1 + 20),
        ("{regions {provinces {id}}}", 1 + 6 * (1 + 12)),
        ("{...F ...F ...F} fragment F on Query {dataVersion {id}}", 2),
    ],
)
def test_lists_are_as_long_as_is_asked_or_usual(query: str, fields: int) -> None:
    assert price(query) == fields


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"n": 3}, 5),
        ({"n": None}, 65),
        ({}, 65),
        ({"n": -1}, 2),
        ({"n": "x"}, 65),
        ({"n": True}, 65),
    ],
)
def test_how_many_may_stand_in_a_variable(values: dict, fields: int) -> None:
    query = 'query($n: Int) {compare(indicator: "PAPI/TOTAL", first: $n) {rows {value}}}'

    assert price(query, **values) == fields


def test_names_may_stand_in_a_variable() -> None:
    query = 'query($e: [String!]) {compare(indicator: "a", entities: $e) {rows {value}}}'

    assert price(query, e=["a", "b", "c"]) == 5
    assert price(query, e=None) == 65


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_price_grows_with_what_is_asked(one: int, other: int) -> None:
    query = "query($n: Int!) {observations(first: $n) {nodes {value claims {value}}}}"

    assert (price(query, n=one) < price(query, n=other)) is (one < other)


def test_doubling_fragments_are_priced_in_no_time() -> None:
    parts = [f"fragment F{n} on Query {{a: dataVersion {{id}} ...F{n + 1} ...F{n + 1}}}"
             for n in range(25)]  # fmt: skip
    query = f"{{...F0}} {' '.join(parts)} fragment F25 on Query {{dataVersion {{id}}}}"
    begun = process_time()

    assert price(query) < 100
    assert process_time() - begun < 0.5


def test_lists_in_lists_of_fragments_are_priced_in_no_time() -> None:
    parts = [
        f"fragment F{n} on Province {{a: region {{provinces {{...F{n + 1}}}}} b: region {{provinces"
        f" {{...F{n + 1}}}}}}}"
        for n in range(8)
    ]
    query = f"{{provinces {{...F0}}}} {' '.join(parts)} fragment F8 on Province {{id}}"
    begun = process_time()

    assert price(query) > 10**9
    assert process_time() - begun < 0.5


def test_what_is_too_dear_is_refused_before_it_is_asked() -> None:
    query = (
        "{regions {provinces {region {provinces {region {provinces {region {provinces {id}}}}}}}}}"
    )
    question = GraphQLQuestion(query, {})
    small = Answerer(Language.EN, bounds(Settings(most_cost=1000)), ComputedRanks.SENTENCE)

    with pytest.raises(TooDear) as refused:
        small.price(small.documents.of(query), question)

    assert refused.value.cost == price(query)
    assert "more than the 1000 of one question" in refused.value.within(Language.EN)


def test_every_list_of_objects_has_a_size() -> None:
    known = sizes()

    assert [
        f"{parent.name}.{name}"
        for parent, name in lists(CORE)
        if name not in known and f"{parent.name}.{name}" not in known
    ] == []


def test_every_size_is_of_a_list_that_exists() -> None:
    shown = {name for _, name in lists(CORE)} | {
        f"{parent.name}.{name}" for parent, name in lists(CORE)
    }
    narrowed = {
        f"{kind.name}.{name}({argument})"
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, field in kind.fields.items()
        for argument in field.args
    }

    assert sizes().keys() - shown - narrowed == set()
    assert all(size > 0 for size in sizes().values())


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - DECLINED))
def test_a_page_is_within_the_bounds_with_room(real: TestHub, name: str) -> None:
    question, view, most = QUESTIONS[name], real.reader.view(), Settings()
    document = answerer().documents.of(question.query)
    by_plan(answerer(), question, view)
    begun = process_time()
    data = by_plan(answerer(), question, view)
    seconds = process_time() - begun

    assert answerer().price(document, question) * ROOM < most.most_cost
    assert fields(data) * ROOM < most.most_fields
    assert seconds * ROOM < most.most_processor_seconds
    narrow = bounds(
        Settings(
            most_tokens=most.most_tokens // ROOM,
            most_depth=most.most_depth // ROOM,
            most_aliases=most.most_aliases // ROOM,
        )
    ).limits
    parsed = parse(question.query, max_tokens=narrow.tokens)
    assert excess(parsed, narrow) == []


def fields(data: Any) -> int:
    """How many fields an answer has, with the items of its lists."""
    if isinstance(data, dict):
        return len(data) + sum(map(fields, data.values()))
    return len(data) + sum(map(fields, data)) if isinstance(data, list) else 0
