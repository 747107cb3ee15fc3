"""What the clients need: their packages, installed by exact versions, and how to run them."""

import runpy
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

from tests.hubs import ROOT

CLIENTS = Path(__file__).resolve().parent
SCRIPTS, PYTHON = CLIENTS / "javascript", CLIENTS / "python"
BUILT = SCRIPTS / "built"  # what is generated, beside the packages that it imports
ENVIRONMENT = ROOT / "build" / "clients"
_PAGE_BUILD = ROOT / "hub" / "web" / "client" / "build.py"


class Tools(NamedTuple):
    """Node, and Python with the clients' packages."""

    node: str
    python: Path

    def script(self, name: str, *arguments: object) -> list[str]:
        """A script of this folder."""
        return [self.node, str(SCRIPTS / name), *map(str, arguments)]

    def package(self, name: str, *arguments: object) -> list[str]:
        """A program that comes with a package of npm."""
        return [self.node, str(SCRIPTS / "node_modules" / name), *map(str, arguments)]

    def program(self, name: str, *arguments: object) -> list[str]:
        """A program of the clients' Python, or a file that it runs."""
        if name.endswith(".py"):
            return [str(self.python), str(PYTHON / name), *map(str, arguments)]
        return [str(self.python.with_name(name)), *map(str, arguments)]


def tools() -> Tools:
    """The tools, installed on the first call and whenever a lock has changed."""
    build = runpy.run_path(str(_PAGE_BUILD))
    npm = build["machine_npm"]() or build["packaged_npm"]()
    node = npm[0] if len(npm) > 1 else "node"
    lock, stamp = SCRIPTS / "package-lock.json", SCRIPTS / "node_modules" / ".stamp"
    if _is_new(lock, stamp):
        print("Installing the clients of npm", flush=True)
        subprocess.run([*npm, "ci"], cwd=SCRIPTS, check=True, stdout=subprocess.DEVNULL)
        stamp.write_bytes(lock.read_bytes())
    return Tools(node, python())


def python() -> Path:
    """Python with the clients' packages, installed likewise."""
    lock, stamp = PYTHON / "requirements.lock", ENVIRONMENT / ".stamp"
    folder = "Scripts" if sys.platform == "win32" else "bin"
    program = ENVIRONMENT / folder / "python"
    if _is_new(lock, stamp):
        print("Installing the clients of Python", flush=True)
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
        install = [program, "-m", "pip", "install", *options, "--requirement", lock]
        subprocess.run(install, check=True)
        stamp.write_bytes(lock.read_bytes())
    return program


def _is_new(lock: Path, stamp: Path) -> bool:
    """Whether what a lock names is not installed yet."""
    return not stamp.is_file() or stamp.read_bytes() != lock.read_bytes()
