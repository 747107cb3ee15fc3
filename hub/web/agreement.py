"""Agreement: the workers of a host show a new data version together.

A poller whose requests reach several workers never sees an older version after a newer one.
"""

import fcntl
import mmap
import os
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import NamedTuple

_SHOWN = struct.Struct("q")
_SLOT = struct.Struct("qqd")  # a process, the version that it has ready, when it last said so
_SLOTS = 128
_SECONDS = 5  # after which a silent worker is taken for gone


class _Worker(NamedTuple):
    process: int
    version: int
    at: float

    @property
    def is_alive(self) -> bool:
        return self.process != 0 and monotonic() - self.at < _SECONDS


class Agreement:
    """What the workers that read one database have ready, in memory that they share."""

    def __init__(self, database: str) -> None:
        name = blake2b(database.encode(), digest_size=8).hexdigest()
        self._path = Path(tempfile.gettempdir()) / f"hub-{os.getuid()}-{name}.workers"
        size = _SHOWN.size + _SLOTS * _SLOT.size
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        os.ftruncate(self._file, size)
        self._memory = mmap.mmap(self._file, size)
        self._slot: int | None = None

    @property
    def shown(self) -> int:
        """The version that all workers show."""
        return _SHOWN.unpack_from(self._memory)[0]

    def ready(self, version: int) -> None:
        """Say that this worker has a version ready; once all have, it is shown."""
        with self._alone():
            self._write(version)
            least = min(worker.version for worker in self._workers() if worker.is_alive)
            _SHOWN.pack_into(self._memory, 0, least)

    def leave(self) -> None:
        """This worker shows nothing any more."""
        with self._alone():
            if self._slot is not None:
                _SLOT.pack_into(self._memory, self._place(self._slot), 0, 0, 0.0)

    def _write(self, version: int) -> None:
        if self._slot is None:
            workers = enumerate(self._workers())
            self._slot = next(place for place, worker in workers if not worker.is_alive)
        place = self._place(self._slot)
        _SLOT.pack_into(self._memory, place, os.getpid(), version, monotonic())

    def _workers(self) -> list[_Worker]:
        places = map(self._place, range(_SLOTS))
        return [_Worker._make(_SLOT.unpack_from(self._memory, place)) for place in places]

    @staticmethod
    def _place(slot: int) -> int:
        return _SHOWN.size + slot * _SLOT.size

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Within, no other worker writes."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)
