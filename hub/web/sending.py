"""Sending: replies and refusals as a client gets them, with all that is told beside them."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

import orjson
from starlette.types import Send

from hub.web.negotiation import JSON, RESPONSE, is_text
from hub.web.replies import Reply
from hub.web.request import Header, Refusal
from hub.words.language import Language

VARY = (b"vary", b"Accept, Accept-Language, Accept-Encoding, Origin")
_REVALIDATED = (b"cache-control", b"no-cache")
_UNKEPT = (b"cache-control", b"no-store")
_LONG = 64 * 2**10  # bytes that take longer to compress than others should wait, about 1 ms
_GZIP = (b"content-encoding", b"gzip")


class AnswerForm(NamedTuple):
    """In which form a reply is sent."""

    media: str
    language: Language
    is_zipped: bool = False


class Representation(NamedTuple):
    """A reply in one form: made once, sent often."""

    status: int
    tag: bytes
    body: bytes
    headers: list[Header]
    unchanged: list[Header]  # where the client has it already


async def reply(answer: Reply, form: AnswerForm, method: str, known: bytes, send: Send) -> None:
    """Send a reply, or that it is still the one that a client knows."""
    shown = answer.representations.get(form) or await _represented(answer, form)
    age = (b"age", b"%d" % answer.age)
    if known and method != "POST" and shown.status == 200 and is_among(shown.tag, known):
        await _send(304, [*shown.unchanged, age], b"", send)
        return
    body = b"" if method == "HEAD" else shown.body
    await _send(shown.status, [*shown.headers, age], body, send)


async def refusal(refused: Refusal, language: Language, send: Send, media: str = JSON) -> None:
    """Send what is said of a request that is not answered."""
    headers, body = refused_bytes(refused, language, media)
    await _send(refused.status, headers, body, send)


async def unkept(
    status: int, headers: Sequence[Header], body: bytes, form: AnswerForm, send: Send
) -> None:
    """Send bytes that nobody keeps."""
    words = _in_words(form.media, form.language, body)
    await _send(status, [*headers, _UNKEPT, VARY, *words], body, send)


async def nothing(status: int, headers: list[Header], send: Send) -> None:
    """Send an answer that is told by its headers."""
    await _send(status, headers, b"", send)


def refused_bytes(
    refused: Refusal, language: Language, media: str = JSON
) -> tuple[list[Header], bytes]:
    """The headers and the body of a refusal."""
    error = {"message": refused.text.within(language), "extensions": {"code": refused.code}}
    body = orjson.dumps({"errors": [error]})
    words = _in_words(media, language, body)
    return [*refused.headers, _UNKEPT, VARY, *words], body


async def _represented(answer: Reply, form: AnswerForm) -> Representation:
    media, language, is_zipped = form
    body = await _zipped(answer) if is_zipped else answer.body
    kind = "-".join([language, *(["r"] if media == RESPONSE else []), *(["z"] * is_zipped)])
    tag = b'"%s-%s"' % (answer.tag, kind.encode())
    version = (b"hub-data-version", b"%d" % answer.version)
    freshness = [] if b"cache-control" in dict(answer.headers) else [_REVALIDATED]
    common = [(b"etag", tag), *freshness, *answer.headers, VARY, version]
    coding = [_GZIP] if is_zipped else []
    headers = [*common, *coding, *_in_words(media, language, body)]
    status = 400 if answer.is_refused and media == RESPONSE else 200
    shown = Representation(status, tag, body, headers, common)
    answer.representations[form] = shown
    return shown


async def _zipped(answer: Reply) -> bytes:
    """The bytes compressed; many of them by a thread, so that nobody waits."""
    if len(answer.body) < _LONG:
        return answer.zipped
    return await asyncio.to_thread(lambda: answer.zipped)


def _in_words(media: str, language: Language, body: bytes) -> list[Header]:
    """What is told of a body that people read."""
    return [
        (b"content-type", f"{media}{'; charset=utf-8' * is_text(media)}".encode()),
        (b"content-language", language.encode()),
        (b"content-length", b"%d" % len(body)),
    ]


def is_among(tag: bytes, known: bytes) -> bool:
    """Whether a client knows a tag; it may list it as a weak one, or any."""
    return tag in known or known.strip() == b"*"


async def _send(status: int, headers: list[Header], body: bytes, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
