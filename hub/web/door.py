"""Door: every request comes in here, and every answer goes out with the same precautions."""

import logging
from asyncio import CancelledError
from collections.abc import Collection, Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.web import failing, framing, sending
from hub.web.origins import CrossOrigin
from hub.web.request import Header, Refusal
from hub.web.speaking import Speaking
from hub.words.language import in_line

_LOG = logging.getLogger("hub.web")
_QUESTIONS = "/graphql"
_POLICY = b"content-security-policy"
PRECAUTIONS: list[Header] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
NOTHING_LOADED: Header = (_POLICY, b"default-src 'none'; frame-ancestors 'none'")


class Door:
    """Leads questions to their endpoint and other requests to the rest of the application.

    It stands above Starlette, which would cost a question as much as the rest of its way.
    """

    def __init__(
        self,
        questions: ASGIApp,
        others: ASGIApp,
        speaking: Speaking,
        origins: Collection[str] = (),
        root_path: str = "",
    ) -> None:
        self._questions, self._others = questions, others
        self._speaking, self._root_path = speaking, root_path
        self._origins = tuple(origins)
        self._inside: ASGIApp = (
            CrossOrigin(self._lead, origins, speaking) if origins else self._lead
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._others(scope, receive, send)
            return
        answer = _Answer(send, scope, self._origins)
        try:
            await self._inside(scope, receive, answer)
        except CancelledError:  # the server stops
            await self._fail(failing.CLOSING, scope, answer)
        except Exception as error:
            _LOG.error("unexpected error at %s", in_line(scope["path"]), exc_info=error)
            await self._fail(failing.FAULT, scope, answer)

    async def _lead(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != _QUESTIONS:
            scope["path"] = self._within(scope)
        application = self._questions if scope["path"] == _QUESTIONS else self._others
        await application(scope, receive, send)

    def _within(self, scope: Scope) -> str:
        """The path behind a prefix that a proxy has left: the one that is set, or that it tells.

        Whoever tells one, nothing of it gets into an answer.
        """
        forwarded = dict(scope["headers"]).get(b"x-forwarded-prefix", b"").decode("latin-1")
        path: str = scope["path"]
        for prefix in (self._root_path, forwarded.rstrip("/")):
            if prefix and path.startswith(f"{prefix}/"):
                return path.removeprefix(prefix)
        return path

    async def _fail(self, refusal: Refusal, scope: Scope, answer: "_Answer") -> None:
        if not answer.is_begun:
            language = self._speaking.accepted(dict(scope["headers"]).get(b"accept-language", b""))
            await sending.refusal(refusal, language, answer)


class _Answer:
    """Where an answer is sent to, with the precautions that browsers are told to take."""

    __slots__ = ("_origins", "_scope", "_send", "is_begun")

    def __init__(self, send: Send, scope: Scope, origins: Collection[str]) -> None:
        self._send, self._scope, self._origins = send, scope, origins
        self.is_begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.is_begun = True
            message["headers"] = self._guarded(message["headers"])
        await self._send(message)

    def _guarded(self, headers: Iterable[Header]) -> list[Header]:
        kept = [header for header in headers if header[0] != _POLICY]
        policy = dict(headers).get(_POLICY, NOTHING_LOADED[1])
        framed = framing.framed(policy, self._scope["path"], self._origins)
        return [*kept, *PRECAUTIONS, (_POLICY, framed)]
