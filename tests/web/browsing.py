"""A real browser with the network cut: only the hub is there to answer."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Response,
    expect,
    sync_playwright,
)
from starlette.types import ASGIApp

from tests import needs

OTHER_HOST = "kho.test"  # what a hub is called on an office's network, without https
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {OTHER_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1,"
    " EXCLUDE localhost",
]

expect.set_options(timeout=20_000)  # the machine may be busy with other tests


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The address at which a real server serves an application."""
    # The socket listens from the beginning: a browser that comes before the server is ready waits.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        serving = Thread(target=server.run, args=[[listening]])
        serving.start()
        try:
            yield "http://{}:{}".format(*listening.getsockname())
        finally:
            server.should_exit = True
            serving.join()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A real browser, and the pages as built.

    While it is there, asyncio.run is refused: no test of the same module can ask a test hub.
    """
    needs.page()
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=needs.chromium(), args=_FLAGS) as browser,
    ):
        yield browser


@contextmanager
def reading(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A reader who was never here, with a browser in English; whatever goes wrong in it is a fault
    of the test.
    """
    options = {"locale": "en-US", "viewport": {"width": 1366, "height": 768}} | options
    with browser.new_context(base_url=address, **options) as context:
        context.set_default_timeout(20_000)
        faults = watched(context, urlsplit(address).netloc)
        yield context.new_page()
        assert not faults, faults


def watched(context: BrowserContext, *hosts: str) -> list[str]:
    """What goes wrong from now on: errors and warnings of scripts and policies, requests that
    fail or are for another host.
    """
    faults: list[str] = []

    def check(response: Response) -> None:
        if response.status >= 400:
            faults.append(f"{response.status} {response.url}")

    context.on(
        "request",
        lambda request: (
            urlsplit(request.url).netloc in ("", *hosts)
            or faults.append(f"elsewhere: {request.url}")
        ),
    )
    context.on("requestfailed", lambda request: faults.append(f"{request.failure}: {request.url}"))
    context.on("response", check)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on(
        "console",
        lambda message: message.type in ("error", "warning") and faults.append(message.text),
    )
    return faults
