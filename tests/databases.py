"""Databases for tests: files of SQLite, and those of a PostgreSQL server that is started for the
tests alone.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, select
from sqlmodel import SQLModel

import hub.store.tables  # noqa: F401
from tests import needs, run

SQLITE = pytest.mark.parametrize("home", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("home", ["postgresql"], indirect=True)

# Quick rather than safe: what the machine loses when it goes down is of no use to anyone. Other
# letters than SQLite's go first.
_CLUSTER = [
    "--username=hub",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=icu",
    "--icu-locale=vi",
    "--data-checksums",
    "--no-sync",
]
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
    "max_wal_size": "256MB",
}
_MEMORY, _ROOM = Path("/dev/shm"), 4 * 2**30


@contextmanager
def server() -> Iterator[str]:
    """A running server; the address of a database in which nothing is kept."""
    folder = _start()
    try:
        yield _address(folder)
    finally:
        _dismiss(folder)
        _stop(folder)


@contextmanager
def server_of_run(folder: Path) -> Iterator[str]:
    """The one server of all workers of a run: the first that wants it starts it, the last that
    leaves stops it.
    """
    with run.turn(folder / "server") as note:
        place, users = _users(note.text) or (_start(), 0)
        note.leave(f"{users + 1} {place}")
    try:
        yield _address(place)
    finally:
        _dismiss(place)
        with run.turn(folder / "server") as note:
            place, users = _users(note.text)
            note.leave(f"{users - 1} {place}" if users > 1 else "")
            if users == 1:
                _stop(place)


def _users(text: str) -> tuple[Path, int] | None:
    """The folder of a server that runs, and how many workers use it."""
    users, _, place = text.partition(" ")
    return (Path(place), int(users)) if text else None


def _start() -> Path:
    """Start a server; the folder in which it keeps everything, in memory where there is room."""
    needs.postgresql()
    in_memory = _MEMORY.exists() and shutil.disk_usage(_MEMORY).free > _ROOM
    folder = Path(mkdtemp(prefix="hub-", dir=_MEMORY if in_memory else None))
    if _identity():
        shutil.chown(folder, "postgres", "postgres")
    try:
        _run(folder, "initdb", *_CLUSTER)
        settings = [
            f"-c {name}={value}"
            for name, value in {**_SETTINGS, "unix_socket_directories": folder}.items()
        ]
        _run(
            folder,
            "pg_ctl",
            "start",
            "--wait",
            f"--log={folder / 'log'}",
            f"--options={' '.join(settings)}",
        )
    except BaseException:
        shutil.rmtree(folder)
        raise
    return folder


def _stop(folder: Path) -> None:
    """Stop a server and keep nothing."""
    try:
        _run(folder, "pg_ctl", "stop", "--mode=immediate")
    finally:
        shutil.rmtree(folder)


def restart(url: str) -> None:
    """The server of a database goes down and comes back; nobody is connected any more."""
    folder = place(url)
    _run(folder, "pg_ctl", "restart", "--wait", "--mode=fast", f"--log={folder / 'log'}")


def _run(folder: Path, program: str, *arguments: str) -> None:
    command = [needs.postgresql() / program, *arguments, f"--pgdata={folder / 'data'}"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, **_identity())


def _identity() -> dict[str, Any]:
    """Who runs the server: initdb and postgres refuse to be run by root."""
    is_root = os.getuid() == 0
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if is_root else {}


def _address(folder: Path) -> str:
    return f"postgresql://hub@/postgres?host={folder}"


def new(home: str | Path, template: str | None = None) -> str:
    """The address of a database in a folder or on a server: empty, or with what a template holds
    that nobody is connected to.
    """
    name = f"hub_{uuid4().hex}"
    if isinstance(home, Path):
        path = home / f"{name}.db"
        if template:
            with (
                closing(sqlite3.connect(make_url(template).database)) as held,
                closing(sqlite3.connect(path)) as copy,
            ):
                copy.execute("PRAGMA synchronous = OFF")
                held.backup(copy)
        return f"sqlite:///{path}"
    original = make_url(template).database if template else "template0"
    administer(home, f"CREATE DATABASE {name} TEMPLATE {original} STRATEGY FILE_COPY")
    return make_url(home).set(database=name).render_as_string()


def copied(url: str, folder: Path) -> str:
    """The address of a copy, beside the original on its server or in this folder; nobody may be
    connected to the original.
    """
    return new(folder if url.startswith("sqlite") else url, url)


def dropped(url: str) -> None:
    """A database is no more, whoever is connected to it."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        Path(address.database).unlink(missing_ok=True)
    else:
        administer(url, f"DROP DATABASE IF EXISTS {address.database} WITH (FORCE)")


def place(url: str) -> Path:
    """The folder of a server of tests, which is gone when it is stopped."""
    return Path(make_url(url).query["host"])


def held(url: str) -> dict[str, list[tuple]]:
    """Every line of every table."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        found = {
            table.name: [
                tuple(line)
                for line in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in SQLModel.metadata.sorted_tables
        }
    engine.dispose()
    return found


def administer(url: str, statement: str) -> list[tuple]:
    """What the server of a database answers to a statement that belongs to no transaction."""
    cursor = _administrator(place(url)).execute(statement)
    return cursor.fetchall() if cursor.description else []


@cache
def _administrator(folder: Path) -> psycopg.Connection:
    """The one connection over which this process makes and drops databases of a server."""
    return psycopg.connect(_address(folder), autocommit=True)


def _dismiss(folder: Path) -> None:
    """Close that connection."""
    _administrator(folder).close()
    _administrator.cache_clear()
