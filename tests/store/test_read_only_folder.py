"""A database in a folder that may only be read: served where it can be, and explained where not.

The owner of everything may write everywhere, so that another user reads.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

import pytest

from hub.panels.away import DatabaseAway, DatabaseReplaced
from hub.panels.reader import Reader
from hub.store import database
from hub.words.errors import HubError
from tests.databases import SQLITE
from tests.hubs import TestHub

pytestmark = SQLITE
COUNT = "SELECT count(*) FROM observation"
_NOBODY = 65534


@pytest.fixture
def folder(hub: TestHub) -> Iterator[Path]:
    """A folder that others may read, with a database in it."""
    folder = Path(mkdtemp(prefix="hub-", dir="/tmp"))
    hub.engine.connect().close()
    hub.close()
    shutil.copyfile(hub.url.removeprefix("sqlite:///"), folder / "hub.db")
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def logged(folder: Path, *kept: str) -> None:
    """Somebody writes to the database, and leaves of the files beside it those that are named."""
    path = folder / "hub.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM observation WHERE id = 1")
        connection.commit()
        for end in ("wal", "shm"):
            if end in kept:
                shutil.copyfile(f"{path}-{end}", f"{path}-{end}.kept")
        if kept:
            shutil.copyfile(path, folder / "kept")
    if kept:
        (folder / "kept").rename(path)
    for end in ("wal", "shm"):
        Path(f"{path}-{end}").unlink(missing_ok=True)
        if end in kept:
            Path(f"{path}-{end}.kept").rename(f"{path}-{end}")


def asked(folder: Path) -> list:
    """What a user who may only read is told."""
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        try:
            if os.getuid() == 0:
                os.setresgid(_NOBODY, _NOBODY, _NOBODY)
                os.setresuid(_NOBODY, _NOBODY, _NOBODY)
            os.write(theirs, json.dumps(read(f"sqlite:///{folder}/hub.db")).encode())
        finally:
            os._exit(0)
    os.close(theirs)
    with open(ours, encoding="utf-8") as said:
        answer = said.read()
    os.waitpid(child, 0)
    return json.loads(answer)


def read(url: str) -> list:
    """The version and how many figures there are, or why not."""
    try:
        view = Reader.open(url, 2**20, 2**20, statement_seconds=0).view()
        with view.connect() as connection:
            return [view.version, connection.exec_driver_sql(COUNT).scalar()]
    except HubError as error:
        return [type(error).__name__, error.text.en]


def test_a_database_at_rest_is_read_without_its_log(folder: Path) -> None:
    logged(folder)

    assert asked(folder) == [2, 29]
    assert sorted(path.name for path in folder.iterdir()) == ["hub.db"]


def test_a_log_with_its_shared_memory_is_read(folder: Path) -> None:
    logged(folder, "wal", "shm")

    assert asked(folder) == [2, 29]


def test_a_log_whose_shared_memory_cannot_be_made_is_explained(folder: Path) -> None:
    logged(folder, "wal")

    kind, sentence = asked(folder)

    assert kind == "DatabaseAway"
    assert (
        "its -shm cannot be made in a folder that may only be read; let the hub write" in sentence
    )


def test_who_writes_beside_a_reader_without_locks_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "hub.db"
    monkeypatch.setattr("hub.store.file._is_open", lambda _: False)
    with database.closing(database.reading(f"sqlite:///{path}")) as engine:
        reader = Reader(engine, max_age=0)
        view = reader.view()
        with view.connect() as connection:
            before = connection.exec_driver_sql(COUNT).scalar()
        with pytest.raises(DatabaseReplaced), view.connect():
            logged(folder)
        with pytest.raises(DatabaseAway), view.connect():
            pass
        with reader.view().connect() as connection:
            after = connection.exec_driver_sql(COUNT).scalar()

    assert (before, after) == (30, 29)
