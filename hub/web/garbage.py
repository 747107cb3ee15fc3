"""Garbage: when it is looked for, which holds everybody up."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Few of the objects that answers leave behind are garbage. A look at so many new ones takes a few
# milliseconds; larger heaps are looked through seldom.
_THRESHOLDS = (10_000, 10, 100)
_TURN = 0.001  # seconds for which a worker goes on while the event loop wants the interpreter


def settle() -> None:
    """Let nobody hold up the others for long: this process answers many."""
    gc.set_threshold(*_THRESHOLDS)
    sys.setswitchinterval(_TURN)


@contextmanager
def lasting() -> Iterator[None]:
    """Within, what is made is to stay: no garbage is looked for meanwhile, nor in it later, for
    a walk through all data takes a tenth of a second and more.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
