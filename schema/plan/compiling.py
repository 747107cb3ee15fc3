"""Compiling: an operation becomes, for each of its selection sets, the columns to make of its
records.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

import strawberry
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    is_abstract_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values
from strawberry.types.fields.resolver import StrawberryResolver

from schema.plan import completion
from schema.plan.arguments import Arguments
from schema.plan.completion import Column, Complete
from schema.plan.gathering import settled
from schema.plan.objects import maker
from schema.plan.paths import CHOICE, PATH
from schema.plan.run import NotPlanned, Run
from schema.plan.selections import applies, has_as_of, response_key

WORDS = "words"  # by which a field that tells codes in words has its Words
# Records whose lists are read before their items are counted; where lists are read of the database
# as many as one statement asks for.
_PIECE, _ASKED_PIECE = 250, 2000

Step = Callable[[Column, Run], Column]


class Words(NamedTuple):
    """Of a field in words: the field of codes, and how one of them is said in a language."""

    codes: GraphQLField
    say: Callable[[Any, Any, Any], Any]


class Shape:
    """The columns of the records of one type, and their keys in the answer."""

    def __init__(self, keys: Iterable[str], steps: Iterable[Step]) -> None:
        self._keys, self._steps = tuple(keys), tuple(steps)
        self._letters, self._make = sum(map(len, self._keys)), maker(len(self._keys))

    def __call__(self, records: Column, run: Run) -> Column:
        """The records as objects of the answer; where there is none nothing is asked, and what is
        wrong with an argument or a condition is not told.
        """
        if not records:
            return []
        keys = self._keys
        run.budget.spend(len(records) * len(keys), len(records) * self._letters)
        columns = []
        for step in self._steps:
            run.budget.look()
            columns.append(step(records, run))
        if not columns:
            return [{} for _ in records]
        return self._make(keys, columns)


class Compiler:
    """Compiles one operation under values of its variables: those that include or skip a part of
    it, and those that stand for an asOf, hold for whatever runs the plan.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: VariableValues,
    ) -> None:
        self._schema, self._core = schema, schema._schema
        self._fragments, self._variables = fragments, variables
        # Held by the shapes above them: a plan that is let go leaves no circle behind, which a
        # collection of garbage would have to find.
        self._shapes: WeakValueDictionary[tuple, Shape] = WeakValueDictionary()

    def operation(self, operation: OperationDefinitionNode) -> Shape:
        """The shape of the answer."""
        return self.shape(self._core.query_type, [operation.selection_set], beneath=False)

    def shape(
        self, type_: GraphQLObjectType, selections: Sequence[SelectionSetNode], beneath: bool
    ) -> Shape:
        """The shape of objects of a type, compiled once for the same selections."""
        key = (type_.name, beneath, *map(id, selections))
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = self._compiled(type_, selections, beneath)
        return shape

    def _compiled(
        self, type_: GraphQLObjectType, selections: Sequence[SelectionSetNode], beneath: bool
    ) -> Shape:
        fields: dict[str, list[FieldNode]] = {}
        try:
            for selection_set in selections:
                self._collect(type_, selection_set.selections, fields=fields, spread=set())
        except GraphQLError:  # a condition is null, which is an error as soon as there is an object
            return Shape([""], [_decline])
        return Shape(fields, [self._step(type_, nodes, beneath) for nodes in fields.values()])

    def _collect(
        self,
        type_: GraphQLObjectType,
        selections: Iterable[SelectionNode],
        fields: dict[str, list[FieldNode]],
        spread: set[str],
    ) -> None:
        """Gather the fields of a type by their keys, in the order of the document."""
        for node in selections:
            if node.directives and not self._is_included(node):
                continue
            if isinstance(node, FieldNode):
                fields.setdefault(response_key(node), []).append(node)
                continue
            if isinstance(node, FragmentSpreadNode):
                if node.name.value in spread:
                    continue
                spread.add(node.name.value)
                node = self._fragments[node.name.value]
            if applies(self._core, node.type_condition, type_.name):
                self._collect(type_, node.selection_set.selections, fields=fields, spread=spread)

    def _is_included(self, node: SelectionNode) -> bool:
        for name, is_wanted in (("skip", False), ("include", True)):
            directive = self._core.get_directive(name)
            values = get_directive_values(directive, node, self._variables)
            if values and values["if"] is not is_wanted:
                return False
        return True

    def _step(self, type_: GraphQLObjectType, nodes: list[FieldNode], beneath: bool) -> Step:
        node, name = nodes[0], nodes[0].name.value
        if name == "__typename":
            return lambda records, run: [type_.name] * len(records)
        if name.startswith("__"):
            raise NotPlanned
        field = type_.fields[name]
        is_of_past = has_as_of(node, self._variables.coerced)
        complete = self._complete(field.type, nodes, beneath or is_of_past)
        read = self._reader(field, node, beneath)
        if _holds_lists(field.type):
            read = _in_pieces(read, _ASKED_PIECE if _waits(field) else _PIECE)
        return lambda records, run: complete(read(records, run), run)

    def _reader(self, field: GraphQLField, node: FieldNode, beneath: bool) -> Step:
        """How the values of a field are read of many records."""
        if words := field.extensions.get(WORDS):
            return self._reader_of_words(words, field, node, beneath=beneath)
        own = field.extensions["strawberry-definition"]
        if own.extensions:
            raise NotPlanned
        if own.base_resolver is None:
            get = attrgetter(own.python_name)
            return lambda records, run: list(map(get, records))
        return _resolver(own.base_resolver, Arguments(self._schema, field, node), beneath)

    def _reader_of_words(
        self, words: "Words", field: GraphQLField, node: FieldNode, beneath: bool
    ) -> Step:
        """The same for a field that tells codes in words, in the language that it is asked for."""
        read = self._reader(words.codes, node, beneath)

        def read_words(records: Column, run: Run) -> Column:
            language = get_argument_values(field, node, run.variables).get("language")
            return [words.say(code, run.context, language) for code in read(records, run)]

        return read_words

    def _complete(
        self, type_: GraphQLOutputType, nodes: Sequence[FieldNode], beneath: bool
    ) -> Complete:
        required = isinstance(type_, GraphQLNonNull)
        type_ = type_.of_type if required else type_
        if isinstance(type_, GraphQLList):
            return completion.listed(self._complete(type_.of_type, nodes, beneath), required)
        if isinstance(type_, GraphQLScalarType | GraphQLEnumType):
            return completion.leaf(type_, required)
        selections = [node.selection_set for node in nodes]
        if not is_abstract_type(type_):
            shape = self.shape(type_, selections, beneath)
            return completion.records(lambda record: shape, required)
        return completion.records(_Shapes(self, type_, selections, beneath=beneath), required)

    def possible(self, type_: GraphQLAbstractType) -> Sequence[GraphQLObjectType]:
        """The types that an object of an interface or a union may have."""
        return self._core.get_possible_types(type_)


