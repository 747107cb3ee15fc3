"""Rows into tables: all or none, as one release."""

import gc
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from hub import catalogue, database, moments, preference, release, statements, structure
from hub.checking import Checks, Verdict
from hub.claims import Resolver, settle
from hub.datasets import Dataset
from hub.difference import Change, Claim, ClaimKey, Said, Standing, blocks, difference
from hub.errors import BadInput, Fault, Refused
from hub.language import Text
from hub.ordered import Ordered
from hub.release import File, Manner, Outcome
from hub.rows import Ignored, ObservationRow, Recognised, Row, StatementRow, Suspicion
from hub.shortlist import Shortlist
from hub.spool import Spool
from hub.statements import Restated
from hub.tables import Observation
from hub.tables.observation import STANDS

_TABLE = Observation.__table__
_KEY = [_TABLE.c[name] for name in ClaimKey._fields]
_SAID = [_TABLE.c[name] for name in Said._fields]
COLUMNS = (*ClaimKey._fields, "since", "until", *Said._fields, "entity_as_printed", "locator", "origin")
_MANY = 10_000  # figures that are written together


@dataclass
class _Given:
    """The rows of an import by what they are."""

    figures: Spool[ObservationRow] = field(default_factory=lambda: Spool(ObservationRow))
    structure: list[Any] = field(default_factory=list)
    statements: list[StatementRow] = field(default_factory=list)
    faults: Shortlist[Fault] = field(default_factory=lambda: Shortlist(attrgetter("place")))
    ignored: Shortlist[Ignored] = field(default_factory=Shortlist)
    suspicions: list[Suspicion] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)


@dataclass
class _Waiting:
    """Changes that are not yet written, the tables that told something else before, and what all that touches."""

    changes: list[Change] = field(default_factory=list)
    tables: set[tuple[int, int]] = field(default_factory=set)
    figures: int = 0
    touched: set[int] = field(default_factory=set)


def import_rows(connection: Connection, dataset: Dataset, rows: Iterable[Row], file: File, manner: Manner) -> Outcome:
    """Write the rows as one release; BadInput or Refused where they cannot stand, and the caller's transaction is lost."""
    with _uncollected():
        given = _given(rows, manner.progress)
        counts, faults = structure.write(connection, dataset.name, given.structure)
        if faults:
            raise BadInput(faults)
        now = catalogue.load(connection)
        is_part = any(each.part for each in given.recognised)
        checks = Checks(connection, now, dataset, moments.today(), is_part)
        claims = Ordered(Resolver(now, given.faults, checks.fault).claims(given.figures), now)
        if dataset.index and not (claims or given.statements or given.faults or given.ignored):
            given.faults.add(Fault(file.name, "", Text("cần ít nhất một số liệu", "at least one figure is wanted")))
        outcome = Outcome(dataset.name, release.next_version(connection), structure=counts, suspicions=given.suspicions,
                          recognised=given.recognised)
        verdict = _look(checks, claims, given.faults, outcome)
        _tell(given, outcome)
        _refuse(verdict, outcome, manner)
        _write(connection, now, claims, verdict, statements.restated(connection, now, dataset.name, given.statements), outcome)
        outcome.counts.update(statements.write(connection, now, given.statements, outcome.version))
    if outcome.empty and release.repeats(connection, dataset.name, file):
        outcome.version = None
    else:
        release.publish(connection, outcome, file, manner)
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


def _given(rows: Iterable[Row], progress: Callable[[int], None]) -> _Given:
    given = _Given()
    homes = {ObservationRow: given.figures.add, Fault: given.faults.add, Ignored: given.ignored.add,
             Suspicion: given.suspicions.append, Recognised: given.recognised.append,
             **dict.fromkeys(statements.KINDS, given.statements.append)}
    for count, row in enumerate(rows, 1):
        homes.get(type(row), given.structure.append)(row)
        if count % 5000 == 0:
            progress(count)
    return given


def _look(checks: Checks, claims: Ordered, faults: Shortlist[Fault], outcome: Outcome) -> Verdict:
    """What is wrong or odd about the claims is noted; nothing is written yet."""
    for settled in map(settle, claims):
        outcome.counts.update(repeated=settled.repeated, rejected=settled.contradicted)
        for fault in settled.faults:
            faults.add(fault)
        if settled.claims:
            checks.see(settled.claims)
    verdict = checks.verdict()
    outcome.suspicions += [*verdict.reported, *verdict.suspicions]
    return verdict


def _tell(given: _Given, outcome: Outcome) -> None:
    outcome.faults, outcome.ignored = list(given.faults), list(given.ignored)
    outcome.untold.update(faults=given.faults.untold, ignored=given.ignored.untold)
    outcome.counts.update(ignored=given.ignored.cells, rejected=given.faults.cells)


