"""Streams: files of very many observations, sent as they are made."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any

from starlette.types import Receive, Scope, Send

from hub.web import negotiation, sending
from hub.web.address import Address
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.export.exports import make
from hub.web.export.file_name import disposition
from hub.web.export.making import FileMaking
from hub.web.export.pages import PAGE, ObservationPages
from hub.web.export.pieces import pieces_of, send_pieces
from hub.web.export.question import question
from hub.web.request import Header, Refusal
from hub.web.speaking import Speaking
from hub.web.workers import Client
from hub.words.language import Language, Text

_MOST = 4  # streams at once
_BUSY = Refusal(
    503,
    Text(
        f"kho đang gửi {_MOST} tệp số liệu lớn; hãy hỏi lại sau ít giây",
        f"the hub is sending {_MOST} large files; ask again in a few seconds",
    ),
    [(b"retry-after", b"10")],
    code="Busy",
)

OnWorker = Callable[[Callable[[Asker], Any]], Awaitable[Any]]  # what makes something on a worker


class ObservationStream(Addressed):
    """Answers with observations page by page: no more than a few pages are ever in memory."""

    def __init__(self, asking: Asking, speaking: Speaking, size: int = PAGE) -> None:
        super().__init__(asking, speaking, make)
        self._size, self._count = size, 0

    async def _answer(
        self, address: Address, language: Language, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if self._count >= _MOST:
            raise _BUSY
        self._count += 1
        client = Client.of(scope, receive)
        on_worker: OnWorker = partial(self._asking.made, language=language, client=client)
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
        has_gzip = negotiation.takes_gzip(accepted)
        try:
            begin = partial(_begin, address=address, size=self._size, has_gzip=has_gzip)
            making = await on_worker(begin)
            try:
                await _send(making, on_worker, scope, language=language, send=send)
            finally:
                making.close()
        finally:
            self._count -= 1


def _begin(asker: Asker, address: Address, size: int, has_gzip: bool) -> FileMaking:
    """The file that an address asks, of which no page is there yet; Refusal."""
    export = question(asker, f"observations.{address.part('suffix')}", address.parameters)
    return FileMaking(ObservationPages(asker, export, size), has_gzip)


async def _send(
    making: FileMaking, on_worker: OnWorker, scope: Scope, *, language: Language, send: Send
) -> None:
    """Send a file, or that it is still the one that a client knows; Refusal before it begins."""
    if sending.is_among(making.tag, dict(scope["headers"]).get(b"if-none-match", b"")):
        await sending.nothing(304, _common(making), send)
        return
    pieces = _pieces(making, on_worker)
    first = await anext(pieces)
    headers = [*_common(making), *_own(making, language)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if scope["method"] == "HEAD":
        await send({"type": "http.response.body", "body": b""})
        return
    await send_pieces(_before(first, pieces), send)


async def _pieces(making: FileMaking, on_worker: OnWorker) -> AsyncIterator[bytes]:
    """The pieces of a file as they are made, of one that is not sent so once it is whole."""
    if making.is_streamed:
        yield await on_worker(making.step)
    while not making.is_whole:
        piece = await on_worker(making.step)
        if making.is_streamed:
            yield piece
    if not making.is_streamed:
        making.file.seek(0)
        async for piece in pieces_of(making.file):
            yield piece


async def _before(first: bytes, others: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in others:
        yield piece


def _common(making: FileMaking) -> list[Header]:
    version = b"%d" % making.pages.version
    return [
        (b"etag", making.tag),
        (b"cache-control", b"no-cache"),
        sending.VARY,
        (b"hub-data-version", version),
    ]


def _own(making: FileMaking, language: Language) -> list[Header]:
    """What is told of a file that is sent."""
    media = making.form.media
    charset = "; charset=utf-8" if negotiation.is_text(media) else ""
    return [
        (b"content-type", f"{media}{charset}".encode()),
        (b"content-language", language.encode()),
        disposition(making.pages.name),
        *([(b"content-encoding", b"gzip")] if making.is_zipped else []),
        *([] if making.is_streamed else [(b"content-length", b"%d" % making.size)]),
    ]
