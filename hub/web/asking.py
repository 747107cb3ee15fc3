"""Asking: a request is answered by what is kept, at once from memory, or by a worker."""

from functools import partial
from threading import Event
from time import monotonic

from starlette.types import Receive

from hub.panels.away import DatabaseAway
from hub.panels.kept import NotHeld, without_waiting
from hub.panels.panel import View
from hub.panels.reader import Reader
from hub.queries.usual import prepare
from hub.settings import Settings
from hub.web.bounds import bounds
from hub.web.making import NEVER, Making
from hub.web.outage import Outage
from hub.web.replies import Key, Replies, Reply
from hub.web.request import GraphQLRequest, Refusal
from hub.web.workers import Workers
from hub.words.language import Language
from schema.answering import Answerer, GraphQLQuestion

_MOST_AGAIN = 200  # questions that are answered again when a new version comes
_SHORT = 4000  # bytes of variables that are read on the event loop
_RETRY = (b"retry-after", b"5")


class Asking:
    """Replies requests from the data that is newest."""

    def __init__(self, reader: Reader, settings: Settings, outage: Outage) -> None:
        self._reader, self._outage, limits = reader, outage, bounds(settings)
        self._answerers = {
            language: Answerer(language, limits, settings.computed_ranks) for language in Language
        }
        self._replies = Replies(settings.response_bytes)
        self._workers = Workers(
            settings.threads, settings.most_waiting, seconds=settings.most_seconds
        )

    async def answer(self, request: GraphQLRequest, language: Language, receive: Receive) -> Reply:
        """The answer to a request; Refusal, ConnectionAbortedError where the client has left."""
        try:
            view = self._view()
        except DatabaseAway as absence:
            if reply := self._about_schema(request, language):
                return reply
            raise _away(absence) from None
        key = _key(request, language, view) if view else None
        if key and (reply := self._replies.get(key)):
            return reply
        reply = await self._made(request, self._answerers[language], view, receive)
        if key and reply.is_lasting and _is_of(reply, view):
            self._replies.put(key, reply)
        return reply

    async def _made(
        self, request: GraphQLRequest, answerer: Answerer, view: View | None, receive: Receive
    ) -> Reply:
        """The reply, made at once where it is small and in memory, else by a worker."""
        question = request.question()
        if view and (reply := _at_once(request, Making(answerer, question, view))):
            return reply
        try:
            return await self._workers.run(partial(self._work, answerer, question), receive)
        except DatabaseAway as absence:
            raise _away(absence) from None

    def ask_again(self, view: View, seconds: float) -> None:
        """Answer the questions asked most lately, then usual ones, from data that is not shown yet,
        so that nobody waits for them once it is.
        """
        until = monotonic() + seconds
        for key in self._replies.latest(_MOST_AGAIN):
            if monotonic() > until:
                return
            request, language = GraphQLRequest(key[0], key[1]), key[2]
            making = Making(self._answerers[language], request.question(), view)
            reply = making.at_length(NEVER)
            if reply.is_lasting:
                self._replies.keep(_key(request, language, view), reply)
        prepare(view, lambda: monotonic() < until)

    def _about_schema(self, request: GraphQLRequest, language: Language) -> Reply | None:
        """The answer to a question that takes no data, however old that is which was shown last."""
        view = self._reader.last()
        if view is None:
            return None
        return Making(self._answerers[language], request.question(), view).about_schema()

    def _view(self) -> View | None:
        """The newest data, where nobody has to look for it."""
        try:
            with without_waiting():
                return self._reader.view()
        except NotHeld:
            return None

    def _work(self, answerer: Answerer, question: GraphQLQuestion, abandoned: Event) -> Reply:
        with self._outage.watched():
            return Making(answerer, question, self._reader.view()).at_length(abandoned)


def _is_of(reply: Reply, view: View) -> bool:
    """Whether a reply was made from the data of a view."""
    return (reply.opening, reply.version) == (view.opening, view.catalogue.version)


def _away(absence: DatabaseAway) -> Refusal:
    return Refusal(503, absence.text, [_RETRY], code="DatabaseAway")


def _at_once(request: GraphQLRequest, making: Making) -> Reply | None:
    """The answer where it is made in no time, and its variables read."""
    is_short = len(request.sent) - len(making.question.query) <= _SHORT
    return making.at_once() if is_short else None


def _key(request: GraphQLRequest, language: Language, view: View) -> Key:
    return request.sent, request.is_get, language, view.opening, view.version, view.today
