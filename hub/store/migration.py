"""The way from an empty database to the newest tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from hub.store import database
from hub.words.errors import BadUse
from hub.words.language import Text


def upgrade(engine: Engine) -> None:
    """Create the tables or bring them to the newest form.

    BadUse where the tables were made by a version of the hub from which no migration leads here.
    """
    config = _alembic()
    with engine.begin() as connection:
        _check(connection, ScriptDirectory.from_config(config))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the tables are there in their newest form."""
    with engine.connect() as connection:
        head = ScriptDirectory.from_config(_alembic()).get_current_head()
        return _revision(connection) == head


def _check(connection: Connection, migrations: ScriptDirectory) -> None:
    """BadUse where the revision of the tables is none of the migrations."""
    revision = _revision(connection)
    reachable = {migration.revision for migration in migrations.walk_revisions()}
    if revision is None or revision in reachable:
        return
    place, head = database.described(connection.engine.url), migrations.get_current_head()
    raise BadUse(
        Text(
            f"cơ sở dữ liệu {place} do một phiên bản khác của kho lập (dạng {revision}, phiên bản"
            f" này cần dạng {head}); hãy dùng tiếp phiên bản đó, hoặc cất cơ sở dữ liệu này đi,"
            " chạy hub up để lập cơ sở dữ liệu mới rồi nhập lại các tệp của mình",
            f"the database {place} was made by another version of the hub (form {revision}, this"
            f" one needs {head}); go on with that version, or set the database aside, run hub up"
            " to make a new one and import your own files again",
        )
    )


def _revision(connection: Connection) -> str | None:
    """The migration at which the tables are; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
