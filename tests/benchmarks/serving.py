"""Applications in processes of their own, and one kept connection to each."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import orjson

from tests.hubs import ROOT

Ask = Callable[[str, bytes], dict[str, Any]]


@contextmanager
def hub(database: Path) -> Iterator[int]:
    """The hub over a database; its port."""
    with served("hub.web.app:running", HUB_DATABASE_URL=f"sqlite:///{database}") as port:
        yield port


@contextmanager
def served(application: str, **settings: str) -> Iterator[int]:
    """An application behind uvicorn; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "uvicorn",
            application,
            "--factory",
            "--port",
            str(port),
            "--log-level",
            "critical",
        ],
        cwd=ROOT,
        env=os.environ | settings,
    )
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def asking(port: int) -> Ask:
    """A way to ask over one connection."""
    connection = HTTPConnection("127.0.0.1", port)

    def ask(path: str, body: bytes) -> dict[str, Any]:
        connection.request("POST", path, body, {"content-type": "application/json"})
        return orjson.loads(connection.getresponse().read())

    return ask


def _wait(server: subprocess.Popen, port: int) -> None:
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")
