"""The database that commands read, and the catalogue in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from hub import catalogue
from hub.catalogue import Catalogue
from hub.cli.console import SETTINGS, err, say, tell
from hub.store import database
from hub.store.rights import excess
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


def warn_of_rights(engine: database.Engine) -> None:
    """A sentence where a role of its own reads, and may do more than read."""
    more = excess(engine) if SETTINGS.read_database_url else []
    if more:
        tell(
            say(
                f"tài khoản của HUB_READ_DATABASE_URL còn được {', '.join(one.vi for one in more)};"
                " docs/operate.md, mục PostgreSQL, nói cách thu quyền",
                f"the role of HUB_READ_DATABASE_URL may also {', '.join(one.en for one in more)};"
                " docs/operate.md, under PostgreSQL, tells how to take that away",
            ),
            err,
        )


def catalogue_of(engine: database.Engine) -> Catalogue:
    """The catalogue of a database as it is now."""
    with engine.connect() as connection:
        return catalogue.load(connection)
