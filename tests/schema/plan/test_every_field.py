"""Every field of every type of the schema is planned."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_named_type,
    is_composite_type,
    is_required_argument,
    parse,
)
from graphql.execution.values import get_variable_values

from hub.words.language import Language
from schema.descriptions import schema
from schema.plan.compiling import Compiler, Shape
from schema.plan.run import NotPlanned

API = schema(Language.VI)
CORE = API._schema
LITERALS = {
    "Boolean": "true",
    "Date": '"2024-12-31"',
    "DateTime": '"2026-01-01T00:00:00Z"',
    "ID": '"PAPI/TOTAL"',
    "Int": "3",
    "Period": '"2024"',
    "String": '"ha-nam"',
    "Among": '{region: "dong-bang-song-hong"}',
}
TYPES = [
    kind
    for kind in CORE.type_map.values()
    if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
]


def fields() -> Iterator[tuple[GraphQLObjectType, str]]:
    """Each field of each type of an object."""
    for kind in TYPES:
        yield from ((kind, name) for name in kind.fields)


def compiled(kind: GraphQLObjectType, selection: str) -> Shape:
    """The plan of a selection of objects of a type."""
    document = parse(f"{{{selection}}}", no_location=True)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    variables = get_variable_values(CORE, (), {})
    return Compiler(API, {}, variables).shape(kind, [operation.selection_set], beneath=False)


def asked(kind: GraphQLObjectType | GraphQLInterfaceType, name: str, every: bool) -> str:
    """A field with every argument that it takes, or only with those that it needs."""
    field = kind.fields[name]
    arguments = [
        f"{each}: {literal(argument.type)}"
        for each, argument in field.args.items()
        if every or is_required_argument(argument)
    ]
    return name + (f"({', '.join(arguments)})" if arguments else "") + braces(field)


def braces(field: GraphQLField) -> str:
    """What is asked of the objects of a field."""
    return " {__typename}" if is_composite_type(get_named_type(field.type)) else ""


def literal(kind: GraphQLInputType) -> str:
    """A value of a type."""
    if isinstance(kind, GraphQLNonNull):
        return literal(kind.of_type)
    if isinstance(kind, GraphQLList):
        return f"[{literal(kind.of_type)}]"
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    return LITERALS[kind.name]


def test_the_schema_has_its_fields() -> None:
    assert len(TYPES) > 60
    assert len(list(fields())) > 600


@pytest.mark.parametrize("every", [False, True], ids=["needed arguments", "all arguments"])
def test_every_field_is_planned(every: bool) -> None:
    declined = []
    for kind, name in fields():
        try:
            compiled(kind, asked(kind, name, every))
        except NotPlanned:
            declined.append(f"{kind.name}.{name}")

    assert declined == []


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_all_fields_of_a_type_are_planned_at_once(kind: GraphQLObjectType) -> None:
    selection = " ".join(
        f"a{place}: {asked(kind, name, every=True)}" for place, name in enumerate(kind.fields)
    )

    compiled(kind, selection)


@pytest.mark.parametrize("name", ["__schema", "__type"])
def test_what_is_asked_of_the_schema_is_left_to_the_executor(name: str) -> None:
    argument = '(name: "Query")' if name == "__type" else ""

    with pytest.raises(NotPlanned):
        compiled(CORE.query_type, f"{name}{argument} {{__typename}}")
