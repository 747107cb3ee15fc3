"""The first so many of what was found in a file, and how many there are in all."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, Protocol, TypeVar


class Counted(Protocol):
    """Something found in a file, over so many cells."""

    @property
    def cells(self) -> int:
        """Over how many cells."""


T = TypeVar("T", bound=Counted)


class BoundedList(Generic[T]):
    """What was found, in the order it was found or by a key; beyond so many it is only counted."""

    def __init__(self, key: Callable[[T], Any] | None = None, most: int = 10_000) -> None:
        self._key, self._most = key, most
        self._held: list[T] = []
        self.count = self.cells = 0

    def add(self, found: T) -> None:
        """One more."""
        self.count += 1
        self.cells += found.cells
        self._held.append(found)
        if len(self._held) >= 2 * self._most:
            self._held = list(self)

    def __iter__(self) -> Iterator[T]:
        return iter((sorted(self._held, key=self._key) if self._key else self._held)[: self._most])

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def untold(self) -> int:
        """How many are only counted."""
        return max(0, self.count - self._most)
