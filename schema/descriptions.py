"""The schema in one language, each part described for a provincial officer."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    Undefined,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from hub.words.language import Language, Text
from schema import worded
from schema.entity import Area, Department, Province, Region
from schema.query import Query
from schema.scalars import SCALARS

_STRAIGHT = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'"))


class _Schema(strawberry.Schema):
    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Nothing: the door that the question came through logs the errors that are ours."""


@cache
def schema(language: Language) -> strawberry.Schema:
    """The schema described in a language."""
    api = _Schema(
        Query,
        types=[Province, Department, Region, Area],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    worded.word(api._schema, language)
    for name, thing in described(api):
        if getattr(thing, "default_value", Undefined) is None:
            thing.default_value = Undefined  # "= null" behind every argument tells a reader nothing
        if words := _words_of(api, name):
            # Straight quotes: what is copied from a description is a question that works.
            thing.description = words.within(language).translate(_STRAIGHT)
    return api


def members(name: str) -> list[str]:
    """The values of the closed list of a name; none where it names no list."""
    kind = schema(Language.VI)._schema.type_map.get(name)
    return list(kind.values) if isinstance(kind, GraphQLEnumType) else []


def words(name: str) -> Text:
    """The description of a thing by its name, Trend or Query.trend.from; KeyError."""
    return _words()[name]


def described(api: strawberry.Schema) -> Iterator[tuple[str, Any]]:
    """Everything of the schema that wants a description, by its name: Query.trend.from."""
    for name, kind in api._schema.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        yield name, kind
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", thing) for value, thing in kind.values.items())
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for own, field in kind.fields.items():
                yield f"{name}.{own}", field
                yield from (
                    (f"{name}.{own}.{argument}", thing)
                    for argument, thing in getattr(field, "args", {}).items()
                )


def _words_of(api: strawberry.Schema, name: str) -> Text | None:
    """The words of a name; a field without its own has those of its interface."""
    kind, _, own = name.partition(".")
    inherited = [
        f"{above.name}.{own}" for above in getattr(api._schema.type_map[kind], "interfaces", ())
    ]
    return next((_words()[each] for each in (name, *inherited) if each in _words()), None)


@cache
def _words() -> dict[str, Text]:
    texts = tomllib.loads((Path(__file__).parent / "descriptions.toml").read_text(encoding="utf-8"))
    return {name: Text(**text) for name, text in texts.items()}
