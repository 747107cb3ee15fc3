"""A list that keeps the first so many things and counts the others."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, Protocol, TypeVar


class Counted(Protocol):
    """A fault or note that concerns some number of cells of a file."""

    @property
    def cells(self) -> int:
        """The number of cells that it concerns."""


T = TypeVar("T", bound=Counted)


class BoundedList(Generic[T]):
    """Things in the order in which they came, or by a key; beyond so many they are only counted."""

    def __init__(self, key: Callable[[T], Any] | None = None, most: int = 10_000) -> None:
        self._key, self._most = key, most
        self._held: list[T] = []
        self.count = self.cells = 0

    def add(self, thing: T) -> None:
        """Count a thing with its cells, and keep it if it is among the first."""
        self.count += 1
        self.cells += thing.cells
        self._held.append(thing)
        if len(self._held) >= 2 * self._most:
            self._held = list(self)

    def __iter__(self) -> Iterator[T]:
        things = sorted(self._held, key=self._key) if self._key else self._held
        return iter(things[: self._most])

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def untold(self) -> int:
        """The number of things that were counted and not kept."""
        return max(0, self.count - self._most)
