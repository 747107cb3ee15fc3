"""The folder of questions while the hub serves: what is put into it, changed and taken out."""

import os
from pathlib import Path

import pytest

from hub.settings import Settings
from hub.web.saved import CurrentShelf
from tests.hubs import Shared, TestHub

NAME = '# Tên\n{ entity(id: "an") { name } }'


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def put(folder: Path, name: str, content: str, at: int = 1) -> None:
    """A file that was written at a time."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    os.utime(path, ns=(at, at))


def own(current: CurrentShelf) -> list[str]:
    return [question.name for question in current.now().questions if question.is_own]


def test_what_is_put_into_the_folder_is_there_within_a_second(tmp_path: Path) -> None:
    clock = Clock()
    current = CurrentShelf(Settings(questions=str(tmp_path)), clock)
    put(tmp_path, "a.graphql", NAME)

    clock.now = 0.9
    early = own(current)
    clock.now = 1.0
    late = own(current)
    (tmp_path / "a.graphql").unlink()
    clock.now = 2.0

    assert (early, late, own(current)) == ([], ["a"], [])


def test_a_folder_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    clock = Clock()
    put(tmp_path, "a.graphql", NAME)
    current = CurrentShelf(Settings(questions=str(tmp_path)), clock)
    first = current.now()

    clock.now = 5.0

    assert current.held is None
    assert current.now() is first is current.held


def test_a_folder_that_comes_later_is_read(tmp_path: Path) -> None:
    clock, folder = Clock(), tmp_path / "later"
    current = CurrentShelf(Settings(questions=str(folder)), clock)
    assert current.now().faults

    folder.mkdir()
    put(folder, "a.graphql", NAME)
    clock.now = 1.0

    assert own(current) == ["a"]
    assert current.now().faults == ()


def test_what_is_wrong_with_a_changed_file_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    put(tmp_path, "a.graphql", NAME)
    current = CurrentShelf(Settings(questions=str(tmp_path)), clock)
    put(tmp_path, "a.graphql", "{ nothing", at=2)

    clock.now = 1.0
    current.now()

    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith(f"{tmp_path / 'a.graphql'}:")


def test_a_changed_question_is_answered_anew(
    sqlite: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.web.saved.current._SECONDS", 0)
    put(tmp_path, "a.graphql", NAME)
    made = sqlite.readable
    hub = TestHub(made.url, made.seeds, allowed={"questions": str(tmp_path)})

    before = [hub.request("GET", "/q/a").json() for _ in range(3)]
    put(tmp_path, "a.graphql", NAME.replace("an", "binh"), at=2)
    after = hub.request("GET", "/q/a").json()
    (tmp_path / "a.graphql").unlink()

    assert {answer["data"]["entity"]["name"] for answer in before} == {"Ân"}
    assert after["data"]["entity"]["name"] == "Bình"
    assert hub.request("GET", "/q/a").status_code == 404
