"""The database: engines for writing and for reading."""

import getpass
import logging
import os
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy import table as table_named
from sqlalchemy.exc import ArgumentError, DatabaseError

from hub.store import lock
from hub.words.errors import BadUse, HubError, HubFault, system
from hub.words.language import Text

_POOL = {"pool_size": 32}  # as many as asyncio has threads to ask from
# A transaction of a reader sees one state of the data, as on SQLite; by default each of its
# statements would see the newest.
_READ_ONLY = (
    r"-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\ read"
)
# What stands for a password in an address or a connection string.
_SECRET = re.compile(r"(?<=//)[^/?#\s]*(?=@)|(?<=password=)[^&\s]+", re.IGNORECASE)
# Words of the database itself, and what they mean: what kind of error, in which sentence.
_SENTENCES = (
    (
        ("no such table", "not a database", "does not exist"),
        BadUse,
        Text(
            "{place} chưa phải cơ sở dữ liệu của kho ({cause}); hãy chạy hub up",
            "{place} is no database of the hub yet ({cause}); run hub up",
        ),
    ),
    (
        ("disk is full", "No space left"),
        HubFault,
        Text(
            "hết chỗ ghi cơ sở dữ liệu {place} ({cause}); chưa ghi gì",
            "there is no room left for the database {place} ({cause}); nothing was written",
        ),
    ),
    (
        (
            "terminating connection",
            "server closed the connection",
            "connection is closed",
            "connection is lost",
            "connection refused",
            "could not receive data",
            "could not send data",
            "Connection refused",
        ),
        HubFault,
        Text(
            "mất kết nối tới cơ sở dữ liệu {place} ({cause}); hãy chạy lại lệnh, phần đã ghi sẽ"
            " không bị ghi lần nữa",
            "the connection to the database {place} was lost ({cause}); run the command again,"
            " nothing is written twice",
        ),
    ),
)

# What psycopg logs of a connection that is gone becomes a sentence of our own.
logging.getLogger("psycopg").addHandler(logging.NullHandler())


def writing(url: str, wait_seconds: int = 30) -> Engine:
    """An engine whose every transaction holds the one lock for writing from its start, or waits
    so long for it.
    """
    engine = _engine(url, wait_seconds)
    lock.hold(engine, wait_seconds)
    return engine


def reading(url: str) -> Engine:
    """An engine that cannot write; each transaction sees one state of the data."""
    engine = _engine(url, read_only=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


@contextmanager
def closing(engine: Engine) -> Iterator[Engine]:
    """An engine whose connections are closed at the end; its errors become one sentence."""
    try:
        yield engine
    except (DatabaseError, engine.dialect.loaded_dbapi.Error) as error:
        raise _explained(engine, error) from error
    finally:
        engine.dispose()


def exists(url: str) -> bool:
    """Whether there is a database at this address; a server is taken to be there."""
    address = _address(url)
    return address.get_backend_name() != "sqlite" or (
        bool(address.database) and Path(address.database).exists()
    )


def described(address: URL) -> str:
    """A database as people know it, without secrets."""
    if address.get_backend_name() == "sqlite":
        return str(address.database).removeprefix("file:")
    return _SECRET.sub("***", address.set(drivername="postgresql").render_as_string())


def append(
    connection: Connection, table: Table, columns: Sequence[str], lines: Iterable[tuple[Any, ...]]
) -> None:
    """Add many lines at once, in the database's own fastest way."""
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column) for column in columns)
    if connection.dialect.name == "postgresql":
        with (
            connection.connection.cursor() as cursor,
            cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as copy,
        ):
            for line in lines:
                copy.write_row(line)
    elif batch := list(lines):
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(
            f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", batch
        )


def integrity(engine: Engine) -> list[str]:
    """What the database itself finds wrong with its pages and references; empty when sound."""
    if engine.dialect.name != "sqlite":
        return list(_unreadable(engine))
    with engine.connect() as connection:
        # The first fault only: Python's driver reads one row ahead, and where that one cannot be
        # read it drops the one it has.
        report = connection.scalar(text("PRAGMA integrity_check(1)"))
        if report != "ok":
            return [line for line in report.splitlines() if not line.startswith("***")]
        return [
            f"{line[0]}: {line[2]}" for line in connection.execute(text("PRAGMA foreign_key_check"))
        ]


def _unreadable(engine: Engine) -> Iterator[str]:
    """The tables that cannot be read to their end: a server looks at each page when it reads it,
    and keeps references itself.
    """
    for table in inspect(engine).get_table_names():
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("SET LOCAL enable_indexonlyscan = off")
                connection.execute(select(func.count()).select_from(table_named(table)))
        except DatabaseError as error:
            yield f"{table}: {cause_of(error)}"


def _explained(engine: Engine, error: Exception) -> HubError:
    """What the database itself finds wrong, in one sentence."""
    place, cause = described(engine.url), cause_of(error)
    for words, kind, sentence in _SENTENCES:
        if any(word in cause for word in words):
            return kind(Text(*(each.format(place=place, cause=cause) for each in sentence)))
    return HubFault(
        Text(f"cơ sở dữ liệu {place} báo lỗi: {cause}", f"the database {place} says: {cause}")
    )


def cause_of(error: Exception) -> str:
    """The first line of the database's message, without secrets."""
    return _SECRET.sub("***", str(getattr(error, "orig", error)).strip().partition("\n")[0])


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        url = _SECRET.sub("***", url)
        raise BadUse(
            Text(
                f"địa chỉ cơ sở dữ liệu “{url}” viết sai; cần dạng sqlite:///data/hub.db hoặc"
                " postgresql://…",
                f"the database address “{url}” is malformed, unlike sqlite:///data/hub.db or"
                " postgresql://…",
            )
        ) from None


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadUse(
            Text(
                f"không tạo được thư mục {path}: {system(error).vi}",
                f"the folder {path} cannot be made: {system(error).en}",
            )
        ) from None


def _engine(url: str, wait_seconds: int = 30, read_only: bool = False) -> Engine:
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        return _server_engine(address, read_only)
    return _file_engine(address, wait_seconds, read_only)


def _server_engine(address: URL, read_only: bool) -> Engine:
    options = {"options": _READ_ONLY} if read_only else {}
    options["application_name"] = (
        f"hub, pid {os.getpid()}, {getpass.getuser()}@{socket.gethostname()}"
    )
    # A server that was started anew in between is no fault of the next question.
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        connect_args=options,
        pool_pre_ping=read_only,
        **(_POOL if read_only else {}),
    )


def _file_engine(address: URL, wait_seconds: int, read_only: bool) -> Engine:
    is_file = address.database and address.database != ":memory:"
    if is_file and read_only:
        path = Path(address.database).resolve().as_posix()
        address = address.set(database=f"file:{path}", query={"mode": "ro", "uri": "true"})
    elif is_file:
        _folder(Path(address.database).parent)
    # Python opens transactions of its own by default; the engine's events above open them instead.
    engine = create_engine(
        address,
        connect_args={"isolation_level": None, "timeout": wait_seconds},
        **(_POOL if read_only else {}),
    )
    event.listen(engine, "connect", _query_only if read_only else _prepare)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    _set(connection, "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")


def _query_only(connection: Any, _: Any) -> None:
    _set(connection, "query_only = ON")


def _set(connection: Any, *pragmas: str) -> None:
    """Set pragmas of a new connection; where that fails, nobody else would close it."""
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except Exception:
        connection.close()
        raise
