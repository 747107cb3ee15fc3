"""A file read in a separate process with bounded memory and time: a hostile one hurts it alone.

Where the system can fork, one process loads the readers and forks for each file (9 ms a file, 100
to 230 ms where each starts and loads anew).
"""

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from math import ceil
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from time import process_time
from typing import Any, BinaryIO

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None

MOST_MEMORY, SLOWEST = 224 * 2**20, 120  # bytes beyond what the libraries take, seconds
_MOST_ADDRESSES = 2 * 2**30  # bytes, of memory that is only reserved and of libraries too

_PROGRAM = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from loaders import sandbox; getattr(sandbox, sys.argv[2])(*sys.argv[3:])"
)


def read(
    reader: Callable[[Path], Any], path: Path, requirement: Text, seconds: int | None = None
) -> Any:
    """What a function reads from a file.

    BadInput with the faults that it raises; or with the requirement, where the process died or
    took longer than these seconds.
    """
    question = (reader.__module__, reader.__name__, str(path.absolute()))
    apart = fork_server(os.getpid()).answer if hasattr(os, "fork") else _answer
    answer = apart(*question, seconds=seconds or SLOWEST)
    if not answer:
        raise BadInput([Fault(path.name, "", requirement)])
    content, faults = pickle.loads(answer)
    if faults:
        raise BadInput(faults)
    return content


def _answer(module: str, function: str, path: str, *, seconds: float) -> bytes:
    """What a process of its own writes of a file; nothing where it dies or takes too long."""
    command = _command("write", module, function, path)
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds, check=True).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return b""


def _command(function: str, *arguments: str) -> list[str]:
    """The command that calls a function of this module in another process."""
    return [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), function, *arguments]


class ForkServer:
    """A process that forks for each file, started with the first one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen | None = None
        self._turn = Lock()
        atexit.register(self.end)

    def answer(self, module: str, function: str, path: str, *, seconds: float) -> bytes:
        """What a fork writes of a file; nothing where it dies or takes too long."""
        with self._turn:
            if not self._process:
                self._start()
            try:
                self._connection.send((module, function, path))
                if self._connection.poll(seconds):
                    return self._connection.recv_bytes()
            except (OSError, EOFError):
                pass
            except BaseException:
                self.end()
                raise
            self.end()
            return b""

    def _start(self) -> None:
        self._connection, others = Pipe()
        with others:
            self._process = subprocess.Popen(
                _command("serve", str(others.fileno())),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[others.fileno()],
                start_new_session=True,
            )

    def end(self) -> None:
        """End the process with all its forks; the next file starts another."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._connection.close()
            self._process = None


@cache
def fork_server(_: int) -> ForkServer:
    """The fork server of this process: a fork of the process has one of its own."""
    return ForkServer()


def serve(descriptor: str) -> None:
    """Answer each question that comes over a socket from a fork, until the socket is closed."""
    with Connection(int(descriptor)) as questions:
        while True:
            try:
                question = questions.recv()
            except EOFError:
                return
            questions.send_bytes(_forked(*question))


def _forked(module: str, function: str, path: str) -> bytes:
    """What a fork writes of a file; nothing where it dies."""
    import_module(module)
    ours, others = os.pipe()
    fork = os.fork()
    if not fork:
        try:
            with open(others, "wb") as output:
                write(module, function, path, output=output)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(others)
    with open(ours, "rb") as output:
        answer = output.read()
    _, status = os.waitpid(fork, 0)
    return b"" if status else answer


def write(module: str, function: str, path: str, output: BinaryIO | None = None) -> None:
    """Write what a function reads from a file, or the faults that it raises, for the process that
    asked; that one bounds the time too, but may be gone.
    """
    _bound()
    grant(SLOWEST)
    try:
        content, faults = getattr(import_module(module), function)(Path(path)), ()
    except BadInput as error:
        content, faults = None, error.faults
    pickle.dump((content, faults), output or sys.stdout.buffer)


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
        _limit("RLIMIT_DATA", _held() + MOST_MEMORY)
        _limit("RLIMIT_AS", _MOST_ADDRESSES)


def _held() -> int:
    """How many bytes of data this process has; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[5])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _limit(name: str, most: int) -> None:
    """Set a limit of this process, within the one that it may not pass."""
    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, hard))
