"""The slips that lie in a watched folder, and the files that they are of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from hub.importing.shelf import StagedImport
from hub.inbox import contents, naming, places, slip
from hub.inbox.places import Inbox, LyingFile, Place
from hub.inbox.slip import Slip

DECIDING = (Place.APPROVED, Place.RETURNED)
HOLDING = (Place.WAITING, *DECIDING)


class Laid(NamedTuple):
    """A slip where it lies."""

    place: Place
    entry: LyingFile
    slip: Slip


class Slips:
    """What was read of slips, so that one that lies still is read once."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[tuple[int, int, int], Slip | None]] = {}

    def of(self, entry: LyingFile) -> Slip | None:
        """The slip that a file is; None where it is none."""
        if not entry.name.lower().endswith(".txt"):
            return None
        stamp, said = self._read.get(entry.path, (None, None))
        if stamp != entry.stamp:
            try:
                said = slip.read(entry.path)
            except OSError:  # nobody lets us read it yet
                return None
            self._read[entry.path] = entry.stamp, said
        return said

    def by_number(self, listed: Mapping[Place, Sequence[LyingFile]]) -> dict[int, list[Laid]]:
        """The slips of each staged import."""
        laid: dict[int, list[Laid]] = defaultdict(list)
        for place, entries in listed.items():
            for one in entries:
                said = self.of(one)
                if said:
                    laid[said.number].append(Laid(place, one, said))
        there = {one.path for entries in listed.values() for one in entries}
        self._read = {path: read for path, read in self._read.items() if path in there}
        return laid


def files_of(
    listed: Mapping[Place, Sequence[LyingFile]], laid: Sequence[Laid], staged: StagedImport
) -> Iterator[tuple[Place, LyingFile]]:
    """Where the file of what was staged lies, told by its bytes."""
    wanted = contents.of_staged(staged)
    names = {naming.folded(one.slip.file) for one in laid}
    for place, entries in listed.items():
        for one in _likely(place, entries, names):
            if is_of(one, wanted):
                yield place, one


def _likely(place: Place, entries: Sequence[LyingFile], names: Set[str]) -> Sequence[LyingFile]:
    """The files under these names, or where a chief put files and there are none, all of them."""
    files = [one for one in entries if not naming.is_beside(one.name)]
    named = [one for one in files if naming.folded(one.name) in names]
    return named or (files if place in DECIDING else [])


def is_of(one: LyingFile, wanted: contents.Contents) -> bool:
    """Whether a file holds what is wanted; one that has gone does not."""
    try:
        return contents.of_file(one.path) == wanted
    except FileNotFoundError:
        return False


def lies_with_file(inbox: Inbox, staged: StagedImport) -> bool:
    """Whether what was staged lies somewhere to be decided, its file and a slip of it."""
    listed = {place: list(places.entries(inbox.places[place])) for place in HOLDING}
    laid = Slips().by_number(listed).get(staged.id, [])
    return bool(laid) and any(files_of(listed, laid, staged))
