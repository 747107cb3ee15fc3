"""The server ends in time, whatever is open."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.clients.served import serving as served
from tests.hubs import TestHub
from tests.web.wire import answered, connected, head, question

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")

HALF = head("POST", "/graphql", "content-type: application/json", "content-length: 9") + b"{"
DEAR = "{ departments { province { departments { province { departments { id } } } } } }"
GRACE = 5  # seconds, the default


@pytest.fixture
def process(real: TestHub) -> Iterator[tuple[int, subprocess.Popen]]:
    """A hub of its own process, and its port."""
    with served(real.url) as (url, process):
        yield int(url.split(":")[2].split("/")[0]), process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["TERM", "INT"])
def test_it_ends_while_requests_are_open(process, number: int) -> None:
    port, hub = process
    with ExitStack() as clients:
        _nothing, half_head, half_body, idle, dear, unread = (
            clients.enter_context(connected(port)) for _ in range(6)
        )
        half_head.sendall(b"GET /healthz HTTP/1.1\r\n")
        half_body.sendall(HALF)
        idle.sendall(head())
        answered(idle)
        dear.sendall(question(DEAR))
        unread.sendall(question("{ __schema { types { description } } }") * 50)
        time.sleep(0.2)

        hub.send_signal(number)

        assert hub.wait(GRACE) is not None
        assert answered(half_body) == b""
