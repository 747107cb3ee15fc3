"""When a file has come to rest."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from hub.inbox import places
from hub.inbox.rest import Rest


class Looks:
    """Looks at a folder, each so many seconds after the one before."""

    def __init__(self, folder: Path, seconds: float = 3) -> None:
        self._folder, self._seconds, self._now = folder, seconds, 0.0
        self._rest = Rest(lambda: self._now)

    def look(self) -> dict[str, str]:
        """The files that lie still, and why each is waited for."""
        self._now += self._seconds
        still = self._rest.still(self._folder, places.entries(self._folder))
        return {one.name: why.en if why else "" for one, why in still}


@pytest.fixture
def looks(tmp_path: Path) -> Iterator[Looks]:
    """Looks at an empty folder."""
    return Looks(tmp_path)


def test_a_file_is_taken_at_the_second_look(looks: Looks, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a")

    assert [looks.look(), looks.look()] == [{}, {"a.csv": ""}]


def test_looks_within_two_seconds_are_as_one(tmp_path: Path) -> None:
    looks = Looks(tmp_path, seconds=1)
    (tmp_path / "a.csv").write_text("a")

    assert [looks.look() for _ in range(4)] == [{}, {}, {}, {"a.csv": ""}]


def test_a_file_that_grows_or_is_another_is_waited_for(looks: Looks, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for text in ("a", "ab", "abc"):
        path.write_text(text)
        assert looks.look() == {}
    other = tmp_path / "other"
    other.write_text("xyz")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)

    assert [looks.look(), looks.look()] == [{}, {"a.csv": ""}]


@pytest.mark.parametrize("lock", ["~$sổ.xlsx", "~$.XLSX", ".~lock.sổ.xlsx#"])
def test_a_file_that_is_open_is_waited_for_and_told(
    looks: Looks, tmp_path: Path, lock: str
) -> None:
    with ZipFile(tmp_path / "sổ.xlsx", "w") as book:
        book.writestr("a", "a")
    lock_path = tmp_path / lock
    lock_path.write_text("x")
    looks.look()

    told = looks.look()["sổ.xlsx"]
    lock_path.unlink()

    assert "it is open in Excel" in told
    assert lock in told
    assert looks.look() == {"sổ.xlsx": ""}


def test_a_file_that_another_process_writes_is_waited_for(looks: Looks, tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w") as file:
        file.write("half")
        file.flush()
        looks.look()
        while_open = looks.look()

    assert while_open == {
        "a.csv": "another program is writing to it; it is taken when that has ended"
    }
    assert looks.look() == {"a.csv": ""}


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"PK\3\4 half"), ("a.csv", b"")])
def test_a_file_that_has_not_come_whole_is_waited_for_a_minute(
    looks: Looks, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    seen = [looks.look().get(name) for _ in range(22)]

    assert seen[0] is None
    assert all(why.startswith("it has not come whole") for why in seen[1:21])
    assert seen[21] == ""
    assert time.time() - (tmp_path / name).stat().st_ctime < 60
