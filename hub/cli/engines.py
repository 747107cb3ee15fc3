"""The databases that commands write to, and those of a dry run."""

from collections.abc import Iterator
from contextlib import contextmanager

from hub.cli.console import SETTINGS
from hub.store import database, migration


@contextmanager
def writing() -> Iterator[database.Engine]:
    """An engine that writes, to tables in their newest form."""
    with database.closing(database.writing(SETTINGS.database_url, SETTINGS.wait_seconds)) as engine:
        migration.upgrade(engine)
        yield engine


@contextmanager
def looking() -> Iterator[database.Engine]:
    """An engine for a dry run: a database that is not there yet is only made in memory."""
    is_there = database.exists(SETTINGS.database_url)
    url = SETTINGS.database_url if is_there else "sqlite://"
    with database.closing(database.writing(url, SETTINGS.wait_seconds)) as engine:
        if not is_there:
            migration.upgrade(engine)
        yield engine
