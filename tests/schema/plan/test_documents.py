"""Documents are kept by their bytes, and only those that come again."""

import gc
from time import process_time

import pytest

from hub.words.language import Language
from schema.descriptions import schema
from schema.plan.documents import Documents, ExecutableDocument
from schema.plan.guards import Limits

API = schema(Language.EN)


def documents(most_bytes: int = 2**20) -> Documents:
    """Where documents are kept within a limit."""
    return Documents(API, Limits(), most_bytes)


def question(number: int) -> str:
    """One of many documents of the same length."""
    return f"{{a{number:04}: dataVersion {{id}}}}"


def test_only_what_comes_again_is_kept() -> None:
    kept = documents()

    first = kept.of(question(1))

    assert kept.held(question(1)) is None
    second = kept.of(question(1))
    assert second is not first
    assert kept.of(question(1)) is second
    assert kept.held(question(1)) is second


def test_the_longest_unused_goes_first() -> None:
    kept = documents(most_bytes=10 * (1000 + 60 * len(question(1))))
    for number in range(10):
        for _ in range(2):
            kept.of(question(number))
    kept.of(question(0))

    for _ in range(2):
        kept.of(question(10))

    assert kept.held(question(0)) is not None
    assert kept.held(question(1)) is None
    assert sum(kept.held(question(number)) is not None for number in range(11)) == 10


def test_a_long_document_takes_the_place_of_many() -> None:
    kept = documents(most_bytes=200_000)
    for number in range(20):
        for _ in range(2):
            kept.of(question(number))
    long = f"#{'x' * 3000}\n{question(99)}"

    for _ in range(2):
        kept.of(long)

    assert kept.held(long) is not None
    held = [number for number in range(20) if kept.held(question(number))]
    assert held == list(range(held[0], 20)) != list(range(20))


def test_what_is_longer_than_all_that_may_be_kept_is_not_kept() -> None:
    kept = documents(most_bytes=10_000)
    long = f"#{'x' * 3000}\n{question(1)}"
    for text in (question(2), question(2), long, long):
        kept.of(text)

    assert kept.held(long) is None
    assert kept.held(question(2)) is not None


def test_faults_have_their_places_and_are_looked_for_when_asked() -> None:
    document = ExecutableDocument(API, "{\n  dataVersion { nothing }\n}", Limits())

    assert not document.is_checked
    (fault,) = document.faults

    assert (fault.locations[0].line, fault.locations[0].column) == (2, 17)
    assert document.is_checked


@pytest.mark.parametrize("text", ["{dataVersion {id", "{dataVersion {id}} }", "", "{ü}", "{a: {}}"])
def test_what_is_no_document_has_one_fault(text: str) -> None:
    (fault,) = ExecutableDocument(API, text, Limits()).faults

    assert fault.message.startswith("Syntax Error: ")


def test_a_plan_is_made_for_each_outcome_of_its_conditions() -> None:
    text = (
        "query($a: Boolean!, $n: Int! = 3) {provinces {id @skip(if: $a)} series(first: $n)"
        " {totalCount}}"
    )
    document = ExecutableDocument(API, text, Limits())
    operation = document.operation(None)

    plans = [
        document.plan(operation, document.variables(operation, {"a": a, "n": n}))
        for a in (True, False)
        for n in (1, 2)
    ]

    assert plans[0] is plans[1] is not plans[2] is plans[3]


def test_few_plans_are_kept_of_one_document() -> None:
    names = [f"$b{number}" for number in range(7)]
    fields = " ".join(f"a{n}: id @skip(if: {name})" for n, name in enumerate(names))
    definitions = ", ".join(f"{name}: Boolean!" for name in names)
    text = f"query({definitions}) {{dataVersion {{{fields}}}}}"
    document = ExecutableDocument(API, text, Limits())
    operation = document.operation(None)

    for outcome in range(2**7):
        values = {f"b{n}": bool(outcome >> n & 1) for n in range(7)}
        document.plan(operation, document.variables(operation, values))

    assert len(document._plans) == 4


def test_fragments_that_double_are_compiled_in_no_time() -> None:
    parts = [
        f"fragment F{n} on Province {{a: region {{provinces {{...F{n + 1}}}}} b: region {{provinces"
        f" {{...F{n + 1}}}}}}}"
        for n in range(9)
    ]
    text = f"{{provinces {{...F0}}}} {' '.join(parts)} fragment F9 on Province {{id}}"
    document = ExecutableDocument(API, text, Limits())
    operation = document.operation(None)
    begun = process_time()

    document.plan(operation, document.variables(operation, {}))

    assert process_time() - begun < 0.5


def test_a_plan_that_is_let_go_leaves_no_garbage_to_be_found() -> None:
    text = 'query($n: Int) {compare(indicator: "PAPI", first: $n) {rows {entity {id} value}}}'
    document = ExecutableDocument(API, text, Limits())
    operation = document.operation(None)
    document.plan(operation, document.variables(operation, {}))
    gc.collect()

    gc.disable()
    document._plans.clear()
    found = gc.collect()
    gc.enable()

    assert found == 0
