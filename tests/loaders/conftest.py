"""The hub that the tests of retold figures share."""

from collections.abc import Iterator

import pytest

from tests.hubs import TestHub


@pytest.fixture(scope="session")
def retold_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub of PAR INDEX and SIPAS, to be read only."""
    hub = TestHub(f"sqlite:///{tmp_path_factory.mktemp('retold') / 'hub.db'}")
    for name in ("par_index", "sipas"):
        hub.take(name)
    yield hub
    hub.close()
