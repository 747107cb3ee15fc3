"""The GraphQL address: GraphiQL for browsers, answers in the reader's language for others."""

import asyncio
from collections.abc import Mapping
from functools import lru_cache

import orjson
from starlette.types import Receive, Scope, Send

from hub.web.asking import Asking
from hub.web.pages import Pages
from hub.web.replies import Reply
from hub.web.request import GraphQLRequest, Header, Refusal
from hub.words import language
from hub.words.language import Language, Text

_JSON, _RESPONSE = b"application/json", b"application/graphql-response+json"
_VARY = (b"vary", b"Accept, Accept-Language, Accept-Encoding")
_METHODS = (b"allow", b"GET, HEAD, POST, OPTIONS")
_LONGEST = 2**20  # bytes of a body
_SECONDS = 20  # in which a body has to come
_NO_METHOD = Text("chỉ nhận GET, HEAD và POST", "only GET, HEAD and POST are taken")
_NO_TYPE = Text(
    "content-type không được hỗ trợ; cần application/json",
    "the content type is not supported; application/json is wanted",
)
_TOO_LONG = Text(
    f"nội dung gửi lên dài quá {_LONGEST} byte", f"the body has more than {_LONGEST} bytes"
)
_TOO_SLOW = Text(
    f"nội dung gửi lên không đến đủ trong {_SECONDS} giây",
    f"the body did not come within {_SECONDS} seconds",
)


class Endpoint:
    """The page for browsers; for others the answers, in the language that they accept."""

    def __init__(self, asking: Asking, default: Language, pages: Pages) -> None:
        self._asking, self._pages = asking, pages
        self._language = lru_cache(maxsize=256)(
            lambda accepted: language.preferred(accepted, default)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        if scope["method"] != "POST" and b"text/html" in headers.get(b"accept", b""):
            await (await self._pages.graphiql())(scope, receive, send)
            return
        spoken = self._language(headers.get(b"accept-language", b"").decode("latin-1"))
        media = _RESPONSE if _RESPONSE in headers.get(b"accept", b"") else _JSON
        try:
            request = await _request(scope, headers, receive)
            reply = await self._asking.answer(request, spoken, receive)
        except Refusal as refusal:
            await _refuse(refusal, spoken, media, send=send)
            return
        except ConnectionAbortedError:
            return
        await _send(reply, scope["method"], headers, media=media, send=send)


async def _request(
    scope: Scope, headers: Mapping[bytes, bytes], receive: Receive
) -> GraphQLRequest:
    """What is asked; Refusal."""
    if scope["method"] in ("GET", "HEAD"):
        return GraphQLRequest(scope["query_string"], is_get=True)
    if scope["method"] != "POST":
        raise Refusal(405, _NO_METHOD, [_METHODS])
    if headers.get(b"content-type", b"").split(b";")[0].strip().lower() != _JSON:
        raise Refusal(415, _NO_TYPE)
    try:
        async with asyncio.timeout(_SECONDS):
            return GraphQLRequest(await _body(receive), is_get=False)
    except TimeoutError:
        raise Refusal(408, _TOO_SLOW) from None


async def _body(receive: Receive) -> bytes:
    """The body of a request; Refusal where it is too long."""
    body, is_whole = b"", False
    while not is_whole:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionAbortedError
        body += message.get("body", b"")
        is_whole = not message.get("more_body", False)
        if len(body) > _LONGEST:
            raise Refusal(413, _TOO_LONG)
    return body


async def _send(
    reply: Reply, method: str, headers: Mapping[bytes, bytes], media: bytes, send: Send
) -> None:
    zips = reply.is_worth_zipping and b"gzip" in headers.get(b"accept-encoding", b"")
    own = _headers(reply, zips)
    if _is_known(own[0][1], method, headers):
        await _respond(304, own, b"", send=send)
        return
    body = reply.zipped if zips else reply.body
    own += [(b"content-type", media), (b"content-length", b"%d" % len(body))]
    status = 400 if reply.is_refused and media is _RESPONSE else 200
    await _respond(status, own, b"" if method == "HEAD" else body, send=send)


def _headers(reply: Reply, zips: bool) -> list[Header]:
    """What is told of a reply, its tag first."""
    return [
        (b"etag", b'"%s%s"' % (reply.tag, b"-gzip" if zips else b"")),
        (b"cache-control", b"no-cache"),
        _VARY,
        (b"hub-data-version", b"%d" % reply.version),
        (b"age", b"%d" % reply.age),
        *([(b"content-encoding", b"gzip")] if zips else ()),
    ]


def _is_known(tag: bytes, method: str, headers: Mapping[bytes, bytes]) -> bool:
    """Whether whoever asks by an address has the reply already."""
    return method != "POST" and tag in headers.get(b"if-none-match", b"")


async def _refuse(refusal: Refusal, spoken: Language, media: bytes, send: Send) -> None:
    error = {"message": refusal.text.within(spoken), "extensions": {"code": refusal.code}}
    body = orjson.dumps({"errors": [error]})
    headers = [*refusal.headers, _VARY, (b"content-type", media)]
    await _respond(
        refusal.status, [*headers, (b"content-length", b"%d" % len(body))], body, send=send
    )


async def _respond(status: int, headers: list[Header], body: bytes, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
