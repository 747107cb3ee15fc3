"""Opening: one database as it was opened, until another takes its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import count
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError

from hub.panels.away import GONE, STALE_LOG, UNSHARED, DatabaseAway, DatabaseReplaced
from hub.panels.memory import Panels
from hub.store import database
from hub.store.file import FileState
from hub.store.tables import Release

_RELEASE = Release.__table__
_NUMBERS = count(1)


class Newest(NamedTuple):
    """The newest release: its data version and when it was published, 0 before the first.

    Two databases that have one version alike have it of one release, or they would not have been
    published in the same microsecond.
    """

    version: int = 0
    published_at: int = 0


_NEWEST = (
    select(_RELEASE.c.version, _RELEASE.c.published_at)
    .where(_RELEASE.c.version.is_not(None))
    .order_by(_RELEASE.c.version.desc())
    .limit(1)
)


class Opening:
    """Reads one database, and never another that has taken its place.

    Where the file under its name is another, or was written over by other than releases, whoever
    reads is told DatabaseReplaced; what is in memory stays as it is.
    """

    def __init__(self, engine: Engine, panel_bytes: int, former: "Opening | None" = None) -> None:
        self._engine, self._lock = engine, Lock()
        self.number = next(_NUMBERS)
        self.panels = Panels(self, panel_bytes)
        self.newest = Newest()
        self._file = database.file_of(engine)
        self._is_frozen = self._file is not None and self._file.is_frozen()
        self._log = former.log if former else None
        self._state = self._opened = self._begin(former)

    def _begin(self, former: "Opening | None") -> FileState | None:
        """The file that is opened; DatabaseAway."""
        if self._file is None:
            return None
        state = self._file.state()
        if state is None:
            raise DatabaseAway(f"no file {self._file.path}", GONE)
        if self._file.lacks_shared_memory():
            raise DatabaseAway(f"no {self._file.path}-shm in a folder to be read only", UNSHARED)
        log = self._file.log()
        is_other = former is not None and former.identity != state.identity
        if is_other and log and log.size and log.identity == self._log:
            raise DatabaseAway(f"{self._file.path}-wal is that of the former file", STALE_LOG)
        return state

    @property
    def identity(self) -> tuple[int, int] | None:
        """Of the file; None of a server."""
        return self._state.identity if self._state else None

    @property
    def mark(self) -> int:
        """A number of the file, the same in every process."""
        digest = blake2b(repr(self.identity).encode(), digest_size=8).digest()
        return int.from_bytes(digest, signed=True)

    @property
    def log(self) -> tuple[int, int] | None:
        """The identity of the write-ahead log that was last seen beside the file."""
        return self._log

    @property
    def state(self) -> FileState | None:
        """The file as it was when it was opened or last written to by a release."""
        return self._state

    @property
    def is_written(self) -> bool:
        """Whether the file was written to since it was opened."""
        return self._file is not None and self._file.state() != self._opened

    @property
    def is_gone(self) -> bool:
        """Whether the file is no longer the one that was opened, or was written to."""
        return self._file is not None and self._file.state() != self._state

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection to this database; DatabaseAway where it has become another meanwhile."""
        self._confirm()
        with self._engine.connect() as connection:
            yield connection
            self._confirm()

    def has_newer(self) -> bool:
        """Whether the database holds a newer version; DatabaseReplaced where it is another one."""
        if self._file and self._file.is_frozen() != self._is_frozen:
            raise DatabaseReplaced("it is written to, or no longer")
        self._note_log()
        with self.connect() as connection:
            newest = _newest(connection)
            if newest != self.newest and not self._continues(connection):
                raise DatabaseReplaced("its releases are not those of before")
        return newest != self.newest

    def version(self) -> int:
        """The newest data version that the database holds."""
        self._note_log()
        with self.connect() as connection:
            return _newest(connection).version

    def load(self, connection: Connection) -> None:
        """From now on it is known by the newest release that a transaction sees."""
        self.newest = _newest(connection)

    def damage(self) -> str:
        """What is wrong with the pages of the file; empty where they are sound."""
        if self._file is None:
            return ""
        try:
            with self.connect() as connection:
                return database.damage(connection)
        except DatabaseError as error:  # so damaged that it cannot be looked through
            if type(error) is not DatabaseError:
                raise
            return database.cause_of(error)

    def _note_log(self) -> None:
        """Remember the log of this file: it is none of another that may take its place."""
        if self._file is not None and not self.is_gone and (log := self._file.log()):
            self._log = log.identity

    def _confirm(self) -> None:
        """DatabaseAway where the file is not the one that was opened.

        Releases write to the file too; then what connections remember of it is let go.
        """
        if self._file is None:
            return
        state = self._file.state()
        if state == self._state:
            return
        if state is None:
            raise DatabaseAway(f"no file {self._file.path}", GONE)
        if self._is_frozen or state.identity != self.identity:
            raise DatabaseReplaced(f"another file lies at {self._file.path}")
        with self._lock:
            if state == self._state:
                return
            self._engine.dispose()
            with self._engine.connect() as connection:
                is_newer = _newest(connection).version > self.newest.version
                is_explained = is_newer or self._file.is_settling(state)
                if not is_explained or not self._continues(connection):
                    raise DatabaseReplaced(f"{self._file.path} was written over")
            self._state = state

    def _continues(self, connection: Connection) -> bool:
        """Whether the newest release that is known is one of the database."""
        version, published_at = self.newest
        held = select(_RELEASE.c.published_at).where(_RELEASE.c.version == version)
        return not version or connection.scalar(held) == published_at


def _newest(connection: Connection) -> Newest:
    line = connection.execute(_NEWEST).one_or_none()
    return Newest(*line) if line else Newest()