def _refuse(verdict: Verdict, outcome: Outcome, manner: Manner) -> None:
    if outcome.faults and not manner.keep_good:
        raise BadInput(outcome.faults, outcome.suspicions, outcome.untold["faults"])
    if verdict.suspicions and not manner.accept:
        count = len(verdict.suspicions)
        raise Refused(Text(f"{count} điều nghi vấn, chưa ghi gì; nếu vẫn đúng, dùng --accept LÝ_DO",
                           f"suspicions: {count}; nothing was written; if it is right all the same, use --accept REASON"),
                      outcome.suspicions)


def _write(connection: Connection, now: catalogue.Catalogue, claims: Ordered, verdict: Verdict, restated: Restated,
           outcome: Outcome) -> None:
    """Apply the difference of each table, many figures at a time; documents that are told anew say nothing beside that."""
    waiting, silent = _Waiting(), set(restated.tables)
    for settled in map(settle, claims):
        for table, block in blocks(_landing(settled.claims, verdict)):
            _step(connection, now, table, block, restated.sources, outcome, waiting)
            silent.discard(table)
        # Whole periods of an indicator, so that each is asked but once whether its preferred figures change.
        if waiting.figures >= _MANY:
            _apply(connection, outcome, waiting)
    for table in sorted(silent):
        _step(connection, now, table, [], restated.sources, outcome, waiting)
    _apply(connection, outcome, waiting)
    release.touch(connection, waiting.touched, outcome.version)


def _landing(claims: list[Claim], verdict: Verdict) -> list[Claim]:
    """The claims that land, those in doubt with the note that tells why."""
    landing = [claim for claim in claims if claim.key not in verdict.withheld] if verdict.withheld else claims
    if not verdict.doubts:
        return landing
    return [_doubtful(claim, verdict.doubts[claim.key]) if claim.key in verdict.doubts else claim for claim in landing]


def _doubtful(claim: Claim, note: str) -> Claim:
    notes = " ".join(dict.fromkeys([*claim.said.notes.split(), *note.split()]))
    return claim._replace(said=claim.said._replace(doubtful=True, notes=notes))


def _step(connection: Connection, now: catalogue.Catalogue, table: tuple[int, int, int], block: list[Claim], whole: Set[int],
          outcome: Outcome, waiting: _Waiting) -> None:
    """The difference of one table."""
    stood = bool(now.touched.get(table[0]))
    standing = _standing(connection, *table) if stood else {}
    step = difference(block, standing, table[2] in whole)
    outcome.counts.update(added=step.added, changed=step.changed, gone=step.gone, unchanged=step.unchanged)
    outcome.changes.extend(step.changes if standing else ())
    outcome.suspicions += [_part(block, standing)] if step.partial else ()
    if step.changes:
        waiting.changes += step.changes
        waiting.tables |= {table[:2]} if stood else set()
        waiting.figures += len(block) + len(standing)
        waiting.touched.add(table[0])


def _apply(connection: Connection, outcome: Outcome, waiting: _Waiting) -> None:
    """Close what is revised or gone, append what is new; each row is closed once and never else written to."""
    if closed := [{"row": change.old.id} for change in waiting.changes if change.old]:
        connection.execute(update(_TABLE).where(_TABLE.c.id == bindparam("row")).values(until=outcome.version), closed)
    lines = ((*change.key, outcome.version, STANDS, *change.new.said, change.new.entity_as_printed, change.new.locator, change.new.origin)
             for change in waiting.changes if change.new)
    database.append(connection, _TABLE, COLUMNS, lines)
    outcome.shift = preference.shift(connection, outcome.version, waiting.tables).after(outcome.shift)
    waiting.changes, waiting.tables, waiting.figures = [], set(), 0


def _standing(connection: Connection, indicator: int, period: int, source: int) -> dict[ClaimKey, Standing]:
    cells = (_TABLE.c.indicator_id == indicator) & (_TABLE.c.period == period) & (_TABLE.c.source_id == source) & (_TABLE.c.until == STANDS)
    found = connection.execute(select(_TABLE.c.id, *_KEY, *_SAID).where(cells))
    size = len(_KEY) + 1
    return {ClaimKey(*line[1:size]): Standing(line[0], Said(*line[size:])) for line in found}


def _part(block: list[Claim], standing: dict[ClaimKey, Standing]) -> Suspicion:
    held, brought = len(standing), sum(claim.key in standing for claim in block)
    return Suspicion(block[0].origin, Text(f"chỉ có {brought} trên {held} số liệu đang có của bảng này; phần còn lại giữ nguyên",
                                           f"brings {brought} of the {held} figures that stand in this table; the rest stays"))
