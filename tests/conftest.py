"""The hubs that tests share, each on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.dataset import datasets
from tests import databases
from tests.hubs import Draft, TestHub, made_up


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server."""
    with databases.server() as address:
        yield address


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path | str:
    """Where databases are made: a folder, or the server."""
    return (
        tmp_path_factory.mktemp("sqlite")
        if request.param == "sqlite"
        else request.getfixturevalue("server")
    )


@pytest.fixture(scope="session")
def real(home: Path | str) -> Iterator[TestHub]:
    """A hub of all real seeds, to be read only."""
    hub = TestHub(databases.new(home))
    for name in datasets.every(hub.seeds):
        hub.take(name)
    yield hub
    hub.close()


@pytest.fixture(scope="session")
def made(home: Path | str, tmp_path_factory: pytest.TempPathFactory) -> TestHub:
    """A made-up hub of three provinces, to be copied only."""
    hub = made_up(tmp_path_factory.mktemp("made"), databases.new(home))
    hub.take("made")
    hub.close()
    return hub


@pytest.fixture(scope="session")
def shared(made: TestHub, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the made-up hub for tests that only read; a server copies no database to
    which somebody is connected.
    """
    return databases.copied(made.url, tmp_path_factory.mktemp("shared"))


@pytest.fixture
def hub(made: TestHub, shared: str, tmp_path: Path) -> Iterator[TestHub]:
    """A made-up hub of three provinces, free to be written to."""
    hub = Draft(made.url, shared, tmp_path, shutil.copytree(made.seeds, tmp_path / "seeds"))
    yield hub
    hub.drop()


@pytest.fixture
def empty(home: Path | str, tmp_path: Path) -> Iterator[TestHub]:
    """The same hub before its first import; nobody has made its tables."""
    hub = made_up(tmp_path, databases.new(home))
    yield hub
    hub.close()
    databases.dropped(hub.url)
