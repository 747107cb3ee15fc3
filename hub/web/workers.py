"""Workers: threads on which answers are made that are not in memory or not small."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from starlette.types import Receive

from hub.web.request import Refusal
from hub.words.language import Text

Answer = TypeVar("Answer")

_BUSY = Text(
    "kho đang bận trả lời nhiều câu hỏi; hãy hỏi lại sau ít giây",
    "the hub is busy with many questions; ask again in a few seconds",
)
_RETRY = (b"retry-after", b"2")


class Workers:
    """A few threads, and how many questions may wait for one."""

    def __init__(self, threads: int, most_waiting: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="hub-answers")
        self._most, self._pending = threads + most_waiting, 0

    async def run(self, work: Callable[[Event], Answer], receive: Receive) -> Answer:
        """What a piece of work returns; it is told by an event when the client has left.

        Refusal where too many wait already.
        """
        if self._pending >= self._most:
            raise Refusal(503, _BUSY, [_RETRY], code="Busy")
        abandoned = Event()
        self._pending += 1
        task = asyncio.get_running_loop().run_in_executor(self._pool, work, abandoned)
        task.add_done_callback(self._finish)
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait({task, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if leaving.done():
                abandoned.set()
            return await task
        finally:
            leaving.cancel()

    def _finish(self, _task: object) -> None:
        self._pending -= 1


async def _left(receive: Receive) -> None:
    """Return when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass
