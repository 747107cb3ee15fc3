"""Documents that would hold the hub up are refused, in both languages, or read in no time."""

from time import process_time

import pytest
from graphql import get_introspection_query, parse
from hypothesis import given
from hypothesis import strategies as st

from hub.web import faults
from hub.words.language import Language
from schema.answering import GraphQLQuestion
from schema.descriptions import schema
from schema.plan.documents import ExecutableDocument
from schema.plan.guards import Limits, excess
from tests.hubs import TestHub
from tests.schema.plan.asking import answerer

LIMITS = Limits()
CHAIN = "".join(f" fragment F{n} on Query {{...F{n + 1}}}" for n in range(400))
WEB = "".join(
    f" fragment F{n} on Query {{dataVersion {{id}} {' '.join(f'...F{m}' for m in range(45))}}}"
    for n in range(45)
)
LONG = 900_000
# Documents that cost much to read: of equal fields, of depth, of fragments, of letters.
HOSTILE = {
    "2,000 equal fields": f"{{{'dataVersion {id} ' * 2000}}}",
    "1,200 equal fields": f"{{{'dataVersion {id} ' * 1200}}}",
    "4,900 equal leaves": f"{{dataVersion {{{'id ' * 4900}}}}}",
    "4,900 wrong leaves": f"{{dataVersion {{{'no ' * 4900}}}}}",
    "1,600 aliases": f"{{dataVersion {{{' '.join(f'a{n}: id' for n in range(1600))}}}}}",
    "equal lists in lists": f"{{{'regions {provinces {region {provinces {id}}}} ' * 300}}}",
    "inline fragments": f"{{{'... {dataVersion {id}} ' * 550}}}",
    "1,000 braces": "{a" * 1000 + "}" * 1000,
    "150 braces": "{a" * 150 + "}" * 150,
    "lists in lists": f"{{observations(entity: {'[' * 900}{']' * 900}) {{totalCount}}}}",
    "5,000 directives": f"{{dataVersion {{id {'@skip(if: false) ' * 5000}}}}}",
    "600 directives": f"{{dataVersion {{id {'@skip(if: false) ' * 600}}}}}",
    "1,600 bare directives": f"{{dataVersion {{id {'@x ' * 1600}}}}}",
    "a chain of fragments": f"{{...F0}}{CHAIN} fragment F400 on Query {{dataVersion {{id}}}}",
    "a web of fragments": f"{{...F0}}{WEB}",
    "a fragment spread often": f"{{{'...F ' * 2400}}} fragment F on Query {{dataVersion {{id}}}}",
    "500 variables": f"query({' '.join(f'$v{n}: Int' for n in range(500))}) {{dataVersion {{id}}}}",
    "100 operations": " ".join(f"query Q{n} {{dataVersion {{id}}}}" for n in range(100)),
    "an object of 1,200 fields": '{compare(indicator: "PAPI", among: {'
    f"{' '.join(f'a{n}: 1' for n in range(1200))}}}) {{period}}}}",
    "1,600 wrong arguments": f"{{compare({' '.join(f'a{n}: 1' for n in range(1600))}) {{period}}}}",
    "a block string": f'{{province(id: """{"x" * LONG}""") {{id}}}}',
    "lines of a block string": f'{{province(id: """{"x" * 2}{chr(10) * LONG}""") {{id}}}}',
    "escaped letters": '{province(id: "' + r"\u0301" * (LONG // 6) + '") {id}}',
    "combining letters": f'{{province(id: "{chr(0x301) * (LONG // 2)}") {{id}}}}',
    "a comment": f"#{'x' * LONG}\n{{dataVersion {{id}}}}",
    "comments": f"{'#' + chr(10)}" * (LONG // 2) + "{dataVersion {id}}",
    "commas": f"{',' * LONG}{{dataVersion {{id}}}}",
    "a long name": f"{{{'x' * LONG}}}",
    "much of the schema": "{"
    + " ".join(f"a{n}: __schema {{types {{fields {{name}}}}}}" for n in range(300))
    + "}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_read_or_refused_in_less_than_a_second(name: str) -> None:
    begun = process_time()

    document = ExecutableDocument(schema(Language.VI), HOSTILE[name], LIMITS)
    texts = [faults.formatted(fault, Language.VI)["message"] for fault in document.faults]

    assert process_time() - begun < 1
    assert sum(map(len, texts)) < 200_000


@pytest.mark.parametrize(
    "name", ["1,200 equal fields", "a block string", "a fragment spread often", "a long name"]
)
def test_the_application_answers_or_refuses_it_in_less_than_a_second(
    real: TestHub, name: str
) -> None:
    begun = process_time()

    answer = real.post(HOSTILE[name])

    assert process_time() - begun < 1.5  # with the client's own
    assert answer.keys() & {"data", "errors"}


TOLD = {
    "{a " * 31 + "}" * 31: (
        "câu hỏi lồng quá 30 tầng; hãy bớt danh sách lồng nhau hoặc chia thành nhiều câu hỏi",
        "the question has more than 30 levels; ask for fewer lists within lists, or ask several"
        " questions",
    ),
    f"{{dataVersion {{{' '.join(f'a{n}: id' for n in range(501))}}}}}": (
        "câu hỏi đặt 501 bí danh cho các trường, nhiều hơn mức 500; hãy chia thành nhiều câu hỏi",
        "the question has 501 aliases, more than the 500 that are allowed; ask several questions",
    ),
    f"{{dataVersion {{id {'@skip(if: false) ' * 101}}}}}": (
        "câu hỏi có 101 chỉ thị (@skip, @include), nhiều hơn mức 100; hãy chia thành nhiều câu hỏi",
        "the question has 101 directives, more than the 100 that are allowed; ask several"
        " questions",
    ),
    " ".join(f"query Q{n} {{dataVersion {{id}}}}" for n in range(51)): (
        "văn bản gửi lên có 51 câu hỏi (operation), nhiều hơn mức 50; chỉ gửi câu cần hỏi",
        "the document has 51 operations, more than the 50 that are allowed; send those that you"
        " ask",
    ),
    '{compare(indicator: "a", among: {' + "a: 1 " * 101 + "}) {period}}": (
        "một đối tượng trong tham số có 101 trường, nhiều hơn mức 100",
        "an object in an argument has 101 fields, more than the 100 that are allowed",
    ),
    "{dataVersion {" + "id " * 5000 + "}}": (
        "câu hỏi dài quá 5000 từ và dấu; hãy chia thành nhiều câu hỏi",
        "Syntax Error: Document contains more than 5000 tokens. Parsing aborted.",
    ),
}


@pytest.mark.parametrize("query", TOLD, ids=["depth", "aliases", "directives", "operations",
                                             "object", "tokens"])  # fmt: skip
@pytest.mark.parametrize("language", Language)
def test_what_is_too_much_is_told(query: str, language: Language) -> None:
    (fault,) = answerer(language).documents.of(query).faults

    told = faults.formatted(fault, language)

    assert told["message"] == TOLD[query][list(Language).index(language)]
    assert told["extensions"] == {"code": "TooLarge"}


def nested(depth: int) -> str:
    """Braces within braces."""
    return "{a " * depth + "}" * depth


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_levels_are_counted_through_fragments(depths: list[int]) -> None:
    parts = [
        "{a " * (depth - 1) + f"{{...F{number}" + "}" * depth
        for number, depth in enumerate(depths, 1)
    ]
    fragments = [f"fragment F{number} on Query {part}" for number, part in enumerate(parts)]
    document = parse(f"{{...F0}} {' '.join(fragments)} fragment F{len(parts)} on Query {{a}}")
    levels = 1 + sum(depths) + 1

    assert excess(document, Limits(depth=levels)) == []
    assert len(excess(document, Limits(depth=levels - 1))) == 1


@given(st.integers(1, 60))
def test_a_document_may_be_as_deep_as_allowed(depth: int) -> None:
    document = parse(nested(depth))

    assert bool(excess(document, LIMITS)) is (depth > LIMITS.depth)


def test_fragments_within_themselves_are_left_to_the_rules() -> None:
    query = "{...A} fragment A on Query {...B} fragment B on Query {...A dataVersion {id}}"

    (fault,) = answerer().documents.of(query).faults

    assert "within itself" in fault.message


@pytest.mark.parametrize("options", [{}, {"input_value_deprecation": True,
                                          "specified_by_url": True}])  # fmt: skip
def test_what_tools_ask_of_the_schema_is_within_the_limits(real: TestHub, options: dict) -> None:
    question = GraphQLQuestion(get_introspection_query(**options), {})

    assert real.post(question.query)["data"]["__schema"]["queryType"]["name"] == "Query"
