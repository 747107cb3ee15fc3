"""Words beside codes: for every field that holds a member of a closed list, `<field>Text` calls it
by its name in the reader's language.
"""

import inspect
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLString,
    get_named_type,
)

from hub.words import labels
from hub.words.language import Language, Text
from schema.context import Context
from schema.plan.compiling import WORDS, Words

_LANGUAGE = "language"
_LANGUAGE_WORDS = Text(
    "Ngôn ngữ của văn bản này: VI hoặc EN; mặc định là ngôn ngữ của yêu cầu (Accept-Language).",
    "The language of this text: VI or EN; by default that of the request (Accept-Language).",
)


def word(schema: GraphQLSchema, language: Language) -> None:
    """Put the field in words behind each field of a closed list that has none of its own,
    described in a language.
    """
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and kind.name[:2] != "__":
            fields = list(kind.fields.items())
            kind.fields.clear()
            kind.fields.update(_beside(dict(fields), schema.type_map["Language"], language))


def _beside(
    fields: dict[str, GraphQLField], languages: GraphQLEnumType, language: Language
) -> Iterator[tuple[str, GraphQLField]]:
    described = _LANGUAGE_WORDS.within(language)
    argument = GraphQLArgument(languages, out_name=_LANGUAGE, description=described)
    for name, field in fields.items():
        yield name, field
        codes, text = get_named_type(field.type), f"{name}Text"
        if isinstance(codes, GraphQLEnumType) and text not in fields:
            description = _description(name, codes).within(language)
            yield text, _in_words(field, argument, description)


def _in_words(field: GraphQLField, argument: GraphQLArgument, description: str) -> GraphQLField:
    """The field of words: it takes what the field of codes takes, and a language."""
    return GraphQLField(
        _of_strings(field.type),
        args={**field.args, _LANGUAGE: argument},
        resolve=partial(_resolve, field.resolve),
        description=description,
        extensions={WORDS: Words(field, _said)},
    )


def _description(name: str, codes: GraphQLEnumType) -> Text:
    """What the field of words says, with one of its words."""
    example = labels.label(next(iter(codes.values.values())).value)
    return Text(
        f'`{name}` bằng chữ, ví dụ "{example.vi}".', f'`{name}` in words, such as "{example.en}".'
    )


def _of_strings(kind: GraphQLOutputType) -> GraphQLOutputType:
    """The type of a field with a string for each code."""
    if isinstance(kind, GraphQLNonNull):
        return GraphQLNonNull(_of_strings(kind.of_type))
    if isinstance(kind, GraphQLList):
        return GraphQLList(_of_strings(kind.of_type))
    return GraphQLString


def _resolve(
    codes: Callable[..., Any], source: Any, info: Any, language: Any = None, **arguments: Any
) -> Any:
    answer, context = codes(source, info, **arguments), info.context
    if inspect.isawaitable(answer):
        return _awaited(answer, context, language)
    return _said(answer, context, language)


async def _awaited(answer: Awaitable[Any], context: Context, language: Any) -> Any:
    return _said(await answer, context, language)


def _said(answer: Any, context: Context, language: Any) -> Any:
    """The words of a code, or of each of several."""
    if isinstance(answer, list | tuple):
        return [_said(each, context, language) for each in answer]
    return None if answer is None else context.say(labels.label(answer.value), language)
