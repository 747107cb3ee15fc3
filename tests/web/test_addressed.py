"""Addresses of the hub's own: what they are asked, how their answers are kept and refused."""

import asyncio
import gzip
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from hub.settings import Settings
from hub.web.address import Address, AddressAnswer
from hub.web.addressed import Addressed
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.outage import Outage
from hub.web.speaking import Speaking
from hub.words.language import Language
from tests.hubs import Shared, TestHub

RANKS = """query ($indicator: ID!, $period: Period) {
  compare(indicator: $indicator, period: $period) { period rows { entity { name } value } } }"""


class Ranks:
    """A page of the values of an indicator, which counts how often it is made."""

    def __init__(self) -> None:
        self.times = 0

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        self.times += 1
        variables = {"indicator": address.last("indicator"), "period": address.last("period")}
        comparison = asker.data(RANKS, variables)["compare"]
        lines = [f"{row['entity']['name']} {row['value']}" for row in comparison["rows"]]
        head = f"{asker.language} {comparison['period']}"
        return AddressAnswer("\n".join([head, *lines * 100]).encode(), "text/plain")


@pytest.fixture
def hub(sqlite: Shared) -> Iterator[TestHub]:
    """The made-up hub, to be read only."""
    with closing(TestHub(sqlite.readable.url, sqlite.readable.seeds)) as hub:
        yield hub


@pytest.fixture
def ranks() -> Ranks:
    return Ranks()


@pytest.fixture
def address(hub: TestHub, ranks: Ranks) -> Addressed:
    reader = hub.reading(max_age=60)
    reader.view()
    asking = Asking(reader, Settings(), Outage())
    return Addressed(asking, Speaking(Language.VI), ranks.make)


def get(
    address: Addressed, method: str = "GET", headers: dict | None = None, **parameters: str
) -> httpx.Response:
    """What is answered at an address."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=address)
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            return await client.request(method, "/ranks", params=parameters, headers=headers)

    return asyncio.run(send())


ASKED = {"indicator": "MADE/TOTAL", "period": "2019"}


def test_what_is_made_at_an_address_is_kept(address: Addressed, ranks: Ranks) -> None:
    first, second = get(address, **ASKED), get(address, **ASKED)

    assert (first.status_code, ranks.times) == (200, 1)
    assert first.text == second.text
    assert first.text.startswith("vi 2019\n")
    assert first.headers["content-type"] == "text/plain; charset=utf-8"
    assert first.headers["hub-data-version"]


def test_its_language_is_a_parameter_before_a_header(address: Addressed) -> None:
    english = get(address, language="en", **ASKED)
    accepted = get(address, headers={"accept-language": "en"}, **ASKED)
    wrong = get(address, language="fr", **ASKED)

    assert english.text.startswith("en 2019")
    assert accepted.text == english.text
    assert english.headers["content-language"] == "en"
    assert (wrong.status_code, wrong.json()["errors"][0]["extensions"]["code"]) == (
        400,
        "BadParameter",
    )


def test_who_has_it_already_is_told_so(address: Addressed) -> None:
    first = get(address, **ASKED)
    tag = first.headers["etag"]

    again = get(address, headers={"if-none-match": tag, "accept-encoding": "gzip"}, **ASKED)

    assert (again.status_code, again.content) == (304, b"")


def test_texts_are_compressed_for_who_takes_that(address: Addressed, hub: TestHub) -> None:
    plain = get(address, headers={"accept-encoding": "identity"}, **ASKED)
    zipped = get(address, headers={"accept-encoding": "gzip"}, **ASKED)

    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.text == plain.text
    assert len(gzip.compress(plain.content)) < len(plain.content)


def test_what_the_hub_does_not_know_is_told_in_its_words(address: Addressed) -> None:
    unknown = get(address, indicator="NOTHING", period="2019")

    (error,) = unknown.json()["errors"]
    assert (unknown.status_code, error["extensions"]["code"]) == (404, "UnknownName")
    assert "NOTHING" in error["message"]


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("OPTIONS", 204), ("HEAD", 200)])
def test_an_address_is_only_read(address: Addressed, method: str, status: int) -> None:
    answer = get(address, method, **ASKED)

    assert (answer.status_code, answer.content[:0]) == (status, b"")


def test_an_address_that_is_too_long_is_refused(address: Addressed) -> None:
    assert get(address, indicator="a" * 9000).status_code == 414
