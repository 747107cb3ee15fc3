"""Workers: threads on which answers are made that are not in memory or not small."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from math import inf
from queue import SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from time import monotonic
from typing import Any, TypeVar
from weakref import finalize

from starlette.types import Receive

from hub.web.request import Refusal
from hub.words.language import Text

Answer = TypeVar("Answer")

_BUSY = Text(
    "kho đang bận trả lời nhiều câu hỏi; hãy hỏi lại sau ít giây",
    "the hub is busy with many questions; ask again in a few seconds",
)
_RETRY = (b"retry-after", b"2")


class Task:
    """A piece of work, and whether whoever wanted it has left."""

    def __init__(self, work: Callable[[Event], Any], until: float = inf) -> None:
        self._work: Callable[[Event], Any] | None = work
        self._until = until
        self.abandoned, self.outcome = Event(), Future[Any]()

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


class Workers:
    """A few threads, and how many questions may wait for one.

    They end with the process, whatever they do, and hold it up for nothing. What has waited longer
    than so many seconds is not begun: the database holds up those before it.
    """

    def __init__(self, threads: int, most_waiting: int, seconds: float = inf) -> None:
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._places = BoundedSemaphore(threads + most_waiting)
        self._threads, self._seconds, self._is_begun = threads, seconds, False

    async def run(self, work: Callable[[Event], Answer], receive: Receive) -> Answer:
        """What a piece of work returns; it is told by an event when the client has left.

        Refusal where too many wait already, ConnectionAbortedError where the client has left.
        """
        task = self.begin(work)
        answer = asyncio.wrap_future(task.outcome)
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait({answer, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise ConnectionAbortedError
            return answer.result()
        finally:
            task.abandon()
            answer.cancel()
            leaving.cancel()

    def begin(self, work: Callable[[Event], Any]) -> Task:
        """A piece of work that is done as soon as a thread is free; Refusal."""
        if not self._places.acquire(blocking=False):
            raise _busy()
        if not self._is_begun:
            self._begin()
        task = Task(work, monotonic() + self._seconds)
        task.outcome.add_done_callback(lambda _: self._places.release())
        self._tasks.put(task)
        return task

    def _begin(self) -> None:
        self._is_begun = True
        for _ in range(self._threads):
            Thread(target=_do, args=[self._tasks], name="hub-answers", daemon=True).start()
            finalize(self, self._tasks.put, None).atexit = False


def _busy() -> Refusal:
    return Refusal(503, _BUSY, [_RETRY], code="Busy")


def _do(tasks: SimpleQueue[Task | None]) -> None:
    """Do one task after another, until there is nobody left who would bring one."""
    while (task := tasks.get()) is not None:
        task.do()
        del task


async def _left(receive: Receive) -> None:
    """Return when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass
