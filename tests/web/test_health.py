"""Whether the hub is alive and can answer."""

from pathlib import Path

import pytest

from hub.store import migration
from tests import databases, needs
from tests.hubs import TestHub

FOREIGN = "cơ sở dữ liệu chưa có các bảng của kho hoặc thuộc phiên bản khác; hãy chạy hub up"
AWAY = "chưa đọc được cơ sở dữ liệu; hãy hỏi lại sau ít phút"
GONE = "không thấy tệp cơ sở dữ liệu; có lại tệp thì kho tự đọc"
EMPTY = "cơ sở dữ liệu chưa có số liệu; hãy chạy hub import hoặc hub up"


def test_hub_with_data_is_alive_and_ready(hub: TestHub) -> None:
    alive, ready = (hub.request("GET", path) for path in ("/healthz", "/readyz"))

    assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()) == (200, {"status": "ok", "dataVersion": "2"})


def test_ready_tells_the_newest_version(hub: TestHub) -> None:
    hub.request("GET", "/readyz")
    hub.undo(2)

    assert hub.request("GET", "/readyz").json()["dataVersion"] == "3"


def without_database(hub: TestHub) -> None:
    databases.dropped(hub.url)


def without_tables(hub: TestHub) -> None:
    if hub.url.startswith("sqlite"):
        Path(hub.url.removeprefix("sqlite:///")).touch()


def without_data(hub: TestHub) -> None:
    migration.upgrade(hub.engine)


@pytest.mark.parametrize(
    ("prepare", "status", "sentence"),
    [
        (without_database, "no database", AWAY),
        (without_tables, "no database", FOREIGN),
        (without_data, "no data", EMPTY),
    ],
)
def test_hub_without_data_is_alive_and_not_ready(
    empty: TestHub, prepare, status: str, sentence: str
) -> None:
    prepare(empty)

    alive, ready = (empty.request("GET", path) for path in ("/healthz", "/readyz"))

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["status"]) == (503, status)
    is_file = prepare is without_database and empty.url.startswith("sqlite")
    assert ready.json()["message"] == (GONE if is_file else sentence)
    assert ready.headers["retry-after"] == "5"


def test_hub_without_data_answers_what_it_can(empty: TestHub) -> None:
    without_data(empty)

    assert empty.ask("{ indices { id } releases { id } dataVersion { id observations } }") == {
        "indices": [],
        "releases": [],
        "dataVersion": {"id": "0", "observations": 0},
    }


def test_icon_is_served_under_both_names(hub: TestHub) -> None:
    needs.page()

    for path in ("/favicon.ico", "/favicon.svg"):
        assert hub.request("GET", path).headers["content-type"] == "image/svg+xml"


def test_unknown_address_is_not_found(hub: TestHub) -> None:
    assert hub.request("GET", "/no-such").status_code == 404


@pytest.mark.parametrize(("accept", "other"), [("vi", "en"), ("en", "vi")])
def test_schema_is_served_in_the_readers_language(hub: TestHub, accept: str, other: str) -> None:
    ours, theirs = (
        hub.request("GET", "/schema.graphql", headers={"accept-language": language})
        for language in (accept, other)
    )

    assert ours.headers["content-type"].startswith("text/plain")
    assert "accept-language" in ours.headers["vary"].lower()
    assert "type Query {" in ours.text
    assert ours.text != theirs.text
