"""What all workers of a test run share: a folder, and turns."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def folder(folders: pytest.TempPathFactory) -> Path:
    """The folder of the whole run; that of a worker lies in it."""
    own = folders.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


class Note:
    """A short text that the workers leave each other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def text(self) -> str:
        """What was left last; empty where nothing was."""
        return self._path.read_text(encoding="utf-8")

    def leave(self, text: str) -> None:
        """Leave another text."""
        self._path.write_text(text, encoding="utf-8")


@contextmanager
def turn(path: Path) -> Iterator[Note]:
    """The note at a path, while no other worker reads or writes it."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield Note(path)
