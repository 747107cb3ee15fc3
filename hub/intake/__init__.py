"""The files of a command → their loaders → the importer: one decision for all of them, in one
transaction.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, Engine

import loaders
from hub import catalogue
from hub.catalogue import Catalogue
from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Row, Suspicion
from hub.importing import release
from hub.importing.importer import import_rows
from hub.importing.release import NO_ANSWERS, File, Manner, Outcome
from hub.importing.undo import undo
from hub.intake import answers, archive
from hub.intake.answers import ListedAnswers
from hub.intake.selection import Parcel
from hub.panels import panel
from hub.panels.panel import View
from hub.queries.rank_changes import ChangedCell, Question, rank_changes
from hub.words.errors import BadInput, BadUse, Fault, Refused, Unwritten
from hub.words.language import Text

_NAMED = 5  # files that a release names
_UNUSED = Text(
    "lý do này không dùng đến: điểm nghi vấn không còn, hoặc ô đã sửa",
    "this reason passes nothing: the suspicion is gone, or its cell was changed",
)


def take(
    engine: Engine, seeds: Path, parcels: Sequence[Parcel], manner: Manner | None = None
) -> list[Outcome]:
    """Import all of a command or nothing, one release for each dataset; what these need and is not
    there goes first.

    BadInput names every fault, Refused every suspicion that was not accepted; nothing is written
    then.
    """
    manner = answering(parcels, manner or Manner())
    with engine.connect() as connection, connection.begin():
        outcomes = outcomes_of(connection, seeds, parcels, manner=manner)
        decide(connection, outcomes, manner, parcels=parcels)
    return outcomes


def look(
    engine: Engine, seeds: Path, parcels: Sequence[Parcel], manner: Manner
) -> tuple[list[Outcome], Catalogue]:
    """What `take` would do, figure by figure and rank by rank, and the catalogue of that moment;
    nothing is written.
    """
    manner = answering(parcels, manner)
    with taken_back(engine) as connection:
        before = release.next_version(connection) - 1
        outcomes = outcomes_of(connection, seeds, parcels, manner=replace(manner, dry_run=True))
        now = moved(connection, outcomes, before).catalogue
    return unwritten(outcomes), now


def take_back(engine: Engine, number: int, manner: Manner | None = None) -> Outcome:
    """Undo a release as a new one; BadUse where later releases touched the same figures."""
    with engine.begin() as connection:
        return undo(connection, number, manner)


def look_at_undo(engine: Engine, number: int) -> tuple[Outcome, Catalogue]:
    """What taking back a release would do, figure by figure and rank by rank; nothing is
    written.
    """
    with taken_back(engine) as connection:
        before = release.next_version(connection) - 1
        outcome = undo(connection, number, Manner(dry_run=True))
        now = moved(connection, [outcome], before).catalogue
    return unwritten([outcome])[0], now


def suspicions(outcomes: Iterable[Outcome]) -> list[list[tuple[int, Suspicion]]]:
    """The suspicions of each outcome, numbered through the whole command."""
    numbered, number = [], 0
    for outcome in outcomes:
        numbered.append(list(enumerate(outcome.suspicions, number + 1)))
        number += len(outcome.suspicions)
    return numbered


def listed_answers(parcels: Sequence[Parcel], maps: Path | None) -> ListedAnswers:
    """What came back with the files of a command; BadInput where it is not as it should be."""
    files = {name: path for parcel in parcels for name, path in parcel.by_name.items()}
    answered = {one.workbook: one for parcel in parcels for one in parcel.answered}
    ours = [one for one in answered.values() if one.known_as in files]
    listed, faults = answers.read(ours, files, maps)
    if faults:
        raise BadInput(faults)
    return listed


def answering(parcels: Sequence[Parcel], manner: Manner) -> Manner:
    """The manner with what came back with the files."""
    if not any(parcel.answered for parcel in parcels):
        return manner
    return replace(manner, answers=listed_answers(parcels, manner.options.maps))


def _tell_unused(outcomes: Sequence[Outcome], manner: Manner) -> None:
    """Leave out, by name, the reasons that pass nothing: what they were for is no longer so."""
    if isinstance(manner.answers, ListedAnswers):
        for reported in chain.from_iterable(outcome.reported for outcome in outcomes):
            manner.answers.reason(reported)
        for one in manner.answers.unused:
            outcomes[-1].ignored.append(Ignored(one.origin, one.reason, _UNUSED, cells=0))


def rows(parcel: Parcel, manner: Manner | None = None) -> Iterator[Row]:
    """The catalogue and the figures of a dataset as rows; statements of documents only from its
    seeds.
    """
    dataset = parcel.dataset
    if parcel.files is None:
        return chain(dataset.catalogue(), dataset.statements(), read(parcel))
    return chain(dataset.catalogue(), _meant(read(parcel, manner), manner))


def _meant(read_rows: Iterable[Row], manner: Manner | None) -> Iterator[Row]:
    """Rows whose units are those that a person says are meant."""
    if manner is None or not manner.answers.meant:
        yield from read_rows
        return
    for row in read_rows:
        yield manner.meant(row) if isinstance(row, ObservationRow) else row


def read(parcel: Parcel, manner: Manner | None = None) -> Iterator[Row]:
    """What the loader of a dataset finds in files, each by the name that people know."""
    dataset = parcel.dataset
    options = manner.options.chosen() if manner else {}
    files = dataset.files if parcel.files is None else parcel.files
    if not parcel.known_as:
        return loaders.load(dataset, files, options)
    return chain.from_iterable(
        _renamed(loaders.load(dataset, several, options), parcel.known_as, several)
        for several in _distinctly_named(files)
    )


def _renamed(
    read_rows: Iterable[Row], known_as: Mapping[Path, str], files: Sequence[Path]
) -> Iterator[Row]:
    """Rows with their places by the names that people know."""
    names = {path.name: known_as[path] for path in files if path in known_as}
    for row in read_rows:
        origin = getattr(row, "origin", "")
        yield row._replace(origin=archive.renamed(origin, names)) if origin else row


def _distinctly_named(files: Sequence[Path]) -> Iterator[list[Path]]:
    """The files in as few groups as leave no two of one name together."""
    left = list(files)
    while left:
        firsts = {path.name: path for path in reversed(left)}
        yield [path for path in left if firsts[path.name] is path]
        left = [path for path in left if firsts[path.name] is not path]


def described(
    dataset: Dataset, files: Sequence[Path] | None = None, names: Sequence[str] = ()
) -> File:
    """The name and the checksum of what is imported: the whole folder, or these files."""
    if files is None:
        checksum = _checksum(path for path in dataset.folder.iterdir() if path.is_file())
        name = str(dataset.folder) if dataset.is_elsewhere else f"seeds/{dataset.folder.name}"
        return File(name, checksum, dataset.whole, True)
    more = f" … ({len(files)})" if len(files) > _NAMED else ""
    return File(
        ", ".join((names or [path.name for path in files])[:_NAMED]) + more, _checksum(files)
    )


def is_new(engine: Engine, dataset: Dataset) -> bool:
    """Whether a dataset's seeds are others than those last taken from its folder."""
    if dataset.waits_for_offices:
        return False
    file = described(dataset)
    with engine.connect() as connection:
        return release.last_named(connection, dataset.name, file.name) != file.sha256


