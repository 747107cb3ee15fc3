"""Streams of observations: little is held however many they are, and nothing for who has left."""

import asyncio
import gc
import gzip
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from threading import Event

import openpyxl
import pandas
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message

from hub.settings import Settings
from hub.web.asker import Asker
from hub.web.asking import Asking
from hub.web.bounds import bounds
from hub.web.export.making import FileMaking
from hub.web.export.pages import ObservationPages
from hub.web.export.question import question
from hub.web.export.stream import ObservationStream
from hub.web.export.table import AnswerTable
from hub.web.outage import Outage
from hub.web.speaking import Speaking
from hub.web.workers import Client
from hub.words.language import Language
from hub.words.terms import ComputedRanks
from schema.answering import Answerer
from tests.hubs import TestHub

SIZE = 3  # observations of a page, of 30 that are held


@dataclass
class StreamClient:
    """Who reads a stream, and may leave or look around at each piece."""

    app: Starlette
    host: str = "127.0.0.1"
    leaves_after: int = 1000  # pieces
    steps: int = 1000  # for which it waits
    look: Callable[[], int] = lambda: 0
    status: int = 0
    headers: dict[bytes, bytes] = field(default_factory=dict)
    pieces: list[bytes] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    is_whole: bool = False

    def get(self, path: str, query: str = "", **headers: str) -> "StreamClient":
        """What is answered."""
        asyncio.run(self.read(path, query, **headers))
        return self

    async def read(self, path: str, query: str = "", **headers: str) -> None:
        """Read what is answered."""
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "client": (self.host, 50000),
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
            ],
        }
        await self.app(scope, self._receive, self._send)

    @property
    def body(self) -> bytes:
        """All that came."""
        return b"".join(self.pieces)

    async def _receive(self) -> Message:
        self.steps -= 1
        while len(self.pieces) < self.leaves_after and self.steps > 0:
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            return
        if message["body"]:
            self.pieces.append(message["body"])
            self.seen.append(self.look())
        self.is_whole = not message.get("more_body", False)


@pytest.fixture
def asking(hub: TestHub) -> Asking:
    """What asks the hub."""
    return Asking(hub.reading(max_age=60), Settings(), Outage())


@pytest.fixture
def app(asking: Asking) -> Starlette:
    """An application that answers with observations, a few a page."""
    stream = ObservationStream(asking, Speaking(Language.VI), size=SIZE)
    return Starlette(routes=[Route("/export/observations.{suffix}", stream)])


def tables() -> int:
    """How many tables are in memory."""
    gc.collect()
    return sum(isinstance(thing, AnswerTable) for thing in gc.get_objects())


@pytest.mark.parametrize("suffix", ["csv", "tsv", "rows.json"])
def test_a_page_is_sent_before_the_next_is_made(app: Starlette, hub: TestHub, suffix: str) -> None:
    before = tables()
    client = StreamClient(app, look=tables).get(f"/export/observations.{suffix}")

    total = hub.ask("{ observations { totalCount } }")["observations"]["totalCount"]
    assert (client.status, client.is_whole) == (200, True)
    assert len(client.pieces) == total / SIZE
    assert max(client.seen) - before <= 1
    assert max(map(len, client.pieces[1:])) < 2 * min(map(len, client.pieces[1:]))


def test_pages_together_are_the_whole_answer(app: Starlette, hub: TestHub) -> None:
    client = StreamClient(app).get("/export/observations.csv")

    frame = pandas.read_csv(BytesIO(client.body))
    nodes = hub.ask("{ observations(first: 100) { nodes { id value } } }")["observations"]["nodes"]
    assert frame["observation_id"].tolist() == [node["id"] for node in nodes]
    assert frame["value"].astype(object).where(frame["value"].notna(), None).tolist() == [
        node["value"] for node in nodes
    ]


@pytest.mark.parametrize(("first", "count"), [("0", 0), ("1", 1), ("3", 3), ("7", 7), ("999", 30)])
def test_as_many_come_as_are_wanted(app: Starlette, first: str, count: int) -> None:
    client = StreamClient(app).get("/export/observations.csv", f"first={first}")

    assert len(pandas.read_csv(BytesIO(client.body))) == count


