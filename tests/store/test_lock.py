"""Who writes when several want to: one after the other, or one sentence about the one who goes
on too long.
"""

import os
from pathlib import Path

import pytest

from hub.store import database
from hub.words.errors import Busy
from hub.words.language import Language
from tests import commands
from tests.hubs import TestHub

HEADER = "period,entity,code,value,source\n"


def settings(hub: TestHub, **more: str) -> dict[str, str]:
    """What a command must be told of a hub."""
    return {"HUB_DATABASE_URL": hub.url, "HUB_SEEDS": str(hub.seeds), "HUB_LANGUAGE": "en", **more}


def written(folder: Path, value: int) -> Path:
    """Ân's total of 2019 becomes this."""
    path = folder / f"{value}.csv"
    path.write_text(f"{HEADER}2019,Ân,TOTAL,{value},made/book\n", encoding="utf-8")
    return path


def test_imports_at_once_are_one_after_the_other(hub: TestHub, tmp_path: Path) -> None:
    files = [written(tmp_path, value) for value in (73, 74, 75)]

    started = [
        commands.start(tmp_path, "import", path, "--dataset", "made", **settings(hub))
        for path in files
    ]
    said = [process.end() for process in started]

    assert [(one.code, one.err) for one in said] == [(0, "")] * 3
    assert sorted(one.out.splitlines()[0] for one in said) == [
        f"made: data version {version}" for version in (3, 4, 5)
    ]
    assert all("figures: changed 1" in one.out for one in said)


def test_first_imports_at_once_make_the_tables_once(empty: TestHub, tmp_path: Path) -> None:
    started = [commands.start(tmp_path, "import", **settings(empty)) for _ in range(3)]
    said = [process.end() for process in started]

    assert [(one.code, one.err) for one in said] == [(0, "")] * 3
    assert [
        release["dataset"] for release in empty.ask("{ releases { dataset } }")["releases"]
    ] == ["made", "places"]


def test_command_that_waits_in_vain_names_the_one_who_writes(hub: TestHub, tmp_path: Path) -> None:
    command = ("import", written(tmp_path, 73), "--dataset", "made")

    with hub.engine.begin():
        said = commands.start(tmp_path, *command, **settings(hub, HUB_WAIT_SECONDS="1")).end()

    assert (said.code, said.out, said.err.count("\n")) == (5, "", 1)
    assert f"pid {os.getpid()}" in said.err
    assert said.err.endswith("is still writing to the database after 1 seconds; try again later\n")


def test_waiting_in_vain_leaves_an_engine_that_works(hub: TestHub) -> None:
    with database.closing(database.writing(hub.url, wait_seconds=1)) as other:
        with hub.engine.begin(), pytest.raises(Busy) as busy, other.begin():
            pass
        with other.begin() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM release").scalar() == 2

    assert busy.value.within(Language.VI).startswith("một lệnh khác (")


def test_readers_do_not_wait_for_the_one_who_writes(hub: TestHub, tmp_path: Path) -> None:
    with hub.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM touched")

        assert hub.ask("{ dataVersion { id observations } }") == {
            "dataVersion": {"id": "2", "observations": 30}
        }
