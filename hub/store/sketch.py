"""A sketch: a copy of a database for a dry run, which may be written to and is thrown away.

Whoever looks holds nobody up: the database itself is only read, in one state.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, event, text

from hub.store import database
from hub.store.address import parsed
from hub.store.tables import Release

_PLACES = text(
    "SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE relkind = 'r' AND relname = ANY(:names) AND pg_table_is_visible(pg_class.oid)"
)


@contextmanager
def sketched(url: str) -> Iterator[Engine]:
    """An engine that writes to a copy of the database at an address."""
    is_file = parsed(url).get_backend_name() == "sqlite"
    with _of_file(url) if is_file else _of_server(url) as engine:
        yield engine


@contextmanager
def _of_file(url: str) -> Iterator[Engine]:
    """A copy in the temporary folder."""
    with (
        TemporaryDirectory(prefix="hub-") as folder,
        database.closing(database.reading(url)) as held,
    ):
        path = Path(folder) / "sketch.db"
        with held.connect() as connection, closing(sqlite3.connect(path)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            connection.connection.driver_connection.backup(copy)
        engine = database.writing(f"sqlite:///{path}")
        try:
            yield engine
        finally:
            engine.dispose()


@contextmanager
def _of_server(url: str) -> Iterator[Engine]:
    """Tables of the session, which hide the real ones and end with its transaction."""
    with database.closing(database.unlocked(url)) as engine:
        event.listen(engine, "begin", _hide)
        yield engine


def _hide(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    quote = connection.dialect.identifier_preparer.quote
    places = connection.execute(_PLACES, {"names": list(Release.metadata.tables)}).all()
    for schema, name in places:
        real, ours = f"{quote(schema)}.{quote(name)}", f"pg_temp.{quote(name)}"
        connection.exec_driver_sql(
            f"CREATE TEMPORARY TABLE {quote(name)} (LIKE {real} INCLUDING ALL) ON COMMIT DROP"
        )
        connection.exec_driver_sql(f"INSERT INTO {ours} SELECT * FROM {real}")
        connection.exec_driver_sql(f"ANALYZE {ours}")
