"""Views and charts of the hub within a page of another origin, in a real browser."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.docs.pages import text
from tests.hubs import Shared, TestHub
from tests.web.browsing import served, watched

HUB = "https://hub.example.vn"
SNIPPETS = re.findall(r"^```html\n(.*?)^```", text("docs/connect.md"), re.DOTALL | re.MULTILINE)
SOURCES = [html.unescape(re.search(r'src="(.*?)"', one)[1]) for one in SNIPPETS]


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """Where a dashboard of another host shows a frame of any address."""

    async def page(request: Request) -> HTMLResponse:
        address = html.escape(request.query_params["of"])
        icon = '<link rel="icon" href="data:,">'
        return HTMLResponse(f'<!doctype html>{icon}<iframe src="{address}" height="600"></iframe>')

    with served(Starlette(routes=[Route("/", page)])) as address:
        yield address


@pytest.fixture(scope="module")
def allowing(sqlite: Shared, other: str) -> Iterator[str]:
    """Where a hub is served whose views that dashboard may frame."""
    with embedded(sqlite, other) as address:
        yield address


@pytest.fixture(scope="module")
def refusing(sqlite: Shared) -> Iterator[str]:
    """Where one is served whose views others may frame."""
    with embedded(sqlite, "https://elsewhere.vn") as address:
        yield address


@contextmanager
def embedded(sqlite: Shared, *origins: str) -> Iterator[str]:
    hub = TestHub(sqlite.real.url, sqlite.real.seeds, allowed={"origins": origins})
    hub.reader = sqlite.real.reader
    with served(hub.app) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader of the dashboard."""
    with browser.new_context(locale="vi-VN") as context:
        yield context.new_page()


def framed(page: Page, other: str, address: str) -> str:
    """What a frame of another origin shows of an address: its words, or nothing."""
    page.goto(f"{other}/?{urlencode({'of': address})}")
    return page.frames[1].evaluate("document.documentElement.textContent")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        *zip(SOURCES, ["Lai Châu", "Lai Châu"], strict=True),
        (f"{HUB}/nhung/xep-hang?chi-so=PAPI/TOTAL&ky=2024", "Quảng Ninh"),
        (f"{HUB}/nhung/cau-hoi/compare-top", "Quảng Ninh"),
    ],
)
def test_a_frame_is_shown_where_it_may_and_only_there(
    page: Page, other: str, allowing: str, refusing: str, source: str, words: str
) -> None:
    refused = framed(page, other, source.replace(HUB, refusing))
    faults = watched(page.context, *(urlsplit(one).netloc for one in (other, allowing)))
    told = framed(page, other, source.replace(HUB, allowing))

    assert words in told
    assert words not in refused
    assert faults == []


@pytest.mark.parametrize(
    "path", ["/tinh/lai-chau", "/cau-hoi", "/charts/ranking.svg?indicator=PAPI/TOTAL"]
)
def test_an_address_that_is_no_view_is_shown_in_no_frame(
    page: Page, other: str, allowing: str, path: str
) -> None:
    told = framed(page, other, f"{allowing}{path}")

    assert not any(words in told for words in ("Lai Châu", "PAPI", "Câu hỏi"))


def test_the_page_tells_of_a_view_and_of_a_chart() -> None:
    paths = [urlsplit(source).path.split("/")[1:3] for source in SOURCES]

    assert paths == [["nhung", "tinh"], ["nhung", "charts"]]
