"""A walk through answers: of every object with an id, what each of its fields says without
arguments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
)

from tests.hubs import TestHub

AS_OF = "asOf"
Facts = dict[tuple[str, str, str], list[tuple[Any, str]]]  # type, id, field → what it said, where


@dataclass
class Walk:
    """Questions that reach every object by other ways, and what was said of each there."""

    hub: TestHub
    schema: GraphQLSchema
    facts: Facts = field(default_factory=dict)

    def ask(self, root: str, arguments: str = "") -> None:
        """Ask a root field and all that hangs on what it answers: of objects with an id two deep,
        of other answers one.
        """
        own = self.schema.query_type.fields[root]
        kind = get_named_type(own.type)
        depth = 2 if has_id(kind) or is_abstract_type(kind) else 1
        beneath = f"{AS_OF}:" in arguments
        question = Question(self.schema, beneath)
        query = f"{{{root}{arguments} {question.selection(kind, depth)}}}"
        query = "\n".join([query, *question.fragments.values()])
        answer = self.hub.post(query)
        assert "errors" not in answer, (root, arguments, answer["errors"][:3])
        self._note(answer["data"], f"{root}{arguments}")

    def _note(self, value: Any, place: str) -> Any:
        """What an answer says; an object with an id is noted, and only named where it is held."""
        if isinstance(value, list):
            return [self._note(each, place) for each in value]
        if not isinstance(value, dict):
            return value
        said = {name: self._note(each, place) for name, each in value.items()}
        if "id" not in said:
            return {name: each for name, each in said.items() if not self._is_of_now(said, name)}
        kind, own = said["__typename"], said["id"]
        for name, each in said.items():
            self.facts.setdefault((kind, own, name), []).append((each, place))
        return {"__typename": kind, "id": own}

    def _is_of_now(self, said: dict, name: str) -> bool:
        """Whether a field of what an object with an id holds is only asked where no asOf is."""
        fields = self.schema.type_map[said["__typename"]].fields if "__typename" in said else {}
        return name in fields and has_as_of(fields[name])


@dataclass
class Question:
    """The selections of one question: all fields that need no argument."""

    schema: GraphQLSchema
    beneath: bool  # an asOf: fields that have their own are left out
    fragments: dict[str, str] = field(default_factory=dict)

    def selection(self, kind: GraphQLNamedType, depth: int) -> str:
        """What is asked of a type, from so many objects with an id down to the next."""
        kinds = self.schema.get_possible_types(kind) if is_abstract_type(kind) else [kind]
        if depth == 0 and all(has_id(each) for each in kinds):
            return "{__typename " + " ".join(f"... on {each.name} {{id}}" for each in kinds) + "}"
        names = [self._fragment(each, depth) for each in kinds]
        return "{__typename " + " ".join(f"...{name}" for name in names) + "}"

    def _fragment(self, kind: GraphQLObjectType, depth: int) -> str:
        name = f"{kind.name}{depth}"
        if name not in self.fragments:
            self.fragments[name] = ""  # a type that holds itself is asked for once
            deeper = depth - has_id(kind)
            lines = " ".join(self._fields(kind, deeper))
            self.fragments[name] = f"fragment {name} on {kind.name} {{{lines}}}"
        return name

    def _fields(self, kind: GraphQLObjectType, depth: int) -> Iterator[str]:
        for name, own in kind.fields.items():
            if not may_be_asked(own) or (self.beneath and has_as_of(own)):
                continue
            inner = get_named_type(own.type)
            if is_leaf_type(inner):
                yield name
            elif not has_as_of(own):
                yield f"{name} {self.selection(inner, depth)}"
            elif depth > 0:  # large answers, once for each object is enough
                yield f"{name} {self.selection(inner, 0)}"


def may_be_asked(own: GraphQLField) -> bool:
    """Whether a field needs no argument."""
    return not any(map(is_required_argument, own.args.values()))


def has_as_of(own: GraphQLField) -> bool:
    """Whether a field has an asOf of its own."""
    return AS_OF in own.args


def has_id(kind: GraphQLNamedType) -> bool:
    """Whether a cache keeps objects of a type by their id."""
    return isinstance(kind, GraphQLObjectType) and "id" in kind.fields


def with_id(schema: GraphQLSchema) -> set[str]:
    """The types of which a cache keeps one object for each id."""
    return {
        name for name, kind in schema.type_map.items() if has_id(kind) and not name.startswith("__")
    }
