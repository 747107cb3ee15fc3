"""Turns: who waits for an answer, so that nobody waits for all that one client asks."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from threading import Condition
from typing import Generic, TypeVar

Task = TypeVar("Task")


class Turns(Generic[Task]):
    """Tasks that wait, those of each client in their order; clients take turns."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[Hashable, deque[Task]] = OrderedDict()
        self._changed, self._is_closed = Condition(), False

    def put(self, client: Hashable, task: Task) -> None:
        """Let a task of a client wait for its turn."""
        with self._changed:
            self._waiting.setdefault(client, deque()).append(task)
            self._changed.notify()

    def take(self) -> Task | None:
        """The task whose turn it is, as soon as there is one; None where no more will come."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            if self._is_closed:
                return None
            client, tasks = self._waiting.popitem(last=False)
            task = tasks.popleft()
            if tasks:
                self._waiting[client] = tasks
            return task

    def drop(self, client: Hashable, task: Task) -> None:
        """A task waits no more, if it still does."""
        with self._changed:
            tasks = self._waiting.get(client)
            if tasks and task in tasks:
                tasks.remove(task)
                if not tasks:
                    del self._waiting[client]

    def give_way(self, client: Hashable) -> Task | None:
        """The task that waits no more so that one of this client may: the last one of whoever has
        the most, where those are more than the client would have.
        """
        with self._changed:
            most = max(self._waiting, key=lambda each: len(self._waiting[each]), default=client)
            own = len(self._waiting.get(client, ()))
            if most == client or len(self._waiting[most]) <= own + 1:
                return None
            return self._waiting[most].pop()

    def close(self) -> None:
        """No more will come."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
