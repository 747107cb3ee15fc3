"""A SQLite file that another takes the place of beneath a running server: never two databases in
one answer, and the truth about a file that cannot be read.
"""

import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from hub.panels.away import DAMAGED, FOREIGN, GONE, STALE_LOG
from hub.panels.reader import Reader
from hub.store import database
from hub.web import watch
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.panels.test_reader import revised
from tests.web.wire import serving, within

pytestmark = SQLITE

# Two parts that are read apart: the panels in memory, and observations one by one.
QUESTION = """{
  dataVersion { id }
  compare(indicator: "MADE/TOTAL", period: "2019") { rows { value } }
  observations(indicator: "MADE/TOTAL", period: "2019", first: 50) { nodes { value } }
}"""


LOOK = 0.1  # seconds between two looks at the file


@pytest.fixture(autouse=True)
def looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server looks more often than it does for people."""
    monkeypatch.setattr(watch, "_SECONDS", LOOK)


def file(hub: TestHub) -> Path:
    return Path(hub.url.removeprefix("sqlite:///"))


def altered(original: Path, copy: Path) -> Path:
    """A database of the same releases in which every value is a thousand more."""
    with closing(sqlite3.connect(original)) as held, closing(sqlite3.connect(copy)) as other:
        held.backup(other)
        other.execute("UPDATE observation SET value = value + 1000")
        other.commit()
        other.execute("PRAGMA journal_mode = DELETE")
    return copy


def moved(new: Path, place: Path) -> None:
    new.rename(place)


def copied(new: Path, place: Path) -> None:
    """The same file, written over."""
    shutil.copyfile(new, place)


def removed_first(new: Path, place: Path) -> None:
    place.unlink()
    shutil.copyfile(new, place)


def linked(new: Path, place: Path) -> None:
    """The name becomes a link to another file."""
    place.unlink()
    place.symlink_to(new)


WAYS = pytest.mark.parametrize("way", [moved, copied, removed_first, linked])


@contextmanager
def asking(port: int) -> Iterator:
    """Ask a server over one connection."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as client:

        def ask(path: str, query: str = "") -> tuple[int, dict]:
            if query:
                body = json.dumps({"query": query})
                client.request("POST", path, body, {"content-type": "application/json"})
            else:
                client.request("GET", path)
            answer = client.getresponse()
            return answer.status, json.loads(answer.read())

        yield ask


def databases_in(data: dict) -> set[bool]:
    """Whether figures are of the altered database, the unaltered one, or both."""
    values = [row["value"] for row in data["compare"]["rows"]]
    values += [node["value"] for node in data["observations"]["nodes"]]
    return {value > 1000 for value in values if value is not None}


def is_of_the_new_one(status: int, body: dict) -> bool:
    """Whether a question is answered out of the altered database."""
    return status == 200 and databases_in(body["data"]) == {True}


@WAYS
def test_no_answer_mixes_two_databases_and_the_new_one_is_soon_served(
    hub: TestHub, tmp_path: Path, way
) -> None:
    place = file(hub)
    other = altered(place, tmp_path / "other.db")
    answers, ended = [], Event()
    with serving(hub) as port, asking(port) as ask:
        assert databases_in(ask("/graphql", QUESTION)[1]["data"]) == {False}

        def ask_on() -> None:
            with asking(port) as also:
                number = 0
                while not ended.is_set():
                    number += 1  # a question of its own each time, and one that is kept
                    answers.append(also("/graphql", f"{QUESTION} # {number}"))
                    answers.append(also("/graphql", QUESTION))

        threads = [Thread(target=ask_on) for _ in range(2)]
        for thread in threads:
            thread.start()
        way(other, place)
        within(3, lambda: is_of_the_new_one(*ask("/graphql", QUESTION)))
        time.sleep(3 * LOOK)
        ended.set()
        for thread in threads:
            thread.join()
        last, ready = ask("/graphql", QUESTION), ask("/readyz")

    assert databases_in(last[1]["data"]) == {True}
    assert ready == (200, {"status": "ok", "dataVersion": "2"})
    assert {status for status, _ in answers} <= {200, 503}
    assert all(len(databases_in(body["data"])) == 1 for status, body in answers if status == 200)


@WAYS
def test_a_restore_of_a_lower_version_is_shown(hub: TestHub, tmp_path: Path, way) -> None:
    place = file(hub)
    backup = altered(place, tmp_path / "backup.db")
    revised(hub, tmp_path)
    hub.close()
    with serving(hub) as port, asking(port) as ask:
        before = ask("/readyz")
        way(backup, place)
        assert within(5, lambda: ask("/readyz")[0:2] == (200, {"status": "ok", "dataVersion": "2"}))
        after = ask("/graphql", QUESTION)

    assert before == (200, {"status": "ok", "dataVersion": "3"})
    assert after[1]["data"]["dataVersion"] == {"id": "2"}
    assert databases_in(after[1]["data"]) == {True}


