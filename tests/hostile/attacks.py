"""Attacks: what strangers send, by the kind of harm that it would do."""

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote
from uuid import uuid4

from tests.hostile.wire import Exchange, asked, half_sent, sent


class Attack(NamedTuple):
    """What is sent, by how many clients at once, and what may come back."""

    name: str
    send: Callable[[int], Exchange]  # to a port
    clients: int = 2
    statuses: tuple[int, ...] = (200,)
    rounds: int = 2  # requests of each client


def question(query: str, **variables: object) -> Callable[[int], Exchange]:
    """A question sent as a POST, each time another one, so that no answer serves for two."""
    return lambda port: asked(port, f"{query} # {uuid4()}", variables)


def doubling(depth: int) -> str:
    """Fragments each of which asks the one before twice."""
    fragments = [
        f"fragment F{n} on Province {{a: region {{provinces {{...F{n - 1}}}}} "
        f"b: region {{provinces {{...F{n - 1}}}}}}}"
        for n in range(1, depth + 1)
    ]
    return " ".join([f"{{provinces{{...F{depth}}}}} fragment F0 on Province {{id}}", *fragments])


def attacks() -> Iterator[Attack]:
    """Every kind of attack."""
    yield from _lists_within_lists()
    yield from _dear_lists()
    yield from _long_names()
    yield from _long_documents()
    yield from _requests()


def _lists_within_lists() -> Iterator[Attack]:
    pairs = [
        ("departments", "province"),
        ("indices", "indicators"),
        ("regions", "provinces"),
        ("documents", "cites"),
    ]
    for outer, inner in pairs:
        back = {"departments": "departments", "indices": "index", "regions": "region"}
        again = back.get(outer, "citedBy")
        for levels in (4, 6, 12):
            steps = [outer, *([inner, again] * levels)][: levels + 1]
            query = "id"
            for step in reversed(steps):
                query = f"{step}{{{query}}}"
            yield Attack(f"{outer}/{inner}, {levels} levels", question(f"{{{query}}}"))
    for depth in (14, 40):
        yield Attack(f"fragments that double, {depth}", question(doubling(depth)))


def _dear_lists() -> Iterator[Attack]:
    whole = "{nodes {citation {text title} claims {citation {text}} history {citation {text}}}}"
    yield Attack(
        "10,000 observations with all", question(f"{{observations(first: 10000) {whole}}}")
    )
    card = (
        'scorecard(entity: "ha-nam") {lines {effort {rankIfBest} sentence components {sentence}}}'
    )
    yield Attack("60 scorecards with all", question(f"{{{_aliased(card, 60)}}}"))
    periods = [f"{1000 + n // 12}-{n % 12 + 1:02}" for n in range(60_000)]
    query = "query($p: [Period!]) {observations(period: $p) {totalCount nodes {id}}}"
    yield Attack("60,000 periods", question(query, p=periods), clients=6)
    trend = 'trend(indicator: "PAPI/TOTAL", entities: $e) {segments {points {rank}}}'
    entities = ["ha-nam", "nam-dinh", "lai-chau", "ha-noi"] * 200
    query = f"query($e: [String!]!) {{{_aliased(trend, 100)}}}"
    yield Attack("100 trends of 800", question(query, e=entities))
    years = _aliased('compare(indicator: "PAPI/S%d", baseline: "2012") {rows {sentence}}', 60)
    yield Attack("60 comparisons with sentences", question(f"{{{years}}}"))


def _aliased(field: str, many: int) -> str:
    """A field so many times; a number within it differs each time."""
    fields = (field % (10 + n) if "%d" in field else field for n in range(many))
    return " ".join(f"a{n}: {each}" for n, each in enumerate(fields))


