"""The made-up hub, and pages of it as a browser gets them."""

import re
from collections.abc import Iterator
from contextlib import closing

import httpx
import lxml.html
import pytest
from lxml import etree

from tests.hubs import Shared, TestHub


@pytest.fixture(scope="module")
def made(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


@pytest.fixture(scope="module")
def real(sqlite: Shared) -> TestHub:
    """A hub of all real seeds, to be read only; what is tested is the page, not the database."""
    return sqlite.real


def answer(hub: TestHub, path: str, **parameters: str) -> httpx.Response:
    """What is at an address; names of parameters with _ for -."""
    query = {name.replace("_", "-"): value for name, value in parameters.items()}
    return hub.request("GET", path, params=query or None, headers={"accept-language": "vi"})


def shown(hub: TestHub, path: str, **parameters: str) -> lxml.html.HtmlElement:
    """A page as it is read."""
    response = answer(hub, path, **parameters)
    assert response.status_code == 200, response.text
    return lxml.html.fromstring(response.text)


def words(element: lxml.html.HtmlElement) -> str:
    """The words of an element in one line; what begins a line of its own is a word apart."""
    lines = etree.tostring(element, encoding="unicode", with_tail=False)
    lines = re.sub(r"(?=<(?:small|br|p|li|div)\b)", " ", lines)
    return " ".join(lxml.html.fromstring(lines).text_content().split())
