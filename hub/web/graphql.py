"""The GraphQL address: GraphiQL for browsers, answers in the reader's language for others."""

from collections.abc import Mapping

from starlette.types import Receive, Scope, Send

from hub.web import negotiation, sending
from hub.web.asking import Asking
from hub.web.graphiql import GraphiQL
from hub.web.negotiation import HTML, JSON, RESPONSE
from hub.web.request import GraphQLRequest, Refusal
from hub.web.sending import AnswerForm
from hub.web.speaking import Speaking
from hub.web.workers import Client
from hub.words.language import Text

_METHODS = (b"allow", b"GET, HEAD, POST, OPTIONS")
_ANSWERS = (RESPONSE, JSON)
_OFFERS = {"GET": (HTML, *_ANSWERS), "HEAD": (HTML, *_ANSWERS), "POST": _ANSWERS}
_LONGEST = 2**20  # bytes of a body
_NO_METHOD = Text(
    "chỉ nhận GET, HEAD, POST và OPTIONS", "only GET, HEAD, POST and OPTIONS are taken"
)
_NO_FORM = Text(
    f"Accept không nhận dạng nào mà kho trả lời được: {JSON}, {RESPONSE}",
    f"Accept takes no form that the hub answers in: {JSON}, {RESPONSE}",
)
_NO_TYPE = Text(
    f"content-type không được hỗ trợ; cần {JSON} bằng UTF-8",
    f"the content type is not supported; {JSON} in UTF-8 is wanted",
)
_TOO_LONG = Text(
    f"nội dung gửi lên dài quá {_LONGEST} byte", f"the body has more than {_LONGEST} bytes"
)


class Endpoint:
    """The page for browsers; for others the answers, in the language that they accept."""

    def __init__(self, asking: Asking, speaking: Speaking, graphiql: GraphiQL) -> None:
        self._asking, self._speaking, self._graphiql = asking, speaking, graphiql

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method, headers = scope["method"], dict(scope["headers"])
        if method == "OPTIONS":
            await sending.nothing(204, [_METHODS], send)
            return
        language, media = self._speaking.accepted(headers.get(b"accept-language", b"")), JSON
        try:
            media = _media(method, headers)
            if media == HTML:
                await (await self._graphiql.page())(scope, receive, send)
                return
            request = await _request(scope, headers, receive)
            reply = await self._asking.answer(request, language, Client.of(scope, receive))
        except Refusal as refusal:
            await sending.refusal(refusal, language, send, media)
            return
        except ConnectionAbortedError:
            return
        zips = reply.is_worth_zipping and negotiation.takes_gzip(
            headers.get(b"accept-encoding", b"")
        )
        known = headers.get(b"if-none-match", b"")
        await sending.reply(reply, AnswerForm(media, language, zips), method, known, send)


def _media(method: str, headers: Mapping[bytes, bytes]) -> str:
    """The type of the answer that is wanted; Refusal."""
    if method not in _OFFERS:
        raise Refusal(405, _NO_METHOD, [_METHODS])
    media = negotiation.media_type(headers.get(b"accept", b""), _OFFERS[method])
    if media is None:
        raise Refusal(406, _NO_FORM)
    return media


async def _request(
    scope: Scope, headers: Mapping[bytes, bytes], receive: Receive
) -> GraphQLRequest:
    """What is asked; Refusal."""
    if scope["method"] != "POST":
        return GraphQLRequest(scope["query_string"], is_get=True)
    if not negotiation.is_json(headers.get(b"content-type", b"")):
        raise Refusal(415, _NO_TYPE)
    if int(headers.get(b"content-length", b"0")) > _LONGEST:
        raise Refusal(413, _TOO_LONG)
    return GraphQLRequest(await _body(receive), is_get=False)


async def _body(receive: Receive) -> bytes:
    """The body of a request; Refusal where it is too long.

    That it comes in time is for the connection to see to.
    """
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionAbortedError
        part: bytes = message.get("body", b"")
        if len(body) + len(part) > _LONGEST:
            raise Refusal(413, _TOO_LONG)
        if not message.get("more_body", False):
            return bytes(body + part) if body else part
        body += part
