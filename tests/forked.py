"""Commands of the hub in processes of their own, forked off one that has loaded what commands load:
that takes longer than what most of them do.
"""

import gc
import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import BufferedWriter, FileIO, TextIOWrapper
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hub.cli.commands import COMMANDS

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(sorted({f"hub.cli.{entry.module}" for entry in COMMANDS.values()}))


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class ForkedCommand:
    """A command that runs, or has ended."""

    def __init__(
        self, folder: Path, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self._folder = TemporaryDirectory()
        self._out, self._err = (Path(self._folder.name) / name for name in ("out", "err"))
        self._process = _FORKS.Process(
            target=_run, args=(folder, arguments, environment, self._out, self._err)
        )
        self._process.start()

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        return self._process.exitcode

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def end(self, seconds: float = 120) -> Said:
        """How it ended, within so many seconds."""
        self._process.join(seconds)
        code = self._process.exitcode
        assert code is not None, "it has not ended"
        self._process.close()
        texts = (path.read_text(encoding="utf-8") for path in (self._out, self._err))
        with self._folder:
            return Said(code, *texts)


def _run(
    folder: Path, arguments: Sequence[str], environment: Mapping[str, str], *outputs: Path
) -> None:
    """Run a command as a new process would: with these settings, and every warning an error."""
    warnings.simplefilter("error")
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, name in enumerate(("stdout", "stderr"), 1):
        with outputs[number - 1].open("wb") as output:
            os.dup2(output.fileno(), number)
        bytes_out = BufferedWriter(FileIO(number, "w", closefd=False))
        setattr(sys, name, TextIOWrapper(bytes_out, encoding="utf-8"))
    for name in [name for name in sys.modules if f"{name}.".startswith("hub.cli.")]:
        del sys.modules[name]
    code = import_module("hub.cli").main(arguments)
    gc.collect()  # what was left open is told
    sys.exit(code)
