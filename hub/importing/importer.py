"""Rows into tables: one release within the caller's transaction, who takes all back where the
outcome forbids it.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select, update

from hub import catalogue
from hub.catalogue import Catalogue
from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    Ignored,
    ObservationRow,
    Recognised,
    Row,
    SourceRow,
    StatementRow,
    Suspicion,
    WithdrawalRow,
)
from hub.importing import (
    catalogue_rows,
    document_rows,
    gone,
    precedence,
    release,
    sources,
    withdrawal,
)
from hub.importing.assertions import Checks, Verdict
from hub.importing.assertions.held import HeldFigures
from hub.importing.bounded import BoundedList
from hub.importing.claim import Change, Claim, ClaimKey, Content, StandingClaim
from hub.importing.claims import Resolver, settle
from hub.importing.completion import is_blank
from hub.importing.difference import ALL, NOTHING, Ownership, blocks, difference
from hub.importing.document_rows import Restated
from hub.importing.ordered import Ordered
from hub.importing.release import File, Manner, Outcome
from hub.importing.spool import Spool
from hub.importing.withdrawal import Ending
from hub.store import database
from hub.store.tables import Observation
from hub.store.tables.observation import STANDS
from hub.words.clock import today
from hub.words.errors import BadInput, Fault
from hub.words.language import Text

_TABLE = Observation.__table__
_KEY = [_TABLE.c[name] for name in ClaimKey._fields]
_SAID = [_TABLE.c[name] for name in Content._fields]
COLUMNS = (
    *ClaimKey._fields,
    "since",
    "until",
    *Content._fields,
    "entity_as_printed",
    "locator",
    "origin",
)
_MANY = 10_000  # figures that are written together
_WITHDRAWN = Text(
    "nguồn đã được thay thế hoặc bãi bỏ; hoàn tác đợt đó (hub undo) nếu nguồn vẫn còn giá trị",
    "its source was replaced or annulled; undo that release (hub undo) if it still stands",
)
_NOTHING_TO_TAKE = Text(
    "nguồn này chưa nêu gì ở đó nên không có gì để rút lại; có phải của nguồn khác?",
    "its source says nothing there, so there is nothing to take back; is another source meant?",
)

TableKey = tuple[int, int, int]  # an indicator, a period, a source


@dataclass
class _Given:
    """The rows of an import by what they are."""

    figures: Spool[ObservationRow] = field(default_factory=lambda: Spool(ObservationRow))
    structure: list[Any] = field(default_factory=list)
    statements: list[StatementRow] = field(default_factory=list)
    withdrawals: list[WithdrawalRow] = field(default_factory=list)
    faults: BoundedList[Fault] = field(default_factory=lambda: BoundedList(attrgetter("place")))
    ignored: BoundedList[Ignored] = field(default_factory=BoundedList)
    suspicions: list[Suspicion] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether the rows state nothing at all, not even that something is wrong."""
        return not (self.statements or self.withdrawals or self.faults or self.ignored)


@dataclass
class _Writer:
    """What is being written: what of the standing claims the file owns, which changes wait, and
    what they touch.
    """

    connection: Connection
    dataset: str
    catalogue: Catalogue
    owned: Ownership
    restated: Restated
    outcome: Outcome
    manner: Manner
    changes: list[Change] = field(default_factory=list)
    tables: set[tuple[int, int]] = field(default_factory=set)
    figures: int = 0
    touched: set[int] = field(default_factory=set)


