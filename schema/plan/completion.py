"""Completion: a column of what resolvers returned becomes a column of the answer."""

from collections.abc import Callable, Iterable
from itertools import chain
from math import isfinite
from types import NoneType
from typing import Any, NamedTuple

from graphql import GraphQLEnumType, GraphQLScalarType

from schema.plan.run import NotPlanned, Run

Column = list[Any]
Complete = Callable[[Column, Run], Column]

_MANY = 100  # records, of which some may be the same
_LEAST, _MOST = -(2**31), 2**31 - 1


class _Plain(NamedTuple):
    """The class of values that an answer gives as they are, and what else they have to be."""

    kind: type
    fits: Callable[[Iterable[Any]], bool]


_PLAIN = {
    "String": _Plain(str, lambda values: True),
    "ID": _Plain(str, lambda values: True),
    "Boolean": _Plain(bool, lambda values: True),
    "Int": _Plain(int, lambda values: min(values) >= _LEAST and max(values) <= _MOST),
    "Float": _Plain(float, lambda values: all(map(isfinite, values))),
}


def leaf(type_: GraphQLScalarType | GraphQLEnumType, required: bool) -> Complete:
    """Values of a scalar or of a closed list."""
    plain, write = _PLAIN.get(type_.name), type_.coerce_output_value

    def complete(column: Column, run: Run) -> Column:
        kinds = _kinds(column, required)
        values = _present(column) if NoneType in kinds else column
        if plain and kinds <= {plain.kind, NoneType} and (not values or plain.fits(values)):
            if plain.kind is str:
                run.budget.spend(0, sum(map(len, values)))
            return column
        written = {value: _written(write, value) for value in set(values)}
        return [None if value is None else written[value] for value in column]

    return complete


def _present(column: Column) -> Column:
    return [value for value in column if value is not None]


def _written(write: Callable[[Any], Any], value: Any) -> Any:
    text = write(value)
    if text is None:
        raise NotPlanned
    return text


def _kinds(column: Column, required: bool) -> set[type]:
    """The classes of a column; NotPlanned for a null where none may be."""
    kinds = set(map(type, column))
    if required and NoneType in kinds:
        raise NotPlanned
    return kinds


def listed(inner: Complete, required: bool) -> Complete:
    """Lists, whose items are completed as one column."""

    def complete(column: Column, run: Run) -> Column:
        if not _kinds(column, required) <= {list, tuple, NoneType}:
            raise NotPlanned
        items = inner(list(chain.from_iterable(_present(column))), run)
        if len(column) == 1 and column[0] is not None:
            return [items]
        rest = iter(items)
        return [None if each is None else [next(rest) for _ in each] for each in column]

    return complete


def _once_each(shape: Complete, column: Column, run: Run) -> Column:
    """The objects of records, each made once where many stand in a column several times."""
    if len(column) < _MANY:
        return shape(column, run)
    distinct = {id(record): record for record in column}
    if 2 * len(distinct) > len(column):
        return shape(column, run)
    before = run.budget.left
    objects = dict(zip(distinct, shape(list(distinct.values()), run), strict=True))
    run.budget.repeat(before, (len(column) - len(distinct)) / len(distinct))
    return [objects[id(record)] for record in column]


def records(shape_of: Callable[[Any], Complete], required: bool) -> Complete:
    """Objects, each class of them by the shape of its type."""

    def complete(column: Column, run: Run) -> Column:
        kinds = _kinds(column, required)
        if len(kinds) == 1 and NoneType not in kinds:
            return _once_each(shape_of(column[0]), column, run)
        done: Column = [None] * len(column)
        for kind in kinds - {NoneType}:
            places = [place for place, record in enumerate(column) if type(record) is kind]
            own = [column[place] for place in places]
            objects = shape_of(own[0])(own, run)
            for place, record in zip(places, objects, strict=True):
                done[place] = record
        return done

    return complete
