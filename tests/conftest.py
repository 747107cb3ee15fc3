"""The hubs that tests share, each on SQLite and on PostgreSQL."""

import gc
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import compiled, databases, run
from tests.hubs import Shared, TestHub, made_up

# How long an example takes says more of what else the machine does than of the hub.
settings.register_profile("hub", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hub")

compiled.once()
# Hundreds of processes that tests start compile the modules of the hub once, not each anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: no collection of garbage need walk through it again;
    and with hubs of all seeds in memory there is much to walk through, seldom enough.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """What tests share on SQLite."""
    with closing(Shared(tmp_path_factory.mktemp("sqlite"), tmp_path_factory)) as shared:
        yield shared


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """What tests share on the PostgreSQL server that is started for them."""
    with (
        databases.server_of_run(run.folder(tmp_path_factory)) as address,
        closing(Shared(address, tmp_path_factory)) as shared,
    ):
        yield shared


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest) -> Path | str:
    """Where databases are made: a folder, or the server."""
    return request.getfixturevalue(request.param).home


@pytest.fixture(scope="session")
def shared(home: Path | str, request: pytest.FixtureRequest) -> Shared:
    """What tests share there.

    It outlives a change of the home, at which pytest makes this fixture anew.
    """
    return request.getfixturevalue("sqlite" if isinstance(home, Path) else "postgresql")


@pytest.fixture(scope="session")
def real(shared: Shared) -> TestHub:
    """A hub of all real seeds, to be read only."""
    return shared.real


@pytest.fixture
def hub(shared: Shared, tmp_path: Path) -> Iterator[TestHub]:
    """A made-up hub of three provinces, free to be written to."""
    with shared.template.draft(tmp_path) as hub:
        yield hub


@pytest.fixture
def empty(home: Path | str, tmp_path: Path) -> Iterator[TestHub]:
    """The same hub before its first import; nobody has made its tables."""
    hub = made_up(tmp_path, databases.new(home))
    yield hub
    hub.close()
    databases.dropped(hub.url)
