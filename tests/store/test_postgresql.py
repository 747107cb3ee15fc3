"""PostgreSQL: two roles, a server that goes away, and one that is damaged."""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from hub.panels.away import away
from hub.panels.reader import Reader
from hub.store import database, migration, rights
from tests import commands, databases, needs
from tests.databases import POSTGRESQL
from tests.hubs import ROOT, TestHub, made_up
from tests.web.wire import serving, within

COMPARE = (
    '{ compare(indicator: "MADE/TOTAL", period: "2018", first: 1) { rows { entity { name } value'
    " } } }"
)
pytestmark = POSTGRESQL


@pytest.fixture
def roles(home: str) -> Iterator[dict[str, str]]:
    """The addresses of the two roles, of a database made as docs/operate.md says."""
    manual = re.search(
        r"## PostgreSQL.*?```sql\n(.*?)```",
        (ROOT / "docs/operate.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )[1]
    psql = [needs.postgresql() / "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", home]
    subprocess.run(psql, input=manual, encoding="utf-8", check=True, capture_output=True)
    yield {
        role: make_url(home).set(username=role, database="hub").render_as_string()
        for role in ("hub_writer", "hub_reader")
    }
    databases.dropped(make_url(home).set(database="hub").render_as_string())
    for role in ("hub_reader", "hub_writer"):
        databases.administer(home, f"DROP ROLE {role}")


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM note", "CREATE TABLE other (id INTEGER)", "UPDATE observation SET until = 0"],
)
def test_reading_role_cannot_write_even_where_it_asks_to(
    roles: dict[str, str], tmp_path: Path, statement: str
) -> None:
    hub = made_up(tmp_path, roles["hub_writer"])
    migration.upgrade(hub.engine)
    hub.close()

    with (
        database.closing(database.reading(roles["hub_reader"])) as engine,
        engine.connect() as connection,
    ):
        connection.execute(text("SET TRANSACTION READ WRITE"))
        with pytest.raises(ProgrammingError, match="permission denied"):
            connection.execute(text(statement))


FREED = "SET default_transaction_read_only = off"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'x')",
        "CREATE TEMPORARY TABLE other (id INTEGER)",
        "CREATE TABLE other (id INTEGER)",
        "LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE",
        "LOCK TABLE release IN EXCLUSIVE MODE",
    ],
)
def test_reading_role_makes_nothing_whatever_it_sets(
    roles: dict[str, str], tmp_path: Path, statement: str
) -> None:
    hub = made_up(tmp_path, roles["hub_writer"])
    migration.upgrade(hub.engine)
    hub.close()

    with psycopg.connect(roles["hub_reader"], autocommit=True) as connection:
        connection.execute(FREED)
        with connection.transaction(), pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_reading_role_holds_no_import_up(roles: dict[str, str], tmp_path: Path) -> None:
    hub = made_up(tmp_path, roles["hub_writer"])
    hub.take("made")
    hub.close()

    with psycopg.connect(roles["hub_reader"]) as connection:
        connection.execute(FREED)
        connection.execute("SELECT pg_advisory_lock(7660063)")
        connection.execute("LOCK TABLE alembic_version, release, observation IN ACCESS SHARE MODE")
        with (
            database.closing(database.writing(roles["hub_writer"], wait_seconds=1)) as engine,
            engine.begin() as writing,
        ):
            writing.execute(text("UPDATE release SET imported_by = 'somebody'"))


def test_rights_beyond_reading_are_told(roles: dict[str, str], home: str, tmp_path: Path) -> None:
    hub = made_up(tmp_path, roles["hub_writer"])
    hub.take("made")
    hub.close()

    told = {}
    for name, address in {
        **roles,
        "hub": make_url(home).set(database="hub").render_as_string(),
    }.items():
        with database.closing(database.reading(address)) as engine:
            told[name] = [words.en for words in rights.excess(engine)]

    assert told["hub_reader"] == []
    assert told["hub_writer"] == ["write to tables", "make tables", "make temporary tables"]
    assert told["hub"][0] == "do anything (superuser)"


