"""A file read in a process apart, with bounded memory and time: what is hostile hurts that
process alone.
"""

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

MOST_MEMORY, SLOWEST = 2 * 2**30, 120  # bytes, seconds

_PROGRAM = (
    "import sys, json, pathlib; sys.path[:] = json.loads(sys.argv[1]); "
    "from loaders.sandbox import answer; answer(*sys.argv[2:4], pathlib.Path(sys.argv[4]))"
)


def read(reader: Callable[[Path], Any], path: Path, wanted: Text) -> Any:
    """What a function reads from a file; BadInput with its faults, or saying what is wanted
    where the process fell.
    """
    command = [
        sys.executable,
        "-c",
        _PROGRAM,
        json.dumps(sys.path),
        reader.__module__,
        reader.__name__,
        path,
    ]
    try:
        told = subprocess.run(command, capture_output=True, timeout=SLOWEST, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise BadInput([Fault(path.name, "", wanted)]) from None
    said, faults = pickle.loads(told.stdout)
    if faults:
        raise BadInput(faults)
    return said


def answer(module: str, function: str, path: Path) -> None:
    """Write what a function reads from a file, or the faults it found, for the process that
    asked.
    """
    _bound()
    try:
        said, faults = getattr(import_module(module), function)(path), ()
    except BadInput as error:
        said, faults = None, error.faults
    pickle.dump((said, faults), sys.stdout.buffer)


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
