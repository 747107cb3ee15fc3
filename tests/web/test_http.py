"""What clients of HTTP expect of every address."""

import gzip
import json
import logging
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from hub.settings import RootPath, Settings
from hub.web.app import create
from hub.web.graphiql import GraphiQL
from tests.hubs import Shared, TestHub

QUESTION = "{ dataVersion { id } }"
LONG = "{ __schema { types { name description } } }"
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


@pytest.fixture(scope="module")
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


def get(hub: TestHub, query: str = QUESTION, method: str = "GET", **headers: str) -> httpx.Response:
    """The answer to a question in an address."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return hub.request(method, "/graphql", params={"query": query}, headers=named)


def refused(answer: httpx.Response) -> tuple[int, str]:
    """The status of a refusal and the kind of fault; it is JSON, and in Vietnamese."""
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["content-language"] == "vi"
    (error,) = answer.json()["errors"]
    assert not error["message"].isascii()
    return answer.status_code, error["extensions"]["code"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "NotFound"),
        ("GET", "/page/assets/nothing.js", 404, "NotFound"),
        ("GET", "/graphql", 400, "BadRequest"),
        ("POST", "/healthz", 405, "BadRequest"),
        ("DELETE", "/page/assets/nothing.js", 405, "BadRequest"),
        ("PUT", "/graphql", 405, "BadRequest"),
        ("PATCH", "/graphql", 405, "BadRequest"),
        ("TRACE", "/graphql", 405, "BadRequest"),
        ("POST", "/graphql", 415, "BadRequest"),
    ],
)
def test_every_refusal_is_json_in_the_readers_language(
    hub: TestHub, method: str, path: str, status: int, code: str
) -> None:
    vietnamese = hub.request(method, path)
    english = hub.request(method, path, headers={"accept-language": "en"})

    assert refused(vietnamese) == (status, code)
    assert english.headers["content-language"] == "en"
    assert english.json()["errors"][0]["message"].isascii()
    assert EVERYWHERE.items() <= dict(vietnamese.headers).items()


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/graphql", "GET, HEAD, POST, OPTIONS"),
        ("/healthz", "GET, HEAD, OPTIONS"),
        ("/schema.graphql", "GET, HEAD, OPTIONS"),
    ],
)
def test_the_methods_of_an_address_are_told(hub: TestHub, path: str, methods: str) -> None:
    options, wrong = (hub.request(method, path) for method in ("OPTIONS", "DELETE"))

    assert (options.status_code, options.content) == (204, b"")
    assert wrong.status_code == 405
    assert options.headers["allow"] == wrong.headers["allow"] == methods


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_nobody_can_read_is_not_sent(hub: TestHub, method: str) -> None:
    answer = hub.request(method, "/graphql", json={"query": QUESTION}, headers={"accept": "a/b"})

    assert refused(answer) == (406, "BadRequest")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/schema.graphql", "/", "/favicon.svg"])
def test_every_answer_tells_browsers_to_be_careful(hub: TestHub, path: str) -> None:
    assert EVERYWHERE.items() <= dict(hub.request("GET", path).headers).items()


def test_a_fault_of_ours_is_json_and_logged(
    hub: TestHub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(GraphiQL, "page", None)
    with caplog.at_level(logging.ERROR, "hub.web"):
        answer = hub.request("GET", "/graphql", headers={"accept": "text/html"})

    assert refused(answer) == (500, "HubFault")
    assert EVERYWHERE.items() <= dict(answer.headers).items()
    assert [record.message for record in caplog.records] == ["unexpected error at /graphql"]


def test_an_answer_tells_its_language_and_version(hub: TestHub) -> None:
    answer = get(hub, accept_language="en-GB, vi;q=0.5")

    assert answer.headers["content-language"] == "en"
    assert answer.headers["hub-data-version"] == "2"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["age"] == "0"


@pytest.mark.parametrize(
    "known", ["{}", "W/{}", '"a", {}', '"a",W/{} , "b"', "*"], ids=lambda known: known
)
def test_an_answer_that_is_known_is_not_sent_again(hub: TestHub, known: str) -> None:
    tag = get(hub).headers["etag"]

    for method in ("GET", "HEAD"):
        again = get(hub, method=method, if_none_match=known.format(tag))

        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["vary"] == "Accept, Accept-Language, Accept-Encoding, Origin"
        assert EVERYWHERE.items() <= dict(again.headers).items()


def test_a_post_is_answered_whatever_is_known(hub: TestHub) -> None:
    answer = hub.request(
        "POST", "/graphql", json={"query": QUESTION}, headers={"if-none-match": "*"}
    )

    assert answer.status_code == 200


def test_every_form_has_a_tag_of_its_own(hub: TestHub) -> None:
    forms = [
        {},
        {"accept_language": "en"},
        {"accept": "application/graphql-response+json"},
        {"accept_encoding": "gzip"},
    ]
    tags = [
        get(hub, LONG, **({"accept_encoding": "identity"} | form)).headers["etag"] for form in forms
    ]

    assert len(set(tags)) == 4
    for form, tag in zip(forms, tags, strict=True):
        headers = {"accept_encoding": "identity"} | form
        assert get(hub, LONG, if_none_match=tag, **headers).status_code == 304
        other = next(each for each in tags if each != tag)
        assert get(hub, LONG, if_none_match=other, **headers).status_code == 200


def test_long_answers_are_compressed(hub: TestHub) -> None:
    plain, zipped = (get(hub, LONG, accept_encoding=coding) for coding in ("identity", "gzip"))

    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.content == plain.content  # httpx has opened it
    assert int(zipped.headers["content-length"]) == len(gzip.compress(plain.content, 5, mtime=0))


def test_what_is_refused_is_never_said_to_be_known(hub: TestHub) -> None:
    media = "application/graphql-response+json"

    answer = get(hub, "{ nothing }", accept=media, if_none_match="*")

    assert (answer.status_code, answer.headers["content-type"]) == (400, f"{media}; charset=utf-8")


@pytest.mark.parametrize("host", ["evil.example", "hub", "evil.example:80@hub"])
@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/", "tinh"),
        ("/graphql/", "../graphql"),
        ("/graphql/?query=a", "../graphql?query=a"),
    ],
)
def test_no_address_leads_to_another_host(
    hub: TestHub, host: str, path: str, location: str
) -> None:
    answer = hub.request("GET", path, headers={"host": host, "x-forwarded-host": host})

    assert answer.headers["location"] == location


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/graphql", "/healthz/"])
def test_no_other_address_leads_anywhere(hub: TestHub, path: str) -> None:
    assert hub.request("GET", f"http://hub{path}").status_code == 404


@pytest.mark.parametrize("path", ["/kho/so-lieu/graphql", "/graphql"])
def test_a_prefix_that_is_set_may_come_or_be_stripped(hub: TestHub, path: str) -> None:
    within = TestHub(hub.url, hub.seeds)
    settings = Settings(database_url=hub.url, root_path=RootPath("/kho/so-lieu"))
    within.app = create(settings, hub.reader)

    answer = within.request("POST", path, json={"query": QUESTION})

    assert answer.json()["data"] == {"dataVersion": {"id": "2"}}


def test_a_prefix_that_a_proxy_tells_is_stripped(hub: TestHub) -> None:
    told = {"x-forwarded-prefix": "/kho/"}

    assert hub.request("GET", "/kho/healthz", headers=told).status_code == 200
    assert hub.request("GET", "/healthz", headers=told).status_code == 200
    assert hub.request("GET", "/khohealthz", headers=told).status_code == 404
    assert hub.request("GET", "/kho/healthz").status_code == 404


@pytest.mark.parametrize(
    "variables",
    [
        "[" * 9_000,
        '{"a":' * 2_000,
        f'{{"a": {"9" * 4301}}}',
        '{"a": NaN}',
        '{"a": -Infinity}',
        "5",
        '"a"',
        "{",
    ],
    ids=["lists", "objects", "digits", "nan", "infinity", "number", "text", "open"],
)
def test_values_that_are_none_are_a_bad_request(hub: TestHub, variables: str) -> None:
    body = f'{{"query": "{QUESTION}", "variables": {variables}}}'.encode()
    headers = {"content-type": "application/json"}

    posted = hub.request("POST", "/graphql", content=body, headers=headers)
    asked = hub.request("GET", "/graphql", params={"query": QUESTION, "variables": variables})

    assert refused(posted) == refused(asked) == (400, "BadRequest")


def test_values_may_be_deep_as_long_as_they_are_json(hub: TestHub) -> None:
    deep = "[" * 500 + "]" * 500
    query = "query($a: ID!) { index(id: $a) { id } }"
    body = f'{{"query": "{query}", "variables": {{"a": {deep}}}}}'.encode()

    answer = hub.request(
        "POST", "/graphql", content=body, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 200
    assert answer.json()["errors"][0]["extensions"]["code"] == "BadVariable"


def test_a_body_over_a_megabyte_is_refused(hub: TestHub) -> None:
    body = json.dumps({"query": QUESTION + " " * 2**20}).encode()

    answer = hub.request(
        "POST", "/graphql", content=body, headers={"content-type": "application/json"}
    )

    assert refused(answer) == (413, "BadRequest")
