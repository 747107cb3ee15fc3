"""The places of a watched folder, and how a file goes from one to the next without ever lying upon
another.
"""

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from hub.inbox import naming
from hub.words.errors import BadUse, system
from hub.words.language import Text

_DRAFT = re.compile(r"\.[0-9a-f]{32}\.tmp", re.ASCII)
_SLACK = 2  # seconds: the moments of some shares are as coarse as that


class Place(StrEnum):
    """The folders within a watched folder."""

    HAND = ".hub"  # of files that are being decided
    DONE = "done"
    FAILED = "failed"
    WAITING = "waiting"
    APPROVED = "duyet"
    RETURNED = "tra-lai"


class LyingFile(NamedTuple):
    """A file as it lies in a folder."""

    path: Path
    size: int
    modified: int  # nanoseconds
    changed: float  # seconds: also when it was moved
    inode: int

    @property
    def name(self) -> str:
        """Its name as the folder has it."""
        return self.path.name

    @property
    def stamp(self) -> tuple[int, int, int]:
        """What is another as soon as the file is another."""
        return self.size, self.modified, self.inode


class Inbox(NamedTuple):
    """A watched folder and its places."""

    root: Path
    places: dict[Place, Path]

    def shown(self, path: Path) -> str:
        """A path as people see it from the folder."""
        return path.relative_to(self.root).as_posix()


def opened(root: Path) -> Inbox:
    """The folder with all its places, made where they are missing; BadUse where it is none."""
    try:
        if not root.is_dir():
            raise BadUse(
                Text(
                    f"không có thư mục {root}; hãy tạo trước",
                    f"there is no folder {root}; make it first",
                )
            )
        there = {naming.folded(name): name for name in os.listdir(root)}
        places = {place: root / there.get(place, place) for place in Place}
        for path in places.values():
            path.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise BadUse(
            Text(
                f"không dùng được thư mục {root}: {system(error).vi}",
                f"the folder {root} cannot be used: {system(error).en}",
            )
        ) from None
    return Inbox(root, places)


def swept(inbox: Inbox) -> Inbox:
    """The same without the drafts of a watch that was killed; nobody else is to watch it now."""
    for folder in inbox.places.values():
        for name in filter(_DRAFT.fullmatch, os.listdir(folder)):
            remove(folder / name)
    return inbox


def entries(folder: Path) -> Iterator[LyingFile]:
    """The ordinary files of a folder by name, without those that have gone meanwhile."""
    with os.scandir(folder) as there:
        names = sorted(entry.name for entry in there if not entry.is_dir(follow_symlinks=False))
    yield from filter(None, (entry(folder / name) for name in names))


def strange(inbox: Inbox) -> Iterator[str]:
    """The folders within a watched folder that are none of its places, but for hidden ones."""
    own = {path.name for path in inbox.places.values()}
    with os.scandir(inbox.root) as there:
        names = sorted(entry.name for entry in there if entry.is_dir(follow_symlinks=False))
    yield from (name for name in names if name not in own and not name.startswith("."))


def entry(path: Path) -> LyingFile | None:
    """An ordinary file as it lies there now; None where there is none."""
    try:
        now = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(now.st_mode):
        return None
    return LyingFile(path, now.st_size, now.st_mtime_ns, now.st_ctime, now.st_ino)


def claimed(inbox: Inbox, one: LyingFile) -> LyingFile | None:
    """A file taken in hand, where nobody edits or takes it away, under a name that is valid
    everywhere; None where it went meanwhile.
    """
    target = vacant(inbox.places[Place.HAND], naming.valid(one.name))
    try:
        move(one.path, target)
    except FileNotFoundError:
        return None
    return entry(target)


def vacant(folder: Path, name: str, since: float = float("inf")) -> Path:
    """Where a file can lie with its slip and report beside it: under its name, or with a number
    behind.

    A slip or report without its file that was written since a moment is what is left of a move
    that broke off, and gives way.
    """
    there = {naming.folded(each): each for each in os.listdir(folder)}
    for own in naming.numbered(name):
        beside = (naming.slip(own), naming.report(own))
        if naming.folded(own) in there:
            continue
        taken = (there.get(naming.folded(each)) for each in beside)
        if not any(each and _is_older(folder / each, since) for each in taken):
            return folder / own
    raise AssertionError("numbers do not end")


def _is_older(path: Path, since: float) -> bool:
    one = entry(path)
    return one is None or one.modified / 1e9 < since - _SLACK


def move(source: Path, target: Path) -> None:
    """Move a file; between two disks by a copy that is whole before the original goes."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno not in _APART:
            raise
        draft = target.with_name(f".{uuid4().hex}.tmp")
        try:
            shutil.copy2(source, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        source.unlink()


_APART = (errno.EXDEV,)


def remove(path: Path) -> None:
    """Take a file away, where it is still there."""
    with suppress(FileNotFoundError):
        path.unlink()


def write(path: Path, content: str) -> None:
    """Write a text for Notepad, whole or not at all."""
    draft = path.with_name(f".{uuid4().hex}.tmp")
    try:
        draft.write_text(content, encoding="utf-8-sig", newline="\r\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
