"""What an import holds until it is written: few things in memory, more in a temporary file.

docs/decisions.md says why these are no temporary tables of the database.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from heapq import merge
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar
from weakref import finalize

from hub.catalogue import Catalogue
from hub.importing.claim import Claim, ClaimKey, Content
from hub.words.errors import HubFault, system
from hub.words.language import Text

T = TypeVar("T", bound=tuple)
Place = tuple[int, int, int]  # the first indicator of a code, an indicator, a period
Columns = tuple[Any, ...]  # the fields of many named tuples, each field as one tuple

FEW = 2**16  # things held in memory
_BATCH = 1000  # things pickled together


class PickleFile:
    """A temporary file of pickled things, each under a label; deleted once nobody refers to it."""

    def __init__(self) -> None:
        with _disk_faults():
            self._file = TemporaryFile(prefix="hub-")  # noqa: SIM115
        finalize(self, _close, self._file)
        self.end = 0

    def add(self, label: Any, things: Any) -> None:
        """Append things under a label; HubFault where the disk does not take them."""
        body = pickle.dumps(things)
        with _disk_faults():
            self._file.seek(self.end)
            self._file.write(pickle.dumps((label, len(body))) + body)
            self._file.flush()
        self.end = self._file.tell()

    def labels(self, start: int, end: int) -> Iterator[tuple[Any, int]]:
        """Each label between two offsets, with the offset of its things."""
        while start < end:
            self._file.seek(start)
            label, size = pickle.load(self._file)
            offset = self._file.tell()
            yield label, offset
            start = offset + size

    def at(self, offset: int) -> Any:
        """The things that were added at this byte offset."""
        self._file.seek(offset)
        return pickle.load(self._file)

    def __iter__(self) -> Iterator[Any]:
        """All things in the order in which they were added."""
        for _, offset in self.labels(0, self.end):
            yield self.at(offset)


class Buffer(Generic[T]):
    """Named tuples of one kind in the order in which they came; they can be read repeatedly."""

    def __init__(self, kind: type[T], few: int = FEW) -> None:
        self._kind, self._room = kind, few
        self._held: list[T] = []
        self._file: PickleFile | None = None
        self._stored = 0

    def add(self, thing: T) -> None:
        """Append one thing to those in memory; when these are many, all go to the file."""
        self._held.append(thing)
        if len(self._held) >= self._room:
            self._store()

    def extend(self, things: Iterable[T]) -> None:
        """Append several."""
        for thing in things:
            self.add(thing)

    def __iter__(self) -> Iterator[T]:
        for columns in self._file or ():
            yield from map(self._kind, *columns)
        yield from self._held

    def __len__(self) -> int:
        return self._stored + len(self._held)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Buffer) or len(self) != len(other):
            return False
        return all(map(tuple.__eq__, self, other))

    def _store(self) -> None:
        self._file = self._file or PickleFile()
        for start in range(0, len(self._held), _BATCH):
            self._file.add(None, _transposed(self._held[start : start + _BATCH]))
        self._stored += len(self._held)
        self._held, self._room = [], _BATCH


class ClaimGroups:
    """Lists of claims in the order in which they came; they can be read repeatedly."""

    def __init__(self, few: int = FEW) -> None:
        self._room = few
        self._held: list[list[Claim]] = []
        self._held_claims = 0
        self._file: PickleFile | None = None

    def add(self, claims: list[Claim]) -> None:
        """Append one list, which is not empty."""
        self._held.append(claims)
        self._held_claims += len(claims)
        if self._held_claims >= self._room:
            self._store()

    def __iter__(self) -> Iterator[list[Claim]]:
        for columns in self._file or ():
            yield list(_claims_of(*columns))
        yield from self._held

    def __bool__(self) -> bool:
        return bool(self._held or self._file)

    def _store(self) -> None:
        self._file = self._file or PickleFile()
        for claims in self._held:
            self._file.add(None, _columns_of(claims))
        self._held, self._held_claims, self._room = [], 0, _BATCH


class SortedClaims:
    """The claims of each indicator in each period as one list, those of one code in succession.

    Within a list they keep the order of the file. Few are sorted in memory; more are stored as
    sorted runs in a temporary file, which are merged when they are read.
    """

    def __init__(self, claims: Iterable[Claim], catalogue: Catalogue, few: int = FEW) -> None:
        first: dict[str, int] = {}
        self._first = {
            indicator_id: first.setdefault(indicator.code, indicator_id)
            for indicator_id, indicator in catalogue.indicator_by_id.items()
        }
        self._held: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        self._file: PickleFile | None = None
        self._runs: list[tuple[int, int]] = []
        for count, claim in enumerate(claims, 1):
            self._held[claim.key.indicator_id, claim.key.period].append(claim)
            if count % few == 0:
                self._store()
        if self._file:
            self._store()

    @property
    def room(self) -> int:
        """How many claims may be held in memory beside these: few where these are on disk."""
        return _BATCH if self._file else FEW

    def __bool__(self) -> bool:
        return bool(self._held or self._runs)

    def __iter__(self) -> Iterator[list[Claim]]:
        if self._file is None:
            yield from (self._held[place[1:]] for place in self._places())
            return
        # A later run lies further on, so that what the file said first comes first.
        labels = merge(*(self._file.labels(*run) for run in self._runs))
        for _, parts in groupby(labels, itemgetter(0)):
            yield [claim for _, offset in parts for claim in _claims_of(*self._file.at(offset))]

    def _store(self) -> None:
        """Write what is held as one sorted run."""
        self._file = self._file or PickleFile()
        start = self._file.end
        for place in self._places():
            self._file.add(place, _columns_of(self._held[place[1:]]))
        self._runs.append((start, self._file.end))
        self._held.clear()

    def _places(self) -> list[Place]:
        """The indicators and periods that are held, in order."""
        return sorted(
            (self._first[indicator_id], indicator_id, period) for indicator_id, period in self._held
        )


def _transposed(tuples: Iterable[tuple]) -> Columns:
    """Columns of plain values, which are pickled in a third of the time that named tuples take."""
    return tuple(zip(*tuples, strict=True))


def _columns_of(claims: Iterable[Claim]) -> Columns:
    keys, contents, *others = _transposed(claims)
    return _transposed(keys), _transposed(contents), *others


def _claims_of(keys: Columns, contents: Columns, *others: tuple[Any, ...]) -> Iterator[Claim]:
    return map(Claim, map(ClaimKey, *keys), map(Content, *contents), *others)


@contextmanager
def _disk_faults() -> Iterator[None]:
    """An error of the system while a temporary file is written, as one sentence."""
    try:
        yield
    except OSError as error:
        raise HubFault(
            Text(
                f"không ghi được tệp tạm ({system(error).vi}); chưa ghi gì vào cơ sở dữ liệu",
                f"a temporary file cannot be written ({system(error).en}); nothing was written to"
                " the database",
            )
        ) from error


def _close(file: IO[bytes]) -> None:
    # Where there was no room, closing says so once more.
    with suppress(OSError):
        file.close()
