"""A hub on a real socket, and clients that send it whole requests or pieces of them."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from hub.settings import Settings
from hub.web.app import create
from hub.web.serving import options
from tests.hubs import TestHub


@contextmanager
def serving(hub: TestHub, **settings: object) -> Iterator[int]:
    """The port at which the application serves a hub, as `hub serve` does."""
    found = Settings(database_url=hub.readable, port=0, **settings)
    server = uvicorn.Server(uvicorn.Config(create(found, hub.reader), **options(found)))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, args=[[listening]])
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    """A client."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        yield client


def head(method: str = "GET", path: str = "/healthz", *lines: str) -> bytes:
    """The head of a request."""
    return "\r\n".join([f"{method} {path} HTTP/1.1", "host: hub", *lines, "", ""]).encode("latin-1")


def question(query: str, *lines: str) -> bytes:
    """A question sent as a POST."""
    body = f'{{"query": "{query}"}}'.encode()
    length = f"content-length: {len(body)}"
    return head("POST", "/graphql", "content-type: application/json", length, *lines) + body


def heard(client: socket.socket) -> bytes:
    """All that comes until the server ends the connection."""
    parts = []
    try:
        while part := client.recv(2**16):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def answered(client: socket.socket) -> bytes:
    """The first piece that comes, empty where the server ends the connection."""
    try:
        return client.recv(2**16)
    except ConnectionResetError:
        return b""


def within(seconds: float, is_so) -> bool:
    """Whether something comes to be so in time."""
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.01)
    return is_so()
