"""What of the standing claims a file owns: what it leaves out of that goes."""

from collections.abc import Set
from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from hub.importing import release
from hub.importing.claim import ClaimKey, StandingClaim
from hub.importing.observations import TABLE, TableKey
from hub.store.tables.observation import STANDS


class Ownership(NamedTuple):
    """Which standing claims a file owns.

    By default none: a file states only its figures. A file that is declared whole owns all of its
    tables, a folder of seeds what it brought before.
    """

    whole: bool = False
    versions: frozenset[int] = frozenset()  # those of the folder's own imports
    rows: frozenset[int] = frozenset()  # of its claims that an undo brought back

    def holds(self, standing: StandingClaim) -> bool:
        """Whether a standing claim is the file's."""
        return self.whole or standing.since in self.versions or standing.id in self.rows


NOTHING, ALL = Ownership(), Ownership(whole=True)


def of_folder(connection: Connection, dataset: str, name: str, whole: bool) -> Ownership:
    """What the folder of this name owns: the claims that it brought into a dataset before."""
    versions = release.versions_of(connection, dataset, name)
    return Ownership(whole, versions, _brought_back(connection, dataset, versions))


def tables(connection: Connection, dataset: str, owned: Ownership) -> set[TableKey]:
    """The tables in which claims stand that the same folder brought before."""
    if not owned.versions:
        return set()
    since = owned.versions
    if owned.rows:
        since = since | {version for version, _ in release.undoings(connection, dataset)}
    query = select(
        TABLE.c.id, TABLE.c.since, TABLE.c.indicator_id, TABLE.c.period, TABLE.c.source_id
    ).where(TABLE.c.since.in_(since), TABLE.c.until == STANDS)
    return {
        (line.indicator_id, line.period, line.source_id)
        for line in connection.execute(query)
        if line.since in owned.versions or line.id in owned.rows
    }


def _brought_back(connection: Connection, dataset: str, versions: Set[int]) -> frozenset[int]:
    """The rows of claims that were written in these versions and that an undo brought back,
    perhaps after another.
    """
    rows: set[int] = set()
    new, old = TABLE.alias(), TABLE.alias()
    same_claim = and_(*(new.c[name] == old.c[name] for name in ClaimKey._fields))
    for version, undone in release.undoings(connection, dataset):
        pairs = (
            select(new.c.id, old.c.id.label("before"), old.c.since)
            .join(old, same_claim)
            .where(new.c.since == version, old.c.until == undone)
        )
        rows |= {
            pair.id
            for pair in connection.execute(pairs)
            if pair.since in versions or pair.before in rows
        }
    return frozenset(rows)
