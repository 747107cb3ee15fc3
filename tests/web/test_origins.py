"""Whose pages in a browser may ask."""

import pytest

from hub.settings import Origins, Settings
from hub.web.app import create
from tests.databases import SQLITE
from tests.hubs import TestHub

pytestmark = SQLITE  # what is tested is HTTP

PAGE = "https://bang.example.vn"
PREFLIGHT = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,x-apollo-operation-name",
}


@pytest.fixture
def open_to(hub: TestHub):
    """The hub, open to pages of some origins."""

    def make(origins: str) -> TestHub:
        settings = Settings(database_url=hub.readable, origins=Origins(origins))
        hub.app = create(settings, hub.reader)
        return hub

    return make


def asked(hub: TestHub, origin: str):
    """The headers of an answer to a page."""
    body = {"query": "{ dataVersion { id } }"}
    return hub.request("POST", "/graphql", json=body, headers={"origin": origin}).headers


def test_no_page_of_others_may_read_unless_it_is_set(hub: TestHub) -> None:
    assert "access-control-allow-origin" not in asked(hub, PAGE)


@pytest.mark.parametrize(("origins", "allowed"), [("*", "*"), (f"https://a.vn, {PAGE}", PAGE)])
def test_a_page_that_may_ask_reads_the_answer_and_its_tag(open_to, origins: str, allowed) -> None:
    headers = asked(open_to(origins), PAGE)

    assert headers["access-control-allow-origin"] == allowed
    assert headers["access-control-expose-headers"] == "ETag, Age, Retry-After, Hub-Data-Version"
    assert "Origin" in headers["vary"]


@pytest.mark.parametrize("origins", ["*", PAGE])
def test_a_page_may_ask_before_it_asks(open_to, origins: str) -> None:
    answer = open_to(origins).request("OPTIONS", "/graphql", headers=PREFLIGHT | {"origin": PAGE})

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == origins
    assert answer.headers["access-control-allow-headers"] == "content-type,x-apollo-operation-name"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_of_elsewhere_is_told_that_it_may_not(open_to) -> None:
    hub = open_to(PAGE)
    elsewhere = {"origin": "https://evil.example"}

    answer = hub.request("OPTIONS", "/graphql", headers=PREFLIGHT | elsewhere)

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (
        403,
        "BadOrigin",
    )
    assert "access-control-allow-origin" not in answer.headers
    assert "access-control-allow-origin" not in asked(hub, "https://evil.example")


def test_refusals_may_be_read_too(open_to) -> None:
    answer = open_to(PAGE).request("GET", "/nothing", headers={"origin": PAGE})

    assert answer.status_code == 404
    assert answer.headers["access-control-allow-origin"] == PAGE


def test_answers_vary_by_origin_for_programs_too(open_to) -> None:
    hub = open_to(PAGE)

    for path in ("/graphql?query=%7B__typename%7D", "/schema.graphql", "/nothing"):
        assert "Origin" in hub.request("GET", path).headers["vary"]
