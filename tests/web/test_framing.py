"""Framing: whose pages may show a view of the hub within an iframe."""

import pytest

from tests.hubs import Shared, TestHub

A, B = "https://a.vn", "http://10.0.0.1:8080"
NOBODY = "frame-ancestors 'none'"


def policy(hub: Shared, path: str, origins: tuple[str, ...]) -> str:
    """The frame-ancestors of what is answered, found or not."""
    framed = TestHub(hub.readable.url, hub.readable.seeds, allowed={"origins": origins})
    (told,) = framed.request("GET", path).headers.get_list("content-security-policy")
    (ancestors,) = [part for part in told.split("; ") if part.startswith("frame-ancestors")]
    return ancestors


@pytest.mark.parametrize(
    ("origins", "ancestors"),
    [
        ((), NOBODY),
        ((A,), f"frame-ancestors {A}"),
        ((A, B), f"frame-ancestors {A} {B}"),
        (("*",), "frame-ancestors *"),
    ],
    ids=["nobody", "one", "two", "everybody"],
)
def test_a_view_to_be_embedded_may_be_framed_by_those_who_may_ask(
    sqlite: Shared, origins: tuple[str, ...], ancestors: str
) -> None:
    assert policy(sqlite, "/nhung/tinh/an", origins) == ancestors


CHART = "charts/ranking.svg?indicator=MADE/TOTAL"


@pytest.mark.parametrize("path", ["/nhung/cau-hoi", f"/nhung/{CHART}", "/nhung/xep-hang"])
def test_charts_and_questions_may_be_framed_too(sqlite: Shared, path: str) -> None:
    assert policy(sqlite, path, (A,)) == f"frame-ancestors {A}"


@pytest.mark.parametrize(
    "path",
    ["/graphql", "/q", "/tinh/an", "/nhung", "/nothing", "/graphql/nhung/tinh", f"/{CHART}"],
)
def test_nothing_else_may_be_framed(sqlite: Shared, path: str) -> None:
    assert policy(sqlite, path, ("*",)) == NOBODY


def test_a_view_behind_a_prefix_may_be_framed_too(sqlite: Shared) -> None:
    hub = TestHub(
        sqlite.readable.url,
        sqlite.readable.seeds,
        allowed={"origins": (A,), "root_path": "/kho"},
    )

    told = hub.request("GET", "/kho/nhung/tinh/an").headers["content-security-policy"]

    assert told.endswith(f"frame-ancestors {A}")
