"""What is too much for memory, kept in the order it came: a few things are held, more wait in a
temporary file.
"""

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar
from weakref import finalize

from hub.words.errors import HubFault, system
from hub.words.language import Text

T = TypeVar("T", bound=tuple)

FEW = 2**16  # things held in memory
_BATCH = 1000  # things shelved together


class Shelf:
    """A temporary file of things, each under a label; it is gone when nobody holds it any more."""

    def __init__(self) -> None:
        with _room():
            self._file = TemporaryFile(prefix="hub-")  # noqa: SIM115
        finalize(self, _close, self._file)
        self.end = 0

    def add(self, label: Any, things: Any) -> None:
        """Put things behind all others."""
        body = pickle.dumps(things)
        with _room():
            self._file.seek(self.end)
            self._file.write(pickle.dumps((label, len(body))) + body)
            self._file.flush()
        self.end = self._file.tell()

    def labels(self, start: int, end: int) -> Iterator[tuple[Any, int]]:
        """Each label between two places, and the place of what it stands for."""
        while start < end:
            self._file.seek(start)
            label, size = pickle.load(self._file)
            place = self._file.tell()
            yield label, place
            start = place + size

    def at(self, place: int) -> Any:
        """The things at a place."""
        self._file.seek(place)
        return pickle.load(self._file)


class Spool(Generic[T]):
    """Named tuples of one kind in the order they came, as often as one likes."""

    def __init__(self, kind: type[T], few: int = FEW) -> None:
        self._kind, self._room = kind, few
        self._held: list[T] = []
        self._shelf: Shelf | None = None
        self._shelved = 0

    def add(self, thing: T) -> None:
        """Put one behind all others."""
        self._held.append(thing)
        if len(self._held) >= self._room:
            self._shelve()

    def extend(self, things: Iterable[T]) -> None:
        """Put several behind all others."""
        for thing in things:
            self.add(thing)

    def __iter__(self) -> Iterator[T]:
        for _, place in self._shelf.labels(0, self._shelf.end) if self._shelf else ():
            # Columns of plain values are pickled in a third of the time that named tuples take.
            yield from map(self._kind, *self._shelf.at(place))
        yield from self._held

    def __len__(self) -> int:
        return self._shelved + len(self._held)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Spool)
            and len(self) == len(other)
            and all(map(tuple.__eq__, self, other))
        )

    def _shelve(self) -> None:
        self._shelf = self._shelf or Shelf()
        for start in range(0, len(self._held), _BATCH):
            self._shelf.add(None, tuple(zip(*self._held[start : start + _BATCH], strict=True)))
        self._shelved += len(self._held)
        self._held, self._room = [], _BATCH


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise HubFault(
            Text(
                f"không ghi được tệp tạm ({system(error).vi}); chưa ghi gì vào cơ sở dữ liệu",
                f"a temporary file cannot be written ({system(error).en}); nothing was written to"
                " the database",
            )
        ) from error


def _close(file: IO[bytes]) -> None:
    # Where there was no room, closing says so once more.
    with suppress(OSError):
        file.close()
