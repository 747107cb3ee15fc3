"""Requests: what is asked over HTTP, by the GraphQL-over-HTTP specification."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import orjson

from hub.words.language import Text
from schema.answering import GraphQLQuestion

Header = tuple[bytes, bytes]

_DEEPEST = 100  # lists and objects of JSON within each other
_LONGEST_NUMBER = 400  # digits
_LONGEST_AGAIN = 2**16  # bytes that are read once more, slowly


class Refusal(Exception):
    """A request that is not answered: its status, what is said of it, more headers, the kind of
    fault, and of an unknown name what was found and what is nearest to it.
    """

    def __init__(
        self,
        status: int,
        text: Text,
        headers: Sequence[Header] = (),
        code: str = "BadRequest",
        nearest: tuple[str, Sequence[str]] = ("", ()),
    ) -> None:
        super().__init__(text.en)
        self.status, self.text, self.headers, self.code = status, text, tuple(headers), code
        self.found, self.nearest = nearest


class GraphQLRequest(NamedTuple):
    """A question as it was sent: in the body of a POST, or in an address."""

    sent: bytes
    is_get: bool

    def question(self) -> GraphQLQuestion:
        """The question; Refusal."""
        return _question(_parameters(self.sent) if self.is_get else _json(self.sent))


def _parameters(query_string: bytes) -> dict[str, Any]:
    try:
        pairs = parse_qsl(query_string.decode(), keep_blank_values=True, errors="strict")
    except ValueError:
        raise malformed(_NO_TEXT) from None
    return {
        name: _json(value.encode()) if name in ("variables", "extensions") else value
        for name, value in pairs
        if value
    }


def _json(text: bytes) -> Any:
    """The value of a text in JSON; half a pair of surrogates, which orjson refuses, is taken."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    if len(text) > _LONGEST_AGAIN or text.count(b"[") + text.count(b"{") > _DEEPEST:
        raise malformed(_NO_JSON)
    try:
        return json.loads(text, parse_int=_whole, parse_constant=_whole)
    except ValueError:
        raise malformed(_NO_JSON) from None


def _whole(digits: str) -> int:
    """A whole number; ValueError of one without end, and of NaN, which Python takes for JSON."""
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError(digits[:_LONGEST_NUMBER])
    return int(digits)


def _question(sent: Any) -> GraphQLQuestion:
    if isinstance(sent, list):
        raise malformed(_BATCH)
    if not isinstance(sent, dict):
        raise malformed(_NO_OBJECT)
    for name, (kind, wanted) in _MEMBERS.items():
        if not isinstance(sent.get(name), kind | None):
            raise malformed(wanted)
    if not sent.get("query"):
        raise malformed(_NO_QUERY)
    return GraphQLQuestion(
        sent["query"], sent.get("variables") or {}, sent.get("operationName") or None
    )


def malformed(reason: Text) -> Refusal:
    """The refusal of a request that is no question."""
    return Refusal(
        400,
        Text(f"{_REFUSED.vi} ({reason.vi})", f"{_REFUSED.en} ({reason.en})"),
    )


_REFUSED = Text("yêu cầu không phải là một câu hỏi GraphQL", "the request is no GraphQL question")
_NO_JSON = Text("nội dung gửi lên không phải JSON", "what was sent is no JSON")
_NO_OBJECT = Text(
    "nội dung gửi lên không phải một đối tượng JSON", "what was sent is no JSON object"
)
_NO_TEXT = Text("địa chỉ không viết bằng UTF-8", "the address is not written in UTF-8")
_NO_QUERY = Text(
    "không thấy câu hỏi GraphQL (query) trong yêu cầu", "there is no query in the request"
)
_BATCH = Text(
    "mỗi yêu cầu chỉ gửi được một câu hỏi", "a request holds one question, and not a list"
)
_MEMBERS = {
    "query": (str, Text("query phải là chữ hoặc null", "query has to be a string or null")),
    "operationName": (
        str,
        Text("operationName phải là chữ hoặc null", "operationName has to be a string or null"),
    ),
    **{
        name: (
            dict,
            Text(
                f"{name} phải là một đối tượng JSON hoặc null",
                f"{name} has to be a JSON object or null",
            ),
        )
        for name in ("variables", "extensions")
    },
}
