"""Statements of documents into tables: of a document that is read again, statements that it no
longer makes are closed, never overwritten.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert, select, update

from hub.catalogue import Catalogue
from hub.dataset.rows import FigureRow, StatementRow, TargetRow, UnplacedRow
from hub.store.tables import Figure, Source, Target, Unplaced
from hub.store.tables.observation import STANDS
from hub.words.errors import Suspicion, UnknownName
from hub.words.language import Text
from hub.words.period import parse

KINDS = {TargetRow: Target, FigureRow: Figure, UnplacedRow: Unplaced}
PLACES = ("origin", "locator")  # where it was read; that another file says the same is no news


class Restatement(NamedTuple):
    """How many statements were added, closed or left, and the suspicions about those that went."""

    counts: Counter[str]
    suspicions: list[Suspicion]


def write(
    connection: Connection,
    catalogue: Catalogue,
    statements: Sequence[StatementRow],
    version: int,
    targets_alone: Set[str] = frozenset(),
) -> Restatement:
    """Make the statements of each document equal to the rows; of those in `targets_alone` only
    the targets.
    """
    counts: Counter[str] = Counter()
    suspicions: list[Suspicion] = []
    every = {row.document for row in statements}
    for kind, model in KINDS.items():
        documents = every if kind is TargetRow else every - targets_alone
        lines = [_line(catalogue, row) for row in statements if type(row) is kind]
        step = _write(connection, model.__table__, lines, documents=documents, version=version)
        counts += step.counts
        suspicions += step.suspicions
    return Restatement(counts, suspicions)


class Restated(NamedTuple):
    """The sources that are documents read again, and the tables (indicator, period, source) in
    which they have had figures until now.
    """

    sources: frozenset[int]
    tables: frozenset[tuple[int, int, int]]


def restated(
    connection: Connection, catalogue: Catalogue, dataset: str, statements: Iterable[StatementRow]
) -> Restated:
    """The observations of the documents of these statements: what a dataset brings of a document
    replaces all that it brought of it before.
    """
    source, figure = Source.__table__, Figure.__table__
    ours = source.c.document.in_({row.document for row in statements}) & (
        source.c.dataset == dataset
    )
    figures = select(figure.c.indicator, figure.c.period, source.c.id).join(
        source, source.c.document == figure.c.document
    )
    placed = (
        figure.c.indicator.is_not(None) & figure.c.period.is_not(None) & (figure.c.until == STANDS)
    )
    cells = [
        (code, parse(period), source_id)
        for code, period, source_id in connection.execute(figures.where(ours, placed).distinct())
    ]
    tables = ((catalogue.meaning(code, at), at.key, source_id) for code, at, source_id in cells)
    return Restated(
        frozenset(connection.scalars(select(source.c.id).where(ours))),
        frozenset((meaning.id, at, source_id) for meaning, at, source_id in tables if meaning),
    )


def undo(connection: Connection, undone: int, version: int) -> Counter[str]:
    """What a version closed stands again, what it added is closed; how many that was."""
    counts: Counter[str] = Counter()
    for model in KINDS.values():
        table = model.__table__
        closed = select(table).where(table.c.until == undone).order_by(table.c.id)
        ended = connection.execute(closed).mappings().all()
        added = (table.c.since == undone) & (table.c.until == STANDS)
        began = connection.execute(update(table).where(added).values(until=version))
        again = [dict(line) | {"since": version, "until": STANDS} for line in ended]
        for line in again:
            del line["id"]
        if again:
            connection.execute(insert(table), again)
        counts.update(added=len(ended), gone=began.rowcount)
    return counts


def wrote(connection: Connection, version: int) -> set[str]:
    """The documents of which a version added or closed a statement."""
    documents: set[str] = set()
    for model in KINDS.values():
        table = model.__table__
        concerned = (table.c.since == version) | (table.c.until == version)
        documents |= set(connection.scalars(select(table.c.document).where(concerned)))
    return documents


def versions(connection: Connection, documents: Iterable[str]) -> set[int]:
    """The versions that added or closed a statement of these documents."""
    numbers: set[int] = set()
    for model in KINDS.values():
        table = model.__table__
        ours = table.c.document.in_(list(documents))
        for line in connection.execute(select(table.c.since, table.c.until).where(ours)):
            numbers |= {line.since, line.until}
    return numbers - {STANDS}


def _line(catalogue: Catalogue, row: StatementRow) -> dict[str, Any]:
    """A row as its table has it; an entity that is not named is that of the issuer."""
    line = row._asdict()
    province = line.pop("province", None)
    if "entity" in line:
        as_printed = line.pop("as_printed", None) or row.entity
        line |= {
            "entity": _whose(catalogue, row.document, row.entity, province=province),
            "entity_as_printed": as_printed,
        }
    return line


def _whose(
    catalogue: Catalogue, document: str, name: str | None, province: str | None
) -> str | None:
    issued = catalogue.documents[document]
    if name is None:
        return issued.issuer_entity
    day = issued.date or date.today()
    for within in dict.fromkeys((province or issued.province, None)):
        with suppress(UnknownName):
            return catalogue.entity_spelt(name, day, province=within).public_id
    return None


def _write(
    connection: Connection,
    table: Table,
    lines: Sequence[dict[str, Any]],
    documents: set[str],
    version: int,
) -> Restatement:
    """Close the statements of these documents that are no longer made, append the new ones."""
    fields = _stated_fields(table)
    standing = _standing(connection, table, fields, documents=documents)
    by_statement = {tuple(line[field] for field in fields): line for line in lines}
    new = [line for statement, line in by_statement.items() if statement not in standing]
    gone = sorted(standing.keys() - by_statement.keys(), key=standing.__getitem__)
    if gone:
        rows = list(map(standing.__getitem__, gone))
        connection.execute(update(table).where(table.c.id.in_(rows)).values(until=version))
    if new:
        span = {"since": version, "until": STANDS}
        connection.execute(insert(table), [line | span for line in new])
    counts = Counter(
        added=len(new),
        gone=len(gone),
        unchanged=len(by_statement) - len(new),
        repeated=len(lines) - len(by_statement),
    )
    if "printed" not in fields:
        return Restatement(counts, [])
    closed = [dict(zip(fields, statement, strict=True)) for statement in gone]
    return Restatement(counts, list(_departed(new, closed)))


def _stated_fields(table: Table) -> list[str]:
    """The columns that are the statement itself; another in any of them is another statement."""
    others = {"id", "since", "until", *PLACES}
    return [column.name for column in table.columns if column.name not in others]


def _standing(
    connection: Connection, table: Table, fields: Sequence[str], documents: set[str]
) -> dict[tuple[Any, ...], int]:
    """The statements of these documents that stand, each with the id of its row."""
    stands = table.c.document.in_(documents) & (table.c.until == STANDS)
    query = select(table.c.id, *(table.c[field] for field in fields)).where(stands)
    return {tuple(statement): id_ for id_, *statement in connection.execute(query)}


def _departed(
    new: Sequence[dict[str, Any]], closed: Sequence[dict[str, Any]]
) -> Iterator[Suspicion]:
    """One suspicion for each document that makes fewer new statements than it loses: it may be a
    shorter copy.
    """
    for document in sorted({line["document"] for line in closed}):
        gone = [line for line in closed if line["document"] == document]
        labels = [line["label"] for line in new if line["document"] == document]
        if len(gone) > len(labels):
            yield _fewer(document, gone, labels)


def _fewer(document: str, gone: Sequence[dict[str, Any]], labels: Sequence[str]) -> Suspicion:
    """The statements that a document no longer makes, those of other labels than the new ones."""
    left_out = [line for line in gone if line["label"] not in labels] or gone
    texts = "; ".join(f"{line['label']}: {line['printed']}" for line in left_out)
    return Suspicion(
        document,
        Text(
            f"{len(left_out)} số liệu, chỉ tiêu đã đọc từ văn bản này không còn trong tệp,"
            f" sẽ thôi hiệu lực: {texts}",
            f"{len(left_out)} figures or targets read from this document before are not in"
            f" the file and would go: {texts}",
        ),
    )