def _long_names() -> Iterator[Attack]:
    marks = "a" + "\u0301\u0323" * 40_000
    found = "query($n: String!) {province(id: $n) {id}}"
    yield Attack("a name of combining marks", question(found, n=marks))
    yield Attack("the same in the document", question(f'{{province(id: "{marks}") {{id}}}}'))
    searched = "query($n: String!) {search(text: $n) {__typename}}"
    yield Attack("a search for combining marks", question(searched, n=marks))
    aliases = _aliased("province(id: $n) {id}", 300)
    query = f"query($n: String!) {{{aliases}}}"
    yield Attack("a name of 300 kB in 300 aliases", question(query, n="x" * 300_000))
    alias = "a" * 100_000
    query = f"{{observations(first: 10000) {{nodes {{{alias}: period}}}}}}"
    yield Attack("an alias of 100 kB on 10,000 objects", question(query))
    before = 'scorecard(asOf: "1900-01-01T00:00:00Z") {lines {sentence}}'
    query = f"{{{alias}: provinces {{{before}}}}}"
    yield Attack("the same on the way to errors", question(query))
    strangers = _aliased('province(id: "x%d") {id}', 400)
    yield Attack("400 strangers", question(f"{{{strangers}}}"))


def _long_documents() -> Iterator[Attack]:
    yield Attack("450 aliases", question(f"{{{_aliased('dataVersion {id}', 450)}}}"))
    yield Attack("1,200 equal fields", question("{" + "dataVersion {id} " * 1200 + "}"))
    yield Attack("1,000 braces", question("{a" * 1000 + "}" * 1000))
    yield Attack("a comment of 900 kB", question("#" + "x" * 900_000 + "\n{dataVersion{id}}"))
    chain = " ".join(f"fragment F{n} on Query {{...F{n + 1}}}" for n in range(400))
    last = "fragment F400 on Query {dataVersion{id}}"
    yield Attack("a chain of 400 fragments", question(f"{{...F0}} {chain} {last}"))
    spreads = {n: " ".join(f"...F{m}" for m in range(n + 1, 41)) for n in range(41)}
    web = " ".join(f"fragment F{n} on Query {{{spreads[n]} regions {{id}}}}" for n in spreads)
    yield Attack("a web of 40 fragments", question(f"{{...F0}} {web}"))
    yield Attack("documents of 30 kB, each another", _another_long_document, clients=4, rounds=20)


def _another_long_document(port: int) -> Exchange:
    """A document of 30 kB that nobody sent before."""
    fields = " ".join(f"a{n}: dataVersion {{id releases}}" for n in range(450))
    return asked(port, f"{{{fields}}} # {uuid4()} {'x' * 15_000}", {})


def _requests() -> Iterator[Attack]:
    refused = (400, 408, 413, 414, 415, 431, 0)
    yield Attack("a body of 100 MB", lambda port: sent(port, b"x" * 100_000_000), 1, refused)
    big = {"x-large": "x" * 1_000_000}
    yield Attack("a header of 1 MB", lambda port: sent(port, b"{}", big), 2, refused)
    commas = {"accept-language": "," * 60_000}
    yield Attack(
        "60,000 commas",
        lambda port: asked(port, "{dataVersion{id}}", {}, commas),
        2,
        (200, *refused),
    )
    yield Attack("JSON 1,500 deep", lambda port: sent(port, b"[" * 1500 + b"]" * 1500), 2, refused)
    number = b'{"query":"{dataVersion{id}}","variables":{"n":' + b"1" * 4301 + b"}}"
    yield Attack("an integer of 4,301 digits", lambda port: sent(port, number), 2, (200, *refused))
    deep = "/graphql?query=%7BdataVersion%7Bid%7D%7D&variables=" + quote("[" * 1500)
    yield Attack("variables 1,500 deep", lambda port: sent(port, None, path=deep), 2, refused)
    yield Attack("200 half-sent requests", lambda port: half_sent(port, 200), 1, (0,))
    body = json.dumps({"query": "{dataVersion{id}}"}).encode()
    yield Attack("another Host", lambda port: sent(port, body, {"host": "evil.example"}), 2)
