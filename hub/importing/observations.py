"""Claims as rows of the table of observations: which columns they fill, and how they are read,
appended and closed.

Rows are appended, and closed once; nothing else is ever written to them.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select, update

from hub.importing.claim import Change, Claim, ClaimKey, Content, StandingClaim
from hub.store import database
from hub.store.tables import Observation
from hub.store.tables.observation import STANDS

TABLE = Observation.__table__
KEY = tuple(TABLE.c[name] for name in ClaimKey._fields)
CONTENT = tuple(TABLE.c[name] for name in Content._fields)
_READ_AT = ("entity_as_printed", "locator", "origin")
# As `append` writes them.
COLUMNS = (*ClaimKey._fields, "since", "until", *Content._fields, *_READ_AT)
_AFTER_KEY = len(KEY)
_AFTER_CONTENT = len(KEY) + len(CONTENT)

TableKey = tuple[int, int, int]  # an indicator, a period, a source


def of_table(table: TableKey) -> ColumnElement[bool]:
    """The condition that an observation is one of this table."""
    indicator_id, period, source_id = table
    return and_(
        TABLE.c.indicator_id == indicator_id,
        TABLE.c.period == period,
        TABLE.c.source_id == source_id,
    )


def standing(
    connection: Connection, which: ColumnElement[bool], *order: ColumnElement
) -> Iterator[tuple[ClaimKey, StandingClaim]]:
    """The key and the content of these observations, whether or not they still stand."""
    query = select(*KEY, *CONTENT, TABLE.c.id, TABLE.c.since).where(which).order_by(*order)
    for line in connection.execute(query):
        key, content = line[:_AFTER_KEY], line[_AFTER_KEY:_AFTER_CONTENT]
        id_, since = line[_AFTER_CONTENT:]
        yield ClaimKey(*key), StandingClaim(id_, Content(*content), since)


def claims(connection: Connection, which: ColumnElement[bool]) -> Iterator[Claim]:
    """These observations as the claims that they were, in the order in which they were written."""
    read_at = (TABLE.c[name] for name in _READ_AT)
    query = select(*KEY, *CONTENT, *read_at).where(which).order_by(TABLE.c.id)
    for line in connection.execute(query).all():
        key, content = line[:_AFTER_KEY], line[_AFTER_KEY:_AFTER_CONTENT]
        yield Claim(ClaimKey(*key), Content(*content), *line[_AFTER_CONTENT:])


def write(connection: Connection, changes: Iterable[Change], version: int) -> None:
    """Close the claims that are revised or depart at this version, and append the new ones."""
    changes = list(changes)
    _close(connection, changes, version)
    lines = (
        (
            *claim.key,
            version,
            STANDS,
            *claim.content,
            claim.entity_as_printed,
            claim.locator,
            claim.origin,
        )
        for claim in (change.new for change in changes)
        if claim
    )
    database.append(connection, TABLE, COLUMNS, lines=lines)


def _close(connection: Connection, changes: Iterable[Change], version: int) -> None:
    rows = [{"row": change.old.id} for change in changes if change.old]
    if rows:
        closing = update(TABLE).where(TABLE.c.id == bindparam("row")).values(until=version)
        connection.execute(closing, rows)
