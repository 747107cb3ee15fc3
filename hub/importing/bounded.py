"""A list that keeps the first so many things and counts the others."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, Protocol, TypeVar


class Counted(Protocol):
    """Something about so many cells of a file."""

    @property
    def cells(self) -> int:
        """Over how many cells."""


T = TypeVar("T", bound=Counted)


class BoundedList(Generic[T]):
    """Things in the order in which they came, or by a key; beyond so many they are only counted."""

    def __init__(self, key: Callable[[T], Any] | None = None, most: int = 10_000) -> None:
        self._key, self._most = key, most
        self._held: list[T] = []
        self.count = self.cells = 0

    def add(self, thing: T) -> None:
        """One more."""
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
        """How many are only counted."""
        return max(0, self.count - self._most)
