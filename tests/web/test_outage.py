"""A database that is away for a while."""

import logging
from pathlib import Path

import pytest

from hub.panels.away import GONE, away
from tests import databases
from tests.databases import SQLITE
from tests.hubs import TestHub

QUESTION = "{ releases { id importedAt } observations(first: 1) { nodes { value } } }"
SENTENCE = "chưa đọc được cơ sở dữ liệu; hãy hỏi lại sau ít phút"


@pytest.fixture
def moved(hub: TestHub, tmp_path: Path):
    """A hub's database, which can be taken away and put back."""
    path = Path(hub.url.removeprefix("sqlite:///"))
    elsewhere = path.with_name("elsewhere.db")

    def move(is_away: bool) -> None:
        hub.reader.engine.dispose()
        (path if is_away else elsewhere).rename(elsewhere if is_away else path)

    return move


def asked(hub: TestHub):
    return hub.request("POST", "/graphql", json={"query": QUESTION})


@SQLITE
@pytest.mark.parametrize("is_known", [True, False], ids=["known before", "never asked"])
def test_questions_are_told_so_in_a_sentence_until_it_is_back(
    hub: TestHub, moved, is_known: bool, caplog: pytest.LogCaptureFixture
) -> None:
    if is_known:
        assert asked(hub).status_code == 200
    with caplog.at_level(logging.WARNING):
        moved(True)
        refused = [asked(hub) for _ in range(3)]
        ready = hub.request("GET", "/readyz")
        moved(False)
        back = [asked(hub), hub.request("GET", "/readyz")]

    for answer in refused:
        (error,) = answer.json()["errors"]
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert error == {"message": GONE.vi, "extensions": {"code": "DatabaseAway"}}
    assert (ready.status_code, ready.json()["status"]) == (503, "no database")
    assert ready.json()["message"] == GONE.vi
    assert [answer.status_code for answer in back] == [200, 200]
    lines = [record for record in caplog.records if record.name.startswith("hub")]
    assert [(record.levelname, record.exc_info) for record in lines] == [
        ("ERROR", None),
        ("WARNING", None),
    ]
    assert lines[0].getMessage().startswith("the database does not answer: no file ")
    assert "\n" not in lines[0].getMessage()


@SQLITE
def test_it_may_go_while_a_question_is_answered(
    hub: TestHub, caplog: pytest.LogCaptureFixture
) -> None:
    hub.reader.max_age = 60
    assert asked(hub).status_code == 200
    engine = hub.reader.engine
    with caplog.at_level(logging.WARNING), engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        path = Path(hub.url.removeprefix("sqlite:///"))
        content = path.read_bytes()
        path.write_bytes(b"nothing that a database would be" * 1000)
        answer = hub.request(
            "POST", "/graphql", json={"query": "{ observations(first: 2) { nodes { value } } }"}
        )
        path.write_bytes(content)

    assert answer.status_code == 503
    assert [record.exc_info for record in caplog.records if record.name[:3] == "hub"] == [None]


def test_a_server_that_is_gone_is_away(postgresql) -> None:
    url = databases.new(postgresql.home)
    hub = TestHub(url)
    databases.dropped(url)

    answer = hub.request("POST", "/graphql", json={"query": QUESTION})

    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (503, SENTENCE)


def test_faults_of_ours_are_no_absence() -> None:
    assert away(ValueError("a")) is None
    assert away(None) is None
