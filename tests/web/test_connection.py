"""What a client may send, and how long it may take."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from tests.hubs import Shared, TestHub
from tests.web.wire import answered, connected, head, heard, question, serving

ALIVE = b'{"status":"ok"}'


@pytest.fixture(scope="module")
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


@pytest.fixture(scope="module")
def port(hub: TestHub) -> Iterator[int]:
    """A hub whose patience with requests is short."""
    with serving(hub, request_seconds=1) as port:
        yield port


def refused(answer: bytes) -> tuple[int, str]:
    """The status of a refusal, and the kind of fault."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    assert b"content-type: application/json; charset=utf-8" in lines
    assert b"content-language: vi" in lines
    assert b"x-content-type-options: nosniff" in lines
    (error,) = json.loads(body)["errors"]
    assert error["message"]
    return int(head.split()[1]), error["extensions"]["code"]


def test_no_answer_names_the_server(port: int) -> None:
    with connected(port) as client:
        client.sendall(head("GET", "/healthz", "connection: close"))

        assert b"\r\nserver:" not in heard(client).lower()


@pytest.mark.parametrize(
    "sent",
    [
        head("GET", "/healthz", f"accept-language: {'vi,' * 30_000}"),
        head("GET", "/healthz", f"a: {'b' * 70_000}"),
        head("GET", "/healthz", *[f"a{number}: b" for number in range(12_000)]),
        head("GET", f"/graphql?query={'a' * 70_000}"),
        b"GET /" + b"a" * 10 * 2**20,
        b"GET / HTTP/1.1\r\na: " + b"b" * 10 * 2**20,
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 2**20,
    ],
    ids=["language", "header", "headers", "address", "endless address", "endless", "many"],
)
def test_a_long_head_is_refused(port: int, sent: bytes) -> None:
    with connected(port) as client:
        try:
            client.sendall(sent)
        except ConnectionError:
            return  # it was hung up on before all was sent

        answer = heard(client)
    assert not answer or refused(answer) == (431, "BadRequest")


def test_a_head_a_little_over_the_limit_is_told_so(port: int) -> None:
    with connected(port) as client:
        client.sendall(head("GET", "/healthz", f"a: {'b' * 66_000}"))

        assert refused(heard(client)) == (431, "BadRequest")


@pytest.mark.parametrize("sent", [b"nothing\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n"])
def test_what_is_no_http_is_refused(port: int, sent: bytes) -> None:
    with connected(port) as client:
        client.sendall(sent)

        assert refused(heard(client)) == (400, "BadRequest")


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /healthz HTTP/1.1\r\nhost:",
        head("POST", "/graphql", "content-type: application/json", "content-length: 20") + b"{",
        head("POST", "/graphql", "content-type: application/json", "transfer-encoding: chunked")
        + b"5\r\n{",
    ],
    ids=["head", "body", "chunk"],
)
def test_half_a_request_is_told_that_it_is_late(port: int, sent: bytes) -> None:
    with connected(port) as client:
        client.sendall(sent)

        assert refused(heard(client)) == (408, "BadRequest")


@pytest.mark.parametrize("piece", [b"", b"\r\n", b"a: b\r\n"], ids=["nothing", "blanks", "headers"])
def test_a_client_that_never_finishes_is_hung_up_on(port: int, piece: bytes) -> None:
    with connected(port) as client:
        client.sendall(b"" if piece in (b"", b"\r\n") else b"GET / HTTP/1.1\r\n")
        until, answer = time.monotonic() + 20, None
        client.settimeout(0.2)
        while answer is None and time.monotonic() < until:
            try:
                client.sendall(piece)
                answer = answered(client)
            except TimeoutError:
                pass
            except ConnectionError:
                answer = b""

    assert answer is not None


def test_blanks_between_requests_do_not_keep_a_connection(port: int) -> None:
    with connected(port) as client:
        client.sendall(head())
        assert ALIVE in answered(client)
        client.sendall(b"\r\n")

        assert refused(heard(client)) == (408, "BadRequest")


