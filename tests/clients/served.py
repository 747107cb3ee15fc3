"""A real hub that serves while clients ask it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.clients.tools import ENVIRONMENT
from tests.hubs import ROOT

_PATIENCE = 60  # seconds in which a hub begins to serve
_HUB = [sys.executable, "-c", "from hub.cli import main; main()"]


def database(named: str | None) -> str:
    """The address of a database: the named file, else one of all seeds, made anew."""
    if named:
        return f"sqlite:///{Path(named).resolve()}"
    path = ENVIRONMENT.with_name("clients.db")
    path.unlink(missing_ok=True)
    return filled(f"sqlite:///{path}")


def filled(url: str) -> str:
    """The same address, behind which all seeds are held now."""
    print("Importing all seeds", flush=True)
    subprocess.run([*_HUB, "import"], env=_settings(url), cwd=ROOT, check=True, capture_output=True)
    return url


@contextmanager
def served(url: str) -> Iterator[str]:
    """The address of /graphql while a hub serves a database."""
    with serving(url) as (address, _):
        yield address


@contextmanager
def serving(url: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """The address of /graphql while a hub serves a database, and the process that serves."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = _settings(url) | {"HUB_PORT": str(port)}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    hub = subprocess.Popen([*_HUB, "serve"], env=environment, cwd=ROOT, **silent)
    try:
        _wait(hub, f"http://127.0.0.1:{port}/readyz")
        yield f"http://127.0.0.1:{port}/graphql", hub
    finally:
        hub.terminate()
        hub.wait(10)


def _settings(url: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
    return own | {"HUB_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}


def _wait(hub: subprocess.Popen, address: str) -> None:
    """Wait until the hub serves; an exit where it does not."""
    begin = time.monotonic()
    while time.monotonic() < begin + _PATIENCE and hub.poll() is None:
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    sys.exit(f"The hub does not serve {address}")
