"""A short run of the script that kills; the long one is `python -m tests.faults.kill`."""

from pathlib import Path

from tests.faults import kill


def test_killed_commands_leave_the_old_state_or_the_new(home: Path | str, tmp_path: Path) -> None:
    left = list(kill.strikes(home, tmp_path, "pci", times=2, seed=1))

    assert [name for name, _ in left] == ["migration", "import"]


def test_a_killed_staging_or_publishing_leaves_nothing_half_done(
    home: Path | str, tmp_path: Path
) -> None:
    left = list(kill.strikes(home, tmp_path, "pci", times=2, seed=2, first=4))

    assert [name for name, _ in left] == ["stage", "publish"]