class _Shapes:
    """The shape of each class of records of an interface or a union, compiled when the first of it
    comes.
    """

    def __init__(
        self,
        compiler: Compiler,
        type_: GraphQLAbstractType,
        selections: Sequence[SelectionSetNode],
        beneath: bool,
    ) -> None:
        self._compile = partial(compiler.shape, selections=selections, beneath=beneath)
        self._possible = compiler.possible(type_)
        self._shapes: dict[type, Shape] = {}

    def __call__(self, record: Any) -> Shape:
        kind = type(record)
        if kind not in self._shapes:
            self._shapes[kind] = self._compile(self._type_of(record))
        return self._shapes[kind]

    def _type_of(self, record: Any) -> GraphQLObjectType:
        for type_ in self._possible:
            own = type_.extensions["strawberry-definition"]
            if own.origin is type(record) or (own.is_type_of and own.is_type_of(record, None)):
                return type_
        raise NotPlanned


def _decline(records: Column, run: Run) -> Column:
    raise NotPlanned


def _resolver(resolver: StrawberryResolver, arguments: Arguments, beneath: bool) -> Step:
    """A column by a resolver, which is called for each record."""
    resolve, told = resolver.wrapped_func, resolver.info_parameter
    if path := getattr(resolve, PATH, None):
        read_path = path.reader(resolve)
        return lambda records, run: read_path(records)

    def keywords(run: Run) -> dict[str, Any]:
        own = arguments.of(run)
        return {**own, told.name: run.infos[beneath]} if told else own

    def read_chosen(records: Column, run: Run) -> Column:
        attributes = choose(**keywords(run))
        return list(map(attrgetter(attributes), records)) if attributes else read(records, run)

    def read(records: Column, run: Run) -> Column:
        given, column = keywords(run), []
        for start in range(0, len(records), _PIECE):
            run.budget.look()
            piece = records[start : start + _PIECE]
            column += [resolve(record, **given) for record in piece]
        return column

    def read_settled(records: Column, run: Run) -> Column:
        given = keywords(run)
        return settled([resolve(record, **given) for record in records])

    if choose := getattr(resolve, CHOICE, None):
        return read_chosen
    return read_settled if resolver.is_async else read


def _in_pieces(read: Step, size: int) -> Step:
    """The same; the items of the lists that it gives are counted before there are too many."""

    def read_pieces(records: Column, run: Run) -> Column:
        column: Column = []
        for start in range(0, len(records), size):
            lists = read(records[start : start + size], run)
            run.budget.spend(sum(len(items) for items in lists if items is not None))
            column += lists
        return column

    return read_pieces


def _waits(field: GraphQLField) -> bool:
    """Whether a field waits for what is gathered."""
    own = field.extensions.get("strawberry-definition")
    return own is not None and own.is_async


def _holds_lists(type_: GraphQLOutputType) -> bool:
    return isinstance(type_.of_type if isinstance(type_, GraphQLNonNull) else type_, GraphQLList)
