"""The one lock for writing: held by every writing transaction from its start, and a sentence
about who holds it too long.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import OperationalError

from hub.words.errors import Busy
from hub.words.language import Text

# A table that every database of the hub has, and its lock, which a role that may only select is
# refused; an advisory lock is everybody's.
_TABLE, _MODE = "alembic_version", "SHARE ROW EXCLUSIVE"
_ADVISORY = 7_660_063  # where there are no tables yet
_HOLDER = text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE granted AND"
    " (relation = to_regclass(:table) AND mode = 'ShareRowExclusiveLock' OR locktype = 'advisory'"
    " AND objid = :lock) AND database = (SELECT oid FROM pg_database WHERE datname ="
    " current_database())"
)
_NAMES = {"table": _TABLE, "lock": _ADVISORY}
_WRITE_BYTE = 120  # of the -shm file: https://www.sqlite.org/walformat.html#wal_index_locks


def hold(engine: Engine, seconds: int) -> None:
    """Every transaction of this engine holds the lock; Busy where another held it for so many
    seconds.
    """
    take = _take_file if engine.dialect.name == "sqlite" else _take_server
    event.listen(engine, "begin", lambda connection: take(connection, seconds))


def _take_file(connection: Connection, seconds: int) -> None:
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # waits as long as the connection was told to
    except OperationalError as error:
        if error.orig.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise _busy(_holder_of_file(Path(connection.engine.url.database)), seconds) from error


def _take_server(connection: Connection, seconds: int) -> None:
    try:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{seconds}s'")
        if not _take_table(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY})")
            _take_table(connection)  # the one who was waited for has made it
    except OperationalError as error:
        if error.orig.sqlstate != "55P03":  # lock_not_available
            raise
        connection.connection.rollback()
        raise _busy(connection.scalar(_HOLDER, _NAMES), seconds) from error


def _take_table(connection: Connection) -> bool:
    """Take the lock of the table; whether there is one."""
    is_there = connection.scalar(text("SELECT to_regclass(:table) IS NOT NULL"), {"table": _TABLE})
    if is_there:
        connection.exec_driver_sql(f"LOCK TABLE {_TABLE} IN {_MODE} MODE")
    return bool(is_there)


def _holder_of_file(path: Path) -> str | None:
    """The process that writes to a SQLite file, where the system can find it."""
    try:
        ours = f":{Path(f'{path}-shm').stat().st_ino}"
        locks = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
        pid = next(
            pid
            for _, kind, _, way, pid, file, first, last in locks
            if kind == "POSIX"
            and way == "WRITE"
            and file.endswith(ours)
            and int(first) <= _WRITE_BYTE <= int(last)
        )
    except (OSError, StopIteration, ValueError):
        return None
    return f"pid {pid}"


def _busy(holder: str | None, seconds: int) -> Busy:
    who = f" ({holder})" if holder else ""
    return Busy(
        Text(
            f"một lệnh khác{who} vẫn đang ghi vào cơ sở dữ liệu sau {seconds} giây chờ; hãy thử"
            " lại sau",
            f"another command{who} is still writing to the database after {seconds} seconds; try"
            " again later",
        )
    )
