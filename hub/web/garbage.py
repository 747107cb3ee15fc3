"""Garbage: when it is looked for, which holds everybody up."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Few of the objects that answers leave behind are garbage, but for those of errors. A look at so
# many new ones takes a few milliseconds; all that is not frozen is looked through after half a
# million of them, which takes a tenth of a second.
_THRESHOLDS = (10_000, 10, 5)
_TURN = 0.001  # seconds for which a worker goes on while the event loop wants the interpreter


def settle() -> None:
    """Let nobody hold up the others for long: this process answers many."""
    gc.set_threshold(*_THRESHOLDS)
    sys.setswitchinterval(_TURN)


@contextmanager
def lasting() -> Iterator[None]:
    """Within, what is made is to stay: no garbage is looked for meanwhile, nor in it later, for
    a walk through all data takes a tenth of a second and more. What was garbage before is none of
    it.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
