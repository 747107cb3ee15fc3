"""The database that commands read, and the catalogue in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from hub import catalogue
from hub.catalogue import Catalogue
from hub.cli.console import SETTINGS
from hub.store import database
from hub.words.errors import BadUse
from hub.words.language import Text


@contextmanager
def reading() -> Iterator[database.Engine]:
    """An engine that only reads; BadUse where there is no database."""
    if not database.exists(SETTINGS.reading_url):
        raise BadUse(
            Text("chưa có cơ sở dữ liệu; hãy chạy hub up", "there is no database; run hub up")
        )
    with database.closing(database.reading(SETTINGS.reading_url)) as engine:
        yield engine


def catalogue_of(engine: database.Engine) -> Catalogue:
    """The catalogue of a database as it is now."""
    with engine.connect() as connection:
        return catalogue.load(connection)
