"""Gathering: what many resolvers wait for is fetched at once, without an event loop."""

from collections import defaultdict
from collections.abc import Callable, Coroutine, Generator, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any


class Batch:
    """What is asked of one function of many keys, gathered step by step."""

    def __init__(self, answer: Callable[[list], list]) -> None:
        self._answer, self._answers = answer, {}

    async def load(self, key: Hashable) -> Any:
        """The answer to one key."""
        if key not in self._answers:
            await _Key(self, key)
        return self._answers[key]

    def fetch(self, keys: Iterable[Hashable]) -> None:
        """Ask for all keys that were not asked for before."""
        new = [key for key in dict.fromkeys(keys) if key not in self._answers]
        if new:
            self._answers.update(zip(new, self._answer(new), strict=True))


async def together(work: Iterable[Coroutine]) -> list:
    """What coroutines return that another one waits for, gathered with all others."""
    return await _Group(list(work))


def settled(work: Iterable[Coroutine]) -> list:
    """What coroutines return: all go on to where each waits for a key or is done, then every batch
    is asked once for what is waited for.
    """
    group = _Group(list(work))
    opened, ready = list(group.work), group.steps()
    try:
        while ready:
            waiting = [step for one in ready for step in _advance(one, opened)]
            keys: dict[Batch, list] = defaultdict(list)
            for step in waiting:
                keys[step.key.batch].append(step.key.key)
            for batch, wanted in keys.items():
                batch.fetch(wanted)
            ready = waiting
    finally:
        for coroutine in opened:
            coroutine.close()
    return group.answers


@dataclass(frozen=True, eq=False)
class _Key:
    """A key that a coroutine waits for."""

    batch: Batch
    key: Hashable

    def __await__(self) -> Generator[Any, None, None]:
        yield self


@dataclass(eq=False)
class _Group:
    """Coroutines that belong together, and who waits for all of them."""

    work: list[Coroutine]
    waiter: "_Step | None" = None
    answers: list = field(init=False)
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.answers, self.left = [None] * len(self.work), len(self.work)

    def __await__(self) -> Generator[Any, None, list]:
        yield self
        return self.answers

    def steps(self) -> list["_Step"]:
        """The first step of each."""
        return [_Step(self, place, coroutine) for place, coroutine in enumerate(self.work)]


@dataclass(eq=False)
class _Step:
    """Where one coroutine of a group stands."""

    group: _Group
    place: int
    coroutine: Coroutine
    key: _Key | None = None


def _advance(step: _Step, opened: list[Coroutine]) -> list[_Step]:
    """Go on until each that this one leads to waits for a key or is done; those that wait."""
    waiting, pending = [], [step]
    while pending:
        current = pending.pop()
        try:
            wish = current.coroutine.send(None)
        except StopIteration as end:
            pending += _finished(current, end.value)
            continue
        if isinstance(wish, _Group):
            opened += wish.work
            wish.waiter = current
            pending += reversed(wish.steps()) if wish.work else [current]
        else:
            current.key = wish
            waiting.append(current)
    return waiting


def _finished(step: _Step, answer: Any) -> list[_Step]:
    """Note what a coroutine returned; whoever waited for the last of a group goes on."""
    group = step.group
    group.answers[step.place] = answer
    group.left -= 1
    return [group.waiter] if group.waiter and not group.left else []
