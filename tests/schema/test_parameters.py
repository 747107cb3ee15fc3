"""Parameters of an address become the variables of a document, or are named as faults."""

import pytest
from graphql import build_schema, parse

from schema.parameters import BadParameter, variables

SCHEMA = build_schema(
    """type Query { a(n: Int, names: [String!], order: Order, box: Box): Int }
       enum Order { BEST NAME } input Box { n: Int }"""
)
DOCUMENT = """query ($name: ID!, $n: Int = 3, $x: Float, $on: Boolean, $names: [String!],
  $order: Order, $box: Box) { a }"""


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
