"""What is proved is valid by every rule; of many more documents: `python -m
tests.benchmarks.mutations`.
"""

from random import Random

import pytest
from graphql import DocumentNode, GraphQLError, parse, validate
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.answering import GraphQLQuestion
from schema.plan.documents import RULES
from schema.plan.proof import is_proved
from tests.schema.plan.generated import CORE, questions
from tests.schema.plan.mutations import DOCUMENTS, mutated
from tests.test_examples import PAGES, read

MUTATIONS = 100  # of each document
# Pages that show what is wrong.
WRONG = {"graphql-faults-in-vietnamese"}


def parsed(query: str) -> DocumentNode | None:
    """A document, where it is one."""
    try:
        return parse(query, no_location=True)
    except GraphQLError:
        return None


def is_sound(document: DocumentNode) -> bool:
    """Whether it is valid where it is proved."""
    return not is_proved(CORE, document) or validate(CORE, document, RULES) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_is_proved(path) -> None:
    document = parse(read(path).query, no_location=True)

    assert is_proved(CORE, document) is (path.stem not in WRONG)


def test_a_changed_document_is_proved_only_where_it_is_valid() -> None:
    random = Random(14)
    documents = [
        document
        for query in DOCUMENTS
        for _ in range(MUTATIONS)
        if (document := parsed(mutated(query, random)))
    ]

    assert len(documents) > 2000
    assert [document for document in documents if not is_sound(document)] == []
    assert sum(is_proved(CORE, document) for document in documents) > 200


@settings(max_examples=100)
@given(questions(wrong=True), st.randoms(use_true_random=False))
def test_a_generated_document_is_proved_only_where_it_is_valid(
    question: GraphQLQuestion, random: Random
) -> None:
    documents = parsed(question.query), parsed(mutated(question.query, random))

    assert all(is_sound(document) for document in documents if document)


@pytest.mark.parametrize(
    "query",
    [
        "{search(text: \"a\") {... on Province {id name} ... on Index {id name}}}",
        "{search(text: \"a\") {... on Province {key: id} ... on Index {key: id} __typename}}",
        "{dataVersion {id id ...V ...V}} fragment V on DataVersion {id __typename}",
        "query($a: DateTime = null) {dataVersion(asOf: $a) {id}}",
        "query Named($a: Boolean = true) {dataVersion @skip(if: false) @include(if: $a) {id}}",
    ],
)  # fmt: skip
def test_ordinary_documents_are_proved(query: str) -> None:
    assert is_proved(CORE, parse(query, no_location=True))


@pytest.mark.parametrize(
    "query",
    [
        "{dataVersion {id} dataVersion {version: id}}",
        "{a: dataVersion {id} ...Q} fragment Q on Query {a: dataVersion {id}}",
        '{search(text: "a") {... on Province {name(language: VI)} ... on Index {name}}}',
        "query A {dataVersion {id}} query B {dataVersion {id}}",
        "{__schema {types {name}}}",
    ],
)
def test_what_needs_merging_is_left_to_the_rules(query: str) -> None:
    document = parse(query, no_location=True)

    assert not is_proved(CORE, document)
