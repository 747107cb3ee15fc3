"""The made-up hub whose tables are exported."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.hubs import Shared, TestHub


@pytest.fixture
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub
