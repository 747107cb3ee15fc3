"""Servers run within the process of the tests, and set how it looks for garbage."""

import gc
import sys
from collections.abc import Iterator

import pytest


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
