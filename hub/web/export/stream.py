"""Streams: files of very many observations, sent as they are made."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from typing import Any

from starlette.types import Receive, Scope, Send

from hub.web import negotiation, sending
from hub.web.address import Address
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.export.exports import Exports
from hub.web.export.file_name import disposition
from hub.web.export.forms import FORMS
from hub.web.export.making import FileMaking
from hub.web.export.pages import PAGE, ObservationPages
from hub.web.export.pieces import pieces_of, send_pieces
from hub.web.export.places import FilePlaces
from hub.web.export.question import question
from hub.web.request import Header
from hub.web.speaking import Speaking
from hub.web.workers import Client
from hub.words.language import Language

_MOST_MADE, _MOST_SENT = 4, 32  # files beside memory, and files sent as they are made

OnWorker = Callable[[Callable[[Asker], Any]], Awaitable[Any]]  # what makes something on a worker


class ObservationStream(Addressed):
    """Answers with observations page by page: no more than a few pages are ever in memory."""

    def __init__(
        self, asking: Asking, speaking: Speaking, start: str = "", size: int = PAGE
    ) -> None:
        super().__init__(asking, speaking, Exports(start).make)
        self._start, self._size = start, size
        self._made, self._sent = FilePlaces(_MOST_MADE), FilePlaces(_MOST_SENT)

    async def _answer(
        self, address: Address, language: Language, scope: Scope, receive: Receive, send: Send
    ) -> None:
        client = Client.of(scope, receive)
        form = FORMS.get(address.part("suffix"))
        places = self._made if form and not form.is_streamed else self._sent
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
        has_gzip = negotiation.takes_gzip(accepted)
        begin = partial(self._begin, address=address, has_gzip=has_gzip)
        on_worker: OnWorker = partial(self._asking.made_aside, language=language, client=client)
        with places.one(client.address):
            making = await on_worker(begin)
            try:
                await _send(making, on_worker, scope, client=client, send=send)
            finally:
                await asyncio.to_thread(making.close)

    def _begin(self, asker: Asker, address: Address, has_gzip: bool) -> FileMaking:
        """The file that an address asks, of which no page is there yet; Refusal."""
        file = f"observations.{address.part('suffix')}"
        export = question(asker, file, address.parameters, self._start)
        return FileMaking(ObservationPages(asker, export, self._size), has_gzip)


async def _send(
    making: FileMaking, on_worker: OnWorker, scope: Scope, *, client: Client, send: Send
) -> None:
    """Send a file, or that it is still the one that a client knows; Refusal before it begins."""
    if sending.is_among(making.tag, dict(scope["headers"]).get(b"if-none-match", b"")):
        await sending.nothing(304, _common(making), send)
        return
    first, is_told = await on_worker(making.step), scope["method"] == "HEAD"
    while not (making.is_streamed or making.is_whole or is_told):
        await on_worker(making.step)
    headers = [*_common(making), *_own(making)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if is_told:
        await send({"type": "http.response.body", "body": b""})
        return
    pieces = _pieces(first, making, on_worker)
    if not making.is_streamed:
        making.file.seek(0)
        pieces = pieces_of(making.file, client)
    await send_pieces(pieces, send)


async def _pieces(first: bytes, making: FileMaking, on_worker: OnWorker) -> AsyncGenerator[bytes]:
    """The pieces of a file as they are made."""
    yield first
    while not making.is_whole:
        yield await on_worker(making.step)


def _common(making: FileMaking) -> list[Header]:
    version = b"%d" % making.pages.version
    return [
        (b"etag", making.tag),
        (b"cache-control", b"no-cache"),
        sending.VARY,
        (b"hub-data-version", version),
    ]


def _own(making: FileMaking) -> list[Header]:
    """What is told of a file that is sent."""
    media, language = making.form.media, making.pages.question.style.language
    charset = "; charset=utf-8" if negotiation.is_text(media) else ""
    size = None if making.is_streamed else making.size
    return [
        (b"content-type", f"{media}{charset}".encode()),
        (b"content-language", language.encode()),
        disposition(making.pages.name),
        *([(b"content-encoding", b"gzip")] if making.is_zipped else []),
        *([(b"content-length", b"%d" % size)] if size else []),
    ]
