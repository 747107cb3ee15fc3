"""Addresses of databases: what is told of them, and never their passwords."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from hub.settings import Settings
from hub.store import address, database
from hub.words.errors import BadUse, HubError
from tests import commands

SECRET = "Bí-mật7"
MALFORMED = [
    f"postgresql:/hub:{SECRET}@host/hub",
    f"postgresql:hub:{SECRET}@host/hub",
    f"postgresql//hub:{SECRET}@host/hub",
    f"hub:{SECRET}@host/hub",
    f"//hub:{SECRET}@host/hub",
    f"host=db user=hub password={SECRET}",
    f"host=db password = '{SECRET}'",
    f"postgresql://hub:{SECRET}@host:port/hub",
    f"postgresql://hub@host:{SECRET}/hub",
    f"postgresql://hub:a@{SECRET}@host/hub",
    f"postgresql://hub:a/{SECRET}@host/hub@more",
    f"sqlite://hub:{SECRET}@host/hub.db",
    f"sqlite://{SECRET}:1/hub.db",
    f"sqlite:///hub.db?password={SECRET}",
    f"mysql://hub:{SECRET}@host/hub",
    f"://hub:{SECRET}@host",
    f"postgresql:///hub?password={SECRET}&port=none of them",
]
READ = [
    f"postgresql://hub:{SECRET}@host/hub",
    f"postgresql://hub:{SECRET}%40more@host/hub",
    f"postgresql://hub@host/hub?password={SECRET}",
    f"postgresql://hub@host/hub?PASSWORD={SECRET}",
    f"postgresql://host/hub?user=hub&password={SECRET}&sslmode=disable",
    f"postgresql://host/hub?sslpassword={SECRET}",
    f"postgresql://host/hub?options=-c%20a.secret%3D{SECRET}",
]


@pytest.mark.parametrize("url", MALFORMED)
def test_a_malformed_address_is_told_without_its_password(url: str) -> None:
    try:
        shown = address.described(address.parsed(url))
    except BadUse as refused:
        shown = f"{refused.text.vi} {refused.text.en}"

    assert SECRET not in shown


@pytest.mark.parametrize("url", READ)
def test_an_address_is_told_without_its_password(url: str) -> None:
    shown = address.described(address.parsed(url))

    assert SECRET not in shown
    assert shown.startswith("postgresql://")
    assert "host/hub" in shown
    assert SECRET not in repr(Settings(database_url=url, read_database_url=url))


@given(st.text("ab:/@?#&=%. '", max_size=12), st.text("ab:/@?#&=%. '", max_size=12))
def test_no_spelling_lets_a_password_through(before: str, after: str) -> None:
    url = f"postgresql://hub:{before}SECRET{after}@db.example.vn/hub"
    try:
        shown = address.described(address.parsed(url))
    except HubError as refused:
        shown = f"{refused.text.vi} {refused.text.en}"

    assert "SECRET" not in shown


@pytest.mark.parametrize("name", ["data/hub.db", "hub.db", "sqlite:hub.db"])
def test_an_address_without_secrets_is_shown_whole(name: str) -> None:
    with pytest.raises(BadUse, match=f"“{name}”"):
        address.parsed(name)


@pytest.mark.parametrize(
    "command", [("status",), ("check",), ("diff",), ("releases",), ("import",), ("serve",)]
)
@pytest.mark.parametrize(
    "url",
    [
        f"postgresql:/hub:{SECRET}@host/hub",
        f"postgresql://hub@127.0.0.1:1/hub?password={SECRET}",
        f"postgresql://hub:{SECRET}@127.0.0.1:1/hub",
        f"postgresql://hub:x@{SECRET}@127.0.0.1:1/hub",
        f"sqlite:///hub.db?password={SECRET}",
    ],
)
def test_no_command_prints_a_password(tmp_path: Path, command: tuple[str, ...], url: str) -> None:
    said = commands.call(tmp_path, *command, HUB_DATABASE_URL=url, HUB_SEEDS=str(tmp_path))

    assert said.code in (1, 2)
    assert SECRET not in said.out + said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
@pytest.mark.parametrize("command", [("status",), ("check",), ("diff",), ("import",), ("serve",)])
def test_what_can_be_no_database_is_told_in_a_sentence(
    tmp_path: Path, kind: str, command: tuple[str, ...]
) -> None:
    path = {"folder": tmp_path / "hub.db", "pipe": tmp_path / "hub.db"}.get(kind, Path("/dev/zero"))
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)

    said = commands.call(
        tmp_path,
        *command,
        HUB_DATABASE_URL=f"sqlite:///{path}",
        HUB_SEEDS=str(tmp_path),
        HUB_LANGUAGE="en",
    )

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{path} is a {kind}")
    assert said.err.endswith("can be no database; name a file in HUB_DATABASE_URL\n")


@pytest.mark.parametrize("name", ["with space.db", "half#.db", "50%.db", "ký tự.db"])
def test_a_file_of_any_name_is_read_and_described(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    url = make_url("sqlite://").set(database=str(path))
    with database.closing(database.writing(url.render_as_string())) as engine:
        engine.connect().close()
        path = Path(engine.url.database)

    with database.closing(database.reading(f"sqlite:///{path}")) as engine:
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
        assert database.described(engine.url) == str(path)
        assert database.file_of(engine).state().size == path.stat().st_size
