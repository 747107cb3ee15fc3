"""Parameters of an address become the variables of a document, or are named as faults."""

import pytest
from graphql import build_schema, parse

from hub.words.language import Language
from schema import descriptions
from schema.parameters import BadParameter, variables

SCHEMA = build_schema(
    """type Query { a(n: Int, names: [String!], order: Order, box: Box): Int }
       enum Order { BEST NAME } input Box { n: Int }"""
)
DOCUMENT = """query ($name: ID!, $n: Int = 3, $x: Float, $on: Boolean, $names: [String!],
  $order: Order, $box: Box) { a }"""


API = descriptions.schema(Language.VI)._schema
PERIODS = "query ($index: ID!, $period: [Period!], $asOf: DateTime, $on: Date) { a }"


def read(*parameters: tuple[str, str], others: tuple[str, ...] = ()) -> dict:
    (operation,) = parse(DOCUMENT).definitions
    return variables(operation, SCHEMA, parameters, others)


def test_each_parameter_is_a_value_of_its_type() -> None:
    assert read(
        ("name", "ha-nam"),
        ("n", "7"),
        ("x", "1.5"),
        ("on", "true"),
        ("names", "a"),
        ("names", "b"),
        ("order", "best"),
        ("box", '{"n": 1}'),
    ) == {
        "name": "ha-nam",
        "n": 7,
        "x": 1.5,
        "on": True,
        "names": ["a", "b"],
        "order": "BEST",
        "box": {"n": 1},
    }


def test_of_one_value_the_last_counts_and_a_blank_one_is_none() -> None:
    assert read(("name", "a"), ("name", "b"), ("n", "")) == {"name": "b"}


def test_parameters_that_are_no_variables_are_left_to_others() -> None:
    assert read(("name", "a"), ("decimal", "comma"), others=("decimal",)) == {"name": "a"}


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BadParameter) as error:
        read(("n", "x"), ("order", "worst"), ("frist", "1"), ("on", "maybe"), ("box", "{"))

    for fault in ("“frist”", "“name”", "“n”", "BEST, NAME", "true hoặc false", "JSON"):
        assert fault in error.value.text.vi


def faults(document: str, *parameters: tuple[str, str]) -> str:
    """What is wrong with parameters of the API's own types."""
    (operation,) = parse(document).definitions
    with pytest.raises(BadParameter) as error:
        variables(operation, API, parameters)
    return error.value.text.en


def test_what_is_no_period_day_or_moment_is_told_with_all_else() -> None:
    told = faults(PERIODS, ("period", "2x"), ("period", "y3"), ("asOf", "then"), ("on", "1/2"))

    for fault in ("“index”", "“period”: ", "“2x”", "“y3”", "“asOf”: ", "“then”", "“on”: ", "“1/2”"):
        assert fault in told


def test_periods_are_left_as_they_are_written() -> None:
    (operation,) = parse(PERIODS).definitions
    asked = [("index", "PAPI"), ("period", "2023"), ("period", "2024-Q1"), ("asOf", "12")]

    known = variables(operation, API, asked)

    assert known == {"index": "PAPI", "period": ["2023", "2024-Q1"], "asOf": "12"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("n", text) for text in ("1.0", "9" * 400, "2147483648", "-2147483649", "1_0", "٣")),
        *(("x", text) for text in ("nan", "inf", "1e999", "1_0", "x")),
    ],
)
def test_no_number_is_taken_for_one(name: str, text: str) -> None:
    with pytest.raises(BadParameter, match=f"“{name}”"):
        read(("name", "a"), (name, text))