def removed(place: Path) -> None:
    place.unlink()


def truncated(place: Path) -> None:
    with place.open("r+b") as opened:
        opened.truncate(place.stat().st_size // 2)


def emptied(place: Path) -> None:
    place.write_bytes(b"")


def overwritten(place: Path) -> None:
    """Pages in the middle become something else, those that are asked first do not."""
    size = place.stat().st_size
    with place.open("r+b") as opened:
        for part in range(size // 3 // 4096 * 4096, size - 4096, 4096):
            opened.seek(part)
            opened.write(b"\xa5" * 4096)


def something_else(place: Path) -> None:
    place.write_bytes(b"nothing that a database would be" * 1000)


def another_kind(place: Path) -> None:
    """A sound database, but of somebody else."""
    place.unlink()
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE song (name TEXT)")
        connection.commit()


def without_meaning(place: Path) -> None:
    """The hub's own tables, with words in them that it does not know."""
    other = altered(place, place.with_name("other.db"))
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("UPDATE entity SET kind = 'PLANET'")
        connection.commit()
    other.rename(place)


def a_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (removed, GONE.vi),
        (truncated, DAMAGED.vi),
        (emptied, FOREIGN.vi),
        (overwritten, DAMAGED.vi),
        (something_else, DAMAGED.vi),
        (another_kind, FOREIGN.vi),
        (without_meaning, FOREIGN.vi),
        (a_folder, GONE.vi),
    ],
    ids=[
        "removed",
        "truncated",
        "emptied",
        "overwritten",
        "something else",
        "of another kind",
        "without meaning",
        "a folder",
    ],
)
def test_a_file_that_cannot_be_read_is_told_until_a_good_one_is_there(
    hub: TestHub, tmp_path: Path, harm, sentence: str
) -> None:
    place = file(hub)
    good = altered(place, tmp_path / "good.db")
    with serving(hub) as port, asking(port) as ask:
        assert (ask("/readyz")[0], ask("/graphql", QUESTION)[0]) == (200, 200)
        harm(place)
        assert within(5, lambda: (ask("/readyz")[0], ask("/graphql", QUESTION)[0]) == (503, 503))
        time.sleep(3 * LOOK)
        ready, answer, alive = ask("/readyz"), ask("/graphql", QUESTION), ask("/healthz")
        if place.is_dir():
            place.rmdir()
        good.rename(place)
        assert within(5, lambda: (ask("/readyz")[0], ask("/graphql", QUESTION)[0]) == (200, 200))
        back = ask("/graphql", QUESTION)

    assert (ready[0], ready[1]["status"], alive[0]) == (503, "no database", 200)
    assert ready[1]["message"] == answer[1]["errors"][0]["message"]
    assert ready[1]["message"] == sentence
    assert databases_in(back[1]["data"]) == {True}


def test_a_log_of_the_former_file_is_not_read_into_the_new_one(
    hub: TestHub, tmp_path: Path
) -> None:
    place = file(hub)
    backup = altered(place, tmp_path / "backup.db")
    with serving(hub) as port, asking(port) as ask:
        assert ask("/graphql", QUESTION)[0] == 200
        revised(hub, tmp_path)  # the server's readers keep what was written in the log
        assert within(10, lambda: ask("/readyz")[1].get("dataVersion") == "3")
        assert Path(f"{place}-wal").stat().st_size
        backup.rename(place)
        assert within(5, lambda: ask("/readyz")[1].get("message") == STALE_LOG.vi)
        time.sleep(3 * LOOK)
        refused = ask("/graphql", QUESTION)
        for end in ("wal", "shm"):
            Path(f"{place}-{end}").unlink(missing_ok=True)
        assert within(5, lambda: ask("/readyz")[0] == 200)
        after = ask("/graphql", QUESTION)

    assert (refused[0], refused[1]["errors"][0]["message"]) == (503, STALE_LOG.vi)
    assert databases_in(after[1]["data"]) == {True}


def test_a_database_that_was_damaged_before_is_not_served(hub: TestHub) -> None:
    place = file(hub)
    overwritten(place)
    engine = hub.open(database.reading(hub.url))
    hub.reader = Reader(engine, max_age=0, is_wary=True)

    ready = hub.request("GET", "/readyz")

    assert (ready.status_code, ready.json()["message"]) == (503, DAMAGED.vi)


def test_releases_and_what_they_write_to_the_file_open_nothing_anew(
    hub: TestHub, tmp_path: Path
) -> None:
    place = file(hub)
    reader = hub.reading(max_age=0)
    first = reader.view()
    revised(hub, tmp_path)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    second = reader.view()

    assert (first.opening, second.version) == (second.opening, first.version + 1)
    with first.connect() as connection:
        assert connection.exec_driver_sql("SELECT max(version) FROM release").scalar() == 3
