"""Rows into tables: all or none, as one release."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from hub import catalogue, database, preference, release, structure, suspicion
from hub.claims import Resolver
from hub.datasets import Dataset
from hub.difference import Claim, ClaimKey, Said, Standing, blocks, difference
from hub.errors import BadInput, Fault, Refused
from hub.language import Text
from hub.release import File, Manner, Outcome
from hub.rows import Ignored, ObservationRow, Recognised, Row, Suspicion
from hub.tables import Observation
from hub.tables.observation import STANDS

_TABLE = Observation.__table__
_KEY = [_TABLE.c[name] for name in ClaimKey._fields]
_SAID = [_TABLE.c[name] for name in Said._fields]
COLUMNS = (*ClaimKey._fields, "since", "until", *Said._fields, "entity_as_printed", "locator", "origin")


@dataclass
class _Sorted:
    """The rows of an import by what they are."""

    figures: list[ObservationRow] = field(default_factory=list)
    structure: list[Any] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)


def import_rows(connection: Connection, dataset: Dataset, rows: Iterable[Row], file: File, manner: Manner) -> Outcome:
    """Write the rows as one release; BadInput or Refused where they cannot stand, and the caller's transaction is lost."""
    with _uncollected():
        given = _sorted(rows, manner.progress)
        counts, faults = structure.write(connection, dataset.name, given.structure)
        if faults:
            raise BadInput(faults)
        now = catalogue.load(connection)
        resolver = Resolver(now)
        claims = resolver.claims(given.figures)
        if dataset.index and not (claims or given.faults or given.ignored or resolver.faults):
            given.faults.append(Fault(file.name, "", Text("cần ít nhất một số liệu", "at least one figure is wanted")))
        faults = sorted(given.faults + resolver.faults, key=_place)
        outcome = Outcome(dataset.name, release.next_version(connection), structure=counts, faults=faults, ignored=given.ignored,
                          recognised=given.recognised)
        outcome.suspicions = given.suspicions + suspicion.copies(connection, now, claims)
        _refuse(dataset, now, claims, outcome, manner)
        rejected = sum(fault.cells for fault in outcome.faults) + len(resolver.contradicted)
        outcome.counts.update(repeated=resolver.repeated, ignored=sum(each.cells for each in given.ignored), rejected=rejected)
        _write(connection, now, claims, outcome)
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


def _sorted(rows: Iterable[Row], progress: Callable[[int], None]) -> _Sorted:
    given = _Sorted()
    homes = {ObservationRow: given.figures, Fault: given.faults, Ignored: given.ignored, Suspicion: given.suspicions,
             Recognised: given.recognised}
    for count, row in enumerate(rows, 1):
        homes.get(type(row), given.structure).append(row)
        if count % 5000 == 0:
            progress(count)
    return given


def _place(fault: Fault) -> list[str | int]:
    """A key that puts line 9 before line 10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", fault.origin)]


def _refuse(dataset: Dataset, now: catalogue.Catalogue, claims: list[Claim], outcome: Outcome, manner: Manner) -> None:
    if outcome.faults and not manner.keep_good:
        raise BadInput(outcome.faults, outcome.suspicions)
    partial = any(each.part for each in outcome.recognised)
    assertions = replace(dataset.assertions, complete=()) if partial else dataset.assertions
    if not manner.accept and (broken := suspicion.broken(assertions, now, claims)):
        raise Refused(broken, outcome.suspicions)


def _write(connection: Connection, now: catalogue.Catalogue, claims: list[Claim], outcome: Outcome) -> None:
    """Close what is revised or gone, append what is new; each row is closed once and never else written to."""
    lines: list[tuple[Any, ...]] = []
    tables: set[tuple[int, int]] = set()
    for (indicator, period, source), block in blocks(claims):
        standing = _standing(connection, indicator, period, source) if now.touched.get(indicator) else {}
        step = difference(block, standing)
        outcome.counts.update(added=step.added, changed=step.changed, gone=step.gone, unchanged=step.unchanged)
        outcome.changes += step.changes if standing else ()
        outcome.suspicions += [_part(block, standing)] if step.partial else ()
        tables |= {(indicator, period)} if step.changes and now.touched.get(indicator) else set()
        lines += [(*change.key, outcome.version, STANDS, *change.new.said, change.new.entity_as_printed, change.new.locator,
                   change.new.origin) for change in step.changes if change.new]
    if closed := [{"row": change.old.id} for change in outcome.changes if change.old]:
        connection.execute(update(_TABLE).where(_TABLE.c.id == bindparam("row")).values(until=outcome.version), closed)
    database.append(connection, _TABLE, COLUMNS, lines)
    outcome.shift = preference.shift(connection, outcome.version, tables)
    release.touch(connection, [line[0] for line in lines] + [change.key.indicator_id for change in outcome.changes], outcome.version)


def _standing(connection: Connection, indicator: int, period: int, source: int) -> dict[ClaimKey, Standing]:
    cells = (_TABLE.c.indicator_id == indicator) & (_TABLE.c.period == period) & (_TABLE.c.source_id == source) & (_TABLE.c.until == STANDS)
    found = connection.execute(select(_TABLE.c.id, *_KEY, *_SAID).where(cells))
    size = len(_KEY) + 1
    return {ClaimKey(*line[1:size]): Standing(line[0], Said(*line[size:])) for line in found}


def _part(block: list[Claim], standing: dict[ClaimKey, Standing]) -> Suspicion:
    held, brought = len(standing), sum(claim.key in standing for claim in block)
    return Suspicion(block[0].origin, Text(f"chỉ có {brought} trên {held} số liệu đang có của bảng này; phần còn lại giữ nguyên",
                                           f"brings {brought} of the {held} figures that stand in this table; the rest stays"))
