"""One browser and one served hub of all real seeds, for all tests of pages in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.hubs import Shared
from tests.web.browsing import browsing, served


@pytest.fixture(scope="package")
def address(sqlite: Shared) -> Iterator[str]:
    """Where a real server serves the hub of all real seeds."""
    with served(sqlite.real.another_app()) as address:
        yield address


@pytest.fixture(scope="package")
def browser(address: str) -> Iterator[Browser]:
    """A real browser."""
    with browsing() as browser:
        yield browser
