"""The hubs that tests share."""

from pathlib import Path

import pytest

from tests.hubs import TestHub, made_up


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> TestHub:
    """A hub of all real seeds, to be read only."""
    hub = TestHub(f"sqlite:///{tmp_path_factory.mktemp('real') / 'hub.db'}")
    for name in ("places", "papi", "pci"):
        hub.take(name)
    return hub


@pytest.fixture
def hub(tmp_path: Path) -> TestHub:
    """A made-up hub of three provinces, free to be written to."""
    hub = made_up(tmp_path)
    hub.take("made")
    return hub
