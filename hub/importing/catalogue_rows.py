"""The rows of a catalogue into their tables: what is new, changed, as it was, or no longer
there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlmodel import SQLModel

from hub.dataset import rows
from hub.store import tables
from hub.words.errors import Fault
from hub.words.language import Text


class Kind(NamedTuple):
    """A row type, its table and the fields that tell its rows apart; lasting rows are never
    taken away, and who told one first has it.
    """

    row: type
    model: type[SQLModel]
    key: tuple[str, ...]
    lasting: bool = False
    within: str | None = None  # the field by which rows go: only of what is told anew


# Parents stand before those that refer to them.
KINDS = (
    Kind(rows.EntityRow, tables.Entity, ("public_id",), lasting=True),
    Kind(rows.DocumentRow, tables.Document, ("public_id",), lasting=True),
    Kind(rows.EntityNameRow, tables.EntityName, ("entity", "valid_from")),
    Kind(rows.AliasRow, tables.Alias, ("entity", "spelling")),
    Kind(rows.MembershipRow, tables.Membership, ("entity", "region", "valid_from")),
    Kind(
        rows.DocumentCitationRow, tables.DocumentCitation, ("document", "cites"), within="document"
    ),
    Kind(rows.SuccessionRow, tables.Succession, ("predecessor", "successor", "day", "kind")),
    Kind(rows.IndexRow, tables.Index, ("public_id",), lasting=True),
    Kind(rows.EditionRow, tables.Edition, ("public_id",), lasting=True),
    Kind(rows.GroupRow, tables.Group, ("edition", "of", "code", "valid_from")),
    Kind(rows.IndicatorRow, tables.Indicator, ("public_id",), lasting=True),
    Kind(rows.PartRow, tables.Part, ("parent", "tree", "indicator")),
    Kind(rows.DivisionRow, tables.Division, ("parent", "tree", "valid_from")),
    Kind(rows.ChainRow, tables.Chain, ("predecessor", "successor")),
    Kind(rows.BreakRow, tables.Break, ("code", "entity", "at", "kind", "note_en")),
    Kind(rows.RatedRow, tables.Rated, ("index", "kind", "valid_from")),
    Kind(rows.SourceRow, tables.Source, ("public_id",), lasting=True),
    Kind(rows.NoteRow, tables.Note, ("public_id",), lasting=True),
)


def write(
    connection: Connection, dataset: str, given: Iterable[rows.CatalogueRow]
) -> tuple[Counter[str], list[Fault]]:
    """Make the tables say what the rows say; counts of what that changed, and the faults that
    forbid it.
    """
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    by_type: dict[type, list[Any]] = {kind.row: [] for kind in KINDS}
    for row in given:
        by_type[type(row)].append(row)
    cited = _only_cited(by_type[rows.DocumentCitationRow], by_type[rows.SourceRow])
    for kind in KINDS:
        faults += _write_kind(
            connection,
            dataset,
            kind,
            by_type[kind.row],
            counts,
            cited if kind.row is rows.DocumentRow else set(),
        )
    return counts, faults


def _only_cited(
    citations: Iterable[rows.DocumentCitationRow], sources: Iterable[rows.SourceRow]
) -> set[str]:
    """The documents that others cite and that are not themselves being read: those cite others,
    or are sources.
    """
    return (
        {row.cites for row in citations}
        - {row.document for row in citations}
        - {row.document for row in sources}
    )


def _settled(
    row: rows.DocumentRow, standing: rows.DocumentRow, is_cited: bool, is_ours: bool
) -> rows.DocumentRow:
    """What is known of a document: what it says itself before what others say of it, and nothing
    of it against another dataset.
    """
    if not is_ours:
        told = (
            (getattr(row, field), getattr(standing, field)) for field in ("kind", "number", "date")
        )
        return (
            standing
            if is_cited or all(one is None or other in (None, one) for one, other in told)
            else row
        )
    return standing.completed(row) if is_cited else row.completed(standing)


def _write_kind(
    connection: Connection,
    dataset: str,
    kind: Kind,
    given: Sequence[Any],
    counts: Counter[str],
    cited: Set[str],
) -> list[Fault]:
    table: Table = kind.model.__table__
    wanted, faults = _by_key(dataset, kind, given, counts, cited)
    standing = _standing(connection, table, kind, None if kind.lasting and given else dataset)
    for key in wanted.keys() & standing.keys():
        _, owner, row = standing[key]
        if kind.row is rows.DocumentRow:
            wanted[key] = _settled(wanted[key], row, key[0] in cited, owner == dataset)
        if kind.row is rows.SourceRow and row.document and owner == dataset:
            wanted[key] = wanted[key]._replace(
                published_on=wanted[key].published_on or row.published_on
            )
        if owner != dataset and kind.lasting and row != wanted[key]:
            faults.append(
                Fault(
                    dataset,
                    str(key[0]),
                    Text(
                        f"bộ dữ liệu {owner} đã khai báo với nội dung khác",
                        f"is told otherwise by the dataset {owner}",
                    ),
                )
            )
    faults += _dangling(connection, table, dataset, wanted.values())
    if faults:
        return faults
    new = [
        row._asdict() | {"dataset": dataset} for key, row in wanted.items() if key not in standing
    ]
    changed = [
        row._asdict() | {"id_": standing[key][0]}
        for key, row in wanted.items()
        if key in standing and standing[key][2] != row
    ]
    told = {getattr(row, kind.within) for row in given} if kind.within else set()
    gone = [
        id_
        for key, (id_, owner, row) in standing.items()
        if owner == dataset
        and key not in wanted
        and not kind.lasting
        and (kind.within is None or getattr(row, kind.within) in told)
    ]
    if new:
        connection.execute(insert(table), new)
    if changed:
        connection.execute(update(table).where(table.c.id == bindparam("id_")), changed)
    if gone:
        connection.execute(
            delete(table).where(table.c.id == bindparam("id_")), [{"id_": id_} for id_ in gone]
        )
    counts.update(
        added=len(new),
        changed=len(changed),
        gone=len(gone),
        unchanged=len(wanted) - len(new) - len(changed),
    )
    return []


def _by_key(
    dataset: str, kind: Kind, given: Sequence[Any], counts: Counter[str], cited: Set[str]
) -> tuple[dict[tuple[Any, ...], Any], list[Fault]]:
    wanted: dict[tuple[Any, ...], Any] = {}
    faults = []
    for row in given:
        key = _key(kind, row)
        if wanted.setdefault(key, row) is row:
            continue
        counts["repeated"] += wanted[key] == row
        if key[0] in cited:
            wanted[key] = wanted[key].completed(row)
        elif wanted[key] != row:
            faults.append(
                Fault(
                    dataset,
                    " ".join(map(str, key)),
                    Text("đã khai báo với nội dung khác", "is already told otherwise"),
                )
            )
    return wanted, faults


def _standing(
    connection: Connection, table: Table, kind: Kind, dataset: str | None
) -> dict[tuple[Any, ...], tuple[int, str, Any]]:
    columns = [table.c.id, table.c.dataset, *(table.c[field] for field in kind.row._fields)]
    found = {}
    owned = (
        select(*columns) if dataset is None else select(*columns).where(table.c.dataset == dataset)
    )
    for id_, owner, *fields in connection.execute(owned):
        row = kind.row(*fields)
        found[_key(kind, row)] = (id_, owner, row)
    return found


def _key(kind: Kind, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, field) for field in kind.key)


def _dangling(
    connection: Connection, table: Table, dataset: str, given: Iterable[Any]
) -> list[Fault]:
    """A fault for each reference to something that is neither in the tables nor among the rows."""
    given = list(given)
    faults = []
    for foreign in table.foreign_keys:
        field, target = foreign.parent.name, foreign.column
        asked = {getattr(row, field) for row in given} - {None}
        if not asked:
            continue
        known = set(connection.scalars(select(target)))
        if target.table is table:
            known |= {row.public_id for row in given}
        wanted = Text(
            f"{field} cần một {target.table.name} đã có",
            f"{field} wants a known {target.table.name}",
        )
        faults += [Fault(dataset, str(name), wanted) for name in sorted(asked - known)]
    return faults
