"""What browsers are sent, and how the same address answers programs."""

from pathlib import Path

import httpx
import pytest

from hub.settings import Settings
from hub.web.app import create
from hub.words.language import Language
from schema.descriptions import schema
from tests import needs
from tests.hubs import Shared, TestHub

# What Firefox and Chromium send when a reader opens an address.
BROWSER = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": "en-US,en;q=0.5",
}
PROGRAM = {"accept": "application/json"}
VARY = "Accept, Accept-Language, Accept-Encoding, Origin"
NAME = '{ entity(id: "an") { name } }'


@pytest.fixture(scope="module")
def hub(sqlite: Shared) -> TestHub:
    """The made-up hub, to be read only."""
    return sqlite.readable


@pytest.fixture
def unbuilt(hub: TestHub, tmp_path: Path) -> TestHub:
    """The same hub, its page not built."""
    unbuilt = TestHub(hub.url, hub.seeds)
    unbuilt.app = create(Settings(database_url=hub.url), hub.reader, tmp_path / "page")
    return unbuilt


@pytest.mark.parametrize(
    "path",
    ["/graphql", "/graphql?query=%7B%20regions%20%7B%20id%20%7D%20%7D"],
    ids=["bare", "permanent link"],
)
def test_browser_gets_the_page(hub: TestHub, path: str) -> None:
    needs.page()

    answer = hub.request("GET", path, headers=BROWSER)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<div id="graphiql">' in answer.text


def test_page_loads_only_from_the_hub_and_is_asked_for_anew(hub: TestHub) -> None:
    needs.page()

    headers = hub.request("GET", "/graphql", headers=BROWSER).headers

    assert headers["content-security-policy"].split("; ") == [
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    assert headers["cache-control"] == "no-cache"
    assert headers["vary"] == VARY


@pytest.mark.parametrize("language", Language)
def test_page_begins_in_the_language_of_the_hub_not_of_the_browser(
    hub: TestHub, language: Language
) -> None:
    needs.page()
    speaking = TestHub(hub.url, hub.seeds)
    speaking.app = create(Settings(database_url=hub.url, language=language), hub.reader)

    page = speaking.request("GET", "/graphql", headers=BROWSER).text

    assert f'<html lang="{language}">' in page


def test_unbuilt_page_names_the_command_that_builds_it(unbuilt: TestHub) -> None:
    answer = unbuilt.request("GET", "/graphql", headers=BROWSER)

    assert answer.status_code == 503
    assert answer.text == "Trang GraphiQL chưa được dựng: chạy make install."


@pytest.mark.parametrize(
    "path", ["/favicon.ico", "/favicon.svg", "/page/favicon.svg", "/page/assets/graphiql.js"]
)
def test_files_of_an_unbuilt_page_are_not_found(unbuilt: TestHub, path: str) -> None:
    assert unbuilt.request("GET", path).status_code == 404


@pytest.mark.parametrize("path", ["/favicon.ico", "/favicon.svg", "/page/favicon.svg"])
def test_icon_is_a_picture(hub: TestHub, path: str) -> None:
    needs.page()

    answer = hub.request("GET", path)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"


def test_assets_are_kept_for_good(hub: TestHub) -> None:
    asset = next((needs.page().parent / "assets").glob("graphiql-*.js"))

    first = hub.request("GET", f"/page/assets/{asset.name}")
    again = hub.request(
        "GET", f"/page/assets/{asset.name}", headers={"if-none-match": first.headers["etag"]}
    )

    assert (first.status_code, again.status_code) == (200, 304)
    assert {first.headers["cache-control"], again.headers["cache-control"]} == {
        "public, max-age=31536000, immutable"
    }


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json", "*/*"])
def test_program_asks_by_get(hub: TestHub, accept: str) -> None:
    answer = hub.request("GET", "/graphql", params={"query": NAME}, headers={"accept": accept})

    assert answer.status_code == 200
    assert answer.headers["vary"] == VARY
    assert answer.json() == {"data": {"entity": {"name": "Ân"}}, "extensions": {"cost": 2}}


def test_program_asks_by_get_with_variables(hub: TestHub) -> None:
    question = {
        "query": "query ($id: String!) { entity(id: $id) { name } }",
        "variables": '{"id": "an"}',
    }

    answer = hub.request("GET", "/graphql", params=question, headers=PROGRAM)

    assert answer.json() == {"data": {"entity": {"name": "Ân"}}, "extensions": {"cost": 2}}


def test_post_is_a_question_whoever_sends_it(hub: TestHub) -> None:
    answer = hub.request("POST", "/graphql", json={"query": NAME}, headers=BROWSER)

    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.json() == {"data": {"entity": {"name": "An"}}, "extensions": {"cost": 2}}


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", PROGRAM, 400),
        ("POST", PROGRAM, 415),
        ("PUT", BROWSER, 405),
        ("DELETE", PROGRAM, 405),
    ],
)
def test_no_question_is_a_bad_request_and_no_page(
    hub: TestHub, method: str, headers: dict[str, str], status: int
) -> None:
    answer = hub.request(method, "/graphql", headers=headers)

    assert answer.status_code == status
    assert "<html" not in answer.text


@pytest.mark.parametrize("language", Language)
def test_schema_is_sent_in_the_readers_language(hub: TestHub, language: Language) -> None:
    answer = hub.request("GET", "/schema.graphql", headers={"accept-language": language})

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Language, Origin"
    assert answer.text == schema(language).as_str() + "\n"


def test_schema_that_a_client_knows_is_not_sent_again(hub: TestHub) -> None:
    def asked(**headers: str) -> httpx.Response:
        return hub.request("GET", "/schema.graphql", headers=headers)

    vi, en = (asked(**{"accept-language": language}) for language in ("vi", "en"))
    again = asked(**{"accept-language": "en", "if-none-match": en.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == en.headers["etag"] != vi.headers["etag"]
    assert asked(**{"accept-language": "vi", "if-none-match": en.headers["etag"]}).text == vi.text


def test_home_is_the_page(hub: TestHub) -> None:
    answer = hub.request("GET", "/", headers=BROWSER)

    assert (answer.status_code, answer.headers["location"]) == (307, "graphql")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/graphql/nothing",
        "/page/nothing",
        "/page/graphiql.html",
        "/page/assets/nothing.js",
    ],
)
def test_unknown_path_is_not_found(hub: TestHub, path: str) -> None:
    assert hub.request("GET", path, headers=BROWSER).status_code == 404


@pytest.mark.parametrize("body", [b"null", b"5", b'"x"', b"[]", b"{", b"\xff\xfe", b""], ids=repr)
def test_body_that_is_no_question_is_refused_as_json(hub: TestHub, body: bytes) -> None:
    answer = hub.request(
        "POST", "/graphql", content=body, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"].startswith(
        "yêu cầu không phải là một câu hỏi GraphQL"
    )


def test_half_a_letter_in_a_question_is_told_back(hub: TestHub) -> None:
    body = (
        rb'{"query": "query($name: String!) {province(id: $name) {id}}", "variables": {"name":'
        rb' "\ud800"}}'
    )

    answer = hub.request(
        "POST", "/graphql", content=body, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 200
    assert answer.json()["errors"][0]["extensions"] == {"code": "UnknownName"}


def test_overlong_document_is_refused(hub: TestHub) -> None:
    answer = hub.post(
        "{" + " ".join(f"a{number}: dataVersion {{id}}" for number in range(2000)) + "}"
    )

    assert "data" not in answer
    assert len(answer["errors"]) == 1
