"""Endurance: `python -m tests.hostile.endurance DATABASE [MINUTES]`; of the database `postgresql` a
server is started and all seeds are imported.

Many connections ask examples, tiles and attacks at once while data is imported and undone, the
server is restarted and, where it is one, the server of the database. Nobody may see an older data
version after a newer one, get an answer that is neither right nor a refusal, or find the memory
grown.
"""

import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, RemoteDisconnected
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tests import databases
from tests.clients.checks import TILES
from tests.clients.served import filled, serving
from tests.hostile.attacks import attacks
from tests.hostile.process import memory
from tests.hubs import TestHub
from tests.kept.conftest import REVISION
from tests.test_examples import PAGES, read

_CONNECTIONS, _HOSTILE = 32, 0.03  # the share of attacks
_ALLOWED = {200, 400, 408, 413, 431, 503}
# What happens in turn before the server is restarted, and afterwards.
_EVENTS = [["import", "undo"], ["import", "restart", "undo", "import"]]
_MOST_MORE = 100  # MB that a server may take more at the end than after a while


@dataclass
class Tally:
    """What all connections met."""

    statuses: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)  # of examples and tiles, in their order
    memories: list[int] = field(default_factory=list)  # MB, before the first event and at the end
    ended: threading.Event = field(default_factory=threading.Event)


def main(database: str, minutes: float = 10) -> None:
    """Run for so many minutes; the exit code is 1 where anything was wrong."""
    wrong = False
    with TemporaryDirectory() as folder, _hub(database, Path(folder)) as hub:
        for events in _EVENTS:  # the server is restarted between them
            with serving(hub.url) as (url, process):
                tally = Tally()
                served = _Served(hub, urlsplit(url).port, process.pid, Path(folder))
                _endured(served, events, tally, seconds=60 * minutes / len(_EVENTS))
            print(_told(tally), *tally.faults[:10], sep="\n", flush=True)
            grown = tally.memories[-1] - tally.memories[0]
            wrong |= bool(tally.faults or set(tally.statuses) - _ALLOWED or grown > _MOST_MORE)
    if wrong:
        sys.exit("Not endured")


@contextmanager
def _hub(database: str, folder: Path) -> Iterator[TestHub]:
    """A hub of all seeds, free to be written to."""
    if database != "postgresql":
        url = f"sqlite:///{Path(database).resolve()}"
        with closing(TestHub(databases.copied(url, folder))) as hub:
            yield hub
        return
    with databases.server() as server, closing(TestHub(filled(databases.new(server)))) as hub:
        yield hub


@dataclass(frozen=True)
class _Served:
    """A hub that serves: where, and as which process."""

    hub: TestHub
    port: int
    process: int
    folder: Path

    @property
    def memory(self) -> int:
        """How many MB the process takes."""
        return memory(self.process)


def _endured(served: _Served, events: list[str], tally: Tally, seconds: float) -> None:
    """Ask for so many seconds, with events meanwhile."""
    threads = [
        threading.Thread(target=_ask, args=(served.port, place, tally))
        for place in range(_CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for event in [*events, ""]:
        time.sleep(seconds / (len(events) + 1))
        tally.memories.append(served.memory)
        if event:
            _HAPPENS[event](served)
    tally.ended.set()
    for thread in threads:
        thread.join()


def _import(served: _Served) -> None:
    file = served.folder / "revision.csv"
    file.write_text(REVISION, encoding="utf-8")
    served.hub.take("papi", file, accept="chỉ để thử")


def _undo(served: _Served) -> None:
    served.hub.undo(served.hub.reader.newest().releases[-1].id)


def _restart(served: _Served) -> None:
    """The server of the database goes down and comes back; a file knows none."""
    if served.hub.url.startswith("postgresql"):
        databases.restart(served.hub.url)
        served.hub.close()


_HAPPENS = {"import": _import, "undo": _undo, "restart": _restart}


def _told(tally: Tally) -> str:
    """How often which status came, how long answers took in the first and the last third, and the
    memory.
    """
    third = len(tally.seconds) // 3
    parts = [sorted(tally.seconds[:third]), sorted(tally.seconds[-third:])]
    took = ", then ".join(
        f"{1e3 * part[third // 2]:.0f} ms (1 of 100: {1e3 * part[third * 99 // 100]:.0f} ms)"
        for part in parts
    )
    return f"{dict(tally.statuses)}, half took {took}, memory {tally.memories} MB"


def _ask(port: int, place: int, tally: Tally) -> None:
    """One connection: asks until the end, and looks at the version of each reply."""
    chance, newest = random.Random(place), 0
    questions, harm = _questions(), list(attacks())
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while not tally.ended.is_set():
        if chance.random() < _HOSTILE:
            tally.statuses[chance.choice(harm).send(port).status or 400] += 1
            continue
        begun = time.perf_counter()
        try:
            reply, body = _replied(connection, chance.choice(questions))
        except (OSError, HTTPException) as fault:
            tally.faults.append(f"lost: {fault!r}")
            connection.close()
            continue
        tally.statuses[reply.status] += 1
        tally.seconds.append(time.perf_counter() - begun)
        newest = _looked_at(reply, body, newest, tally)
    connection.close()


def _replied(connection: HTTPConnection, question: bytes) -> tuple[HTTPResponse, bytes]:
    """The reply to a question. A connection that was silent may have made room for others; then it
    is asked anew, once, as every client does.
    """
    is_new = connection.sock is None
    try:
        connection.request("POST", "/graphql", question, _HEADERS)
        reply = connection.getresponse()
    except (BrokenPipeError, ConnectionResetError, RemoteDisconnected):
        connection.close()
        if is_new:
            raise
        return _replied(connection, question)
    return reply, reply.read()


def _looked_at(reply: HTTPResponse, body: bytes, newest: int, tally: Tally) -> int:
    """Note what is wrong with a reply; the newest version of all so far."""
    version = int(reply.headers.get("hub-data-version", newest))
    if version < newest:
        tally.faults.append(f"version {version} after {newest}")
    if b'"HubFault"' in body:
        tally.faults.append(body[:200].decode())
    return max(newest, version)


_HEADERS = {"content-type": "application/json"}


def _questions() -> list[bytes]:
    """Ten times the tiles, and the examples."""
    variables = json.loads((TILES / "variables.json").read_text(encoding="utf-8"))
    tiles = [(path.read_text(encoding="utf-8"), path.stem) for path in TILES.glob("*.graphql")]
    asked = [(query, variables[name]) for query, name in tiles] * 10
    asked += [(page.query, page.variables) for page in map(read, PAGES)]
    return [json.dumps({"query": query, "variables": own}).encode() for query, own in asked]


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10)
