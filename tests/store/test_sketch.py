"""A dry run: it writes to a copy, holds nobody up, and waits for nobody."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from hub.store.sketch import sketched
from hub.store.tables import Note, Observation
from tests import commands, databases
from tests.hubs import TestHub
from tests.store.test_lock import settings, written

COUNT = select(func.count()).select_from(Observation.__table__)


def test_a_copy_holds_what_the_database_holds_and_leaves_it_as_it_is(hub: TestHub) -> None:
    before = databases.held(hub.url)

    with (
        sketched(hub.url) as engine,
        engine.connect() as connection,
        connection.begin() as transaction,
    ):
        copied = connection.scalar(COUNT)
        connection.execute(text("DELETE FROM touched"))
        connection.execute(text("DELETE FROM observation"))
        left = connection.scalar(COUNT)
        transaction.rollback()

    assert (copied, left) == (30, 0)
    assert databases.held(hub.url) == before


@pytest.mark.parametrize("command", [("import", "--dry-run"), ("diff",)])
def test_looking_does_not_wait_for_the_one_who_writes(
    hub: TestHub, tmp_path: Path, command: tuple[str, ...]
) -> None:
    name, *options = command
    arguments = (name, written(tmp_path, 73), "--dataset", "made", *options)
    alone = commands.start(tmp_path, *arguments, **settings(hub)).end()

    with hub.engine.begin() as connection:
        connection.execute(text("UPDATE observation SET notes = 'held'"))
        beside = commands.start(tmp_path, *arguments, **settings(hub, HUB_WAIT_SECONDS="1")).end()
        connection.rollback()

    assert (alone.code, alone.err) == (0, "")
    assert "72" in alone.out
    assert beside == alone


def test_who_writes_does_not_wait_for_those_who_look(hub: TestHub, tmp_path: Path) -> None:
    with sketched(hub.url) as engine, engine.connect() as looking, looking.begin():
        looking.execute(text("UPDATE observation SET notes = 'looked at'"))
        looking.execute(
            Note.__table__.insert(),
            {"dataset": "made", "public_id": "a", "text_vi": "Một", "text_en": "One"},
        )
        said = commands.start(
            tmp_path,
            "import",
            written(tmp_path, 73),
            "--dataset",
            "made",
            **settings(hub, HUB_WAIT_SECONDS="1"),
        ).end()

    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("command", [("check",), ("status",), ("releases",)])
def test_commands_that_read_do_not_wait_for_the_one_who_writes(
    hub: TestHub, tmp_path: Path, command: tuple[str, ...]
) -> None:
    with hub.engine.begin():
        said = commands.start(tmp_path, *command, **settings(hub, HUB_WAIT_SECONDS="1")).end()

    assert (said.code, said.err) == (0, "")
