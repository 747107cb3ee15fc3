"""The hub as it is run: one command from seeds to answers, and nobody waits for another's
question.
"""

import asyncio
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import event

from tests.hubs import ROOT, TestHub
from tests.statements import statements

QUESTIONS = """query($asOf: DateTime) {
  compare(indicator: "MADE/TOTAL", period: "2019", asOf: $asOf) {
    publishedMean { value } rows { value entity { id name } notes observation { id citation {
      text(asOf: $asOf) release { id } } } } }
  trend(indicator: "MADE/TOTAL", entities: ["Ân", "Bình"]) { entity { id } segments { points { value
    observation { id } } } }
  observations(index: "MADE", first: 100, asOf: $asOf) { totalCount nodes { value
    claims(asOf: $asOf) { value } history { value } } }
  search(text: "ân") { __typename }
  entity(id: "an") { name predecessors { date } }
  indicator(id: "MADE/TOTAL") { id }
  provinces { id }
  releases { id undoes { id } }
  dataVersion { id releases observations }
}"""


@contextmanager
def up(folder: Path, url: str = "sqlite:///hub.db", **settings: str) -> Iterator[tuple[str, Path]]:
    """`hub up` on a free port, ready; its address and what it said."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = (
        os.environ
        | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "HUB_PORT": str(port),
            "HUB_LANGUAGE": "vi",
            "HUB_DATABASE_URL": url,
            "HUB_SEEDS": "seeds",
        }
        | settings
    )
    said = folder / f"{port}.log"
    with said.open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", "from hub.cli import main; main(['up'])"],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(server, f"http://127.0.0.1:{port}", said)
        yield f"http://127.0.0.1:{port}", said
    finally:
        server.terminate()
        server.wait(30)


def _wait(server: subprocess.Popen, address: str, said: Path) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            assert server.poll() is None, said.read_text(encoding="utf-8")
        time.sleep(0.1)
    raise AssertionError(said.read_text(encoding="utf-8"))


def test_one_command_leads_from_seeds_to_answers_and_imports_once(
    empty: TestHub, tmp_path: Path
) -> None:
    question = {
        "query": (
            '{ compare(indicator: "MADE/TOTAL", period: "2018", first: 1) { rows { entity { name }'
            " value } } }"
        )
    }

    with up(tmp_path, empty.url) as (address, said):
        answer = httpx.post(f"{address}/graphql", json=question).json()
        first = said.read_text(encoding="utf-8")
    with up(tmp_path, empty.url) as (again, said):
        same = httpx.post(f"{again}/graphql", json=question).json()
        second = said.read_text(encoding="utf-8")

    rows = [{"entity": {"name": "Cường"}, "value": 73.0}]
    assert answer == same
    assert answer["data"] == {"compare": {"rows": rows}}
    assert [line for line in first.splitlines() if "phiên bản" in line] == [
        "places: phiên bản dữ liệu 1",
        "made: phiên bản dữ liệu 2",
    ]
    assert second == f"Mở {again}/\n"


def test_seeds_that_are_refused_hold_up_neither_the_others_nor_the_service(
    empty: TestHub, tmp_path: Path
) -> None:
    figures = tmp_path / "seeds" / "made" / "2018.csv"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace(",Cường,", ",Nobody,", 1), encoding="utf-8"
    )

    with up(tmp_path, empty.url) as (address, said):
        answer = httpx.post(
            f"{address}/graphql", json={"query": '{ entity(id: "an") { id } }'}
        ).json()
        words = said.read_text(encoding="utf-8")

    assert answer["data"] == {"entity": {"id": "an"}}
    assert "places: phiên bản dữ liệu 1" in words
    assert "đã ghi: places\nchưa ghi: made\n" in words


def test_no_statement_runs_on_the_event_loop(hub: TestHub) -> None:
    threads: set[int] = set()

    def note(*_: object) -> None:
        threads.add(threading.get_ident())

    event.listen(hub.reader.engine, "before_cursor_execute", note)
    answer = hub.post(
        QUESTIONS, asOf=hub.ask("{ releases { importedAt } }")["releases"][0]["importedAt"]
    )
    hub.request("GET", "/readyz")
    event.remove(hub.reader.engine, "before_cursor_execute", note)

    assert "errors" not in answer
    # The loop of a test runs in the test's own thread.
    assert threads
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("path", ["/healthz", "/schema.graphql"])
def test_what_needs_no_data_asks_the_database_nothing(hub: TestHub, path: str) -> None:
    with statements(hub.reader.engine) as sent:
        assert hub.request("GET", path).status_code == 200

    assert sent == []


def test_others_are_answered_while_one_question_is_slow(hub: TestHub) -> None:
    asked, answered, in_time = threading.Event(), threading.Event(), []

    def wait(*_: object) -> None:
        asked.set()
        in_time.append(answered.wait(30))

    async def both() -> None:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=hub.app), base_url="http://hub"
        ) as client:
            slow = asyncio.create_task(client.post("/graphql", json={"query": QUESTIONS}))
            await asyncio.to_thread(asked.wait, 30)
            await client.get("/healthz")
            answered.set()
            await slow

    event.listen(hub.reader.engine, "before_cursor_execute", wait, once=True)
    asyncio.run(both())

    assert in_time == [True]