def import_rows(
    connection: Connection, dataset: Dataset, rows: Iterable[Row], file: File, manner: Manner
) -> Outcome:
    """Write the rows as one release; BadInput where its catalogue cannot stand.

    Nothing is refused here: the outcome holds the faults, the suspicions and all that departs, and
    the caller takes the transaction back where they are not accepted. Where there are faults and
    the good rows alone are not wanted, nothing is written.
    """
    with _uncollected():
        given = _given(rows, manner.progress)
        if not file.whole:
            given.structure, altered = sources.completed(
                connection, given.structure, dataset.sources
            )
            given.suspicions += altered
        counts, faults = catalogue_rows.write(connection, dataset.name, given.structure)
        if faults:
            raise BadInput(faults)
        now = catalogue.load(connection)
        outcome = Outcome(
            dataset.name,
            release.next_version(connection),
            structure=counts,
            recognised=given.recognised,
        )
        checks = Checks(
            connection, now, dataset, today(), any(each.part for each in given.recognised)
        )
        withdrawn = withdrawal.standing(connection)
        given.statements = list(_standing_statements(given, withdrawn, now))
        claims = Ordered(
            _valid(
                Resolver(now, given.faults, checks.fault).claims(given.figures),
                withdrawn,
                given,
                now,
            ),
            now,
        )
        if dataset.index and not claims and given.nothing:
            given.faults.add(
                Fault(
                    file.name, "", Text("cần ít nhất một số liệu", "at least one figure is wanted")
                )
            )
        verdict, telling = _looked_at(claims, checks, given, outcome)
        withdrawals = (*given.withdrawals, *manner.withdrawals)
        if withdrawals:
            telling |= _brought(dataset, given, now, bool(telling))
        claiming = HeldFigures(connection, now).sources() if withdrawals else frozenset()
        endings, faults = withdrawal.endings(now, withdrawals, sorted(telling), claiming)
        endings = list(_new_endings(endings, withdrawn, given))
        for fault in faults:
            given.faults.add(fault)
        _tell(given, verdict, outcome, dataset.withholds)
        if outcome.faults and not manner.takes_the_good:
            return outcome
        restated = document_rows.restated(connection, now, dataset.name, given.statements)
        # What was rejected is not known, so that nothing may be taken for left out.
        owned = NOTHING if outcome.faults else _ownership(connection, dataset, file, manner)
        writer = _Writer(connection, dataset.name, now, owned, restated, outcome, manner)
        _write(writer, claims, verdict)
        _end(writer, endings)
        _note_turns(writer)
        release.touch(connection, writer.touched, outcome.version)
        restatement = document_rows.write(connection, now, given.statements, outcome.version)
        outcome.counts.update(restatement.counts)
        outcome.suspicions += dict.fromkeys(withdrawal.suspicions(endings))
        outcome.suspicions += () if file.whole else restatement.suspicions
    release.take(connection, dataset.name, file)
    if outcome.empty:
        outcome.version = None
    else:
        release.publish(connection, outcome, file, manner)
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


def _given(rows: Iterable[Row], progress: Callable[[int], None]) -> _Given:
    given = _Given()
    homes = {
        ObservationRow: given.figures.add,
        Fault: given.faults.add,
        Ignored: given.ignored.add,
        Suspicion: given.suspicions.append,
        Recognised: given.recognised.append,
        WithdrawalRow: given.withdrawals.append,
        **dict.fromkeys(document_rows.KINDS, given.statements.append),
    }
    for count, row in enumerate(rows, 1):
        homes.get(type(row), given.structure.append)(row)
        if count % 5000 == 0:
            progress(count)
    return given


def _valid(
    claims: Iterable[Claim], withdrawn: Set[int], given: _Given, now: Catalogue
) -> Iterator[Claim]:
    """The claims but for those of sources that were replaced or annulled, which are left out and
    told.
    """
    for claim in claims:
        if claim.key.source_id in withdrawn:
            given.ignored.add(
                Ignored(claim.origin, now.source_by_id[claim.key.source_id].title, _WITHDRAWN)
            )
        else:
            yield claim


def _standing_statements(
    given: _Given, withdrawn: Set[int], now: Catalogue
) -> Iterator[StatementRow]:
    """What documents state, but for those that were replaced or annulled, which is left out and
    told.
    """
    sources = (now.source_by_id[own] for own in withdrawn)
    titles = {source.document: source.title for source in sources if source.document}
    for row in given.statements:
        if row.document in titles:
            given.ignored.add(Ignored(row.origin, titles[row.document], _WITHDRAWN))
        else:
            yield row


def _new_endings(endings: Iterable[Ending], withdrawn: Set[int], given: _Given) -> Iterator[Ending]:
    """The sources that end now; one that was replaced or annulled before is told, and ends no
    second time.
    """
    for ending in endings:
        if ending.source.id in withdrawn:
            title = ending.source.title
            why = Text(
                f"{title} đã được thay thế hoặc bãi bỏ từ trước",
                f"{title} was replaced or annulled before",
            )
            given.ignored.add(Ignored(ending.source.public_id, title, why, 0))
        else:
            yield ending


def _looked_at(
    claims: Ordered, checks: Checks, given: _Given, outcome: Outcome
) -> tuple[Verdict, set[int]]:
    """What the checks say of all claims, and the sources of the file."""
    sources: set[int] = set()
    for settled in map(settle, claims):
        outcome.counts.update(repeated=settled.repeated, rejected=settled.contradicted)
        for fault in settled.faults:
            given.faults.add(fault)
        if settled.claims:
            checks.see(settled.claims)
            sources.update(claim.key.source_id for claim in settled.claims)
    return checks.verdict(), sources


