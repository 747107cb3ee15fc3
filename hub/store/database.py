"""The database: engines for writing and for reading."""

import getpass
import logging
import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy import table as table_named
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError

from hub.store import file, lock
from hub.store.address import described, masked, parsed
from hub.store.file import DatabaseFile
from hub.store.pool import Pool
from hub.words.errors import BadUse, HubError, HubFault, system
from hub.words.language import Text

# As many as threads ask; whoever waits longer than the seconds is told so.
_POOL = {"pool_size": 32, "pool_timeout": 5}
_IDLE_SECONDS = 60  # after which a server ends a transaction in which nobody asks anything
_CONNECT_SECONDS = 5
# A transaction of a reader sees one state of the data, as on SQLite; by default each of its
# statements would see the newest.
_READ_ONLY = (
    "-c default_transaction_read_only=on",
    r"-c default_transaction_isolation=repeatable\ read",
    f"-c idle_in_transaction_session_timeout={_IDLE_SECONDS}s",
)
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
        ("unable to open database file",),
        BadUse,
        Text(
            "không mở được {place} ({cause}); hãy xem tệp có đọc được không, và nếu có tệp -wal nằm"
            " cạnh thì cho kho ghi vào thư mục để lập tệp -shm",
            "{place} cannot be opened ({cause}); see whether the file may be read, and where a -wal"
            " file lies beside it, let the hub write in the folder, to make its -shm",
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
    engine = unlocked(url, wait_seconds)
    lock.hold(engine, wait_seconds)
    return engine


def unlocked(url: str, wait_seconds: int = 30) -> Engine:
    """An engine whose transactions hold no lock of the whole database."""
    address = parsed(url)
    if address.get_backend_name() == "sqlite":
        return _file_engine(address, wait_seconds)
    return _server_engine(address)


def reading(url: str, statement_seconds: int = 0) -> Engine:
    """An engine that cannot write; each transaction sees one state of the data.

    A server ends statements that take longer than so many seconds; 0 lets them take what they
    take.
    """
    address = parsed(url)
    if address.get_backend_name() != "sqlite":
        return _reading_server(address, statement_seconds)
    engine = _file_engine(address, read_only=True)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def file_of(engine: Engine) -> DatabaseFile | None:
    """The file that an engine reads; None where it is none."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return DatabaseFile(unquote(name.removeprefix("file:")) if "uri" in engine.url.query else name)


@contextmanager
def closing(engine: Engine) -> Iterator[Engine]:
    """An engine whose connections are closed at the end; its errors become one sentence."""
    try:
        yield engine
    except (DatabaseError, engine.dialect.loaded_dbapi.Error) as error:
        raise _explained(engine, error) from error
    finally:
        engine.dispose()


def is_its_own(engine: Engine, error: Exception) -> bool:
    """Whether an error is the database's own, not that of what it was given to write."""
    dbapi = engine.dialect.loaded_dbapi
    own = (OperationalError, InterfaceError, dbapi.OperationalError, dbapi.InterfaceError)
    return isinstance(error, own)


def exists(url: str) -> bool:
    """Whether there is a database at this address; a server is taken to be there."""
    address = parsed(url)
    return address.get_backend_name() != "sqlite" or (
        bool(address.database) and Path(address.database).exists()
    )


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


def damage(connection: Connection) -> str:
    """What SQLite finds wrong with the pages of its file, in one look at each; empty when they are
    sound. A server looks at its own.
    """
    if connection.dialect.name != "sqlite":
        return ""
    report = str(connection.scalar(text("PRAGMA quick_check(1)")))
    return "" if report == "ok" else report.partition("\n")[0]


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
    return masked(str(getattr(error, "orig", error)).strip().partition("\n")[0])


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


def _reading_server(address: URL, statement_seconds: int) -> Engine:
    ours = (*_READ_ONLY, f"-c statement_timeout={statement_seconds}s")
    options = " ".join(filter(None, (str(address.query.get("options", "")), *ours)))
    # A server that was started anew in between is no fault of the next question.
    return _server_engine(
        address.difference_update_query(["options"]),
        {"options": options},
        pool_pre_ping=True,
        **_POOL,
    )


def _server_engine(address: URL, arguments: dict[str, Any] | None = None, **pool: Any) -> Engine:
    name = f"hub, pid {os.getpid()}, {getpass.getuser()}@{socket.gethostname()}"
    arguments = {"application_name": name, **(arguments or {})}
    if "connect_timeout" not in address.query:
        arguments["connect_timeout"] = _CONNECT_SECONDS
    address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address, connect_args=arguments, poolclass=Pool, **pool)
    # Cells are looked for as a table of VALUES, which is joined: a list of thousands would be gone
    # through for every line.
    engine.dialect.tuple_in_values = True
    return engine


def _file_engine(address: URL, wait_seconds: int = 30, read_only: bool = False) -> Engine:
    is_file = address.database and address.database != ":memory:"
    pool = _POOL if read_only else {}
    if is_file:
        file.check(address.database)
        pool = {"poolclass": Pool, **pool}
    if is_file and read_only:
        path = quote(Path(address.database).absolute().as_posix())
        address = address.set(database=f"file:{path}", query={"mode": "ro", "uri": "true"})
    elif is_file:
        _folder(Path(address.database).parent)
    # Python opens transactions of its own by default; the engine's events above open them instead.
    engine = create_engine(
        address,
        connect_args={"isolation_level": None, "timeout": wait_seconds},
        **pool,
    )
    event.listen(engine, "connect", _query_only if read_only else _prepare)
    if is_file and read_only:
        event.listen(engine, "do_connect", partial(_as_it_lies, file_of(engine)))
    return engine


def _as_it_lies(
    database: DatabaseFile, _dialect: Any, _record: Any, names: list[str], _arguments: Any
) -> None:
    """A file that cannot be shared with writers is read without its locks: who reads sees to it
    that nobody has written meanwhile.
    """
    if database.is_frozen():
        names[0] += "&immutable=1"


def _prepare(connection: Any, _: Any) -> None:
    _set(connection, "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


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
