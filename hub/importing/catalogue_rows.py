"""The rows of a catalogue into their tables: what is new, changed, as it was, or no longer
there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlmodel import SQLModel

from hub.dataset import rows
from hub.importing import sources
from hub.store import tables
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.terms import SuccessionKind

Key = tuple[Any, ...]  # the values of the fields that distinguish rows of a kind


class Kind(NamedTuple):
    """A row type and its table.

    Lasting rows are never taken away, and belong to the dataset that brought them first.
    """

    row: type
    model: type[SQLModel]
    key: tuple[str, ...]  # the fields that distinguish its rows
    lasting: bool = False
    within: str | None = None  # rows go only where their value of this field is brought anew
    # the same, in a dataset into which offices enter one thing after the other
    entered_within: str | None = None

    def key_of(self, row: Any) -> Key:
        """The values that distinguish a row of this kind."""
        return tuple(getattr(row, field) for field in self.key)


class StandingRow(NamedTuple):
    """A row of a table, and the dataset that brought it."""

    id: int
    dataset: str
    row: Any


class Step(NamedTuple):
    """What is to be written to one table."""

    new: list[Any]
    changed: dict[int, Any]  # by the id of the row that stands
    gone: list[int]
    unchanged: int


# Parents stand before those that refer to them.
KINDS = (
    Kind(rows.EntityRow, tables.Entity, ("public_id",), lasting=True),
    Kind(rows.DocumentRow, tables.Document, ("public_id",), lasting=True),
    Kind(
        rows.EntityNameRow,
        tables.EntityName,
        ("entity", "valid_from"),
        entered_within="entity",
    ),
    Kind(rows.AliasRow, tables.Alias, ("entity", "spelling")),
    Kind(rows.MembershipRow, tables.Membership, ("entity", "region", "valid_from")),
    Kind(
        rows.DocumentCitationRow, tables.DocumentCitation, ("document", "cites"), within="document"
    ),
    Kind(
        rows.SuccessionRow,
        tables.Succession,
        ("predecessor", "successor", "day", "kind"),
        entered_within="predecessor",
    ),
    Kind(rows.IndexRow, tables.Index, ("public_id",), lasting=True),
    Kind(rows.EditionRow, tables.Edition, ("public_id",), lasting=True),
    Kind(rows.GroupRow, tables.Group, ("edition", "of", "code", "valid_from")),
    Kind(rows.IndicatorRow, tables.Indicator, ("public_id",), lasting=True),
    Kind(rows.PartRow, tables.Part, ("parent", "tree", "indicator")),
    Kind(rows.DivisionRow, tables.Division, ("parent", "tree", "valid_from")),
    Kind(rows.SpellingRow, tables.Spelling, ("thing", "spelling")),
    Kind(rows.ChainRow, tables.Chain, ("predecessor", "successor")),
    Kind(rows.BreakRow, tables.Break, ("code", "entity", "at", "kind", "note_en")),
    Kind(rows.RatedRow, tables.Rated, ("index", "kind", "valid_from")),
    Kind(rows.PublicationRow, tables.Publication, ("index", "valid_from")),
    Kind(rows.SourceRow, tables.Source, ("public_id",), lasting=True),
    Kind(rows.NoteRow, tables.Note, ("public_id",), lasting=True),
)
_TOLD_OTHERWISE = Text("đã khai báo với nội dung khác", "is already told otherwise")
_FEW = 1000  # references that are asked for one by one, instead of all that there is


def write(
    connection: Connection,
    dataset: str,
    incoming: Iterable[rows.CatalogueRow],
    is_entered: bool = False,
) -> tuple[Counter[str], list[Fault]]:
    """Make the tables equal to the rows; counts of what that changed, and the faults that forbid
    it. What offices enter goes only where they enter the same thing anew.
    """
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    by_type: dict[type, list[Any]] = {kind.row: [] for kind in KINDS}
    by_type[rows.NoSuccessionRow] = []
    for row in incoming:
        by_type[type(row)].append(row)
    cited = _only_cited(by_type[rows.DocumentCitationRow], by_type[rows.SourceRow])
    for kind in map(_entered, KINDS) if is_entered else KINDS:
        step = _KindStep(
            connection=connection,
            dataset=dataset,
            kind=kind,
            incoming=by_type[kind.row],
            cited=cited,
            freed={row.predecessor for row in by_type[rows.NoSuccessionRow]},
        )
        faults += step.write(counts)
    return counts, faults


def _entered(kind: Kind) -> Kind:
    """The same kind, whose rows go only where their thing is entered anew."""
    return kind._replace(within=kind.within or kind.entered_within or kind.key[0])


def _only_cited(
    citations: Iterable[rows.DocumentCitationRow], source_rows: Iterable[rows.SourceRow]
) -> set[str]:
    """The documents that others cite and that are not themselves being read: those cite others,
    or are sources.
    """
    cited = {row.cites for row in citations}
    documents = {row.document for row in citations} | {row.document for row in source_rows}
    return cited - documents


class _KindStep:
    """One kind of rows of one dataset into its table."""

    def __init__(
        self,
        connection: Connection,
        dataset: str,
        kind: Kind,
        incoming: Sequence[Any],
        cited: Set[str],
        freed: Set[str],
    ) -> None:
        self._connection, self._dataset = connection, dataset
        self._kind, self._incoming = kind, incoming
        self._cited = cited if kind.row is rows.DocumentRow else frozenset()
        self._freed = freed if kind.row is rows.SuccessionRow else frozenset()
        self._table: Table = kind.model.__table__

    def write(self, counts: Counter[str]) -> list[Fault]:
        """Write the rows and count what that changes; the faults for which nothing is written."""
        by_key, repeated, faults = self._wanted()
        counts["repeated"] += repeated
        standing = self._standing()
        for key in by_key.keys() & standing.keys():
            by_key[key] = self._completed(key, by_key[key], standing[key])
        faults += self._foreign(by_key, standing)
        faults += self._contested(by_key)
        faults += _dangling(
            self._connection, self._table, self._dataset, incoming=list(by_key.values())
        )
        if faults:
            return faults
        step = self._step(by_key, standing)
        self._apply(step)
        counts.update(
            added=len(step.new),
            changed=len(step.changed),
            gone=len(step.gone),
            unchanged=step.unchanged,
        )
        return []

    def _wanted(self) -> tuple[dict[Key, Any], int, list[Fault]]:
        """The rows by key; how many are repeated, and a fault for each that contradicts another.

        Of a document that is only cited, one citation completes another.
        """
        by_key: dict[Key, Any] = {}
        faults = []
        repeated = 0
        for row in self._incoming:
            key = self._kind.key_of(row)
            first = by_key.setdefault(key, row)
            if first is row:
                continue
            repeated += first == row
            if key[0] in self._cited:
                by_key[key] = first.completed(row)
            elif first != row:
                name = " ".join(map(str, key))
                faults.append(Fault(self._dataset, name, _TOLD_OTHERWISE))
        return by_key, repeated, faults

    def _standing(self) -> dict[Key, StandingRow]:
        """The rows of the table that are this dataset's; of a lasting kind all of them."""
        table, kind = self._table, self._kind
        columns = [table.c.id, table.c.dataset, *(table.c[field] for field in kind.row._fields)]
        query = select(*columns)
        if not (kind.lasting and self._incoming):
            query = query.where(table.c.dataset == self._dataset)
        standing = {}
        for id_, owner, *fields in self._connection.execute(query):
            row = kind.row(*fields)
            standing[kind.key_of(row)] = StandingRow(id_, owner, row)
        return standing

    def _completed(self, key: Key, row: Any, standing: StandingRow) -> Any:
        """A row completed by what stands of it, where its kind is completed at all."""
        is_ours = standing.dataset == self._dataset
        if self._kind.row is rows.DocumentRow:
            return _settled(row, standing.row, key[0] in self._cited, is_ours=is_ours)
        if self._kind.row is rows.SourceRow and is_ours:
            return sources.with_day(row, standing.row)
        return row

    def _foreign(
        self, by_key: Mapping[Key, Any], standing: Mapping[Key, StandingRow]
    ) -> Iterator[Fault]:
        """A fault for each row that another dataset brought with another content."""
        if not self._kind.lasting:
            return
        for key, row in by_key.items():
            old = standing.get(key)
            if old and old.dataset != self._dataset and old.row != row:
                why = Text(
                    f"bộ dữ liệu {old.dataset} đã khai báo với nội dung khác",
                    f"is told otherwise by the dataset {old.dataset}",
                )
                yield Fault(self._dataset, str(key[0]), why)

    def _contested(self, by_key: Mapping[Key, Any]) -> Iterator[Fault]:
        """A fault for each unit of which an office enters that it went elsewhere, or on another
        day, than another dataset tells.
        """
        is_entered = self._kind.within == "predecessor"
        if self._kind.row is not rows.SuccessionRow or not (is_entered and by_key):
            return
        table, merged = self._table, SuccessionKind.MERGED_INTO
        ended = {row.predecessor: row for row in by_key.values() if row.kind is merged}
        columns = (table.c.predecessor, table.c.successor, table.c.day, table.c.dataset)
        others = select(*columns).where(table.c.dataset != self._dataset, table.c.kind == merged)
        for old, successor, day, dataset in self._connection.execute(others):
            row = ended.get(old)
            if row and (row.successor, row.day) != (successor, day):
                why = Text(
                    f"bộ dữ liệu {dataset} đã ghi: nhập vào {successor} từ ngày {day:%d/%m/%Y}",
                    f"the dataset {dataset} tells: it went into {successor} on {day}",
                )
                yield Fault(self._dataset, old, why)

    def _step(self, by_key: Mapping[Key, Any], standing: Mapping[Key, StandingRow]) -> Step:
        new = [row for key, row in by_key.items() if key not in standing]
        changed = {
            standing[key].id: row
            for key, row in by_key.items()
            if key in standing and standing[key].row != row
        }
        gone = list(self._gone(by_key, standing))
        return Step(
            new=new, changed=changed, gone=gone, unchanged=len(by_key) - len(new) - len(changed)
        )

    def _gone(
        self, by_key: Mapping[Key, Any], standing: Mapping[Key, StandingRow]
    ) -> Iterator[int]:
        """The rows that are not brought again, where rows of their kind go at all."""
        if self._kind.lasting:
            return
        within = self._kind.within
        values = {getattr(row, within) for row in self._incoming} if within else set()
        values |= self._freed
        for key, old in standing.items():
            is_missing = key not in by_key and old.dataset == self._dataset
            if is_missing and (within is None or getattr(old.row, within) in values):
                yield old.id

    def _apply(self, step: Step) -> None:
        connection, table = self._connection, self._table
        if step.new:
            lines = [row._asdict() | {"dataset": self._dataset} for row in step.new]
            connection.execute(insert(table), lines)
        this = table.c.id == bindparam("id_")
        if step.changed:
            lines = [row._asdict() | {"id_": id_} for id_, row in step.changed.items()]
            connection.execute(update(table).where(this), lines)
        if step.gone:
            connection.execute(delete(table).where(this), [{"id_": id_} for id_ in step.gone])