def _brought(dataset: Dataset, given: _Given, now: Catalogue, has_figures: bool) -> set[int]:
    """The sources that a file brings itself, beside those of its dataset; where it has figures,
    its documents alone.
    """
    declared = dataset.sources
    brought = (
        row
        for row in given.structure
        if isinstance(row, SourceRow) and row.public_id not in declared
    )
    return {now.sources[row.public_id].id for row in brought if row.document or not has_figures}


def _tell(given: _Given, verdict: Verdict, outcome: Outcome, withholds: bool) -> None:
    """What was found, by what it does; where suspicious figures stay with their document,
    suspicions stop nothing.
    """
    outcome.suspicions = [*(() if withholds else given.suspicions), *verdict.suspicions]
    outcome.reported = [*(given.suspicions if withholds else ()), *verdict.reported]
    outcome.faults, outcome.ignored = list(given.faults), list(given.ignored)
    outcome.untold.update(faults=given.faults.untold, ignored=given.ignored.untold)
    outcome.counts.update(ignored=given.ignored.cells, rejected=given.faults.cells)


def _ownership(connection: Connection, dataset: Dataset, file: File, manner: Manner) -> Ownership:
    """A file that is declared whole owns its tables, a whole folder of seeds what it brought
    before.
    """
    if not file.whole:
        return Ownership(manner.whole)
    versions = release.versions_of(connection, dataset.name, file.name)
    return Ownership(manner.whole, versions, _brought_back(connection, dataset.name, versions))


def _brought_back(connection: Connection, dataset: str, versions: Set[int]) -> frozenset[int]:
    """The rows of claims that were written in these versions and that an undo brought back,
    perhaps after another.
    """
    owned: set[int] = set()
    new, old = _TABLE.alias(), _TABLE.alias()
    same = and_(*(new.c[name] == old.c[name] for name in ClaimKey._fields))
    for version, undone in release.undoings(connection, dataset):
        pairs = (
            select(new.c.id, old.c.id, old.c.since)
            .join(old, same)
            .where(new.c.since == version, old.c.until == undone)
        )
        owned |= {
            row
            for row, before, since in connection.execute(pairs)
            if since in versions or before in owned
        }
    return frozenset(owned)


def _write(writer: _Writer, claims: Ordered, verdict: Verdict) -> None:
    """Apply the difference of each table, many figures at a time; what the file owns and leaves
    out is told last.
    """
    left_out = set(writer.restated.tables) | _owned_tables(writer)
    for settled in map(settle, claims):
        for table, block in blocks(_marked(settled.claims, verdict)):
            _step(writer, table, block)
            left_out.discard(table)
        # Whole periods of an indicator, so that each is asked but once whether its preferred
        # figures change.
        if writer.figures >= _MANY:
            _apply(writer)
    for table in sorted(left_out):
        _step(writer, table, [])
    _apply(writer)


def _marked(claims: Iterable[Claim], verdict: Verdict) -> Iterator[Claim]:
    """The claims with their doubts, but for those that fill no indicator."""
    if not (verdict.doubts or verdict.withheld):
        yield from claims
        return
    for claim in claims:
        if claim.key in verdict.doubts:
            notes = dict.fromkeys(
                [*claim.content.notes.split(), *verdict.doubts[claim.key].split()]
            )
            content = claim.content._replace(doubtful=True, notes=" ".join(notes))
            yield claim._replace(content=content)
        elif claim.key not in verdict.withheld:
            yield claim


def _owned_tables(writer: _Writer) -> set[TableKey]:
    """The tables in which claims stand that the same folder brought before."""
    owned = writer.owned
    if not owned.versions:
        return set()
    key = (_TABLE.c.indicator_id, _TABLE.c.period, _TABLE.c.source_id)
    since = owned.versions | (
        {version for version, _ in release.undoings(writer.connection, writer.dataset)}
        if owned.rows
        else set()
    )
    lines = writer.connection.execute(
        select(_TABLE.c.id, _TABLE.c.since, *key).where(
            _TABLE.c.since.in_(since), _TABLE.c.until == STANDS
        )
    )
    return {
        tuple(table) for row, began, *table in lines if began in owned.versions or row in owned.rows
    }


def _step(writer: _Writer, table: TableKey, block: list[Claim]) -> None:
    """The difference of one table."""
    stood = bool(writer.catalogue.touched.get(table[0]))
    standing = _standing(writer.connection, *table) if stood else {}
    owned = ALL if table[2] in writer.restated.sources else writer.owned
    step = difference(_news(writer, block, standing), standing, owned)
    outcome = writer.outcome
    outcome.counts.update(
        added=step.added, changed=step.changed, gone=step.gone, unchanged=step.unchanged
    )
    outcome.ignored += _idle(block, standing)
    if writer.manner.dry_run:
        outcome.changes.extend(step.changes)
    if writer.manner.whole:
        outcome.suspicions += gone.suspicions(writer.catalogue, table, step.changes)
    if step.changes:
        writer.changes += step.changes
        writer.tables |= {table[:2]} if stood else set()
        writer.figures += len(block) + len(standing)
        writer.touched.add(table[0])


