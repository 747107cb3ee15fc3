"""Rows into tables: all or none, as one release."""

import gc
import getpass
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, tuple_, update

from hub import catalogue, database, moments, structure, suspicion
from hub.claims import Resolver
from hub.datasets import Dataset
from hub.difference import Change, Claim, ClaimKey, Said, Standing, blocks, difference
from hub.errors import BadInput, BadUse, Fault, Refused
from hub.language import Text
from hub.rows import Ignored, ObservationRow, Row, Suspicion
from hub.tables import Observation, Release, Touched
from hub.tables.observation import STANDS
from hub.terms import ReleaseState

_TABLE = Observation.__table__
_RELEASE = Release.__table__
_KEY = [_TABLE.c[name] for name in ClaimKey._fields]
_SAID = [_TABLE.c[name] for name in Said._fields]
_COLUMNS = (*ClaimKey._fields, "since", "until", *Said._fields, "entity_as_printed", "locator")
COUNTED = ("added", "changed", "unchanged", "gone", "repeated", "ignored", "rejected")


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
    """What an import did, or would do."""

    dataset: str
    counts: Counter[str]
    structure: Counter[str]
    version: int | None = None
    faults: list[Fault] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    preferred_changed: int = 0

    @property
    def empty(self) -> bool:
        """Whether everything stood already."""
        return not any(counts[word] for counts in (self.counts, self.structure) for word in ("added", "changed", "gone"))


@dataclass
class _Sorted:
    figures: list[ObservationRow] = field(default_factory=list)
    structure: list[Any] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)


def import_rows(engine: Engine, dataset: Dataset, rows: Iterable[Row], file: File, manner: Manner | None = None) -> Outcome:
    """Write the rows as one release; BadInput or Refused and nothing is written where they cannot stand."""
    manner = manner or Manner()
    with _uncollected(), engine.connect() as connection, connection.begin() as transaction:
        given = _sorted(rows, manner.progress)
        outcome = _apply(connection, dataset, given, file, manner)
        if manner.dry_run or (outcome.empty and _known(connection, dataset.name, file)):
            outcome.version = None
            transaction.rollback()
    return outcome


def undo(engine: Engine, release_id: int, manner: Manner | None = None) -> Outcome:
    """Take a release back as a new one; BadUse names the later releases that touched the same claims."""
    manner = manner or Manner()
    with engine.begin() as connection:
        undone = connection.execute(select(_RELEASE).where(_RELEASE.c.id == release_id)).one_or_none()
        if undone is None or undone.state != ReleaseState.PUBLISHED:
            raise BadUse(Text(f"không có đợt cập nhật {release_id} để hoàn tác", f"there is no release {release_id} to undo"))
        ours = (_TABLE.c.since == undone.version) | (_TABLE.c.until == undone.version)
        if not connection.scalar(select(func.count()).where(ours)):
            raise BadUse(Text(f"đợt cập nhật {release_id} không có số liệu nào để hoàn tác", f"release {release_id} wrote no figure to undo"))
        _refuse_later(connection, undone)
        outcome = Outcome(undone.dataset, Counter(), Counter(), _next_version(connection))
        closed = connection.execute(select(_TABLE).where(_TABLE.c.until == undone.version)).mappings().all()
        added = connection.execute(select(*_KEY).where((_TABLE.c.since == undone.version) & (_TABLE.c.until == STANDS))).all()
        connection.execute(update(_TABLE).where((_TABLE.c.since == undone.version) & (_TABLE.c.until == STANDS)).values(until=outcome.version))
        again = [tuple({**line, "since": outcome.version, "until": STANDS}[name] for name in _COLUMNS) for line in closed]
        database.append(connection, _TABLE, _COLUMNS, again)
        before, after = {tuple(line[name] for name in ClaimKey._fields) for line in closed}, {tuple(line) for line in added}
        outcome.counts.update(added=len(before - after), changed=len(before & after), gone=len(after - before))
        connection.execute(update(_RELEASE).where(_RELEASE.c.id == release_id).values(state=ReleaseState.UNDONE))
        _touch(connection, {key[0] for key in before | after}, outcome.version)
        _publish(connection, outcome, outcome.counts, File(undone.file, undone.sha256), manner, undoes=release_id)
    return outcome


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: rows and claims are millions of plain tuples without cycles, and looking for some costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _sorted(rows: Iterable[Row], progress: Callable[[int], None]) -> _Sorted:
    given = _Sorted()
    homes = {ObservationRow: given.figures, Fault: given.faults, Ignored: given.ignored, Suspicion: given.suspicions}
    for count, row in enumerate(rows, 1):
        homes.get(type(row), given.structure).append(row)
        if count % 5000 == 0:
            progress(count)
    return given


