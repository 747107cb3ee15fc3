"""The file of a SQLite database: which one lies there now, and how it may be read.

Nothing here opens the file: where a process closes a file that SQLite holds open too, SQLite's
locks are gone (https://www.sqlite.org/howtocorrupt.html, 2.2).
"""

import os
import stat
from typing import NamedTuple

from hub.words.errors import BadUse
from hub.words.language import Text

_SETTLING = 10 * 10**9  # nanoseconds


class FileState(NamedTuple):
    """Which file it is, and when it was last written to."""

    device: int
    inode: int
    size: int
    modified: int  # nanoseconds

    @property
    def identity(self) -> tuple[int, int]:
        """What stays when the file is written to, and changes when another takes its place."""
        return self.device, self.inode


class DatabaseFile:
    """A database file by its name, under which another may come to lie."""

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)

    def state(self) -> FileState | None:
        """The file that lies there now; None where there is none, or what can be no database."""
        return _state(self.path)

    def log(self) -> FileState | None:
        """The write-ahead log beside it, perhaps an empty one; None where there is none."""
        return _state(f"{os.path.realpath(self.path)}-wal")

    def is_settling(self, state: FileState) -> bool:
        """Whether the file was written to soon after its log, as SQLite does when it brings what
        was committed from the log into the file.
        """
        log = self.log()
        return log is not None and log.size > 0 and abs(state.modified - log.modified) < _SETTLING

    def is_frozen(self) -> bool:
        """Whether it can only be read as it lies there, without locks: nobody writes to it now,
        and the -shm file that is to be shared with those who do cannot be made.
        """
        path = os.path.realpath(self.path)
        log = self.log()
        if _is_open(path) or (log and log.size):
            return False
        if os.path.exists(f"{path}-journal"):
            return False
        return not all(os.path.exists(f"{path}-{end}") for end in ("shm", "wal"))

    def lacks_shared_memory(self) -> bool:
        """Whether its log is to be read and the folder does not let anyone do so."""
        path = os.path.realpath(self.path)
        log, is_closed = self.log(), not _is_open(path)
        return is_closed and bool(log and log.size) and not os.path.exists(f"{path}-shm")


def _is_open(path: str) -> bool:
    """Whether files can be made beside a file."""
    return os.access(os.path.dirname(path), os.W_OK)


def check(path: str) -> None:
    """BadUse where there is something that can be no database: a folder, a device, a pipe."""
    try:
        mode = os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if not stat.S_ISREG(mode):
        raise BadUse(
            Text(
                f"{path} là {_kind(mode).vi}, không thể là cơ sở dữ liệu; hãy đặt tên một tệp trong"
                " HUB_DATABASE_URL",
                f"{path} is {_kind(mode).en} and can be no database; name a file in"
                " HUB_DATABASE_URL",
            )
        )


def _kind(mode: int) -> Text:
    if stat.S_ISDIR(mode):
        return Text("một thư mục", "a folder")
    if stat.S_ISFIFO(mode):
        return Text("một ống dẫn (FIFO)", "a pipe (FIFO)")
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        return Text("một thiết bị", "a device")
    return Text("một socket", "a socket")


def _state(path: str) -> FileState | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return FileState(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
