"""Columns of values become columns of an answer, as GraphQL writes them."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from threading import Event
from typing import Any

import pytest
from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLScalarType,
    GraphQLString,
)
from hypothesis import given
from hypothesis import strategies as st

from schema.plan import completion
from schema.plan.budget import Allowance, Budget
from schema.plan.run import NotPlanned, Run


class Colour(Enum):
    """Colours."""

    RED = "r"
    BLUE = "b"


COLOUR = GraphQLEnumType("Colour", {"RED": Colour.RED, "BLUE": Colour.BLUE})
DAY = GraphQLScalarType("Date", serialize=date.isoformat)
SCALARS = {
    GraphQLString: st.text(),
    GraphQLID: st.text() | st.integers(),
    GraphQLBoolean: st.booleans(),
    GraphQLInt: st.integers(-(2**31), 2**31 - 1),
    GraphQLFloat: st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53),
    COLOUR: st.sampled_from(list(Colour)),
    DAY: st.dates(),
}


def run() -> Run:
    """A run with a budget of its own, whose clocks begin now."""
    return Run(None, None, Budget(Allowance(), Event()))


def leaf(kind: Any, column: list, required: bool = False) -> list:
    """A column of leaves as it is answered."""
    return completion.leaf(kind, required)(column, run())


@given(st.data())
def test_a_column_of_leaves_is_what_graphql_writes_of_each(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(SCALARS)))
    column = data.draw(st.lists(st.none() | SCALARS[kind]))

    expected = [None if each is None else kind.coerce_output_value(each) for each in column]

    assert leaf(kind, column) == expected
    assert list(map(type, leaf(kind, column))) == list(map(type, expected))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (GraphQLInt, 2**31),
        (GraphQLInt, -(2**31) - 1),
        (GraphQLFloat, float("nan")),
        (GraphQLFloat, float("-inf")),
        (GraphQLBoolean, "true"),
        (GraphQLString, [1]),
        (COLOUR, "r"),
        (COLOUR, "GREEN"),
    ],
)
def test_what_does_not_fit_is_declined(kind: Any, value: Any) -> None:
    with pytest.raises((GraphQLError, NotPlanned, TypeError)):
        leaf(kind, [value])


@pytest.mark.parametrize("kind", SCALARS)
def test_a_null_where_none_may_be_is_declined(kind: Any) -> None:
    with pytest.raises(NotPlanned):
        leaf(kind, [None], required=True)


def squares(column: list, run: None) -> list:
    """Each number with itself."""
    return [None if each is None else each * each for each in column]


@given(st.lists(st.none() | st.lists(st.none() | st.integers())))
def test_lists_keep_their_form(column: list) -> None:
    answer = completion.listed(squares, required=False)(column, None)

    assert answer == [None if each is None else squares(each, None) for each in column]


def test_lists_within_lists_keep_their_form() -> None:
    inner = completion.listed(squares, required=False)

    answer = completion.listed(inner, required=False)([[[1, 2], []], [], None, [None, [3]]], None)

    assert answer == [[[1, 4], []], [], None, [None, [9]]]


@pytest.mark.parametrize(
    "column", [["ab"], [{1: 2}], [iter([1])], [3]], ids=lambda column: type(column[0]).__name__
)
def test_what_is_no_list_is_declined(column: list) -> None:
    with pytest.raises(NotPlanned):
        completion.listed(squares, required=False)(column, None)


def shape_of(record: Any) -> Callable[[list, None], list]:
    """A shape that tells the class of its records."""
    kind = type(record).__name__
    return lambda records, run: [f"{kind} {each}" for each in records]


@given(st.lists(st.none() | st.integers() | st.text(max_size=3) | st.booleans()))
def test_records_stand_in_their_places_whatever_their_class(column: list) -> None:
    answer = completion.records(shape_of, required=False)(column, None)

    assert answer == [None if each is None else f"{type(each).__name__} {each}" for each in column]
