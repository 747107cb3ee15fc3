"""The database: from an empty file to the newest tables, and who may write."""

from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlmodel import SQLModel

from hub.store import database, migration
from hub.store.tables import Note, Observation
from hub.words.errors import BadUse
from hub.words.language import Language
from tests import databases
from tests.databases import SQLITE
from tests.hubs import TestHub

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <>"
        " 'alembic_version'"
    ),
}
READ_ONLY = "read-?only"


@pytest.fixture
def url(empty: TestHub) -> str:
    """The address of a database with the newest tables and nothing in them."""
    migration.upgrade(empty.engine)
    empty.close()
    return empty.url


def plain(url: str) -> Engine:
    """An engine without the hub's care."""
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"))


def notes(url: str) -> int:
    """How many notes there are."""
    with database.closing(database.reading(url)) as engine, engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(Note.__table__))


def test_migrations_give_exactly_the_tables(url: str) -> None:
    with database.closing(plain(url)) as engine, engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )

        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrations_give_the_conditions_of_indexes_too(url: str, home: Path | str) -> None:
    other = databases.new(home)
    with database.closing(plain(other)) as engine:
        SQLModel.metadata.create_all(engine)

    assert indexes(url) == indexes(other) != {}


def indexes(url: str) -> dict[str, str]:
    """Each index with its definition, one blank between words."""
    with database.closing(plain(url)) as engine, engine.connect() as connection:
        found = connection.execute(text(INDEXES[engine.dialect.name]))
        return {name: " ".join(sql.split()) for name, sql in found}


def test_upgrade_of_the_newest_changes_nothing(url: str) -> None:
    with database.closing(database.writing(url)) as engine:
        migration.upgrade(engine)

        assert migration.is_current(engine)


def test_empty_database_is_not_current(empty: TestHub) -> None:
    with database.closing(database.writing(empty.url)) as engine:
        assert not migration.is_current(engine)


def test_database_of_before_the_first_release_is_at_its_newest_form(url: str) -> None:
    with database.closing(plain(url)) as engine, engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0012"


@pytest.mark.parametrize("revision", ["0008", "0123"])
def test_database_of_another_version_is_refused_in_one_sentence(url: str, revision: str) -> None:
    with database.closing(plain(url)) as engine, engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))

    with database.closing(database.writing(url)) as engine:
        place = database.described(engine.url)
        with pytest.raises(BadUse) as refused:
            migration.upgrade(engine)
        assert not migration.is_current(engine)

    assert refused.value.within(Language.EN) == (
        f"the database {place} was made by another version of the hub (form {revision}, this one"
        " needs 0012); go on with that version, or set the database aside, run hub up to make a new"
        " one and import your own files again"
    )
    assert refused.value.within(Language.VI) == (
        f"cơ sở dữ liệu {place} do một phiên bản khác của kho lập (dạng {revision}, phiên bản này"
        " cần dạng 0012); hãy dùng tiếp phiên bản đó, hoặc cất cơ sở dữ liệu này đi, chạy hub up để"
        " lập cơ sở dữ liệu mới rồi nhập lại các tệp của mình"
    )


def test_reading_never_makes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "none.db"

    with (
        database.closing(database.reading(f"sqlite:///{path}")) as engine,
        pytest.raises(OperationalError),
    ):
        engine.connect()

    assert not path.exists()
    assert not database.exists(f"sqlite:///{path}")


def test_exists_tells_a_file_from_memory_and_trusts_a_server(url: str) -> None:
    assert database.exists(url)
    assert not database.exists("sqlite://")
    assert database.exists("postgresql://localhost/hub")


def test_writer_makes_the_folder_of_its_file(tmp_path: Path) -> None:
    with database.closing(
        database.writing(f"sqlite:///{tmp_path / 'new folder' / 'hub.db'}")
    ) as engine:
        migration.upgrade(engine)

    assert (tmp_path / "new folder" / "hub.db").exists()


@SQLITE
def test_writer_has_foreign_keys_and_a_log_ahead(url: str) -> None:
    with database.closing(database.writing(url)) as engine, engine.connect() as connection:
        pragmas = [
            connection.scalar(text(f"PRAGMA {name}"))
            for name in ("foreign_keys", "journal_mode", "synchronous")
        ]

    assert pragmas == [1, "wal", 2]


