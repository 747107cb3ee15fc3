"""What some tests need and pip does not bring: where it is, or a skip that names the command
which brings it.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from hub.web.graphiql import BUILT
from hub.web.papers.typeset import FONTS


def chromium() -> str:
    """The browser of the distribution."""
    return shutil.which("chromium") or _lacks("Chromium", "apt-get install chromium")


def program(name: str, command: str) -> str:
    """A program on the path, that another command brings."""
    return shutil.which(name) or _lacks(name, command)


def page() -> Path:
    """GraphiQL as built."""
    built = BUILT / "graphiql.html"
    return built if built.exists() else _lacks("the built page", "make install")


def fonts() -> Path:
    """The fonts of papers as built."""
    return FONTS if FONTS.is_dir() else _lacks("the fonts of papers", "make install")


def postgresql() -> Path:
    """The folder of PostgreSQL's server programs, the newest version of Debian's or whatever is
    on the path.
    """
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: float(folder.parent.name),
        reverse=True,
    )
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", os.defpath)])
    initdb = shutil.which("initdb", path=path) or _lacks("PostgreSQL", "apt-get install postgresql")
    return Path(initdb).resolve().parent


def _lacks(what: str, command: str) -> NoReturn:
    sentence = f"this machine lacks {what}: {command}"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
