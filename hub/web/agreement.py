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

from hub.panels.reader import DataState

_SHOWN = struct.Struct("qq")  # a database and a version of it
_SLOT = struct.Struct("qqqd")  # a process, what it has ready, until when it is waited for
_SLOTS = 128
# After which a silent worker is taken for gone, and one that loads newer data, during which it
# says nothing.
_SECONDS, _SECONDS_LOADING = 15, 60


class _Worker(NamedTuple):
    process: int
    database: int
    version: int
    until: float

    @property
    def is_alive(self) -> bool:
        return self.process != 0 and monotonic() < self.until


class Agreement:
    """What the workers that read one database have ready, in memory that they share."""

    def __init__(self, database: str) -> None:
        name = blake2b(database.encode(), digest_size=8).hexdigest()
        self._path = Path(tempfile.gettempdir()) / f"hub-{os.getuid()}-{name}.ready"
        size = _SHOWN.size + _SLOTS * _SLOT.size
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        os.ftruncate(self._file, size)
        self._memory = mmap.mmap(self._file, size)
        self._slot: int | None = None

    @property
    def shown(self) -> DataState:
        """What all workers show."""
        return DataState._make(_SHOWN.unpack_from(self._memory))

    def shows(self, state: DataState) -> bool:
        """Whether all workers show this, or what is newer in the same database."""
        database, version = self.shown
        return database == state.database and version >= state.version

    def ready(self, state: DataState) -> None:
        """Say what this worker has ready; once all have it, it is shown.

        Another database that takes the place of the former may have a lower version.
        """
        with self._alone():
            self._write(state, monotonic() + _SECONDS)
            workers = [worker for worker in self._workers() if worker.is_alive]
            if {worker.database for worker in workers} == {state.database}:
                least = min(worker.version for worker in workers)
                _SHOWN.pack_into(self._memory, 0, state.database, least)

    def load(self) -> None:
        """Say that this worker loads what is newer than it has ready."""
        with self._alone():
            if self._slot is not None:
                _, *state, _ = self._workers()[self._slot]
                self._write(DataState._make(state), monotonic() + _SECONDS_LOADING)

    def leave(self) -> None:
        """This worker shows nothing any more."""
        with self._alone():
            if self._slot is not None:
                _SLOT.pack_into(self._memory, self._place(self._slot), 0, 0, 0, 0.0)

    def _write(self, state: DataState, until: float) -> None:
        if self._slot is None:
            workers = enumerate(self._workers())
            self._slot = next(place for place, worker in workers if not worker.is_alive)
        place = self._place(self._slot)
        _SLOT.pack_into(self._memory, place, os.getpid(), *state, until)

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
