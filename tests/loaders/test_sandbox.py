"""A reader that takes too much is stopped, and says what was wanted instead."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import sandbox

pytestmark = pytest.mark.parametrize("forks", [True, False], ids=["forked", "started"])
WANTED = Text("cần tệp đọc được", "a readable file is wanted")


@pytest.fixture(autouse=True)
def system(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can fork, or one that cannot, as Windows."""
    if not forks:
        monkeypatch.delattr(os, "fork")


def greedy(path: Path) -> bytes:
    """More than the memory that is granted."""
    return bytes(sandbox.MOST_MEMORY + 2**24)


def endless(path: Path) -> None:
    """Longer than the time that is granted."""
    time.sleep(60)


def deadly(path: Path) -> None:
    """The end of the process."""
    os.kill(os.getpid(), signal.SIGKILL)


def content(path: Path) -> bytes:
    """All that is in a file."""
    return path.read_bytes()


def faulty(path: Path) -> None:
    """A fault of the file's own."""
    raise BadInput([Fault(path.name, "", Text("sai", "wrong"))])


def length(path: Path) -> int:
    """What it was asked for."""
    return len(path.read_bytes())


def test_what_is_read_is_given_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")

    assert sandbox.read(length, tmp_path / "a.txt", WANTED) == 3


def test_a_fault_of_the_file_is_kept(tmp_path: Path) -> None:
    assert told(faulty, tmp_path) == "wrong"


def test_a_reader_that_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    assert told(greedy, tmp_path) == "a readable file is wanted"


def test_a_reader_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SLOWEST", 1)

    assert told(endless, tmp_path) == "a readable file is wanted"


def test_the_next_file_is_read_after_one_that_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    monkeypatch.setattr(sandbox, "SLOWEST", 1)

    for reader in (endless, greedy, deadly):
        assert told(reader, tmp_path) == "a readable file is wanted"
        assert sandbox.read(length, tmp_path / "a.txt", WANTED) == 3


def test_a_file_is_found_from_wherever_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
        monkeypatch.chdir(tmp_path / folder)

        assert sandbox.read(length, Path("a.txt"), WANTED) == len(folder)


def test_an_interrupted_reading_does_not_answer_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    monkeypatch.setattr(sandbox.Connection, "poll", interrupted)
    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        sandbox.read(length, tmp_path / "a.txt", WANTED)
    monkeypatch.undo()

    assert sandbox.read(content, tmp_path / "a.txt", WANTED) == b"abc"


def interrupted(*_: object, **__: object) -> None:
    """Ctrl-C."""
    raise KeyboardInterrupt


def told(reader, folder: Path) -> str:
    """The one fault that a reader apart leads to."""
    with pytest.raises(BadInput) as error:
        sandbox.read(reader, folder / "a.txt", WANTED)
    (fault,) = error.value.faults
    return fault.wanted.en
