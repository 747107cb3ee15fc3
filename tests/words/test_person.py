"""Who does something to the hub, as the system tells it."""

import os
from pathlib import Path

import pytest

from hub.words.person import account, may_write, owner

ROOT_ALONE = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root gives files away"
)


def test_what_we_write_is_ours(tmp_path: Path) -> None:
    assert owner(tmp_path) == account()


@ROOT_ALONE
def test_an_account_without_a_name_is_told_by_its_number(tmp_path: Path) -> None:
    os.chown(tmp_path, 54321, 54321)

    assert owner(tmp_path) == "uid 54321"


@ROOT_ALONE
@pytest.mark.parametrize(
    ("name", "mode", "group", "may"),
    [
        ("nobody", 0o700, 0, False),
        ("nobody", 0o770, 0, False),
        ("nobody", 0o777, 0, True),
        ("nobody", 0o770, 65534, True),
        ("uid 54321", 0o700, 0, True),
        ("uid 12345", 0o700, 0, True),
    ],
    ids=["owner", "group", "all", "own group", "own folder", "not known"],
)
def test_who_may_write_in_a_folder(
    tmp_path: Path, name: str, mode: int, group: int, may: bool
) -> None:
    os.chown(tmp_path, 54321, group)
    tmp_path.chmod(mode)

    assert may_write(name, tmp_path) is may
