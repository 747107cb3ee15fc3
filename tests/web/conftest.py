"""Servers run within the process of the tests, and set how it looks for garbage."""

import gc
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.hubs import TestHub
from tests.web.browsing import browsing, served


@pytest.fixture(scope="module", autouse=True)
def garbage() -> Iterator[None]:
    """As it was, and nothing that a server made to stay stays behind it."""
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turn)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def address(real: TestHub) -> Iterator[str]:
    """Where a real server serves the hub of all real seeds."""
    with served(real.another_app()) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    with browsing() as browser:
        yield browser
