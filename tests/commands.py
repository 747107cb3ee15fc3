"""The commands of the hub in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.hubs import ROOT

_PROGRAM = "import sys; from hub.cli import main; sys.exit(main())"


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def start(folder: Path, *arguments: str | Path, **settings: str) -> subprocess.Popen:
    """A command that runs in a folder with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
    environment = (
        kept
        | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}
        | settings
    )
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *arguments],
        cwd=folder,
        env=environment,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def end(process: subprocess.Popen) -> Said:
    """How it ended, within two minutes."""
    out, err = process.communicate(timeout=120)
    return Said(process.returncode, out, err)
