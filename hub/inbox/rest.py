"""When a file has come to rest: nobody writes to it any more, and no program holds it open."""

import os
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hub.inbox import naming
from hub.inbox.places import LyingFile
from hub.words.language import Text

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_SECONDS = 2.1  # the moments of some shares are as coarse as two seconds
WHILE = 60  # seconds after which an unfinished file is taken for a damaged one, others are noted
_PACKED = (".xlsx", ".xlsm", ".docx", ".zip")


_OPEN = Text(
    "đang mở trong Excel, Word hoặc LibreOffice (có tệp khóa {lock} bên cạnh); hãy lưu rồi đóng"
    " tệp, hoặc xóa tệp khóa nếu không ai mở",
    "it is open in Excel, Word or LibreOffice (the lock file {lock} lies beside it); save and"
    " close it, or delete the lock file where nobody has it open",
)
_WRITTEN = Text(
    "một chương trình khác đang ghi vào tệp; sẽ xử lý khi ghi xong",
    "another program is writing to it; it is taken when that has ended",
)
_UNFINISHED = Text(
    "tệp chưa chép xong (còn trống hoặc thiếu phần cuối); sẽ chờ thêm",
    "it has not come whole (it is empty, or its end is missing); it is waited for",
)
_UNREADABLE = Text(
    "chưa mở được để đọc; kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp",
    "it cannot be opened for reading; look at its permissions, or close what holds it",
)


class Sighting(NamedTuple):
    """A file as it was seen at one round after the other."""

    stamp: tuple[int, int, int]
    since: float


class Watched(NamedTuple):
    """A file that lies still, and why it is waited for all the same, if it is."""

    entry: LyingFile
    hindrance: Text | None = None


class Rest:
    """What was seen of the files of some folders at the last round."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._sights: dict[Path, dict[str, Sighting]] = {}

    def still(self, folder: Path, entries: Iterable[LyingFile]) -> Iterator[Watched]:
        """The files that lie as they lay at the round before, for longer than moments are
        coarse.
        """
        now, before, sights = self.clock(), self._sights.get(folder, {}), {}
        listed = list(entries)
        names = {naming.folded(one.name): one.name for one in listed}
        for one in listed:
            sight = before.get(one.name)
            is_same = sight is not None and sight.stamp == one.stamp
            sights[one.name] = sight if is_same else Sighting(one.stamp, now)
        self._sights[folder] = sights
        for one in listed:
            seconds = now - sights[one.name].since
            if one.name in before and seconds >= _SECONDS:
                yield Watched(one, _hindrance(one, names, seconds))

    def old(self, waited: Mapping[LyingFile, Text]) -> dict[LyingFile, Text]:
        """Of what is waited for that which has lain as it is for a while."""
        return {one: why for one, why in waited.items() if self._age(one) >= WHILE}

    def _age(self, one: LyingFile) -> float:
        """For how many seconds it lies as it is."""
        sight = self._sights.get(one.path.parent, {}).get(one.name)
        return max(self.clock() - sight.since if sight else 0.0, time.time() - one.changed)


def _hindrance(one: LyingFile, names: dict[str, str], seconds: float) -> Text | None:
    """Why a file that lies still is not to be taken yet."""
    lock = next((names[name] for name in naming.locks(one.name) if name in names), None)
    if lock:
        return Text(*(words.format(lock=lock) for words in _OPEN))
    try:
        if _is_written(one.path):
            return _WRITTEN
        old = max(seconds, time.time() - one.changed) > WHILE
        return _UNFINISHED if not old and _is_unfinished(one) else None
    except FileNotFoundError:  # the next round sees that it is gone
        return _UNFINISHED
    except OSError:
        return _UNREADABLE


def _is_written(path: Path) -> bool:
    """Whether a process of this machine has a file open to write, as far as the system tells: it
    lets nobody have a lease to read then.
    """
    with path.open("rb") as file:
        if not hasattr(fcntl, "F_SETLEASE"):
            return False
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except BlockingIOError:
            return True
        except OSError:  # of another owner, or on a share
            return False
    return False


def _is_unfinished(one: LyingFile) -> bool:
    """Whether a file is empty, or a container whose end is missing."""
    if not one.size:
        return True
    is_packed = os.path.splitext(naming.folded(one.name))[1] in _PACKED
    return is_packed and not zipfile.is_zipfile(one.path)
