"""The shelf: the dump of each data version, made once by one process, the latest kept."""

import fcntl
import os
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from hub.web.asker import Asker
from hub.web.export.dump import dump
from hub.web.making import NEVER
from hub.words.language import Language

_KEPT = 2  # data versions
_PART, _DUMPS = ".part", "hub-*.zip"
_PUBLISHED = "{ dataVersion { publishedAt } }"


class WantedDump(NamedTuple):
    """A dump that is wanted: who asks for it, and of which state of the data, as one word."""

    asker: Asker
    state: str

    @classmethod
    def of(cls, asker: Asker) -> "WantedDump":
        """The dump of the data that an asker sees."""
        own = (asker.view.database.mark, asker.data(_PUBLISHED))
        digest = blake2b(repr(own).encode(), digest_size=8).hexdigest()
        return cls(asker, f"{digest}-{asker.version}")

    @property
    def name(self) -> str:
        """How its file is called."""
        return f"hub-{self.state}-{self.asker.language}.zip"

    @property
    def tag(self) -> bytes:
        """What tells it from others."""
        return f'"{self.name}"'.encode()


class DumpShelf:
    """Dumps in a folder; a dump that is asked for is made beside whoever waits for it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._futures: dict[Path, Future[Path]] = {}

    def dump(self, wanted: WantedDump) -> Future[Path]:
        """Where the dump lies, as soon as it is there."""
        path = self._folder / wanted.name
        with self._lock:
            future = self._futures.get(path)
            if future is None or (future.done() and not path.exists()):
                self._forget()
                self._futures[path] = future = Future()
                work = (replace(wanted.asker, abandoned=NEVER), path, future)
                Thread(target=self._make, args=work, name="hub-dump", daemon=True).start()
            return future

    def _forget(self) -> None:
        """Only those that are being made need to be known: others lie in the folder."""
        made = [path for path, future in self._futures.items() if future.done()]
        for path in made:
            del self._futures[path]

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
    """Write a dump whole, or nothing; those of older versions make room."""
    for left in path.parent.glob(f"hub-*{_PART}"):  # by a process that was ended
        left.unlink(missing_ok=True)
    part = path.with_suffix(_PART)
    try:
        with part.open("wb") as file:
            dump(asker, file)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    dumps = sorted(path.parent.glob(_DUMPS), key=lambda each: each.stat().st_mtime, reverse=True)
    kept = list(dict.fromkeys(map(_state, dumps)))[:_KEPT]
    for each in dumps:
        if _state(each) not in kept:
            each.unlink(missing_ok=True)


def _state(path: Path) -> str:
    """Of which state of the data a dump is, whatever its language."""
    state, _, language = path.stem.rpartition("-")
    return state if language in list(Language) else path.stem


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Within, no other process writes into a folder."""
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
