"""An import with its report: what it would do, or did, told from within its transaction."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from hub import intake
from hub.catalogue import Catalogue
from hub.dataset.rows import WithdrawalRow
from hub.importing import release
from hub.importing.release import Manner, Outcome
from hub.intake.selection import Parcel
from hub.review import effect, making
from hub.review.making import Sight
from hub.review.report import Report, ReportFile, ReportState
from hub.words.errors import Unwritten
from hub.words.terms import SourceTier, WithdrawalKind

_ENDINGS = {WithdrawalKind.REPLACED: "--replaces", WithdrawalKind.ANNULLED: "--annuls"}


class Checked(NamedTuple):
    """The outcomes of an import, its report, a digest of its effect, and the catalogue of after."""

    outcomes: list[Outcome]
    report: Report
    effect: str
    catalogue: Catalogue


@dataclass(frozen=True)
class Reviewed:
    """What became of a command: its outcomes, its report, and what forbade it, if anything did."""

    outcomes: list[Outcome]
    report: Report
    error: Unwritten | None = None


def take(engine: Engine, seeds: Path, parcels: Sequence[Parcel], manner: Manner) -> Reviewed:
    """Import as `intake.take` does, with a report, also of what is refused."""
    manner = intake.answering(parcels, manner)
    with engine.connect() as connection, connection.begin() as transaction:
        outcomes, report, *_ = checked(connection, seeds, parcels, manner=manner)
        try:
            intake.decide(connection, outcomes, manner, parcels=parcels)
        except Unwritten as error:
            transaction.rollback()
            return Reviewed([], replace(report, state=ReportState.REFUSED), error)
    return Reviewed(outcomes, published(report, outcomes))


def look(engine: Engine, seeds: Path, parcels: Sequence[Parcel], manner: Manner) -> Checked:
    """What `take` would do, with its report; nothing is written."""
    manner = intake.answering(parcels, manner)
    with intake.taken_back(engine) as connection:
        seen = checked(connection, seeds, parcels, manner=manner)
    return seen._replace(outcomes=intake.unwritten(seen.outcomes))


def checked(
    connection: Connection, seeds: Path, parcels: Sequence[Parcel], manner: Manner
) -> Checked:
    """Import within the caller's transaction, who decides whether it stays; the good rows are
    written although others have faults.
    """
    base = release.next_version(connection) - 1
    shown = replace(manner, dry_run=True)
    outcomes = intake.outcomes_of(connection, seeds, parcels, manner=shown)
    before = intake.moved(connection, outcomes, base)
    sight = Sight(before, manner.reason)
    numbered = intake.suspicions(outcomes)
    report = Report(
        name="",
        state=ReportState.LOOKED_AT,
        base=base,
        made_at=datetime.now(UTC),
        files=tuple(file for parcel in parcels for file in _files(parcel)),
        options=tuple(_options(manner)),
        parts=tuple(
            making.part(outcome, several, sight)
            for outcome, several in zip(outcomes, numbered, strict=True)
        ),
    )
    now = before.catalogue
    return Checked(outcomes, report, effect.digest(outcomes, now), now)


def published(report: Report, outcomes: Sequence[Outcome]) -> Report:
    """The report of an import that was written, under the number of its release."""
    releases = tuple(outcome.release for outcome in outcomes if outcome.release)
    if not releases:
        return report
    name = report.name or ", ".join(map(str, releases))
    return replace(report, name=name, state=ReportState.PUBLISHED, releases=releases)


def _files(parcel: Parcel) -> Iterator[ReportFile]:
    """The files of a dataset with their checksums, or its folder."""
    if parcel.files is None:
        file = intake.described(parcel.dataset)
        yield ReportFile(file.name, parcel.dataset.name, file.sha256, None)
        return
    for path, name in zip(parcel.files, parcel.names, strict=True):
        with path.open("rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
        yield ReportFile(name, parcel.dataset.name, checksum, path.stat().st_size)


def _options(manner: Manner) -> Iterator[str]:
    """The options of a command as they were typed."""
    if manner.keep_good:
        yield "--keep-good"
    if manner.whole:
        yield "--whole"
    yield from map(_ending, manner.withdrawals)
    if manner.accept_units:
        yield "--accept-units"
    for name, value in manner.options.chosen().items():
        if name == "maps":  # of the settings
            continue
        word = f"--{name.replace('_', '-')}"
        shown = value.name if isinstance(value, SourceTier) else value
        yield word if value is True else f"{word} {shown}"
    if manner.accept is not None:
        numbers = ",".join(map(str, sorted(manner.numbers or ())))
        yield " ".join(filter(None, ("--accept", numbers, f"“{manner.accept}”")))


def _ending(row: WithdrawalRow) -> str:
    return f"{_ENDINGS[row.kind]} {row.source}"
