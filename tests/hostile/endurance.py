"""Endurance: `python -m tests.hostile.endurance DATABASE [MINUTES]`.

Many connections ask examples, tiles and attacks at once while data is imported and undone and the
server is restarted. Nobody may see an older data version after a newer one, get an answer that is
neither right nor a refusal, or find the memory grown.
"""

import json
import random
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tests import databases
from tests.clients.checks import TILES
from tests.clients.served import serving
from tests.hostile.attacks import attacks
from tests.hostile.process import memory
from tests.hubs import TestHub
from tests.kept.conftest import REVISION
from tests.test_examples import PAGES, read

_CONNECTIONS, _HOSTILE = 32, 0.03  # the share of attacks
_ALLOWED = {200, 400, 408, 413, 431, 503}


@dataclass
class Tally:
    """What all connections met."""

    statuses: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


def main(database: str, minutes: float = 10) -> None:
    """Run for so many minutes; the exit code is 1 where anything was wrong."""
    with TemporaryDirectory() as folder:
        hub = TestHub(databases.copied(f"sqlite:///{Path(database).resolve()}", Path(folder)))
        tally, memories = Tally(), []
        for part in range(2):  # the server is restarted between them
            with serving(hub.url) as (url, process):
                served = _Served(hub, url, process.pid, Path(folder), part)
                memories += _half(served, tally, 30 * minutes)
        hub.close()
    print(dict(tally.statuses), f"memory {memories} MB", *tally.faults[:10], sep="\n")
    wrong = set(tally.statuses) - _ALLOWED
    if tally.faults or wrong or memories[-1] - memories[-2] > 100:
        sys.exit("Not endured")


@dataclass(frozen=True)
class _Served:
    """A hub that serves: where, as which process, and how often it was restarted."""

    hub: TestHub
    url: str
    process: int
    folder: Path
    part: int


def _half(served: _Served, tally: Tally, seconds: float) -> list[int]:
    """Ask for so many seconds, with an import and an undo meanwhile; the memory at a third and at
    the end.
    """
    tally.ended.clear()
    port = urlsplit(served.url).port
    threads = [
        threading.Thread(target=_ask, args=(port, place, tally)) for place in range(_CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    memories = []
    for step in range(3):
        time.sleep(seconds / 3)
        memories.append(memory(served.process))
        if step < 2:
            _change(served.hub, served.folder, f"{served.part}{step}")
    tally.ended.set()
    for thread in threads:
        thread.join()
    return [memories[0], memories[-1]]


def _change(hub: TestHub, folder: Path, name: str) -> None:
    """Import a revision, or undo the one before."""
    if name.endswith("1"):
        hub.undo(hub.reader.newest().releases[-1].id)
        return
    file = folder / f"revision{name}.csv"
    file.write_text(REVISION, encoding="utf-8")
    hub.take("papi", file, accept="chỉ để thử")


def _ask(port: int, place: int, tally: Tally) -> None:
    """One connection: asks until the end, and looks at the version of each reply."""
    chance, newest = random.Random(place), 0
    questions, harm = _questions(), list(attacks())
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while not tally.ended.is_set():
        if chance.random() < _HOSTILE:
            tally.statuses[chance.choice(harm).send(port).status or 400] += 1
            continue
        try:
            connection.request("POST", "/graphql", chance.choice(questions), _HEADERS)
            reply = connection.getresponse()
            body = reply.read()
        except (OSError, HTTPException) as fault:
            tally.faults.append(f"lost: {fault!r}")
            connection.close()
            continue
        tally.statuses[reply.status] += 1
        newest = _looked_at(reply, body, newest, tally)
    connection.close()


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
