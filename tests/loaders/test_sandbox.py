"""A reader that takes too much is stopped, and says what was wanted instead."""

import time
from pathlib import Path

import pytest

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import sandbox

WANTED = Text("cần tệp đọc được", "a readable file is wanted")


def greedy(path: Path) -> bytes:
    """More than the memory that is granted."""
    return bytes(sandbox.MOST_MEMORY)


def endless(path: Path) -> None:
    """Longer than the time that is granted."""
    time.sleep(60)


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


def told(reader, folder: Path) -> str:
    """The one fault that a reader apart leads to."""
    with pytest.raises(BadInput) as error:
        sandbox.read(reader, folder / "a.txt", WANTED)
    (fault,) = error.value.faults
    return fault.wanted.en
