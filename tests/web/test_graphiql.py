"""GraphiQL in a real browser with the network cut: only the hub is there to answer."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

from hub.words.language import Language
from schema.descriptions import schema
from tests import needs
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.web.test_questions import QUESTIONS

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

PREFIX = "/kho/so-lieu"
HANDED_ON = ("accept", "accept-language", "content-type")
HANDED_BACK = {"content-type", "content-security-policy", "location"}

pytestmark = SQLITE  # what is tested is the page


@pytest.fixture(scope="module")
def address(real: TestHub) -> Iterator[str]:
    """Where a real server serves the hub of all real seeds."""
    # The socket listens from the beginning: a browser that comes before the server is ready waits.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(real.app, log_level="warning"))
        serving = Thread(target=server.run, args=[[listening]])
        serving.start()
        yield "http://{}:{}".format(*listening.getsockname())
        server.should_exit = True
        serving.join()


@pytest.fixture(scope="module")
def proxied(address: str) -> Iterator[str]:
    """The address at which a proxy serves the same hub behind a prefix, which it strips."""
    with ThreadingHTTPServer(("127.0.0.1", 0), proxy(PREFIX, address)) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield "http://{}:{}".format(*server.server_address)
        server.shutdown()
        serving.join()


def proxy(prefix: str, address: str) -> type[BaseHTTPRequestHandler]:
    """Hands on what is asked beneath a prefix, and nothing else."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.removeprefix(prefix)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if not path.startswith("/") or path == self.path:
                self.send_error(404)
                return
            headers = {name: self.headers[name] for name in HANDED_ON if name in self.headers}
            answer = httpx.request(self.command, address + path, content=body, headers=headers)
            self.send_response(answer.status_code)
            for name in HANDED_BACK & answer.headers.keys():
                self.send_header(name, answer.headers[name])
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Proxy


# While Playwright is there, asyncio.run is refused: no test of this module can ask a test hub.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    needs.page()
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS) as browser,
    ):
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A reader who was never here."""
    with reading(browser, address) as page:
        yield page


@contextmanager
def reading(browser: Browser, address: str) -> Iterator[Page]:
    """A reader with a browser in English; whatever goes wrong in it is a fault of the test."""
    with browser.new_context(
        base_url=address, locale="en-US", viewport={"width": 1400, "height": 1800}
    ) as context:
        faults = watched(context, urlsplit(address).netloc)
        yield context.new_page()
        assert faults == []


def watched(context: BrowserContext, host: str) -> list[str]:
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
            urlsplit(request.url).netloc in ("", host) or faults.append(f"elsewhere: {request.url}")
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


def visit(page: Page, path: str = "/graphql", **question: str) -> None:
    """Open the page, or a permanent link, until it knows the schema and its editors are there:
    sooner, the button does nothing.
    """
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.goto(f"{path}?{urlencode(question)}")
    expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("query")
    expect(page.locator(".graphiql-response .view-lines")).to_be_attached()


def test_first_tabs_are_the_questions(page: Page) -> None:
    visit(page)

    named = [re.search(r"query (\w+)", path.read_text(encoding="utf-8"))[1] for path in QUESTIONS]
    expect(page.locator(".graphiql-tab-button")).to_have_text(named)


def test_first_question_is_answered_with_real_figures(page: Page) -> None:
    visit(page)

    page.locator(".graphiql-execute-button").click()

    answer = page.locator(".graphiql-response .view-lines")
    expect(answer).to_contain_text("Hà Nam")
    expect(answer).to_contain_text("35.67228")


def test_explorer_lists_the_questions(page: Page) -> None:
    visit(page)

    page.get_by_label("Show GraphiQL Explorer").click()

    expect(page.locator(".graphiql-explorer-root")).to_contain_text("compare")


def test_docs_speak_vietnamese_until_the_reader_switches(page: Page) -> None:
    visit(page)
    page.get_by_label("Show Documentation Explorer").click()
    docs, query = (
        page.locator(".graphiql-doc-explorer"),
        page.get_by_role("link", name="Query", exact=True),
    )

    query.click()
    expect(docs).to_contain_text(described("compare", Language.VI))
    page.get_by_role("button", name="English").click()
    query.click()
    expect(docs).to_contain_text(described("compare", Language.EN))


def test_editor_underlines_what_the_schema_does_not_know(page: Page) -> None:
    visit(page, query="query { nothing }")

    expect(page.locator(".squiggly-error")).to_be_visible()


def test_permanent_link_opens_its_question(page: Page) -> None:
    visit(
        page,
        query="query DuongDan($id: String!) { entity(id: $id) { name } }",
        variables='{"id": "lai-chau"}',
    )

    expect(page.locator(".graphiql-tab-button").first).to_have_text("DuongDan")
    page.locator(".graphiql-execute-button").click()
    expect(page.locator(".graphiql-response .view-lines")).to_contain_text("Lai Châu")


def test_icon_is_shown(page: Page) -> None:
    visit(page)

    width = page.evaluate("""async () => {
        const icon = new Image();
        icon.src = document.querySelector("link[rel=icon]").href;
        await icon.decode();
        return icon.width;
    }""")

    assert width > 0


@pytest.mark.parametrize("path", ["/graphql", "/graphql/"])
def test_page_works_behind_a_prefix(browser: Browser, proxied: str, path: str) -> None:
    with reading(browser, proxied) as page:
        visit(page, PREFIX + path)
        page.locator(".graphiql-execute-button").click()

        assert urlsplit(page.url).path == f"{PREFIX}/graphql"
        expect(page.locator(".graphiql-response .view-lines")).to_contain_text("35.67228")
        assert page.locator("link[rel=icon]").get_attribute("href") == "page/favicon.svg"


def described(question: str, language: Language) -> str:
    """What the schema says of a question."""
    return schema(language)._schema.query_type.fields[question].description