@contextmanager
def taken_back(engine: Engine) -> Iterator[Connection]:
    """A transaction of which nothing stays."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def outcomes_of(
    connection: Connection, seeds: Path, parcels: Sequence[Parcel], manner: Manner
) -> list[Outcome]:
    """Import within the caller's transaction; whether it stays is to be decided."""
    outcomes: list[Outcome] = []
    for parcel in parcels:
        outcomes += _needed(connection, seeds, parcel.dataset, manner=manner)
        outcome = _import(connection, parcel, manner)
        outcome.ignored += parcel.left_out
        outcomes.append(outcome)
    return outcomes


def _needed(
    connection: Connection, seeds: Path, dataset: Dataset, manner: Manner
) -> Iterator[Outcome]:
    """The datasets that this one needs and that were never imported, from their seeds."""
    for name in dataset.needs:
        if release.last_of(connection, name) is None:
            need = datasets.named(seeds, name)
            yield from _needed(connection, seeds, need, manner=manner)
            own = replace(
                manner, whole=False, withdrawals=(), accept_units=False, answers=NO_ANSWERS
            )
            yield _import(connection, Parcel(need), own)


def _import(connection: Connection, parcel: Parcel, manner: Manner) -> Outcome:
    dataset = parcel.dataset
    try:
        outcome = import_rows(
            connection,
            dataset,
            rows(parcel, manner),
            file=described(dataset, parcel.files, parcel.names),
            manner=manner,
        )
    except (
        BadInput
    ) as error:  # of its catalogue: the other datasets of the command are looked at all the same
        return Outcome(dataset.name, None, faults=[fault.whole for fault in error.faults])
    if outcome.empty and not outcome.faults:  # what stood already was decided when it came
        outcome.reported, outcome.suspicions = [*outcome.suspicions, *outcome.reported], []
    return outcome


