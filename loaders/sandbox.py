"""A file read in a separate process with bounded memory and time: a hostile one hurts it alone."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

MOST_MEMORY, SLOWEST = 2 * 2**30, 120  # bytes, seconds

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
    asked.
    """
    _bound()
    try:
        content, faults = getattr(import_module(module), function)(path), ()
    except BadInput as error:
        content, faults = None, error.faults
    pickle.dump((content, faults), sys.stdout.buffer)


def _bound() -> None:
    """Limit the memory of this process."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