def test_reference_to_nothing_is_refused(url: str) -> None:
    with (
        database.closing(database.writing(url)) as engine,
        engine.connect() as connection,
        pytest.raises(IntegrityError),
    ):
        connection.execute(
            text(
                "INSERT INTO alias (dataset, entity, spelling, abbreviation) VALUES ('made',"
                " 'no-such', 'Ân', FALSE)"
            )
        )


@pytest.mark.parametrize(
    "statement",
    [
        (
            "INSERT INTO note (dataset, public_id, text_vi, text_en) VALUES ('made', 'a', 'Một',"
            " 'One')"
        ),
        "DELETE FROM note",
        "DROP TABLE note",
        "CREATE TABLE other (id INTEGER)",
    ],
)
def test_reader_cannot_write(url: str, statement: str) -> None:
    with (
        database.closing(database.reading(url)) as engine,
        engine.connect() as connection,
        pytest.raises(DatabaseError, match=READ_ONLY),
    ):
        connection.execute(text(statement))


@SQLITE
def test_reader_cannot_mark_the_file(url: str) -> None:
    with (
        database.closing(database.reading(url)) as engine,
        engine.connect() as connection,
        pytest.raises(DatabaseError, match="readonly"),
    ):
        connection.execute(text("PRAGMA user_version = 7"))


@SQLITE
def test_reader_cannot_make_itself_a_writer(url: str) -> None:
    with database.closing(database.reading(url)) as engine, engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = OFF"))

        with pytest.raises(DatabaseError, match="readonly"):
            connection.execute(text("DELETE FROM note"))


def test_reader_sees_one_state_in_a_transaction(url: str) -> None:
    count = select(func.count()).select_from(Note.__table__)
    with (
        database.closing(database.reading(url)) as readers,
        database.closing(database.writing(url)) as writers,
    ):
        with readers.connect() as reader:
            before = reader.scalar(count)
            with writers.begin() as writer:
                database.append(
                    writer,
                    Note.__table__,
                    ("dataset", "public_id", "text_vi", "text_en"),
                    [("made", "a", "Một", "One")],
                )
            during = reader.scalar(count)
        with readers.connect() as reader:
            after = reader.scalar(count)

    assert (before, during, after) == (0, 0, 1)


def test_writers_wait_for_each_other(url: str) -> None:
    with database.closing(database.writing(url)) as engine:

        def add(name: str) -> None:
            with engine.begin() as connection:
                held = connection.scalar(select(func.count()).select_from(Note.__table__))
                database.append(
                    connection,
                    Note.__table__,
                    ("dataset", "public_id", "text_vi", "text_en"),
                    [("made", name, str(held), "")],
                )

        threads = [Thread(target=add, args=(f"note-{number}",)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        with engine.connect() as connection:
            seen = connection.scalars(select(Note.__table__.c.text_vi)).all()
    assert sorted(map(int, seen)) == list(range(8))


def test_append_adds_many_lines_or_none(url: str) -> None:
    columns = ("dataset", "public_id", "text_vi", "text_en")
    with database.closing(database.writing(url)) as engine, engine.begin() as connection:
        database.append(
            connection,
            Note.__table__,
            columns,
            (("made", f"note-{number}", "“Ân”", None or "") for number in range(5000)),
        )
        database.append(connection, Note.__table__, columns, [])

    assert notes(url) == 5000


def test_what_is_not_committed_is_not_there(url: str) -> None:
    with database.closing(database.writing(url)) as engine, engine.connect() as connection:
        database.append(
            connection,
            Note.__table__,
            ("dataset", "public_id", "text_vi", "text_en"),
            [("made", "a", "Một", "One")],
        )

    assert notes(url) == 0


def test_key_of_a_standing_claim_is_unique_and_never_empty(hub: TestHub) -> None:
    table = Observation.__table__
    with hub.engine.connect() as connection:
        line = connection.execute(select(table).limit(1)).mappings().one()

    twice = {name: line[name] for name in line if name != "id"}
    for wrong in (twice, twice | {"reading": None}, twice | {"source_id": None}):
        with hub.engine.connect() as connection, pytest.raises(IntegrityError):
            connection.execute(table.insert(), wrong)


def test_sound_database_has_nothing_to_tell(hub: TestHub) -> None:
    assert database.integrity(hub.engine) == []


@SQLITE
def test_broken_reference_is_told(url: str) -> None:
    with database.closing(plain(url)) as engine, engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO alias (dataset, entity, spelling, abbreviation) VALUES ('made',"
                " 'no-such', 'Ân', FALSE)"
            )
        )

    with database.closing(database.reading(url)) as engine:
        assert database.integrity(engine) == ["alias: entity"]
