"""A file read in a separate process with bounded memory and time: a hostile one hurts it alone."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from math import ceil
from pathlib import Path
from time import process_time
from typing import Any

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

MOST_MEMORY, SLOWEST = 256 * 2**20, 120  # bytes, seconds
_MOST_ADDRESSES = 2 * 2**30  # bytes, of memory that is only reserved and of libraries too

_PROGRAM = (
    "import sys, json, pathlib; sys.path[:] = json.loads(sys.argv[1]); "
    "from loaders.sandbox import answer; answer(*sys.argv[2:4], pathlib.Path(sys.argv[4]))"
)


def read(
    reader: Callable[[Path], Any], path: Path, requirement: Text, seconds: int | None = None
) -> Any:
    """What a function reads from a file.

    BadInput with the faults that it raises; or with the requirement, where the process died or
    took longer than these seconds.
    """
    module, function = reader.__module__, reader.__name__
    command = [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), module, function, path]
    try:
        process = subprocess.run(
            command, capture_output=True, timeout=seconds or SLOWEST, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise BadInput([Fault(path.name, "", requirement)]) from None
    content, faults = pickle.loads(process.stdout)
    if faults:
        raise BadInput(faults)
    return content


def answer(module: str, function: str, path: Path) -> None:
    """Write what a function reads from a file, or the faults that it raises, for the process that
    asked; that one bounds the time too, but may be gone.
    """
    _bound()
    grant(SLOWEST)
    try:
        content, faults = getattr(import_module(module), function)(path), ()
    except BadInput as error:
        content, faults = None, error.faults
    pickle.dump((content, faults), sys.stdout.buffer)


def grant(seconds: float) -> None:
    """Let this process, where it reads a file for another, use the processor for so long from
    now on; one that goes on is ended, be it within a library.
    """
    if _is_bounded:
        _limit("RLIMIT_CPU", ceil(process_time() + seconds))


_is_bounded = False


def _bound() -> None:
    """Limit the memory of this process."""
    global _is_bounded
    if resource:
        _is_bounded = True
        _limit("RLIMIT_CORE", 0)
        _limit("RLIMIT_DATA", MOST_MEMORY)
        _limit("RLIMIT_AS", _MOST_ADDRESSES)


def _limit(name: str, most: int) -> None:
    """Set a limit of this process, within the one that it may not pass."""
    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, hard))
