"""Whether the hub is alive, and whether it can answer."""

import asyncio
from concurrent.futures import Future
from threading import Thread
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse

from hub.panels.away import DatabaseAway
from hub.panels.reader import Reader
from hub.web.outage import Outage
from hub.web.speaking import Speaking
from hub.web.workers import note
from hub.words.language import Text

_SECONDS = 2.0  # in which the database has to answer
_SILENT = Text(
    "cơ sở dữ liệu chưa trả lời; hãy hỏi lại sau ít phút",
    "the database has not answered yet; ask again in a few minutes",
)
_NO_DATA = Text(
    "cơ sở dữ liệu chưa có số liệu; hãy chạy hub import hoặc hub up",
    "the database holds no data yet; run hub import or hub up",
)


class _State(NamedTuple):
    status: str
    version: int = 0
    reason: Text = _NO_DATA


async def alive(request: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


class Readiness:
    """Whether the database answers and holds data.

    It is looked at on a thread of its own, by one look at a time however many ask.
    """

    def __init__(self, reader: Reader, outage: Outage, speaking: Speaking) -> None:
        self._reader, self._outage, self._speaking = reader, outage, speaking
        self._look: Future[int] | None = None

    async def answer(self, request: Request) -> JSONResponse:
        """The data version; 503 with a sentence where there is none."""
        status, version, reason = await self._state()
        headers = {"cache-control": "no-store", "vary": "Accept-Language"}
        if version:
            return JSONResponse({"status": status, "dataVersion": str(version)}, headers=headers)
        language = self._speaking.accepted(request.headers.get("accept-language", "").encode())
        return JSONResponse(
            {"status": status, "message": reason.within(language)},
            status_code=503,
            headers=headers | {"content-language": language, "retry-after": "5"},
        )

    async def _state(self) -> _State:
        try:
            version = await asyncio.wait_for(asyncio.shield(self._version()), _SECONDS)
        except DatabaseAway as absence:
            return _State("no database", reason=absence.text)
        except TimeoutError:
            return _State("no database", reason=_SILENT)
        return _State("ok" if version else "no data", version)

    def _version(self) -> asyncio.Future[int]:
        if self._look is None or self._look.done():
            self._look = Future()
            Thread(target=self._do, args=[self._look], name="hub-ready", daemon=True).start()
        look = asyncio.wrap_future(self._look)
        look.add_done_callback(note)  # who asked may have left
        return look

    def _do(self, look: Future[int]) -> None:
        try:
            with self._outage.watched():
                version = self._reader.version()
        except Exception as error:
            look.set_exception(error)
        else:
            look.set_result(version)
