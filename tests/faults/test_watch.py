"""A short run of the script that kills a watcher; the long one is `python -m
tests.faults.watch`.
"""

from pathlib import Path

from tests.faults import watch


def test_a_killed_watcher_takes_each_file_once(tmp_path: Path) -> None:
    told = watch.run(tmp_path, files=20, kills=4, seed=3)

    assert told.startswith("16 done, 4 failed")