def _settled(
    row: rows.DocumentRow, standing: rows.DocumentRow, is_cited: bool, is_ours: bool
) -> rows.DocumentRow:
    """What is known of a document: its words before those of documents that cite it, and nothing
    against another dataset.
    """
    if is_ours:
        return standing.completed(row) if is_cited else row.completed(standing)
    return standing if is_cited or _agrees(row, standing) else row


def _agrees(row: rows.DocumentRow, standing: rows.DocumentRow) -> bool:
    """Whether kind, number and day of a document are those that stand, as far as both are known."""
    for field in ("kind", "number", "date"):
        new, old = getattr(row, field), getattr(standing, field)
        if new is not None and old not in (None, new):
            return False
    return True


def _dangling(
    connection: Connection, table: Table, dataset: str, incoming: Sequence[Any]
) -> Iterator[Fault]:
    """A fault for each reference to something that is neither in the tables nor among the rows."""
    for foreign in table.foreign_keys:
        field, target = foreign.parent.name, foreign.column
        references = {getattr(row, field) for row in incoming} - {None}
        if target.table is table:
            references -= {row.public_id for row in incoming}
        if not references:
            continue
        query = select(target)
        if len(references) <= _FEW:
            query = query.where(target.in_(references))
        targets = set(connection.scalars(query))
        requirement = Text(
            f"{field} cần một {target.table.name} đã có",
            f"{field} wants a known {target.table.name}",
        )
        for name in sorted(references - targets):
            yield Fault(dataset, str(name), requirement)
