"""Rows into tables: one release within the caller's transaction, who takes all back where the
outcome forbids it.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager

from sqlalchemy import Connection

from hub import catalogue
from hub.catalogue import Catalogue
from hub.dataset.datasets import Dataset
from hub.dataset.rows import CatalogueRow, DocumentRow, EntityRow, Ignored, Row, StatementRow
from hub.importing import (
    catalogue_rows,
    document_rows,
    ownership,
    release,
    sources,
    unit_rows,
    withdrawal,
)
from hub.importing.assertions.held import HeldFigures
from hub.importing.batch import ImportBatch, by_kind
from hub.importing.examination import Examination, examine
from hub.importing.job import Job
from hub.importing.new_units import NewUnits
from hub.importing.ownership import NOTHING, Ownership
from hub.importing.release import File, Manner, Outcome
from hub.importing.resolver import Advice
from hub.importing.unit_rows import UnitRow
from hub.importing.withdrawal import Ending
from hub.importing.writer import Writer
from hub.words.errors import BadInput, Fault
from hub.words.language import Text

_NO_FIGURE = Text("cần ít nhất một số liệu", "at least one figure is wanted")


def import_rows(
    connection: Connection, dataset: Dataset, rows: Iterable[Row], file: File, manner: Manner
) -> Outcome:
    """Write the rows as one release; BadInput where its catalogue cannot stand.

    Nothing is refused here: the outcome holds the faults, the suspicions and all that departs, and
    the caller takes the transaction back where they are not accepted. Where there are faults and
    the good rows alone are not wanted, nothing is written.
    """
    with _uncollected():
        batch = by_kind(rows, manner.progress)
        structure = _write_catalogue(connection, dataset, file, batch=batch)
        now, advice, units = _with_new_units(connection, batch, manner)
        job = Job(connection, dataset, file, manner=manner, catalogue=now)
        outcome = Outcome(
            dataset.name,
            release.next_version(connection),
            structure=structure,
            recognised=batch.recognised,
            units=units,
        )
        withdrawn = withdrawal.standing(connection)
        batch.statements = list(_standing_statements(job, batch, withdrawn))
        examination = examine(job, batch, withdrawn, advice=advice)
        wants_figures = dataset.index and not (file.folder and dataset.is_filled_in)
        if wants_figures and not examination.claims and batch.states_nothing:
            batch.faults.add(Fault(file.name, "", _NO_FIGURE))
        endings = _endings(job, batch, examination.sources, withdrawn=withdrawn)
        _report(job, batch, examination, outcome=outcome)
        if outcome.faults and not manner.takes_the_good:
            return outcome
        _write(job, batch, examination, endings=endings, outcome=outcome)
    _publish(job, outcome)
    return outcome


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: rows and claims are millions of plain tuples without cycles, and
    looking for some costs a third.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with_new_units(
    connection: Connection, batch: ImportBatch, manner: Manner
) -> tuple[Catalogue, Advice, list[UnitRow]]:
    """The catalogue with the units that the figures name and that are taken as new, and what the
    writer of another unknown one can do.
    """
    now = catalogue.load(connection)
    new_units = NewUnits(now, manner.takes_as_new)
    units = new_units.see(batch.observations)
    if not units:
        return now, new_units.advice, []
    batch.suspicions += new_units.suspicions(units)
    rows = unit_rows.rows(now, units)
    unit_rows.write(connection, rows)
    ids = frozenset(row.entity.public_id for row in rows)
    return catalogue.load(connection, ids), new_units.advice, rows


def _write_catalogue(
    connection: Connection, dataset: Dataset, file: File, batch: ImportBatch
) -> Counter[str]:
    """Write the rows of the catalogue; counts of what that changed."""
    batch.catalogue = list(_described_once(batch))
    listed = [row for row in batch.catalogue if isinstance(row, EntityRow)]
    unit_rows.hand_over(connection, dataset.name, listed)
    if not file.whole:
        declared = dataset.sources.keys()
        batch.catalogue, altered = sources.completed(connection, batch.catalogue, declared)
        batch.suspicions += altered
    counts, faults = catalogue_rows.write(
        connection, dataset.name, batch.catalogue, dataset.is_entered
    )
    if faults:
        raise BadInput(faults)
    return counts


def _described_once(batch: ImportBatch) -> Iterator[CatalogueRow]:
    """The rows of the catalogue; a document of which a file only brings the targets stays as the
    dataset itself describes it.
    """
    alone = {row.document for row in batch.targets_alone}
    described = set()
    for row in batch.catalogue:
        if isinstance(row, DocumentRow) and row.public_id in alone:
            if row.public_id in described:
                continue
            described.add(row.public_id)
        yield row


def _standing_statements(
    job: Job, batch: ImportBatch, withdrawn: Set[int]
) -> Iterator[StatementRow]:
    """What documents state, but for those that were replaced or annulled, which is left out."""
    ended = (job.catalogue.source_by_id[source_id] for source_id in withdrawn)
    titles = {source.document: source.title for source in ended if source.document}
    for row in batch.statements:
        if row.document in titles:
            batch.ignored.add(Ignored(row.origin, titles[row.document], withdrawal.ENDED))
        else:
            yield row


def _endings(job: Job, batch: ImportBatch, claiming: Set[int], withdrawn: Set[int]) -> list[Ending]:
    """The sources that the rows and the command end now; what is wrong with that is a fault.

    `claiming` are the sources of the claims of the file.
    """
    rows = (*batch.withdrawals, *job.manner.withdrawals)
    if not rows:
        return []
    of_file = claiming | _brought(job, batch, bool(claiming))
    standing = HeldFigures(job.connection, job.catalogue).sources()
    endings, faults = withdrawal.endings(job.catalogue, rows, sorted(of_file), claiming=standing)
    for fault in faults:
        batch.faults.add(fault)
    return list(_new_endings(endings, batch, withdrawn))


def _brought(job: Job, batch: ImportBatch, has_figures: bool) -> set[int]:
    """The sources that a file brings itself, beside those of its dataset; where it has figures,
    its documents alone.
    """
    declared = job.dataset.sources
    brought = (row for row in batch.sources if row.public_id not in declared)
    return {
        job.catalogue.sources[row.public_id].id
        for row in brought
        if row.document or not has_figures
    }


def _new_endings(
    endings: Iterable[Ending], batch: ImportBatch, withdrawn: Set[int]
) -> Iterator[Ending]:
    """The sources that end now; one that was replaced or annulled before ends no second time."""
    for ending in endings:
        if ending.source.id not in withdrawn:
            yield ending
            continue
        title = ending.source.title
        why = Text(
            f"{title} đã được thay thế hoặc bãi bỏ từ trước",
            f"{title} was replaced or annulled before",
        )
        batch.ignored.add(Ignored(ending.source.public_id, title, why, cells=0))


def _report(job: Job, batch: ImportBatch, examination: Examination, outcome: Outcome) -> None:
    """What was found goes into the outcome; where suspicious figures stay with their document,
    suspicions stop nothing.
    """
    verdict, suspicions = examination.verdict, batch.suspicions
    stopping, harmless = ([], suspicions) if job.dataset.withholds else (suspicions, [])
    outcome.suspicions = [*stopping, *verdict.suspicions]
    outcome.reported = [*harmless, *verdict.reported]
    outcome.about = dict(verdict.about)
    outcome.faults, outcome.ignored = list(batch.faults), list(batch.ignored)
    outcome.untold.update(faults=batch.faults.untold, ignored=batch.ignored.untold)
    outcome.counts.update(
        repeated=examination.repeated,
        ignored=batch.ignored.cells,
        rejected=examination.contradicted + batch.faults.cells,
    )


def _write(
    job: Job,
    batch: ImportBatch,
    examination: Examination,
    endings: Sequence[Ending],
    outcome: Outcome,
) -> None:
    """Write claims, endings and statements, and count what that changes."""
    connection, now, version = job.connection, job.catalogue, outcome.version
    alone = {row.document for row in batch.targets_alone}
    whole = [row for row in batch.statements if row.document not in alone]
    restated = document_rows.restated(connection, now, job.dataset.name, statements=whole)
    # What was rejected is not known, so that nothing may be taken for left out.
    owned = NOTHING if outcome.faults else _ownership(job)
    writer = Writer(job=job, owned=owned, restated=restated, outcome=outcome)
    writer.write(examination.claims, examination.verdict)
    writer.end(endings)
    writer.count_turns()
    release.touch(connection, writer.touched, version)
    restatement = document_rows.write(
        connection, now, batch.statements, version=version, targets_alone=alone
    )
    outcome.counts.update(restatement.counts)
    outcome.suspicions += dict.fromkeys(withdrawal.suspicions(endings))
    if not job.file.whole:
        outcome.suspicions += restatement.suspicions


def _ownership(job: Job) -> Ownership:
    """A file that is declared whole owns its tables, a whole folder of seeds what it brought
    before.
    """
    if not job.file.whole:
        return Ownership(job.manner.whole)
    return ownership.of_folder(
        job.connection, job.dataset.name, job.file.name, whole=job.manner.whole
    )


def _publish(job: Job, outcome: Outcome) -> None:
    """Write the release, where anything changed."""
    release.take(job.connection, job.dataset.name, job.file)
    if outcome.empty:
        outcome.version = None
    else:
        release.publish(job.connection, outcome, job.file, manner=job.manner)