def test_pieces_are_compressed_for_who_takes_that(app: Starlette) -> None:
    plain = StreamClient(app).get("/export/observations.csv")
    zipped = StreamClient(app).get("/export/observations.csv", accept_encoding="gzip")

    assert zipped.headers[b"content-encoding"] == b"gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert zipped.headers[b"etag"] != plain.headers[b"etag"]


def test_nothing_is_made_for_who_has_left(app: Starlette) -> None:
    client = StreamClient(app, leaves_after=2).get("/export/observations.csv")

    assert len(client.pieces) in (2, 3)
    assert not client.is_whole


def test_a_workbook_is_made_beside_memory(app: Starlette) -> None:
    before = tables()
    client = StreamClient(app, look=tables).get("/export/observations.xlsx")

    page = openpyxl.load_workbook(BytesIO(client.body)).worksheets[0]
    assert page.max_row == 31
    assert int(client.headers[b"content-length"]) == len(client.body)
    assert max(client.seen) - before <= 1


@pytest.mark.parametrize("suffix", ["xlsx", "zip", "parquet"])
@pytest.mark.parametrize("steps", [1, 2, 4, 1000])
def test_nothing_stays_on_the_disk(
    app: Starlette, suffix: str, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    client = StreamClient(app, steps=steps).get(f"/export/observations.{suffix}")

    assert client.is_whole == (steps == 1000)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "zip"])
def test_nothing_is_made_once_a_file_is_let_go(
    hub: TestHub, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asker = Asker(Answerer(Language.VI, bounds(Settings()), ComputedRanks.NONE), hub.reader.view())
    making = FileMaking(
        ObservationPages(asker, question(asker, f"observations.{suffix}", ()), SIZE)
    )
    making.step(asker)
    making.close()

    assert making.step(asker) == b""
    assert not making.is_whole
    assert list(tmp_path.iterdir()) == []
    making.close()


def test_files_in_the_making_take_no_place_of_answers(asking: Asking) -> None:
    gate = Event()

    async def ask() -> int:
        client = Client(asyncio.Event().wait)  # who never leaves
        files = [
            asyncio.ensure_future(asking.made_aside(lambda _: gate.wait(60), Language.VI, client))
            for _ in range(8)
        ]
        try:
            return await asking.made(lambda asker: asker.version, Language.VI, client)
        finally:
            gate.set()
            await asyncio.gather(*files)

    assert asyncio.run(ask()) == 2


@pytest.mark.parametrize(("suffix", "most"), [("xlsx", 4), ("csv", 32)])
@pytest.mark.parametrize("hosts", [1, 3])
def test_only_a_few_are_sent_at_once_and_half_of_them_to_one_client(
    app: Starlette, suffix: str, most: int, hosts: int
) -> None:
    path = f"/export/observations.{suffix}"
    clients = [StreamClient(app, host=f"10.0.0.{number % hosts}") for number in range(most + 2)]

    async def all_at_once() -> None:
        await asyncio.gather(*(client.read(path, "first=4") for client in clients))

    asyncio.run(all_at_once())
    again = StreamClient(app, host="10.0.0.0").get(path, "first=4")

    served = [client.status for client in clients].count(200)
    assert served == (most // 2 if hosts == 1 else most)
    assert {client.status for client in clients} == {200, 503}
    assert again.status == 200


@pytest.mark.parametrize("query", ["first=-1", "after=nothing", "from=abc", "asOf=99"])
def test_a_wrong_question_is_refused_before_it_begins(app: Starlette, query: str) -> None:
    client = StreamClient(app).get("/export/observations.csv", query)

    assert client.status in (400, 404)
    assert b"errors" in client.body
    assert b"10000" not in client.body  # a page's limit, which is none of the file's


def test_a_question_of_the_past_is_answered_from_then(app: Starlette) -> None:
    client = StreamClient(app).get("/export/observations.csv", "asOf=2&index=MADE")

    assert set(pandas.read_csv(BytesIO(client.body))["data_version"]) == {2}
