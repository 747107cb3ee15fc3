"""The made-up hub and that of all real seeds, whose charts are looked at."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.hubs import Shared, TestHub


@pytest.fixture(scope="module")
def made(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


@pytest.fixture(scope="module")
def real(sqlite: Shared) -> TestHub:
    """A hub of all real seeds, to be read only; what is tested is the chart, not the database."""
    return sqlite.real
