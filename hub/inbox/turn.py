"""One watcher at a time of a folder: a lock that the system lets go when its holder ends, however
it ends.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.words.errors import BadUse, Busy, system
from hub.words.language import Text

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

_NAME = ".hub.lock"
_PLACE = 1000  # beyond what is written, so that Windows lets others read it


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder is ours; Busy where another watches it, BadUse where its disk has no locks."""
    path = folder / _NAME
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o664)
    except OSError as error:
        raise BadUse(_unusable(path, error)) from None
    try:
        _take(file, path)
        os.ftruncate(file, 0)
        os.write(file, f"pid {os.getpid()}, {socket.gethostname()}\n".encode())
        yield
    finally:
        os.close(file)


def _take(file: int, path: Path) -> None:
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            os.lseek(file, _PLACE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
    except (BlockingIOError, PermissionError):
        holder = os.read(file, 200).decode(errors="replace").strip()
        who = f" ({holder})" if holder else ""
        raise Busy(
            Text(
                f"một lệnh hub watch khác{who} đang theo dõi thư mục {path.parent}; mỗi thư mục chỉ"
                " một lệnh, hãy dừng lệnh kia trước",
                f"another hub watch{who} watches the folder {path.parent}; a folder has one at a"
                " time, stop the other first",
            )
        ) from None
    except OSError as error:
        raise BadUse(_unusable(path, error)) from None


def _unusable(path: Path, error: OSError) -> Text:
    why = system(error)
    return Text(
        f"không khóa được {path} ({why.vi}) nên không chắc chỉ có một lệnh theo dõi; hãy chạy hub"
        " watch trên chính máy giữ thư mục",
        f"{path} cannot be locked ({why.en}), so that it is not sure that one command watches; run"
        " hub watch on the machine that holds the folder",
    )
