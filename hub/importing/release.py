"""A release: one import or undo, as one step from a data version to the next."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, delete, func, insert, select, update

from hub.dataset.options import PLAIN, Options
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Suspicion, WithdrawalRow
from hub.importing.buffers import Buffer
from hub.importing.claim import Change, ClaimKey
from hub.importing.precedence import Shift
from hub.importing.unit_rows import UnitRow
from hub.importing.withdrawal import Ending
from hub.panels.rank_change import RankChange
from hub.store.tables import Release, Taken, Touched
from hub.words import clock
from hub.words.errors import Fault, UnknownUnit
from hub.words.language import Text
from hub.words.person import account
from hub.words.terms import ReleaseState

COUNTED = ("added", "changed", "unchanged", "gone", "repeated", "ignored", "rejected")
_TABLE, _TAKEN = Release.__table__, Taken.__table__


class File(NamedTuple):
    """What is imported: its name as people know it, the checksum of its bytes, whether it is a
    folder declared whole, and whether it is the folder of its dataset.
    """

    name: str
    sha256: str
    whole: bool = False
    folder: bool = False


class Tally(NamedTuple):
    """What figures are counted by: indicator, period, province of the unit (its own id where it
    lies in none), and what becomes of them.
    """

    indicator_id: int
    period: int
    province: str
    word: str  # one of COUNTED


class Answers:
    """What a person answers to what was found in a file; nothing here."""

    new_units: frozenset[UnknownUnit] = frozenset()
    meant: Mapping[UnknownUnit, str] = MappingProxyType({})  # the held units that are meant

    def reason(self, suspicion: Suspicion) -> str | None:
        """Why this one is passed; None where nobody said it."""
        return None


NO_ANSWERS = Answers()


@dataclass(frozen=True)
class Manner:
    """How to import: look only, keep what is right, pass suspicions for a reason, take files as
    whole tables.
    """

    dry_run: bool = False
    keep_good: bool = False
    accept: str | None = None
    numbers: frozenset[int] | None = None  # of the suspicions that are accepted; None accepts all
    whole: bool = False
    withdrawals: tuple[WithdrawalRow, ...] = ()
    options: Options = PLAIN
    accept_units: bool = False  # unknown units are new ones of their provinces
    answers: Answers = NO_ANSWERS
    imported_by: str = field(default_factory=account)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    progress: Callable[[int], None] = lambda count: None

    @property
    def takes_the_good(self) -> bool:
        """Whether the good rows are written, or shown, although others have faults."""
        return self.keep_good or self.dry_run

    def reason(self, number: int, suspicion: Suspicion) -> str | None:
        """Why the suspicion of this number is passed; None where it is not."""
        answer = self.answers.reason(suspicion)
        is_named = self.numbers is None or number in self.numbers
        return answer or (self.accept if is_named else None)

    def takes_as_new(self, row: ObservationRow) -> bool:
        """Whether the unit of a figure, where it is not known, is a new one."""
        if self.accept_units or not self.answers.new_units:
            return self.accept_units
        return UnknownUnit(row.entity, row.kind, row.province) in self.answers.new_units

    def meant(self, row: ObservationRow) -> ObservationRow:
        """A figure of the unit that its file means by a name."""
        unit = self.answers.meant.get(UnknownUnit(row.entity, row.kind, row.province))
        if unit is None:
            return row
        return row._replace(entity=unit, as_printed=row.as_printed or row.entity)


@dataclass
class Outcome:
    """What an import or undo did, or would do; the version is missing where nothing was written."""

    dataset: str
    version: int | None
    counts: Counter[str] = field(default_factory=Counter)  # of figures
    structure: Counter[str] = field(default_factory=Counter)  # of lines of the catalogue
    faults: list[Fault] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    # each stops the command unless it is accepted
    suspicions: list[Suspicion] = field(default_factory=list)
    # declared in dataset.toml: reported, stopping nothing
    reported: list[Suspicion] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)
    units: list[UnitRow] = field(default_factory=list)  # that are new
    units_gone: list[Text] = field(
        default_factory=list
    )  # by name and id, once their import is undone
    endings: list[Ending] = field(default_factory=list)  # of sources that were replaced or annulled
    # faults and ignored places beyond those that are listed
    untold: Counter[str] = field(default_factory=Counter)
    # of all figures, where they are only looked at
    changes: Buffer[Change] = field(default_factory=lambda: Buffer(Change))
    preferred: Shift = field(default_factory=Shift)  # of preferred figures
    moves: list[RankChange] = field(default_factory=list)  # of ranks, where they are only looked at
    # the claims that each suspicion is about, where it is about some
    about: dict[Suspicion, tuple[ClaimKey, ...]] = field(default_factory=dict)
    tallies: Counter[Tally] = field(default_factory=Counter)  # where it is only looked at
    release: int | None = None  # the release that was written

    @property
    def empty(self) -> bool:
        """Whether the import changed nothing: every statement stood already."""
        if self.endings:
            return False
        return not any(
            counts[word]
            for counts in (self.counts, self.structure)
            for word in ("added", "changed", "gone")
        )


def next_version(connection: Connection) -> int:
    """The data version that a release would make now."""
    return (connection.scalar(select(func.max(_TABLE.c.version))) or 0) + 1


def last_of(connection: Connection, dataset: str) -> str | None:
    """The checksum of the last import into a dataset."""
    ours = select(_TABLE.c.sha256).where(_TABLE.c.dataset == dataset, _TABLE.c.undoes.is_(None))
    return connection.scalar(ours.order_by(_TABLE.c.id.desc()).limit(1))


def last_named(connection: Connection, dataset: str, name: str) -> str | None:
    """The checksum of what a file of this name last brought into a dataset."""
    return connection.scalar(
        select(_TAKEN.c.sha256).where(_TAKEN.c.dataset == dataset, _TAKEN.c.file == name)
    )


def take(connection: Connection, dataset: str, file: File) -> None:
    """Note what a file brought, whether or not it changed anything."""
    ours = (_TAKEN.c.dataset == dataset) & (_TAKEN.c.file == file.name)
    connection.execute(delete(_TAKEN).where(ours))
    connection.execute(
        insert(_TAKEN), {"dataset": dataset, "file": file.name, "sha256": file.sha256}
    )


def published_since(connection: Connection, dataset: str, file: File, moment: int) -> int | None:
    """The release by which a file of this name and these bytes came since a moment, where it
    stands.
    """
    ours = (_TABLE.c.dataset == dataset) & (_TABLE.c.file == file.name)
    same = (_TABLE.c.sha256 == file.sha256) & (_TABLE.c.state == ReleaseState.PUBLISHED)
    wanted = select(func.max(_TABLE.c.id)).where(ours, same, _TABLE.c.published_at >= moment)
    return connection.scalar(wanted)


def versions_of(connection: Connection, dataset: str, name: str) -> frozenset[int]:
    """The data versions in which a file of this name was imported into a dataset."""
    ours = select(_TABLE.c.version).where(
        _TABLE.c.dataset == dataset, _TABLE.c.file == name, _TABLE.c.undoes.is_(None)
    )
    return frozenset(connection.scalars(ours))


def undoings(connection: Connection, dataset: str) -> list[tuple[int, int]]:
    """Each undoing within a dataset in order: the data version that it made, and that which it
    took back.
    """
    undone = _TABLE.alias()
    pairs = select(_TABLE.c.version, undone.c.version).join(undone, _TABLE.c.undoes == undone.c.id)
    return [
        tuple(line)
        for line in connection.execute(
            pairs.where(_TABLE.c.dataset == dataset).order_by(_TABLE.c.version)
        )
    ]


def accept(
    connection: Connection,
    release_id: int,
    suspicions: Sequence[tuple[int, Suspicion]],
    manner: Manner,
) -> None:
    """Keep with a release which suspicions it passed and why; with each its reason, where there is
    more than that of the command.
    """
    reasons = [manner.reason(*one) or "" for one in suspicions]
    several = set(reasons) != {manner.accept}
    lines = [
        [number, one.origin, *one.text, *([reason] if several else [])]
        for (number, one), reason in zip(suspicions, reasons, strict=True)
    ]
    passed = {
        "accepted": "; ".join(dict.fromkeys(filter(None, reasons))),
        "suspicions": orjson.dumps(lines).decode(),
    }
    connection.execute(update(_TABLE).where(_TABLE.c.id == release_id).values(passed))


def publish(
    connection: Connection, outcome: Outcome, file: File, manner: Manner, undoes: int | None = None
) -> None:
    """Write the release of an outcome; its moment is after every other, even where a clock
    jumped back.
    """
    last = connection.scalar(select(func.max(_TABLE.c.published_at))) or 0
    counts = outcome.counts if any(outcome.counts.values()) else outcome.structure
    outcome.release = (
        connection.scalar(select(func.max(_TABLE.c.id))) or 0
    ) + 1  # the database's own counting leaves gaps
    connection.execute(
        insert(_TABLE),
        {
            "id": outcome.release,
            "version": outcome.version,
            "dataset": outcome.dataset,
            "state": ReleaseState.PUBLISHED,
            "published_at": max(clock.to_micros(manner.clock()), last + 1),
            "imported_by": manner.imported_by,
            "file": file.name,
            "sha256": file.sha256,
            "accepted": manner.accept if outcome.suspicions else None,
            "undoes": undoes,
            **{word: counts[word] for word in COUNTED},
        },
    )


def touch(connection: Connection, indicators: Iterable[int], version: int) -> None:
    """Note that a version wrote or closed observations of these indicators."""
    if touched := [
        {"indicator_id": indicator, "version": version} for indicator in sorted(set(indicators))
    ]:
        connection.execute(insert(Touched.__table__), touched)