def decide(
    connection: Connection,
    outcomes: Sequence[Outcome],
    manner: Manner,
    parcels: Sequence[Parcel],
) -> None:
    """Keep the suspicions that are accepted with their releases, and leave out the reasons that
    pass nothing.

    Raise what forbids to write where anything forbids it; the caller takes the transaction back.
    """
    several = len(parcels) > 1 or any(len(parcel.files or ()) > 1 for parcel in parcels)
    check_faults(outcomes, manner, several)
    _check_open(outcomes, manner, several)
    for outcome, numbered in zip(outcomes, suspicions(outcomes), strict=True):
        if outcome.release and numbered:
            release.accept(connection, outcome.release, numbered, manner)
    _tell_unused(outcomes, manner)


def check_faults(outcomes: Sequence[Outcome], manner: Manner, several: bool) -> None:
    """BadInput where anything has faults and the good rows alone are not wanted or not known;
    BadUse where a suspicion is accepted that there is not.
    """
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    numbered = list(chain.from_iterable(suspicions(outcomes)))
    if faults and not _is_good_enough(faults, manner):
        untold = sum(outcome.untold["faults"] for outcome in outcomes)
        error = BadInput(faults=faults, suspicions=numbered, untold=untold, several=several)
        raise _with_recognised(error, outcomes)
    _check_numbers(manner, {number for number, _ in numbered})


def _check_open(outcomes: Sequence[Outcome], manner: Manner, several: bool) -> None:
    """Refused where a suspicion is not accepted."""
    numbered = chain.from_iterable(suspicions(outcomes))
    answered = [(one, manner.reason(*one)) for one in numbered]
    open_ = [one for one, reason in answered if not reason]
    if open_:
        passed = [one for one, reason in answered if reason]
        raise _with_recognised(Refused(open_, several, passed), outcomes)


def _with_recognised(error: Unwritten, outcomes: Iterable[Outcome]) -> Unwritten:
    """The error, with what the files were understood to be."""
    every = chain.from_iterable(outcome.recognised for outcome in outcomes)
    error.recognised = [(one.origin, one.text) for one in every]
    return error


def _is_good_enough(faults: Sequence[Fault], manner: Manner) -> bool:
    """Whether the good rows are wanted without the others, and it is known which these are."""
    return manner.keep_good and not any(fault.is_whole for fault in faults)


def _check_numbers(manner: Manner, numbers: Set[int]) -> None:
    """BadUse where a suspicion is accepted that there is not."""
    unknown = sorted((manner.numbers or frozenset()) - numbers)
    if unknown:
        listing = ", ".join(map(str, unknown))
        raise BadUse(
            Text(
                f"không có nghi vấn số {listing}; chạy lại không có --accept để xem",
                f"there is no suspicion {listing}; run the command without --accept to see them",
            )
        )


def moved(connection: Connection, outcomes: Sequence[Outcome], before: int) -> View:
    """Tell each outcome what it does to ranks; the data of before, with the catalogue of after."""
    now, find, base = catalogue.load(connection), partial(_panel, connection, {}), before
    for outcome in outcomes:
        if outcome.version is not None:
            cells = [
                ChangedCell(change.key.indicator_id, change.key.period, change.key.entity_id)
                for change in outcome.changes
            ]
            question = Question(View(now, before, find), cells)
            outcome.moves = rank_changes(View(now, outcome.version, find), question)
            before = outcome.version
    return View(now, base, find)


def unwritten(outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes of what was only looked at."""
    for outcome in outcomes:
        outcome.version = None
    return outcomes


def _panel(
    connection: Connection,
    panels: dict,
    now: Catalogue,
    indicator: catalogue.Indicator,
    version: int,
) -> panel.Panel:
    key = indicator.id, version
    if key not in panels:
        panels[key] = panel.read(connection, indicator, version)
    return panels[key]


def _checksum(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        with path.open("rb") as file:
            digest.update(path.name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