def test_check_warns_of_a_reading_role_that_may_do_more(
    roles: dict[str, str], tmp_path: Path
) -> None:
    hub = made_up(tmp_path, roles["hub_writer"])
    hub.take("made")
    hub.close()

    said = {
        role: commands.start(
            tmp_path,
            "check",
            HUB_DATABASE_URL=roles["hub_writer"],
            HUB_READ_DATABASE_URL=address,
            HUB_SEEDS=str(hub.seeds),
            HUB_LANGUAGE="en",
        ).end()
        for role, address in roles.items()
    }

    assert said["hub_reader"].err == ""
    assert said["hub_writer"].err == (
        "the role of HUB_READ_DATABASE_URL may also write to tables, make tables, make temporary"
        " tables; docs/operate.md, under PostgreSQL, tells how to take that away\n"
    )


def test_statement_that_takes_too_long_is_ended(hub: TestHub) -> None:
    with database.closing(database.reading(hub.url, statement_seconds=1)) as engine:
        began = time.monotonic()
        with engine.connect() as connection, pytest.raises(OperationalError, match="timeout"):
            connection.execute(text("SELECT pg_sleep(60)"))
        limit = engine.connect().scalar(text("SHOW idle_in_transaction_session_timeout"))

    assert time.monotonic() - began < 20
    assert limit == "1min"


def test_reader_that_finds_no_connection_free_is_told_in_time(hub: TestHub) -> None:
    with database.closing(database.reading(hub.url)) as engine, ExitStack() as held:
        pool = engine.pool
        for _ in range(pool.size() + pool._max_overflow):
            held.enter_context(engine.connect())
        began = time.monotonic()
        with pytest.raises(PoolTimeout) as waited:
            engine.connect()

    assert time.monotonic() - began < 20
    assert away(waited.value)


@pytest.mark.parametrize("table", ["observation", "release"])
def test_everyone_is_answered_while_a_table_is_locked(hub: TestHub, table: str) -> None:
    url, answers = hub.url, []
    hub.reader = Reader(hub.open(database.reading(url, statement_seconds=2)))

    def ask(port: int, number: int) -> None:
        query = f"{{observations(first: {number + 1}) {{nodes {{value}}}}}}"
        answers.append(asked(port, query)[0])

    with serving(hub, most_seconds=3.0) as port, psycopg.connect(url) as locking:
        assert asked(port, "{__typename}")[0] == 200
        locking.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        clients = [Thread(target=ask, args=(port, number)) for number in range(60)]
        for client in clients:
            client.start()
        small = []
        for _ in range(10):
            for path in ("/healthz", "/readyz", ""):
                began = time.monotonic()
                status = asked(port, "{__typename}")[0] if not path else looked(port, path)
                small.append((path, status, time.monotonic() - began))
        for client in clients:
            client.join()
        locking.rollback()
        assert within(10, lambda: looked(port, "/readyz") == 200)
        assert asked(port, "{observations(first: 5) {nodes {value}}}")[0] == 200

    assert len(answers) == 60
    assert set(answers) <= {200, 503}
    assert {status for path, status, _ in small if path != "/readyz"} == {200}
    assert {status for path, status, _ in small if path == "/readyz"} == (
        {503} if table == "release" else {200}
    )
    assert max(seconds for _, _, seconds in small) < 5


def asked(port: int, query: str) -> tuple[int, bytes]:
    """What a server answers to a question of its own connection."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as client:
        body = json.dumps({"query": query})
        client.request("POST", "/graphql", body, {"content-type": "application/json"})
        answer = client.getresponse()
        return answer.status, answer.read()


def looked(port: int, path: str) -> int:
    """The status of an address."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as client:
        client.request("GET", path)
        return client.getresponse().status


def test_hub_answers_through_the_reading_role(roles: dict[str, str], tmp_path: Path) -> None:
    writing = made_up(tmp_path, roles["hub_writer"])
    writing.take("made")
    reading = TestHub(roles["hub_reader"], writing.seeds)

    answer = reading.ask(COMPARE)
    for hub in (writing, reading):
        hub.close()

    assert answer == {"compare": {"rows": [{"entity": {"name": "Cường"}, "value": 73.0}]}}


def test_reader_goes_on_after_its_connections_were_ended(hub: TestHub) -> None:
    url = hub.url  # from now on the hub reads a database of its own
    before = hub.ask(COMPARE)
    ended = databases.administer(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{make_url(url).database}'",
    )

    assert ended
    assert hub.ask(COMPARE) == before
