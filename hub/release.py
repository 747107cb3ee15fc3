"""A release: one import or undo, as one step from a data version to the next."""

import getpass
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, insert, select

from hub import moments
from hub.difference import Change
from hub.errors import Fault
from hub.preference import Shift
from hub.rows import Ignored, Recognised, Suspicion
from hub.spool import Spool
from hub.tables import Release, Touched
from hub.terms import ReleaseState

COUNTED = ("added", "changed", "unchanged", "gone", "repeated", "ignored", "rejected")
_TABLE = Release.__table__


class File(NamedTuple):
    """What is imported: its name as people know it and the checksum of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Manner:
    """How to import: look only, keep what is right, or pass an assertion for a reason."""

    dry_run: bool = False
    keep_good: bool = False
    accept: str | None = None
    imported_by: str = field(default_factory=getpass.getuser)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    progress: Callable[[int], None] = lambda count: None


@dataclass
class Outcome:
    """What an import or undo did, or would do; the version is missing where nothing was written."""

    dataset: str
    version: int | None
    counts: Counter[str] = field(default_factory=Counter)      # of figures
    structure: Counter[str] = field(default_factory=Counter)   # of lines of the catalogue
    faults: list[Fault] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)
    untold: Counter[str] = field(default_factory=Counter)      # faults and ignored places beyond those that are listed
    changes: Spool[Change] = field(default_factory=lambda: Spool(Change))  # of figures that stood
    shift: Shift | None = None                                 # of preferred figures

    @property
    def empty(self) -> bool:
        """Whether everything stood already."""
        return not any(counts[word] for counts in (self.counts, self.structure) for word in ("added", "changed", "gone"))


def next_version(connection: Connection) -> int:
    """The data version that a release would make now."""
    return (connection.scalar(select(func.max(_TABLE.c.version))) or 0) + 1


def repeats(connection: Connection, dataset: str, file: File) -> bool:
    """Whether these bytes are what this file last brought, or are known under another name."""
    last = last_named(connection, dataset, file.name)
    return last == file.sha256 or (last is None and last_of(connection, dataset, _TABLE.c.sha256 == file.sha256) is not None)


def last_of(connection: Connection, dataset: str, *which: ColumnElement[bool]) -> str | None:
    """The checksum of the last import into a dataset, or of the last such import."""
    ours = select(_TABLE.c.sha256).where(_TABLE.c.dataset == dataset, _TABLE.c.undoes.is_(None), *which)
    return connection.scalar(ours.order_by(_TABLE.c.id.desc()).limit(1))


def last_named(connection: Connection, dataset: str, name: str) -> str | None:
    """The checksum of what a file of this name last brought into a dataset."""
    return last_of(connection, dataset, _TABLE.c.file == name)


def publish(connection: Connection, outcome: Outcome, file: File, manner: Manner, undoes: int | None = None) -> None:
    """Write the release of an outcome; its moment is after every other, even where a clock jumped back."""
    last = connection.scalar(select(func.max(_TABLE.c.published_at))) or 0
    counts = outcome.counts if any(outcome.counts.values()) else outcome.structure
    connection.execute(insert(_TABLE), {
        "version": outcome.version, "dataset": outcome.dataset, "state": ReleaseState.PUBLISHED,
        "published_at": max(moments.to_micros(manner.clock()), last + 1), "imported_by": manner.imported_by,
        "file": file.name, "sha256": file.sha256, "accepted": manner.accept, "undoes": undoes,
        **{word: counts[word] for word in COUNTED}})


def touch(connection: Connection, indicators: Iterable[int], version: int) -> None:
    """Note that a version wrote or closed observations of these indicators."""
    if touched := [{"indicator_id": indicator, "version": version} for indicator in sorted(set(indicators))]:
        connection.execute(insert(Touched.__table__), touched)
