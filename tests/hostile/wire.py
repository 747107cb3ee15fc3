"""What goes over the wire: whole requests, and halves of them."""

import json
import socket
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

_PATIENCE = 60


class Exchange(NamedTuple):
    """What came of a request: its status (0 where the connection was closed), how long it took and
    how many bytes came back.
    """

    status: int
    seconds: float
    size: int


def asked(
    port: int, query: str, variables: Mapping[str, object], headers: Mapping[str, str] = {}
) -> Exchange:
    """Ask a question."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    return sent(port, body, headers)


def sent(
    port: int,
    body: bytes | None,
    headers: Mapping[str, str] = {},
    path: str = "/graphql",
) -> Exchange:
    """Send a request: a POST of a body, else a GET."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    started = time.perf_counter()
    status, size = 0, 0
    try:
        method = "GET" if body is None else "POST"
        connection.request(method, path, body, {"content-type": "application/json", **headers})
        reply = connection.getresponse()
        status, size = reply.status, len(reply.read())
    except (OSError, HTTPException):
        pass  # closed by the server
    finally:
        connection.close()
    return Exchange(status, time.perf_counter() - started, size)


def half_sent(port: int, many: int) -> Exchange:
    """Open many requests that never end, and see whether another one is answered."""
    started = time.perf_counter()
    head = b"POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n"
    connections = []
    for place in range(many):
        one = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        one.sendall(head if place % 2 else head + b'content-length: 100\r\n\r\n{"query":')
        connections.append(one)
    answered = asked(port, "{dataVersion{id}}", {})
    for one in connections:
        one.close()
    return Exchange(0 if answered.status == 200 else 1, time.perf_counter() - started, 0)