def test_half_sent_requests_hold_no_place(hub: TestHub) -> None:
    half = head("POST", "/graphql", "content-type: application/json", "content-length: 90") + b"{"
    with serving(hub, threads=1, most_waiting=0) as port, ExitStack() as clients:
        for _ in range(20):
            clients.enter_context(connected(port)).sendall(half)
        asking = clients.enter_context(connected(port))

        asking.sendall(question("{ dataVersion { id } }"))

        assert answered(asking).startswith(b"HTTP/1.1 200 ")


def test_whoever_has_been_silent_longest_makes_room(hub: TestHub) -> None:
    with serving(hub, connections=3) as port, ExitStack() as clients:
        silent, idle, half = (clients.enter_context(connected(port)) for _ in range(3))
        for client in (silent, idle, half):  # the hub knows each before the next one speaks
            client.sendall(head())
            assert ALIVE in answered(client)
        half.sendall(b"GET /healthz HTTP/1.1\r\n")
        idle.sendall(head())
        assert ALIVE in answered(idle)

        newest = clients.enter_context(connected(port))
        newest.sendall(head())

        assert ALIVE in answered(newest)
        assert answered(silent) == b""
        idle.sendall(head())
        assert ALIVE in answered(idle)


@pytest.mark.parametrize("tells_length", [True, False], ids=["length", "chunks"])
def test_a_body_over_the_limit_is_refused_before_it_has_come(port: int, tells_length) -> None:
    length = "content-length: 300000000" if tells_length else "transfer-encoding: chunked"
    with connected(port) as client:
        client.sendall(head("POST", "/graphql", "content-type: application/json", length))
        if not tells_length:
            client.sendall((b"10000\r\n" + b" " * 2**16 + b"\r\n") * 17)

        assert refused(answered(client)) == (413, "BadRequest")


def test_a_refused_body_is_not_listened_to_for_ever(port: int) -> None:
    with connected(port) as client:
        length = "content-length: 300000000"
        client.sendall(head("POST", "/graphql", "content-type: application/json", length))
        with pytest.raises(ConnectionError):
            client.sendall(b" " * 50_000_000)


def test_after_a_refused_body_the_connection_goes_on(port: int) -> None:
    body = b" " * (2**20 + 1)
    with connected(port) as client:
        length = f"content-length: {len(body)}"
        client.sendall(head("POST", "/graphql", "content-type: application/json", length))
        assert refused(answered(client)) == (413, "BadRequest")

        client.sendall(body + head())

        assert ALIVE in answered(client)


def test_requests_one_behind_another_are_answered_in_their_order(port: int) -> None:
    with connected(port) as client:
        client.sendall(
            head() + head("GET", "/nothing") + head("GET", "/healthz", "connection: close")
        )

        assert re.findall(rb"HTTP/1.1 (\d+)", heard(client)) == [b"200", b"404", b"200"]


def test_a_wish_for_another_protocol_is_answered_in_this_one(port: int) -> None:
    with connected(port) as client:
        client.sendall(head("GET", "/healthz", "connection: upgrade", "upgrade: websocket"))

        assert ALIVE in answered(client)


def test_a_head_without_a_body_carries_the_same_length(port: int) -> None:
    path = "/graphql?query=%7BdataVersion%7Bid%7D%7D"
    with connected(port) as client:
        client.sendall(head("GET", path, "connection: close"))
        whole = heard(client)
    with connected(port) as client:
        client.sendall(head("HEAD", path, "connection: close"))
        alone = heard(client)

    lines = [line for line in whole.partition(b"\r\n\r\n")[0].split(b"\r\n") if b"date" not in line]
    assert alone.endswith(b"\r\n\r\n")
    assert [line for line in alone.strip().split(b"\r\n") if b"date" not in line] == lines
