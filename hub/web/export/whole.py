"""The whole hub by address: /export/all.zip."""

import asyncio
from functools import partial
from pathlib import Path

from starlette.types import Receive, Scope, Send

from hub.web import sending
from hub.web.address import Address
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.export.exports import make
from hub.web.export.file_name import disposition, file_name
from hub.web.export.pieces import pieces_of, send_pieces
from hub.web.export.question import no_parameters
from hub.web.export.shelf import DumpShelf, state_name
from hub.web.request import Header, Refusal
from hub.web.speaking import Speaking
from hub.web.workers import Client
from hub.words.errors import system
from hub.words.language import Language, Text

WHOLE = "all.zip"
_SECONDS = 20  # for which a request waits for a dump
_MAKING = Refusal(
    503,
    Text(
        "tệp toàn bộ số liệu đang được lập; hãy hỏi lại sau ít giây",
        "the file of the whole hub is being made; ask again in a few seconds",
    ),
    [(b"retry-after", b"10")],
    code="Busy",
)


class WholeHub(Addressed):
    """Answers with the dump of the newest data; the first to ask for it waits a little."""

    def __init__(self, asking: Asking, speaking: Speaking, shelf: DumpShelf) -> None:
        super().__init__(asking, speaking, make)
        self._shelf = shelf

    async def _answer(
        self, address: Address, language: Language, scope: Scope, receive: Receive, send: Send
    ) -> None:
        no_parameters(address.parameters)
        client = Client.of(scope, receive)
        asker = await self._asking.made(_itself, language, client)
        common = _common(asker)
        if sending.is_among(
            dict(common)[b"etag"], dict(scope["headers"]).get(b"if-none-match", b"")
        ):
            await sending.nothing(304, common, send)
            return
        path = await self._path(asker)
        size = await asyncio.to_thread(lambda: path.stat().st_size)
        headers = [*common, *_own(asker, language, size)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        with await asyncio.to_thread(partial(path.open, "rb")) as file:
            await send_pieces(pieces_of(file, client), send)

    async def _path(self, asker: Asker) -> Path:
        """Where the dump lies; Refusal where it is not there soon."""
        outcome = asyncio.wrap_future(self._shelf.dump(asker))
        done, _ = await asyncio.wait({outcome}, timeout=_SECONDS)
        if not done:
            raise _MAKING
        try:
            return outcome.result()
        except OSError as error:
            raise _unwritten(error) from None


def whole_title(asker: Asker) -> Text:
    """What the file is called, in words."""
    version = asker.version
    return Text(f"Toàn bộ số liệu, phiên bản {version}", f"The whole hub, version {version}")


def _itself(asker: Asker) -> Asker:
    return asker


def _unwritten(error: OSError) -> Refusal:
    reason = system(error)
    return Refusal(
        503,
        Text(
            f"không ghi được vào thư mục của HUB_EXPORTS: {reason.vi}",
            f"the folder of HUB_EXPORTS cannot be written to: {reason.en}",
        ),
        code="ExportsUnwritable",
    )


def _common(asker: Asker) -> list[Header]:
    tag = f'"all-{state_name(asker)}"'.encode()
    return [
        (b"etag", tag),
        (b"cache-control", b"no-cache"),
        sending.VARY,
        (b"hub-data-version", b"%d" % asker.version),
    ]


def _own(asker: Asker, language: Language, size: int) -> list[Header]:
    return [
        (b"content-type", b"application/zip"),
        (b"content-length", b"%d" % size),
        disposition(file_name(whole_title(asker).within(language), "zip")),
    ]
