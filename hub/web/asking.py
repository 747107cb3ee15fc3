"""Asking: a request is answered by what is kept, at once from memory, or by a worker."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import TypeVar

from hub.panels.away import DatabaseAway
from hub.panels.kept import NotHeld, waiting, without_waiting
from hub.panels.panel import View
from hub.panels.reader import Reader
from hub.queries.usual import prepare
from hub.settings import Settings
from hub.web.address import AddressRequest
from hub.web.asker import Asker
from hub.web.bounds import bounds
from hub.web.making import Making
from hub.web.outage import Outage
from hub.web.replies import Key, Replies, Reply
from hub.web.request import GraphQLRequest, Refusal
from hub.web.workers import Client, Workers
from hub.words.language import Language
from schema.answering import Answerer, GraphQLQuestion
from schema.plan.budget import Deadline, Exhausted
from schema.plan.run import NotPlanned

Made = TypeVar("Made")

_ASIDE = 2  # threads of what takes long
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
        self._aside = Workers(_ASIDE, settings.most_waiting)

    async def answer(self, request: GraphQLRequest, language: Language, client: Client) -> Reply:
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
        reply = await self._made(request, language, view, client=client)
        if key and reply.is_lasting and _is_of(reply, view):
            self._replies.put(key, reply)
        return reply

    async def reply(self, request: AddressRequest, language: Language, client: Client) -> Reply:
        """What is made at an address; Refusal, ConnectionAbortedError where the client has left."""
        try:
            view = self._view()
        except DatabaseAway as absence:
            raise _away(absence) from None
        key = _key(request, language, view) if view else None
        if key and (reply := self._replies.get(key)):
            return reply
        workers = self._aside if request.is_slow else self._workers
        wanted = key or (request, language)
        reply = await self._done(workers, request.reply, language, client=client, wanted=wanted)
        if key and _is_of(reply, view):
            keep = self._replies.put if request.is_slow else self._replies.keep
            keep(key, reply)
        return reply

    async def made(
        self,
        make: Callable[[Asker], Made],
        language: Language,
        client: Client,
        wanted: Hashable = None,
    ) -> Made:
        """What a worker makes by asking, which nobody keeps; Refusal, ConnectionAbortedError where
        the client has left.
        """
        return await self._done(self._workers, make, language, client=client, wanted=wanted)

    async def made_aside(
        self, make: Callable[[Asker], Made], language: Language, client: Client
    ) -> Made:
        """The same of what takes long, and takes no place of the answers for which others wait."""
        return await self._done(self._aside, make, language, client=client)

    async def _done(
        self,
        workers: Workers,
        make: Callable[[Asker], Made],
        language: Language,
        *,
        client: Client,
        wanted: Hashable = None,
    ) -> Made:
        work = partial(self._make, make, self._answerers[language])
        try:
            return await workers.run(work, client, wanted)
        except DatabaseAway as absence:
            raise _away(absence) from None

    def _make(self, make: Callable[[Asker], Made], answerer: Answerer, abandoned: Event) -> Made:
        with self._outage.noticed():
            return make(Asker(answerer, self._reader.view(), abandoned))

    async def _made(
        self, request: GraphQLRequest, language: Language, view: View | None, client: Client
    ) -> Reply:
        """The reply, made at once where it is small and in memory, else by a worker."""
        answerer, question, by_plan = self._answerers[language], request.question(), True
        try:
            if view and _is_read_at_once(request, question):
                return Making(answerer, question, view).at_once()
        except NotHeld:
            pass
        except NotPlanned:
            by_plan = False
        wanted = _key(request, language, view) if view else (request, language)
        work = partial(self._work, answerer, question, by_plan)
        try:
            return await self._workers.run(work, client, wanted)
        except DatabaseAway as absence:
            raise _away(absence) from None

    def ask_again(self, view: View, seconds: float) -> None:
        """Answer the questions asked most lately, then usual ones, from data that is not shown yet,
        so that nobody waits for them once it is.
        """
        deadline = Deadline(seconds)
        for key in self._replies.latest(_MOST_AGAIN):
            if deadline.is_set():
                return
            request, language = key[0], key[1]
            reply = self._again(request, self._answerers[language], view, deadline)
            if reply and reply.is_lasting:
                self._replies.keep(_key(request, language, view), reply)
        with suppress(Exhausted), waiting(deadline.look):
            prepare(view, lambda: not deadline.is_set())

    def _again(
        self,
        request: GraphQLRequest | AddressRequest,
        answerer: Answerer,
        view: View,
        deadline: Deadline,
    ) -> Reply | None:
        """The answer from other data; None where an address has none there, and of pictures, which
        take long.
        """
        if isinstance(request, GraphQLRequest):
            return Making(answerer, request.question(), view).at_length(deadline)
        if request.is_slow:
            return None
        with suppress(Refusal):
            return request.reply(Asker(answerer, view, deadline))
        return None

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

    def _work(
        self, answerer: Answerer, question: GraphQLQuestion, by_plan: bool, abandoned: Event
    ) -> Reply:
        with self._outage.noticed():
            making = Making(answerer, question, self._reader.view())
            return making.at_length(abandoned, by_plan=by_plan)


def _is_of(reply: Reply, view: View) -> bool:
    """Whether a reply was made from the data of a view."""
    return (reply.opening, reply.version) == (view.opening, view.catalogue.version)


def _away(absence: DatabaseAway) -> Refusal:
    return Refusal(503, absence.text, [_RETRY], code="DatabaseAway")


def _is_read_at_once(request: GraphQLRequest, question: GraphQLQuestion) -> bool:
    """Whether the variables of a question are read in no time."""
    return len(request.sent) - len(question.query) <= _SHORT


def _key(request: GraphQLRequest | AddressRequest, language: Language, view: View) -> Key:
    return request, language, view.opening, view.version, view.today
