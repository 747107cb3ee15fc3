"""The commands of the hub, in this process or in processes of their own."""

import importlib
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.forked import ForkedCommand, Said
from tests.hubs import ROOT

_PROGRAM = "import sys; from hub.cli import main; sys.exit(main())"


def call(folder: Path, *arguments: str | Path, **settings: str) -> Said:
    """A command in this process, with these settings and no others; it is loaded anew, since it
    reads its settings then.
    """
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in [name for name in os.environ if name.startswith("HUB_")]:
            patch.delenv(name)
        for name, value in settings.items():
            patch.setenv(name, value)
        patch.chdir(folder)
        for name in [name for name in sys.modules if f"{name}.".startswith("hub.cli.")]:
            del sys.modules[name]
        code = importlib.import_module("hub.cli").main([str(argument) for argument in arguments])
    return Said(code, _text(out), _text(err))


def start(folder: Path, *arguments: str | Path, **settings: str) -> ForkedCommand:
    """A command that runs in a folder with these settings and no others."""
    return ForkedCommand(folder, [str(each) for each in arguments], _environment(settings))


def alone(folder: Path, *arguments: str | Path, **settings: str) -> Said:
    """The same by a new Python, within two minutes."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        cwd=folder,
        env=_environment(settings),
        encoding="utf-8",
        capture_output=True,
        timeout=120,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """That of this process, with these settings and no others; each warning is an error."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
    always = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}
    return kept | always | dict(settings)


def _text(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
