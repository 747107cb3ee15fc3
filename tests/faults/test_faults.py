"""A full disk, a lost connection and a damaged page: one sentence, exit code 1, nothing half
written.
"""

import re
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, make_url

from hub.store import database
from hub.words.errors import HubFault
from hub.words.language import Language
from tests import commands, databases
from tests.databases import POSTGRESQL, SQLITE
from tests.hubs import ROOT, TestHub

SETTINGS = {"HUB_LANGUAGE": "en", "HUB_SEEDS": str(ROOT / "seeds")}
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND query LIKE"
    " 'COPY%%'"
)


def pages(hub: TestHub) -> int:
    """How many pages a file has."""
    with hub.engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA page_count").scalar()


@SQLITE
def test_full_disk_is_one_sentence_and_writes_nothing(hub: TestHub) -> None:
    before, limit = databases.held(hub.url), pages(hub) + 1
    hub.seeds = ROOT / "seeds"

    with database.closing(database.writing(hub.url)) as engine:
        event.listen(
            engine,
            "connect",
            lambda connection, _: connection.execute(f"PRAGMA max_page_count = {limit}"),
        )
        hub.engine = engine
        with pytest.raises(HubFault) as fault, database.closing(engine):
            hub.take("pci")

    assert fault.value.within(Language.EN).startswith("there is no room left for the database ")
    assert fault.value.within(Language.EN).endswith("; nothing was written")
    assert fault.value.exit_code == 1
    assert databases.held(hub.url) == before


@POSTGRESQL
def test_connection_lost_in_an_import_is_one_sentence_and_the_next_command_works(
    home: str, tmp_path: Path
) -> None:
    settings = SETTINGS | {"HUB_DATABASE_URL": (url := databases.new(home))}
    assert commands.call(tmp_path, "import", "places", **settings).code == 0
    before = databases.held(url)

    process = commands.start(tmp_path, "import", "papi", **settings)
    with psycopg.connect(home, autocommit=True) as connection:
        while (
            process.poll() is None
            and not connection.execute(CUT, [make_url(url).database]).fetchall()
        ):
            time.sleep(0.01)
    lost = process.end()
    after = databases.held(url)
    again = commands.call(tmp_path, "import", "papi", **settings)
    databases.dropped(url)

    assert (lost.code, lost.out, lost.err.count("\n")) == (1, "", 1), lost.err
    assert lost.err.startswith("the connection to the database postgresql://***@/")
    assert after == before
    assert again.code == 0


def test_damaged_page_is_named(hub: TestHub, tmp_path: Path) -> None:
    url = damaged(hub, tmp_path)

    said = commands.call(tmp_path, "check", **SETTINGS | {"HUB_DATABASE_URL": url})

    assert said.code == 1
    assert said.out.startswith("The database is damaged; its figures were not compared:\n")
    assert re.search(r"[Pp]age \d+|page in block 0 of relation base/", said.out)
    assert "Traceback" not in said.err


def damaged(hub: TestHub, folder: Path) -> str:
    """The address of a copy in which a page of the observations is rubbish."""
    if hub.url.startswith("sqlite"):
        url = hub.copy(folder).url
        with database.closing(database.writing(url)) as engine, engine.connect() as connection:
            page = connection.exec_driver_sql(
                "SELECT rootpage FROM sqlite_master WHERE name = 'observation_place'"
            ).scalar()
            size = connection.exec_driver_sql("PRAGMA page_size").scalar()
        file, place = Path(make_url(url).database), (page - 1) * size
    else:
        hub.close()
        # As files are copied, no page of the new database is in the server's memory.
        name = f"damaged_{make_url(hub.url).database}"
        databases.administer(
            hub.url,
            f"CREATE DATABASE {name} TEMPLATE {make_url(hub.url).database} STRATEGY FILE_COPY",
        )
        url = make_url(hub.url).set(database=name).render_as_string()
        with psycopg.connect(url) as connection:
            (path,) = connection.execute("SELECT pg_relation_filepath('observation')").fetchone()
            (cluster,) = connection.execute("SELECT current_setting('data_directory')").fetchone()
        file, place = Path(cluster, path), 0
    with file.open("r+b") as pages:
        pages.seek(place)
        pages.write(b"rubbish " * 32)
    return url
