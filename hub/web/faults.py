"""Faults of a question, as a client reads them."""

import logging
import re
from typing import Any

from graphql import GraphQLError, Node, ValueNode, VariableNode

from hub.web.complaints import complaint
from hub.words.errors import HubFault, UnknownName, UserError
from hub.words.language import Language, Text, shortened

_LOG = logging.getLogger("hub.graphql")
_LOOKED_AT = 500  # letters before a value in which its name is looked for
_MOST_NEAR, _LONGEST_FOUND = 12, 200  # names, and letters of what was found
_NAME_BEFORE = re.compile(r"(\w+)\s*:\s*(?:\[[^\]:]*)?$")
_HIDDEN = Text("lỗi bên trong hệ thống, đã được ghi lại", "an error inside the hub; it is logged")


def formatted(error: GraphQLError, language: Language) -> dict[str, Any]:
    """The error of an answer: its message in a language, its places and the kind of fault.

    What is wrong inside the hub is logged, and the reader is told no more than that.
    """
    fault = dict(error.formatted)
    cause = cause_of(error)
    if isinstance(cause, UserError):
        fault["message"] = cause.within(language)
        fault["extensions"] = _kind(cause, language)
    elif cause is not None:
        _LOG.error("unexpected error at %s", error.path, exc_info=cause)
        fault["message"] = _HIDDEN.within(language)
        fault["extensions"] = {"code": HubFault.__name__}
    else:
        code, text = complaint(error.message)
        fault["message"] = _of_argument(error, text).within(language)
        fault.setdefault("extensions", {"code": code})
    return fault


def _of_argument(error: GraphQLError, text: Text) -> Text:
    """What is said of a value, with the name before it where a value is written in the question."""
    name = _name_before(error.nodes[0]) if error.nodes else None
    if name is None or f"“{name}”" in text.vi:
        return text
    return Text(f"tham số “{name}”: {text.vi}", f"Argument '{name}': {text.en}")


def _name_before(node: Node) -> str | None:
    """The name of the argument whose value a node is, or is in a list of; None of other nodes."""
    if not isinstance(node, ValueNode) or isinstance(node, VariableNode) or node.loc is None:
        return None
    start = node.loc.start
    name = _NAME_BEFORE.search(node.loc.source.body[max(0, start - _LOOKED_AT) : start])
    return name[1] if name else None


def told(error: UserError, language: Language) -> dict[str, Any]:
    """The same of an error that belongs to the whole question."""
    return {"message": error.within(language), "extensions": _kind(error, language)}


def _kind(error: UserError, language: Language) -> dict[str, Any]:
    """The kind of an error; of an unknown name also what was found and what is nearest to it."""
    code = {"code": type(error).__name__}
    if not isinstance(error, UnknownName) or not error.nearest:
        return code
    names = error.nearest[:_MOST_NEAR]
    nearest = [name if isinstance(name, str) else name.within(language) for name in names]
    return {**code, "found": shortened(error.found, _LONGEST_FOUND), "nearest": nearest}


def is_ours(fault: dict[str, Any]) -> bool:
    """Whether a fault is one of the hub, which may not come again."""
    return fault["extensions"].get("code") == HubFault.__name__


def forget(error: BaseException | None) -> None:
    """Let an error that was told forget where it was raised: what it was raised in holds it again,
    a circle which a collection of garbage would have to find.
    """
    while error is not None:
        error.__traceback__ = None
        error = error.original_error if isinstance(error, GraphQLError) else error.__context__


def cause_of(error: GraphQLError) -> BaseException | None:
    """What went wrong beneath an error of GraphQL; None where GraphQL itself refuses."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause
