"""Workers: threads on which answers are made that are not in memory or not small."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from math import inf
from threading import BoundedSemaphore, Event, Thread
from time import monotonic
from typing import Any, NamedTuple, TypeVar
from weakref import finalize

from starlette.types import Receive, Scope

from hub.web.request import Refusal
from hub.web.turns import Turns
from hub.words.language import Text

Answer = TypeVar("Answer")

_BUSY = Text(
    "kho đang bận trả lời nhiều câu hỏi; hãy hỏi lại sau ít giây",
    "the hub is busy with many questions; ask again in a few seconds",
)
_RETRY = (b"retry-after", b"2")


class Client(NamedTuple):
    """Who asks: what comes from there, and its address."""

    receive: Receive
    address: Hashable = None

    @classmethod
    def of(cls, scope: Scope, receive: Receive) -> "Client":
        """Who sends a request: of its address the host, which is that of a proxy where there is
        one.
        """
        host, _ = scope.get("client") or (None, None)
        return cls(receive, host)


class Task:
    """A piece of work, and how many still want it."""

    def __init__(
        self, work: Callable[[Event], Any], until: float, client: Hashable, wanted: Hashable
    ) -> None:
        self._work: Callable[[Event], Any] | None = work
        self._until, self.client, self.wanted = until, client, wanted
        self.abandoned, self.outcome = Event(), Future[Any]()
        self.askers = 0

    def do(self) -> None:
        """Do it, unless nobody wants it any more."""
        work = self._work
        if work is None or not self.outcome.set_running_or_notify_cancel():
            return
        try:
            if monotonic() > self._until:
                raise _busy()
            self.outcome.set_result(work(self.abandoned))
        except BaseException as error:
            self.outcome.set_exception(error)

    def abandon(self) -> None:
        """Nobody wants it any more: it ends soon, or never begins and holds nothing."""
        self.abandoned.set()
        if self.outcome.cancel():
            self._work = None

    def refuse(self) -> None:
        """It gives way to another and never begins."""
        self._work = None
        with suppress(InvalidStateError):  # nobody wants it any more
            self.outcome.set_exception(_busy())


class Workers:
    """A few threads, and how many questions may wait for one; clients take turns.

    They end with the process, whatever they do, and hold it up for nothing. What has waited longer
    than so many seconds is not begun: the database holds up those before it.
    """

    def __init__(self, threads: int, most_waiting: int, seconds: float = inf) -> None:
        self._turns: Turns[Task] = Turns()
        self._places = BoundedSemaphore(threads + most_waiting)
        self._shared: dict[Hashable, Task] = {}  # by what is wanted
        self._threads, self._seconds, self._is_begun = threads, seconds, False

    async def run(
        self, work: Callable[[Event], Answer], client: Client, wanted: Hashable = None
    ) -> Answer:
        """What a piece of work returns; it is told by an event when all have left who want it. Of
        what is wanted by several at once, where it has a name, there is one piece.

        Refusal where too many wait already, ConnectionAbortedError where the client has left.
        """
        task = self._shared.get(wanted) or self._begin(work, client.address, wanted)
        task.askers += 1
        answer = asyncio.wrap_future(task.outcome)
        answer.add_done_callback(note)
        leaving = asyncio.ensure_future(left(client.receive))
        try:
            await asyncio.wait({answer, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise ConnectionAbortedError
            return answer.result()
        finally:
            leaving.cancel()
            self._leave(task)

    def _begin(self, work: Callable[[Event], Any], client: Hashable, wanted: Hashable) -> Task:
        """A piece of work that is done as soon as a thread is free; Refusal."""
        if not self._places.acquire(blocking=False):
            self._make_room(client)
        if not self._is_begun:
            self._start()
        task = Task(work, monotonic() + self._seconds, client=client, wanted=wanted)
        task.outcome.add_done_callback(lambda _: self._places.release())
        if wanted is not None:
            self._shared[wanted] = task
        self._turns.put(client, task)
        return task

    def _make_room(self, client: Hashable) -> None:
        """Let another client's task give way; Refusal where none has more than this one."""
        last = self._turns.give_way(client)
        if last is not None:
            last.refuse()
        if last is None or not self._places.acquire(blocking=False):
            raise _busy()

    def _leave(self, task: Task) -> None:
        """One who wanted it has it, or has left."""
        task.askers -= 1
        if task.askers:
            return
        task.abandon()
        self._turns.drop(task.client, task)
        if self._shared.get(task.wanted) is task:
            del self._shared[task.wanted]

    def _start(self) -> None:
        self._is_begun = True
        for _ in range(self._threads):
            Thread(target=_do, args=[self._turns], name="hub-answers", daemon=True).start()
        finalize(self, self._turns.close).atexit = False


def _busy() -> Refusal:
    return Refusal(503, _BUSY, [_RETRY], code="Busy")


def _do(turns: Turns[Task]) -> None:
    """Do one task after another, until there is nobody left who would bring one."""
    while (task := turns.take()) is not None:
        task.do()
        del task


def note(outcome: asyncio.Future[Any]) -> None:
    """Look at what came of it, which asyncio takes for forgotten where whoever asked has left."""
    if not outcome.cancelled():
        outcome.exception()


async def left(receive: Receive) -> None:
    """Return when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass
