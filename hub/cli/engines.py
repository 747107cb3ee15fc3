"""The databases that commands write to, and those of a dry run."""

from collections.abc import Iterator
from contextlib import contextmanager

from hub.cli.console import SETTINGS
from hub.store import database, migration
from hub.store.sketch import sketched


@contextmanager
def writing() -> Iterator[database.Engine]:
    """An engine that writes, to tables in their newest form."""
    with database.closing(database.writing(SETTINGS.database_url, SETTINGS.wait_seconds)) as engine:
        migration.upgrade(engine)
        yield engine


@contextmanager
def looking() -> Iterator[database.Engine]:
    """An engine for a dry run: it writes to a copy, or where there is no database yet, to one that
    is only made in memory.
    """
    if database.exists(SETTINGS.database_url):
        with sketched(SETTINGS.database_url) as engine:
            yield engine
        return
    with database.closing(database.writing("sqlite://")) as engine:
        migration.upgrade(engine)
        yield engine
