"""Answers that are kept: each is made once however many ask, the least recently used goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import partial, wraps
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")
Question = TypeVar("Question", bound=Callable[..., Any])

_TURN = 0.05  # seconds after which whoever waits for an answer looks whether one still may
_ENTRY_BYTES = 500  # what an answer weighs beside what it holds


class NotHeld(Exception):
    """It is not in memory, and whoever asks may not wait for it."""


def _go_on() -> None:
    """Whoever does not say otherwise waits for as long as it takes."""


def _refuse() -> None:
    raise NotHeld


_BEFORE: ContextVar[Callable[[], None]] = ContextVar("before_waiting", default=_go_on)


@contextmanager
def waiting(before: Callable[[], None]) -> Iterator[None]:
    """Within, `before` is called whenever something has to be made or read from the database; what
    it raises ends that.
    """
    token = _BEFORE.set(before)
    try:
        yield
    finally:
        _BEFORE.reset(token)


def without_waiting() -> AbstractContextManager[None]:
    """Within, whatever would have to be made or read from the database raises NotHeld."""
    return waiting(_refuse)


def wait() -> None:
    """Go on where one may wait, as long as one may; NotHeld."""
    _BEFORE.get()()


class KeptAnswers:
    """Answers by question, within a limit of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._weight = limit, 0
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._pending: dict[Hashable, Future[Any]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    @property
    def weight(self) -> int:
        """How many bytes the kept answers take."""
        return self._weight

    def of(
        self, key: Hashable, make: Callable[[], Answer], weigh: Callable[[Answer], int]
    ) -> Answer:
        """The kept answer, else the one that is made now; NotHeld where nobody may wait for it.

        Whoever asks while it is made waits for the same one. A fault is told and not kept; where
        whoever makes it may wait no longer, another one makes it.
        """
        while True:
            with self._lock:
                if key in self._answers:
                    self._answers.move_to_end(key)
                    return self._answers[key][0]
                wait()
                future = self._pending.get(key)
                if is_new := future is None:
                    future = self._pending[key] = Future()
            if is_new:
                self._fill(key, future, make=make, weigh=weigh)
            fault = _fault(future)
            if fault is None:
                return future.result()
            try:
                if is_new or isinstance(fault, Exception):
                    raise fault
            finally:  # what holds its own traceback would hold all data until it is collected
                del fault, future

    def clear(self) -> None:
        """Let go of every answer."""
        with self._lock:
            self._answers.clear()
            self._weight = 0

    def _fill(
        self,
        key: Hashable,
        future: Future[Answer],
        make: Callable[[], Answer],
        weigh: Callable[[Answer], int],
    ) -> None:
        try:
            answer = make()
            self._keep(key, answer, weigh(answer) + _ENTRY_BYTES)
            future.set_result(answer)
        except BaseException as fault:
            future.set_exception(fault)
        finally:
            with self._lock:
                del self._pending[key]
            del future

    def _keep(self, key: Hashable, answer: Any, weight: int) -> None:
        """Keep the newest, however heavy, and let go of the oldest."""
        with self._lock:
            self._answers[key] = answer, weight
            self._weight += weight
            while self._weight > self._limit and len(self._answers) > 1:
                _, (_, gone) = self._answers.popitem(last=False)
                self._weight -= gone


def _fault(future: Future[Any]) -> BaseException | None:
    """What went wrong with an answer, once it is made; whoever waits does so as long as one may."""
    while True:
        try:
            return future.exception(_TURN)
        except TimeoutError:
            wait()


class Met:
    """What came lately, so that only what comes again is kept: what is asked once would push out
    what is asked often.
    """

    def __init__(self, most: int = 8192) -> None:
        self._most = most
        self._marks: OrderedDict[int, None] = OrderedDict()

    def again(self, key: Hashable) -> bool:
        """Whether it came before; from now on it has."""
        mark = hash(key)
        if mark in self._marks:
            return True
        self._marks[mark] = None
        if len(self._marks) > self._most:
            self._marks.popitem(last=False)
        return False


def kept(weigh: Callable[[Answer], int]) -> Callable[[Question], Question]:
    """A question whose answers are kept with the data that they are made of.

    Its first argument holds that data: it has a `key` and what is `kept` of it. The others are
    hashable. `weigh` tells about how many bytes an answer takes.
    """

    def keep(question: Question) -> Question:
        @wraps(question)
        def answer(data: Any, *arguments: Hashable) -> Any:
            key = (question, data.key, *arguments)
            return data.kept.of(key, partial(question, data, *arguments), weigh)

        return answer

    return keep
