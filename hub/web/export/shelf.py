"""The shelf: the dump of each data version, made once by one process, the latest kept."""

import fcntl
import os
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread

from hub.web.asker import Asker
from hub.web.export.dump import dump
from hub.web.making import NEVER

_KEPT = 2  # dumps, of the latest versions
_PART, _NAME = ".part", "hub-*.zip"


def state_name(asker: Asker) -> str:
    """The database and the data version that an asker sees, as one word."""
    return f"{asker.view.database.mark % 2**64:016x}-{asker.version}"


class DumpShelf:
    """Dumps in a folder; a dump that is asked for is made beside whoever waits for it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._futures: dict[Path, Future[Path]] = {}

    def dump(self, asker: Asker) -> Future[Path]:
        """The dump of the data that an asker sees, as soon as it is there."""
        path = self._folder / f"hub-{state_name(asker)}.zip"
        with self._lock:
            future = self._futures.get(path)
            if future is None or (future.done() and not path.exists()):
                self._futures = {path: (future := Future())}
                lasting = replace(asker, abandoned=NEVER)
                work = (lasting, path, future)
                Thread(target=self._make, args=work, name="hub-dump", daemon=True).start()
            return future

    def _make(self, asker: Asker, path: Path, future: Future[Path]) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with _alone(path.parent):
                if not path.exists():
                    _write(asker, path)
            future.set_result(path)
        except BaseException as error:
            future.set_exception(error)


def _write(asker: Asker, path: Path) -> None:
    """Write a dump whole, or nothing; the oldest make room."""
    part = path.with_suffix(_PART)
    try:
        with part.open("wb") as file:
            dump(asker, file)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    dumps = sorted(path.parent.glob(_NAME), key=lambda each: each.stat().st_mtime)
    for older in dumps[:-_KEPT]:
        older.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Within, no other process writes into a folder."""
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
