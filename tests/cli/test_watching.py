"""The command that watches a folder."""

import shutil
import subprocess
import time
from pathlib import Path

import orjson
import pytest

from tests import commands
from tests.cli.test_cli import HEADER, House, full, house, imported
from tests.cli.test_staging import BETTER, UNKNOWN

__all__ = ["full", "house", "imported"]  # fixtures


@pytest.fixture
def folder(full: House) -> Path:
    """A folder with a good file and a bad one."""
    folder = full.folder / "in"
    folder.mkdir()
    for name, line in (("tốt.csv", BETTER), ("xấu.csv", UNKNOWN)):
        (folder / name).write_text(f"{HEADER}{line}\n", encoding="utf-8")
    return folder


def start(house: House, *options: str) -> subprocess.Popen:
    """A watcher of the folder that looks every second."""
    arguments = ("watch", "in", "--dataset", "made", "--seconds", "1", *options)
    return commands.start(house.folder, *arguments, **house.settings)


def appeared(path: Path) -> bool:
    """Whether a file came within a minute."""
    until = time.monotonic() + 60
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.1)
    return path.exists()


def test_one_round_tells_each_file_in_a_line(full: House, folder: Path) -> None:
    said = full.run("watch", folder, "--dataset", "made", "--once", "--by", "Nguyễn Thị Lan")
    then = full.run("watch", folder, "--dataset", "made", "--once")

    good, bad = said.out.splitlines()
    assert said.code == 3
    assert good.endswith(" tốt.csv → waiting/tốt.csv: S1 đang chờ duyệt")
    assert "xấu.csv → failed/xấu.csv: xấu.csv:2: thấy “Ăn”" in bad
    assert (then.code, then.out, then.err) == (0, "", "")
    assert "Nguyễn Thị Lan" in full.run("releases").out


def test_lines_are_json_where_that_is_wanted(full: House, folder: Path) -> None:
    said = full.run("watch", folder, "--dataset", "made", "--once", "--json", language="en")

    good, bad = map(orjson.loads, said.out.splitlines())
    assert (good["event"], good["file"], good["staged"]) == ("STAGED", "tốt.csv", "S1")
    assert (bad["event"], bad["to"]) == ("FAILED", "failed/xấu.csv")


def test_a_watcher_goes_on_until_it_is_told_to_end(full: House, folder: Path) -> None:
    process = start(full, "--publish")
    first = appeared(folder / "done" / "tốt.csv")
    shutil.copy(folder / "done" / "tốt.csv", folder / "lần hai.csv")
    second = appeared(folder / "done" / "lần hai.csv")
    process.terminate()
    said = process.end()

    assert (first, second, said.code, said.err) == (True, True, 0, "")
    assert len(said.out.splitlines()) == 4


def test_a_second_watcher_of_a_folder_is_refused(full: House, folder: Path) -> None:
    process = start(full)
    appeared(folder / ".hub.lock")
    appeared(folder / "waiting" / "tốt.csv")
    said, number = full.run("watch", folder, "--once"), process.pid
    process.kill()
    process.end()
    then = full.run("watch", folder, "--dataset", "made", "--once")

    assert said.code == 5
    assert said.err.startswith(f"một lệnh hub watch khác (pid {number},")
    assert len(said.err.splitlines()) == 1
    assert then.code in (0, 3)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "không có thư mục"),
        (("seeds/made/2019.csv",), "không có thư mục"),
        (("in", "--by", " "), "--by cần họ tên"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    full: House, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    said = full.run("watch", *arguments, "--once")

    assert said.code == 2
    assert told in said.err


def test_two_persons_leave_nothing_to_be_published_at_once(full: House, folder: Path) -> None:
    strict = House(full.folder, full.settings | {"HUB_TWO_PERSONS": "account"})

    said = strict.run("watch", folder, "--publish", "--once")

    assert said.code == 2
    assert "bỏ --publish" in said.err
