"""Connections: what a client may send, and how long it may take."""

import asyncio
from asyncio import TimerHandle
from itertools import count
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from hub.settings import Settings
from hub.web import sending
from hub.web.door import NOTHING_LOADED, PRECAUTIONS
from hub.web.request import Header, Refusal
from hub.words.language import Text

_HEAD = 64 * 2**10  # bytes of an address and of headers
_UNWANTED = 4 * 2**20  # bytes that are read of a body that was refused, so that the client hears it
_FAREWELL = 5.0  # seconds in which a client has to read the last of an answer
_RETRY = (b"retry-after", b"2")
_TURNS = count()  # the loop's clock tells milliseconds, in which several clients speak
_LONG_HEAD = Refusal(
    431,
    Text(
        f"địa chỉ và các header dài quá {_HEAD} byte; câu hỏi dài hãy gửi bằng POST",
        f"the address and headers have more than {_HEAD} bytes; send long questions as POST",
    ),
)
_MALFORMED = Refusal(400, Text("yêu cầu HTTP viết sai", "the HTTP request is malformed"))
_SLOW = Refusal(
    408, Text("yêu cầu không đến đủ trong thời gian cho phép", "the request did not come in time")
)
_CROWDED = Refusal(
    503,
    Text(
        "kho đang có quá nhiều kết nối; hãy hỏi lại sau ít giây",
        "the hub has too many connections; ask again in a few seconds",
    ),
    [_RETRY],
    code="Busy",
)


class Connection(HttpToolsProtocol):
    """A connection that ends where its client sends too much, too slowly, or reads nothing.

    A request that comes in one piece, as nearly all do, costs no timer. Where there are too many
    connections, the one that has been silent longest makes room.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._settings: Settings = self.app_state.get("settings") or Settings()
        self._is_head_whole = self._is_whole = False
        self._head = self._unwanted = self._unread = 0
        self._last_turn = next(_TURNS)
        self._patience: TimerHandle | None = None
        self._refusal: Refusal | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begin to wait for a request, if there is room."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > self._settings.connections and not self._make_room():
            self._refusal = _CROWDED

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read what comes."""
        self._last_turn = next(_TURNS)
        if self.is_idle:
            self._is_whole = self._is_head_whole = False
            self._head = self._unwanted = 0
        self._weigh(data)
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self._is_whole:
            self._wait_no_more()
        elif self._patience is None:
            self._wait()

    def _weigh(self, data: bytes) -> None:
        """Refuse a head without end, and stop to listen to what was refused."""
        if not self._is_head_whole:
            if self._head > _HEAD:
                self.refuse(_LONG_HEAD)
            self._head += len(data)
        elif self.cycle is not None and self.cycle.response_complete:
            self._unwanted += len(data)
            if self._unwanted > _UNWANTED:
                self.transport.abort()

    @property
    def is_idle(self) -> bool:
        """Whether it waits for the first byte of a request."""
        return self._is_whole and self.cycle is not None and self.cycle.response_complete

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for its client, and no answer is being made."""
        return not self._is_whole or self.cycle is None or self.cycle.response_complete

    def on_headers_complete(self) -> None:
        """A head has come; one that is too long is refused."""
        self._is_head_whole = True
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > _HEAD:
            self._refusal, self.url = _LONG_HEAD, b"/"
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """A request has come whole."""
        self._is_whole = True
        super().on_message_complete()

    def shutdown(self) -> None:
        """The server stops: whoever has not asked yet is not waited for."""
        if self.is_waiting:
            self.transport.close()
        else:
            super().shutdown()

    def timeout_keep_alive_handler(self) -> None:
        """Nothing was asked for long; a client that reads its answer slowly is waited for."""
        unread = self.transport.get_write_buffer_size()
        if unread and unread != self._unread and not self.transport.is_closing():
            self._unread = unread
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        elif unread:
            self.transport.abort()
        else:
            super().timeout_keep_alive_handler()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP."""
        self.refuse(_MALFORMED)

    def refuse(self, refusal: Refusal) -> None:
        """Answer without asking the application, and end."""
        if self.cycle is None or not self.cycle.response_started or self.cycle.response_complete:
            headers, body = sending.refused_bytes(refusal, self._settings.language)
            lines = [*headers, *PRECAUTIONS, NOTHING_LOADED, (b"connection", b"close")]
            self.transport.write(_written(refusal.status, lines) + body)
        self.transport.close()
        self.loop.call_later(_FAREWELL, self.transport.abort)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGIApp) -> None:
        if self._refusal is not None:
            app = _Refusing(self._refusal, self._settings)
        super()._start_asgi_task(cycle, app)

    def _unsupported_upgrade_warning(self) -> None:
        """Whoever asks for another protocol is answered in this one, and it is no news."""

    def _make_room(self) -> bool:
        """End the connection that has been silent longest; whether there was one."""
        others = (each for each in self.connections if each is not self and each.is_waiting)
        silent = min(others, key=lambda each: each._last_turn, default=None)
        if silent is not None:
            silent.transport.abort()
        return silent is not None

    def _wait(self) -> None:
        self._patience = self.loop.call_later(self._settings.request_seconds, self._lose_patience)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _lose_patience(self) -> None:
        self._patience = None
        if self.cycle is None and not self._head:
            self.transport.close()
        else:
            self.refuse(_SLOW)


class _Refusing:
    """The application of a request that is refused whatever it asks."""

    def __init__(self, refusal: Refusal, settings: Settings) -> None:
        self._refusal, self._settings = refusal, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        closing = [*self._refusal.headers, *PRECAUTIONS, NOTHING_LOADED, (b"connection", b"close")]
        refusal = Refusal(self._refusal.status, self._refusal.text, closing, self._refusal.code)
        await sending.refusal(refusal, self._settings.language, send)


def _written(status: int, headers: list[Header]) -> bytes:
    """The head of an answer."""
    lines = [b"HTTP/1.1 %d" % status, *(b"%s: %s" % header for header in headers)]
    return b"\r\n".join([*lines, b"", b""])
