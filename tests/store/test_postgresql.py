"""PostgreSQL: two roles, a server that goes away, and one that is damaged."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from hub.store import database, migration
from tests import databases, needs
from tests.databases import POSTGRESQL
from tests.hubs import ROOT, TestHub, made_up

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
