"""Parameters: what an address asks, as the values of a document's variables."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import orjson
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    ListTypeNode,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeNode,
    VariableDefinitionNode,
)

from hub.words.errors import BadQuestion
from hub.words.language import Text, shortened

Parameters = Sequence[tuple[str, str]]  # each name with a value, in the order of the address

_LONGEST = 60  # letters of a wrong value that are shown
NO_VALUES: Mapping[str, Any] = {}
_TEXTS = ("ID", "String")  # which any text is
_MOST = 2**31  # beyond what GraphQL counts
_WHOLE = re.compile(r"[+-]?\d{1,10}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,300}(\.\d{1,300})?", re.ASCII)
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


class BadParameter(BadQuestion):
    """Raised for parameters of an address that are unknown, missing, or no such values."""


def variables(
    operation: OperationDefinitionNode,
    schema: GraphQLSchema,
    parameters: Parameters,
    others: Collection[str] = (),
    values: Mapping[str, Any] = NO_VALUES,
) -> dict[str, Any]:
    """The variables of an operation from the parameters of the same names: of a list each, in
    order; of one value the last. `others` are parameters that are no variables, `values` those
    of variables for which there is no parameter.

    BadParameter names every parameter that is unknown, missing or no such value.
    """
    definitions = {one.variable.name.value: one for one in operation.variable_definitions or ()}
    faults = list(_unknown(parameters, [*definitions, *others]))
    known = dict(values)
    for name, definition in definitions.items():
        texts = [text for key, text in parameters if key == name and text]
        if not texts:
            faults += _missing(name, definition, known)
            continue
        known[name], own = _value(name, definition.type, texts, schema)
        faults += own
    if faults:
        text = Text(*("; ".join(words) for words in zip(*faults, strict=True)))
        raise BadParameter(text)
    return known


def _value(
    name: str, kind: TypeNode, texts: Sequence[str], schema: GraphQLSchema
) -> tuple[Any, list[Text]]:
    """The value of a variable, and what is wrong with it."""
    inner, is_list = kind, False
    while not isinstance(inner, NamedTypeNode):
        is_list = is_list or isinstance(inner, ListTypeNode)
        inner = inner.type
    values, faults = [], []
    for text in texts if is_list else texts[-1:]:
        try:
            values.append(_single(inner.name.value, text, schema))
        except ValueError as error:
            faults.append(_wrong(name, text, error.args[0]))
        except BadQuestion as error:
            faults.append(_named(name, error.text))
    return (values if is_list or faults else values[0]), faults


def _single(kind: str, text: str, schema: GraphQLSchema) -> Any:
    read = _READERS.get(kind)
    if read:
        return read(text)
    match schema.get_type(kind):
        case GraphQLEnumType() as closed:
            return _member(closed, text)
        case GraphQLInputObjectType():
            return _object(text)
        case GraphQLScalarType() as scalar if kind not in _TEXTS:
            scalar.parse_value(text)  # which the answer does again
    return text


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text) or not -_MOST <= int(text) < _MOST:
        raise ValueError(Text("một số nguyên", "a whole number"))
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(Text("một số", "a number"))
    return float(text)


def _truth(text: str) -> bool:
    value = _TRUTHS.get(text.lower())
    if value is None:
        raise ValueError(Text("true hoặc false", "true or false"))
    return value


def _member(closed: GraphQLEnumType, text: str) -> str:
    name = text.upper()
    if name not in closed.values:
        names = ", ".join(closed.values)
        raise ValueError(Text(f"một trong {names}", f"one of {names}"))
    return name


def _object(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise ValueError(Text("một đối tượng JSON", "a JSON object")) from None


_READERS: Mapping[str, Callable[[str], Any]] = {"Int": _whole, "Float": _number, "Boolean": _truth}


def _unknown(parameters: Parameters, names: Collection[str]) -> Iterator[Text]:
    listing = ", ".join(names)
    known = Text(*(f"; {words}: {listing}" * bool(names) for words in ("có", "there are")))
    for name in dict.fromkeys(name for name, _ in parameters if name not in names):
        shown = shortened(name, _LONGEST)
        yield Text(
            f"không có tham số “{shown}”{known.vi}", f"there is no parameter “{shown}”{known.en}"
        )


def _missing(
    name: str, definition: VariableDefinitionNode, known: Collection[str]
) -> Iterator[Text]:
    is_wanted = isinstance(definition.type, NonNullTypeNode) and definition.default_value is None
    if is_wanted and name not in known:
        yield Text(f"thiếu tham số “{name}”", f"the parameter “{name}” is missing")


def _wrong(name: str, text: str, wanted: Text) -> Text:
    shown = shortened(text, _LONGEST)
    fault = Text(f"thấy “{shown}”, cần {wanted.vi}", f"found “{shown}”, {wanted.en} is wanted")
    return _named(name, fault)


def _named(name: str, fault: Text) -> Text:
    """What is wrong with a parameter."""
    return Text(f"tham số “{name}”: {fault.vi}", f"the parameter “{name}”: {fault.en}")
