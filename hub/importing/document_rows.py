"""What documents state, into tables: of a document read again, what it no longer says is closed,
never overwritten.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    """How many statements were added, closed or left, and what documents no longer say, to be
    confirmed.
    """

    counts: Counter[str]
    suspicions: list[Suspicion]


def write(
    connection: Connection, catalogue: Catalogue, given: Sequence[StatementRow], version: int
) -> Restatement:
    """Make each document state what the rows say."""
    counts: Counter[str] = Counter()
    suspicions: list[Suspicion] = []
    documents = {row.document for row in given}
    for kind, model in KINDS.items():
        lines = [_line(catalogue, row) for row in given if type(row) is kind]
        step = _write(connection, model.__table__, lines, documents, version)
        counts += step.counts
        suspicions += step.suspicions
    return Restatement(counts, suspicions)


class Restated(NamedTuple):
    """The sources that are documents told anew, and the tables (indicator, period, source) in
    which they said something until now.
    """

    sources: frozenset[int]
    tables: frozenset[tuple[int, int, int]]


def restated(
    connection: Connection, catalogue: Catalogue, dataset: str, given: Iterable[StatementRow]
) -> Restated:
    """What the observations of the documents of these statements are: what a dataset tells anew
    of a document is all that it says.
    """
    source, figure = Source.__table__, Figure.__table__
    ours = source.c.document.in_({row.document for row in given}) & (source.c.dataset == dataset)
    said = select(figure.c.indicator, figure.c.period, source.c.id).join(
        source, source.c.document == figure.c.document
    )
    placed = (
        figure.c.indicator.is_not(None) & figure.c.period.is_not(None) & (figure.c.until == STANDS)
    )
    cells = [
        (code, parse(period), own)
        for code, period, own in connection.execute(said.where(ours, placed).distinct())
    ]
    tables = ((catalogue.meaning(code, at), at.key, own) for code, at, own in cells)
    return Restated(
        frozenset(connection.scalars(select(source.c.id).where(ours))),
        frozenset((meaning.id, at, own) for meaning, at, own in tables if meaning),
    )


def undo(connection: Connection, undone: int, version: int) -> Counter[str]:
    """What a version closed stands again, what it added is closed; how many that was."""
    counts: Counter[str] = Counter()
    for model in KINDS.values():
        table = model.__table__
        ended = (
            connection.execute(select(table).where(table.c.until == undone).order_by(table.c.id))
            .mappings()
            .all()
        )
        began = connection.execute(
            update(table)
            .where(table.c.since == undone, table.c.until == STANDS)
            .values(until=version)
        )
        if again := [
            {name: value for name, value in line.items() if name != "id"}
            | {"since": version, "until": STANDS}
            for line in ended
        ]:
            connection.execute(insert(table), again)
        counts.update(added=len(ended), gone=began.rowcount)
    return counts


def wrote(connection: Connection, version: int) -> set[str]:
    """The documents of which a version added or closed a statement."""
    found: set[str] = set()
    for table in (model.__table__ for model in KINDS.values()):
        found |= set(
            connection.scalars(
                select(table.c.document).where(
                    (table.c.since == version) | (table.c.until == version)
                )
            )
        )
    return found


def versions(connection: Connection, documents: Iterable[str]) -> set[int]:
    """The versions that added or closed a statement of these documents."""
    found: set[int] = set()
    for table in (model.__table__ for model in KINDS.values()):
        lines = connection.execute(
            select(table.c.since, table.c.until).where(table.c.document.in_(list(documents)))
        )
        found |= {version for line in lines for version in line if version != STANDS}
    return found


def _line(catalogue: Catalogue, row: StatementRow) -> dict[str, Any]:
    """A row as its table has it: the entity by its public id, the issuer's own where the words
    name none.
    """
    line = row._asdict()
    province = line.pop("province", None)
    if "entity" in line:
        as_printed = line.pop("as_printed", None) or row.entity
        line |= {
            "entity": _whose(catalogue, row.document, row.entity, province),
            "entity_as_printed": as_printed,
        }
    return line


def _whose(
    catalogue: Catalogue, document: str, printed: str | None, province: str | None
) -> str | None:
    own = catalogue.documents[document]
    if printed is None:
        return own.issuer_entity
    day = own.date or date.today()
    for within in dict.fromkeys((province or own.province, None)):
        with suppress(UnknownName):
            return catalogue.entity(printed, day, None, within).public_id
    return None


def _write(
    connection: Connection,
    table: Table,
    lines: Sequence[dict[str, Any]],
    documents: set[str],
    version: int,
) -> Restatement:
    said = [
        column.name
        for column in table.columns
        if column.name not in ("id", "since", "until", *PLACES)
    ]
    stands = table.c.document.in_(documents) & (table.c.until == STANDS)
    found = connection.execute(select(table.c.id, *(table.c[name] for name in said)).where(stands))
    standing = {tuple(words): id_ for id_, *words in found}
    wanted = {tuple(line[name] for name in said): line for line in lines}
    new, gone = (
        [line for words, line in wanted.items() if words not in standing],
        standing.keys() - wanted.keys(),
    )
    if gone:
        connection.execute(
            update(table)
            .where(table.c.id.in_([standing[words] for words in gone]))
            .values(until=version)
        )
    if new:
        connection.execute(
            insert(table), [line | {"since": version, "until": STANDS} for line in new]
        )
    counts = Counter(
        added=len(new),
        gone=len(gone),
        unchanged=len(wanted) - len(new),
        repeated=len(lines) - len(wanted),
    )
    closed = [
        dict(zip(said, words, strict=True)) for words in sorted(gone, key=standing.__getitem__)
    ]
    return Restatement(counts, list(_departed(new, closed)) if "printed" in said else [])


def _departed(
    new: Sequence[dict[str, Any]], closed: Sequence[dict[str, Any]]
) -> Iterator[Suspicion]:
    """One suspicion for each document of which fewer statements are told than stood: it may be a
    shorter copy.
    """
    for document in sorted({line["document"] for line in closed}):
        added = [line["label"] for line in new if line["document"] == document]
        gone = [line for line in closed if line["document"] == document]
        left_out = [line for line in gone if line["label"] not in added] or gone
        if len(gone) > len(added):
            told = "; ".join(f"{line['label']}: {line['printed']}" for line in left_out)
            yield Suspicion(
                document,
                Text(
                    f"{len(left_out)} số liệu, chỉ tiêu đã đọc từ văn bản này không còn trong tệp,"
                    f" sẽ thôi hiệu lực: {told}",
                    f"{len(left_out)} figures or targets read from this document before are not in"
                    f" the file and would go: {told}",
                ),
            )