def _apply(connection: Connection, dataset: Dataset, given: _Sorted, file: File, manner: Manner) -> Outcome:
    counts, faults = structure.write(connection, dataset.name, given.structure)
    if faults:
        raise BadInput(faults)
    now = catalogue.load(connection)
    resolver = Resolver(now)
    claims = list(resolver.claims(given.figures))
    outcome = Outcome(dataset.name, Counter(), counts, faults=[*given.faults, *resolver.faults], ignored=given.ignored)
    if outcome.faults and not manner.keep_good:
        raise BadInput(outcome.faults)
    if not manner.accept and (broken := suspicion.broken(dataset.assertions, now, claims)):
        raise Refused(broken)
    outcome.suspicions = [*given.suspicions, *suspicion.copies(connection, now, claims)]
    outcome.counts.update(repeated=resolver.repeated, ignored=len(given.ignored), rejected=len(outcome.faults))
    outcome.version = _next_version(connection)
    _write(connection, now, claims, outcome)
    figures = outcome.counts if given.figures or given.ignored else outcome.structure
    _publish(connection, outcome, figures, file, manner)
    return outcome


def _write(connection: Connection, now: catalogue.Catalogue, claims: list[Claim], outcome: Outcome) -> None:
    lines: list[tuple[Any, ...]] = []
    closed: list[int] = []
    for (indicator, period, source), block in blocks(claims):
        standing = _standing(connection, indicator, period, source) if now.touched.get(indicator) else {}
        step = difference(block, standing)
        outcome.counts.update(added=step.added, changed=step.changed, gone=step.gone, unchanged=step.unchanged)
        outcome.changes += step.changes if standing else ()
        outcome.suspicions += [_part(block, standing)] if step.partial else []
        closed += [change.old.id for change in step.changes if change.old] if standing else ()
        lines += [(*change.key, outcome.version, STANDS, *change.new.said, change.new.entity_as_printed, change.new.locator)
                  for change in step.changes if change.new]
    if closed:
        close = update(_TABLE).where(_TABLE.c.id == bindparam("row")).values(until=outcome.version)
        connection.execute(close, [{"row": row} for row in closed])
    database.append(connection, _TABLE, _COLUMNS, lines)
    touched = {line[0] for line in lines} | {change.key.indicator_id for change in outcome.changes}
    _touch(connection, touched, outcome.version)


def _standing(connection: Connection, indicator: int, period: int, source: int) -> dict[ClaimKey, Standing]:
    cells = (_TABLE.c.indicator_id == indicator) & (_TABLE.c.period == period) & (_TABLE.c.source_id == source) & (_TABLE.c.until == STANDS)
    found = connection.execute(select(_TABLE.c.id, *_KEY, *_SAID).where(cells))
    size = len(_KEY) + 1
    return {ClaimKey(*line[1:size]): Standing(line[0], Said(*line[size:])) for line in found}


def _part(block: list[Claim], standing: dict[ClaimKey, Standing]) -> Suspicion:
    return Suspicion(block[0].origin, Text(f"chỉ có {len(block)} trên {len(standing)} số liệu đang có của bảng này; phần còn lại giữ nguyên",
                                           f"brings {len(block)} of the {len(standing)} figures that stand in this table; the rest stays"))


def _next_version(connection: Connection) -> int:
    return (connection.scalar(select(func.max(_RELEASE.c.version))) or 0) + 1


def _publish(connection: Connection, outcome: Outcome, counts: Counter[str], file: File, manner: Manner, undoes: int | None = None) -> None:
    last = connection.scalar(select(func.max(_RELEASE.c.published_at))) or 0
    published_at = max(moments.to_micros(manner.clock()), last + 1)
    connection.execute(insert(_RELEASE), {
        "version": outcome.version, "dataset": outcome.dataset, "state": ReleaseState.PUBLISHED, "published_at": published_at,
        "imported_by": manner.imported_by, "file": file.name, "sha256": file.sha256, "accepted": manner.accept, "undoes": undoes,
        **{word: counts[word] for word in COUNTED}})


def _touch(connection: Connection, indicators: set[int], version: int) -> None:
    if indicators:
        connection.execute(insert(Touched.__table__), [{"indicator_id": indicator, "version": version} for indicator in sorted(indicators)])


def _known(connection: Connection, dataset: str, file: File) -> bool:
    """Whether a release of these bytes was there before this one."""
    same = (_RELEASE.c.dataset == dataset) & (_RELEASE.c.sha256 == file.sha256) & (_RELEASE.c.undoes.is_(None))
    return connection.scalar(select(func.count()).where(same)) > 1


def _refuse_later(connection: Connection, undone: Any) -> None:
    """Refuse when a later release wrote or closed a claim that this one wrote or closed."""
    ours = select(*_KEY).where((_TABLE.c.since == undone.version) | (_TABLE.c.until == undone.version))
    later = (_TABLE.c.since > undone.version) | ((_TABLE.c.until > undone.version) & (_TABLE.c.until < STANDS))
    versions = set()
    for since, until in connection.execute(select(_TABLE.c.since, _TABLE.c.until).where(later & tuple_(*_KEY).in_(ours))):
        versions |= {version for version in (since, until) if undone.version < version < STANDS}
    if versions:
        ids = sorted(connection.scalars(select(_RELEASE.c.id).where(_RELEASE.c.version.in_(versions))))
        names = ", ".join(map(str, ids))
        raise BadUse(Text(f"không hoàn tác được đợt {undone.id}: các đợt sau đã sửa cùng số liệu: {names}",
                          f"release {undone.id} cannot be undone: later releases touched the same figures: {names}"))