def _idle(block: Iterable[Claim], standing: Mapping[ClaimKey, StandingClaim]) -> Iterator[Ignored]:
    """The marks that take back what the source does not say: perhaps another source was meant."""
    for claim in block:
        if claim.withdrawn and claim.key not in standing and is_blank(claim.content):
            yield Ignored(claim.origin, claim.entity_as_printed, _NOTHING_TO_TAKE, 0)


def _news(
    writer: _Writer, block: list[Claim], standing: dict[ClaimKey, StandingClaim]
) -> list[Claim]:
    """The claims of a folder of seeds but for those that it said in the same words before
    somebody else corrected them.
    """
    versions = writer.owned.versions
    corrected = (
        [key for key, old in standing.items() if not writer.owned.holds(old)] if versions else []
    )
    if not corrected:
        return block
    before = _last_words(writer.connection, block, versions)
    others = set(corrected)
    return [
        (
            claim._replace(content=standing[claim.key].content)
            if claim.key in others and before.get(claim.key) == claim.content
            else claim
        )
        for claim in block
    ]


def _last_words(
    connection: Connection, block: list[Claim], versions: Set[int]
) -> dict[ClaimKey, Content]:
    """What the folder itself said last of the cells of one table."""
    key = block[0].key if block else None
    if key is None:
        return {}
    table = (_TABLE.c.indicator_id == key.indicator_id) & (_TABLE.c.period == key.period)
    own = table & (_TABLE.c.source_id == key.source_id) & _TABLE.c.since.in_(versions)
    size = len(_KEY)
    lines = connection.execute(select(*_KEY, *_SAID).where(own).order_by(_TABLE.c.since))
    return {ClaimKey(*line[:size]): Content(*line[size:]) for line in lines}


def _apply(writer: _Writer) -> None:
    """Close what is revised or departs, append what is new; each row is closed once and never
    else written to.
    """
    connection, outcome = writer.connection, writer.outcome
    _close(connection, writer.changes, outcome.version)
    lines = (
        (
            *change.key,
            outcome.version,
            STANDS,
            *change.new.content,
            change.new.entity_as_printed,
            change.new.locator,
            change.new.origin,
        )
        for change in writer.changes
        if change.new
    )
    database.append(connection, _TABLE, COLUMNS, lines)
    writer.changes, writer.figures = [], 0


def _close(connection: Connection, changes: Iterable[Change], version: int) -> None:
    if closed := [{"row": change.old.id} for change in changes if change.old]:
        connection.execute(
            update(_TABLE).where(_TABLE.c.id == bindparam("row")).values(until=version), closed
        )


def _note_turns(writer: _Writer) -> None:
    """Count which preferred figures are others now; a dry run keeps them."""
    for turn in precedence.turns(writer.connection, writer.outcome.version, writer.tables):
        writer.outcome.preferred.add(turn, keep=writer.manner.dry_run)


def _end(writer: _Writer, endings: Iterable[Ending]) -> None:
    """End all that sources which are replaced or annulled said."""
    for ending in endings:
        changes = withdrawal.changes(writer.connection, ending.source.id)
        writer.changes += changes
        writer.tables |= {change.key[:2] for change in changes}
        writer.touched |= {change.key.indicator_id for change in changes}
        if writer.manner.dry_run:
            writer.outcome.changes.extend(changes)
        figures = len(changes) + withdrawal.write(writer.connection, ending, writer.outcome.version)
        writer.outcome.counts.update(gone=figures)
        writer.outcome.endings.append(ending._replace(figures=figures))
    _apply(writer)


def _standing(
    connection: Connection, indicator: int, period: int, source: int
) -> dict[ClaimKey, StandingClaim]:
    cells = (
        (_TABLE.c.indicator_id == indicator)
        & (_TABLE.c.period == period)
        & (_TABLE.c.source_id == source)
    )
    query = select(_TABLE.c.id, _TABLE.c.since, *_KEY, *_SAID).where(
        cells & (_TABLE.c.until == STANDS)
    )
    size = len(_KEY) + 2
    return {
        ClaimKey(*line[2:size]): StandingClaim(line[0], Content(*line[size:]), line[1])
        for line in connection.execute(query)
    }
