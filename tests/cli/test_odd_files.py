"""What is no file on a disk is refused at once where a file is wanted, read or written."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_cli import House, full, house, imported

__all__ = ["full", "house", "imported"]  # fixtures


def listening(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as end:
        folder = os.open(path.parent, os.O_RDONLY)
        end.bind(f"/proc/self/fd/{folder}/{path.name}")
        os.close(folder)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": listening,
    "folder": lambda path: path.mkdir(),
    "broken": lambda path: path.symlink_to("/nowhere"),
    "loop": lambda path: path.symlink_to(path.name),
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "full": lambda path: path.symlink_to("/dev/full"),
}


@pytest.fixture(params=ODD)
def make(request: pytest.FixtureRequest) -> Callable[[Path], Path]:
    """Makes something odd at a path."""

    def made(path: Path) -> Path:
        ODD[request.param](path)
        return path

    return made


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".pdf", ".zip"])
@pytest.mark.parametrize("command", ["import", "diff", "read"])
def test_what_is_no_file_is_not_read(
    full: House, make: Callable[[Path], Path], command: str, suffix: str
) -> None:
    said = full.run(command, make(full.folder / f"odd{suffix}"))

    assert said.code in (2, 3)
    assert f"odd{suffix}" in said.err
    assert "Traceback" not in said.err


def test_what_is_no_file_is_not_priced(full: House, make: Callable[[Path], Path]) -> None:
    said = full.run("price", make(full.folder / "odd.graphql"))

    assert (said.code, said.out) == (2, "")
    assert "odd.graphql" in said.err


@pytest.mark.parametrize("name", ["dataset.toml", "sources.csv", "2019.csv"])
def test_a_folder_with_something_odd_is_not_read(
    full: House, make: Callable[[Path], Path], name: str
) -> None:
    folder = full.folder / "elsewhere"
    folder.mkdir()
    for seed in (full.folder / "seeds" / "made").iterdir():
        (folder / seed.name).write_bytes(seed.read_bytes())
    (folder / name).unlink(missing_ok=True)
    make(folder / name)

    said = full.run("diff", folder)

    assert said.code in (1, 2, 3)
    assert name in said.out + said.err


def test_a_template_is_written_to_a_file_alone(full: House) -> None:
    for kind in ("pipe", "socket", "full", "endless"):
        path = full.folder / f"{kind}.xlsx"
        ODD[kind](path)
        said = full.run("template", "MADE", path, "--period", "2019", "--overwrite")

        assert (said.code, said.out) == (2, "")
        assert f"{kind}.xlsx không phải tệp thường; chọn tên khác" in said.err


@pytest.mark.parametrize("name", ["a" * 300, "a" * 300 + ".xlsx", "b/" * 3000 + "a.xlsx"])
def test_a_template_wants_a_name_that_a_disk_takes(full: House, name: str) -> None:
    said = full.run("template", "MADE", name, "--period", "2019")

    assert (said.code, said.out) == (2, "")
    assert "đuôi .xlsx" in said.err or "chọn tên hoặc thư mục khác" in said.err


@pytest.mark.parametrize("command", ["import", "read", "price"])
@pytest.mark.parametrize("name", ["a" * 300, "a" * 300 + ".csv", "a\0.csv"])
def test_a_name_that_no_disk_takes_is_told(full: House, command: str, name: str) -> None:
    said = full.run(command, name)

    assert (said.code, said.out) == (2, "")
    assert "aaa" in said.err or r"a\x00" in said.err
