"""Faults of a question, as a client reads them."""

import logging
from typing import Any

from graphql import GraphQLError

from hub.web.complaints import complaint
from hub.words.errors import HubFault, UserError
from hub.words.language import Language, Text

_LOG = logging.getLogger("hub.graphql")
_HIDDEN = Text("lỗi bên trong hệ thống, đã được ghi lại", "an error inside the hub; it is logged")


def formatted(error: GraphQLError, language: Language) -> dict[str, Any]:
    """The error of an answer: its message in a language, its places and the kind of fault.

    What is wrong inside the hub is logged, and the reader is told no more than that.
    """
    fault = dict(error.formatted)
    cause = cause_of(error)
    if isinstance(cause, UserError):
        fault["message"] = cause.within(language)
        fault["extensions"] = {"code": type(cause).__name__}
    elif cause is not None:
        _LOG.error("unexpected error at %s", error.path, exc_info=cause)
        fault["message"] = _HIDDEN.within(language)
        fault["extensions"] = {"code": HubFault.__name__}
    else:
        code, text = complaint(error.message)
        fault["message"] = text.within(language)
        fault.setdefault("extensions", {"code": code})
    return fault


def told(error: UserError, language: Language) -> dict[str, Any]:
    """The same of an error that belongs to the whole question."""
    return {"message": error.within(language), "extensions": {"code": type(error).__name__}}


def is_ours(fault: dict[str, Any]) -> bool:
    """Whether a fault is one of the hub, which may not come again."""
    return fault["extensions"].get("code") == HubFault.__name__


def cause_of(error: GraphQLError) -> BaseException | None:
    """What went wrong beneath an error of GraphQL; None where GraphQL itself refuses."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause
