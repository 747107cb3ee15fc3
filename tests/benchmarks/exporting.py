"""A million observations exported over HTTP, and what the server holds meanwhile: `python -m
tests.benchmarks.exporting`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import create_connection
from statistics import median
from tempfile import TemporaryDirectory
from time import sleep

import httpx

from hub.store import database, migration
from tests import databases
from tests.benchmarks.large import EACH, PERIODS, catalogue, figures, multiply, take
from tests.benchmarks.rounds import timed

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
MEANWHILE = ("xlsx", "parquet", "csv", "csv", "rows.json", "sdmx.csv")
FORMS = ("csv", "tsv", "rows.json", "sdmx.csv", "parquet", "zip", "xlsx")


def filled(folder: Path, indicators: int) -> str:
    """The address of a database with so many times the figures of an indicator."""
    url = databases.new(folder)
    with database.closing(database.writing(url)) as engine:
        migration.upgrade(engine)
    take(url, catalogue(indicators), "catalogue")
    take(url, figures(1), "figures")
    multiply(url)
    return url


@contextmanager
def served(url: str, folder: Path) -> Iterator[int]:
    """The process of a server of its own."""
    settings = {"HUB_DATABASE_URL": url, "HUB_PORT": str(PORT), "HUB_EXPORTS": str(folder)}
    command = [sys.executable, "-c", "import sys; from hub.cli import main; sys.exit(main())"]
    with subprocess.Popen([*command, "serve"], env=os.environ | settings) as process:
        try:
            while not _is_ready():
                sleep(0.5)
            yield process.pid
        finally:
            process.terminate()


def fetched(query: str, form: str) -> tuple[int, int]:
    """How many bytes and lines came."""
    size = lines = 0
    address = f"{ADDRESS}/export/observations.{form}?{query}"
    with httpx.stream("GET", address, timeout=3600, headers={"accept-encoding": "identity"}) as it:
        it.raise_for_status()
        for piece in it.iter_bytes():
            size, lines = size + len(piece), lines + piece.count(b"\n")
    return size, lines


def measure(process: int, form: str, indicators: int) -> None:
    """Print how long a tenth and all of it took, and the most that the server ever held."""
    for query, count in (("indicator=BIG/I0", EACH), ("index=BIG", indicators * EACH)):
        seconds, (size, lines) = timed(fetched, query, form)
        print(
            f"{form}: {count} observations, {size / 2**20:.0f} MB, {lines} lines in"
            f" {seconds:.1f} s; the server held at most {_held(process):.0f} MB",
            flush=True,
        )


def measure_others(process: int) -> None:
    """Print how long questions take alone, and while many files are made, some of them for readers
    who read nothing.
    """
    alone = _asked("alone")
    index = "/export/observations.{}?index=BIG"
    with ThreadPoolExecutor(6) as clients, ExitStack() as readers:
        for _ in range(4):
            readers.enter_context(_unread(index.format("csv")))
        begun = [clients.submit(fetched, "index=BIG&first=40000", form) for form in MEANWHILE]
        meanwhile = _asked("meanwhile")
        for each in begun:
            each.result()
    print(
        f"a question: {1000 * median(alone):.0f} ms alone, {1000 * median(meanwhile):.0f} ms, at"
        f" most {1000 * max(meanwhile):.0f} ms, while {', '.join(MEANWHILE)} are made and 4 read"
        f" nothing; the server held at most {_held(process):.0f} MB",
        flush=True,
    )


def _asked(name: str) -> list[float]:
    """How long each of some questions took, none of which was asked before."""
    return [timed(_ask, f"{name}{number}")[0] for number in range(40)]


def _ask(alias: str) -> None:
    at = PERIODS[hash(alias) % len(PERIODS)]
    query = f'{{ {alias}: compare(indicator: "BIG/I1", period: "{at}") {{ rows {{ value }} }} }}'
    httpx.get(f"{ADDRESS}/graphql", params={"query": query}, timeout=60).raise_for_status()


@contextmanager
def _unread(path: str) -> Iterator[None]:
    """Within, somebody who asked reads no answer."""
    with create_connection(("127.0.0.1", PORT)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: hub\r\n\r\n".encode())
        yield


def _held(process: int) -> float:
    """The most that a process held, of which it forgets what was before."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    most = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")
    return most


def _is_ready() -> bool:
    try:
        return httpx.get(f"{ADDRESS}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def main() -> None:
    """Measure each form."""
    arguments = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.exporting", description=__doc__
    )
    arguments.add_argument("forms", nargs="*", default=FORMS)
    arguments.add_argument("--indicators", type=int, default=6, help=f"{EACH} observations each")
    chosen = arguments.parse_args()
    with TemporaryDirectory() as folder:
        url = filled(Path(folder), chosen.indicators)
        with served(url, Path(folder)) as process:
            print(f"the server held {_held(process):.0f} MB when it had begun", flush=True)
            for form in chosen.forms:
                measure(process, form, chosen.indicators)
            measure_others(process)


if __name__ == "__main__":
    main()
