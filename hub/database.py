"""The database: engines for writing and for reading, and the way from an empty file to the newest tables."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError

from hub.errors import BadUse, HubError, HubFault
from hub.language import Text

_POOL = {"pool_size": 32}  # as many as asyncio has threads to ask from
_ADVISORY_LOCK = 7_660_063


def writing(url: str) -> Engine:
    """An engine whose every transaction holds the one lock for writing from its start."""
    engine = _engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    else:
        lock = f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(lock))
    return engine


def reading(url: str) -> Engine:
    """An engine that cannot write; each transaction sees one state of the data."""
    engine = _engine(url, read_only=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


@contextmanager
def closing(engine: Engine) -> Iterator[Engine]:
    """An engine whose connections are closed at the end; what the database itself finds wrong is told in one sentence."""
    try:
        yield engine
    except DatabaseError as error:
        raise _told(engine, error) from error
    finally:
        engine.dispose()


def upgrade(engine: Engine) -> None:
    """Create the tables or bring them to the newest form."""
    with engine.begin() as connection:
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the tables are there in their newest form."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == ScriptDirectory.from_config(_alembic()).get_current_head()


def exists(url: str) -> bool:
    """Whether there is a database at this address; a server is taken to be there."""
    address = _address(url)
    return address.get_backend_name() != "sqlite" or (bool(address.database) and Path(address.database).exists())


def append(connection: Connection, table: Table, columns: Sequence[str], lines: Iterable[tuple[Any, ...]]) -> None:
    """Add many lines at once, in the database's own fastest way."""
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column) for column in columns)
    if connection.dialect.name == "postgresql":
        with connection.connection.cursor() as cursor, cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as copy:
            for line in lines:
                copy.write_row(line)
    elif batch := list(lines):
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", batch)


def integrity(engine: Engine) -> list[str]:
    """What the database itself finds wrong with its pages and references; empty when sound."""
    if engine.dialect.name != "sqlite":
        return []
    with engine.connect() as connection:
        pages = [line for (line,) in connection.execute(text("PRAGMA integrity_check")) if line != "ok"]
        references = [f"{line[0]}: {line[2]}" for line in connection.execute(text("PRAGMA foreign_key_check"))]
    return pages + references


def _told(engine: Engine, error: DatabaseError) -> HubError:
    place, cause = engine.url.render_as_string(), str(error.orig).strip().partition("\n")[0]
    if any(words in cause for words in ("no such table", "not a database", "does not exist")):
        return BadUse(Text(f"{place} chưa phải cơ sở dữ liệu của kho ({cause}); hãy chạy hub up",
                           f"{place} is no database of the hub yet ({cause}); run hub up"))
    return HubFault(Text(f"cơ sở dữ liệu {place} báo lỗi: {cause}", f"the database {place} says: {cause}"))


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise BadUse(Text(f"địa chỉ cơ sở dữ liệu “{url}” viết sai; cần dạng sqlite:///data/hub.db hoặc postgresql://…",
                          f"the database address “{url}” is malformed, unlike sqlite:///data/hub.db or postgresql://…")) from None


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadUse(Text(f"không tạo được thư mục {path}: {error.strerror}",
                          f"the folder {path} cannot be made: {error.strerror}")) from None


def _engine(url: str, read_only: bool = False) -> Engine:
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        options = {"options": "-c default_transaction_read_only=on"} if read_only else {}
        return create_engine(address.set(drivername="postgresql+psycopg"), connect_args=options, **(_POOL if read_only else {}))
    if address.database and address.database != ":memory:":
        if read_only:
            address = address.set(database=f"file:{Path(address.database).resolve().as_posix()}", query={"mode": "ro", "uri": "true"})
        else:
            _folder(Path(address.database).parent)
    # Python opens transactions of its own by default; the engine's events above open them instead.
    engine = create_engine(address, connect_args={"isolation_level": None, "timeout": 30}, **(_POOL if read_only else {}))
    event.listen(engine, "connect", _query_only if read_only else _prepare)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _query_only(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
