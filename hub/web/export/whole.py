"""The whole hub by address: /export/all.zip."""

import asyncio
import os
from pathlib import Path
from typing import BinaryIO

from starlette.types import Receive, Scope, Send

from hub.web import sending
from hub.web.address import Address
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.export.exports import Exports
from hub.web.export.file_name import disposition, file_name
from hub.web.export.pieces import pieces_of, send_pieces
from hub.web.export.question import no_parameters
from hub.web.export.shelf import DumpShelf, WantedDump
from hub.web.request import Header, Refusal
from hub.web.speaking import Speaking
from hub.web.workers import Client, left, note
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
        super().__init__(asking, speaking, Exports().make)
        self._shelf = shelf

    async def _answer(
        self, address: Address, language: Language, scope: Scope, receive: Receive, send: Send
    ) -> None:
        no_parameters(address.parameters)
        client = Client.of(scope, receive)
        wanted = await self._asking.made(WantedDump.of, language, client)
        common = _common(wanted)
        if sending.is_among(wanted.tag, dict(scope["headers"]).get(b"if-none-match", b"")):
            await sending.nothing(304, common, send)
            return
        path = await self._path(wanted, client)
        with await asyncio.to_thread(_opened, path) as file:
            headers = [*common, *_own(wanted.asker, os.fstat(file.fileno()).st_size)]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            if scope["method"] == "HEAD":
                await send({"type": "http.response.body", "body": b""})
                return
            await send_pieces(pieces_of(file, client), send)

    async def _path(self, wanted: WantedDump, client: Client) -> Path:
        """Where the dump lies; Refusal where it is not there soon, ConnectionAbortedError where
        nobody waits for it any more, though it is made all the same.
        """
        outcome = asyncio.wrap_future(self._shelf.dump(wanted))
        outcome.add_done_callback(note)
        leaving = asyncio.ensure_future(left(client.receive))
        try:
            async with asyncio.timeout(_SECONDS):
                await asyncio.wait({outcome, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not outcome.done():
                raise ConnectionAbortedError
            return outcome.result()
        except TimeoutError:
            raise _MAKING from None
        except ConnectionAbortedError:
            raise
        except OSError as error:
            raise _unwritten(error) from None
        finally:
            leaving.cancel()


def whole_name(asker: Asker) -> str:
    """What the file is called."""
    version = asker.version
    title = Text(f"Toàn bộ số liệu, phiên bản {version}", f"The whole hub, version {version}")
    return file_name(title.within(asker.language), "zip")


def _opened(path: Path) -> BinaryIO:
    """A dump; Refusal where a newer one has taken its place meanwhile."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise _MAKING from None


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


def _common(wanted: WantedDump) -> list[Header]:
    return [
        (b"etag", wanted.tag),
        (b"cache-control", b"no-cache"),
        sending.VARY,
        (b"hub-data-version", b"%d" % wanted.asker.version),
    ]


def _own(asker: Asker, size: int) -> list[Header]:
    return [
        (b"content-type", b"application/zip"),
        (b"content-length", b"%d" % size),
        (b"content-language", asker.language.encode()),
        disposition(whole_name(asker)),
    ]
