"""All seeds and the publishers' workbooks in the order of time, each file its own import: `python
-m tests.benchmarks.replay`.

Tells which files a suspicion stops, and why; the files of each dataset come period by period, the
workbook of a year before the curated file of that year.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.dataset import datasets
from hub.words.errors import BadInput, Refused
from hub.words.language import Language
from tests.hubs import ROOT, SHARED, TestHub

MOST = 0.05  # the share of files that a suspicion may stop


def files(seeds: Path) -> Iterator[tuple[str, Path]]:
    """Each file of figures with its dataset, in the order of the periods that their names tell."""
    found = [
        (name, path)
        for name, dataset in datasets.every(seeds).items()
        if name != "places"
        for path in dataset.files
    ]
    found += [
        (index, path)
        for index in ("papi", "pci")
        for path in sorted((SHARED / "raw" / f"{index}_official").glob("*.xls*"))
    ]
    return iter(sorted(found, key=_time))


def replay(hub: TestHub) -> tuple[int, dict[str, str]]:
    """How many files were imported, and why each was stopped that was; it is then passed for a
    reason.
    """
    hub.take("places")
    stopped: dict[str, str] = {}
    count = 0
    for name, path in files(hub.seeds):
        count += 1
        try:
            hub.take(name, path)
        except (Refused, BadInput) as error:
            told = [
                one.within(Language.EN)
                for one in (*getattr(error, "faults", ()), *(one for _, one in error.suspicions))
            ]
            stopped[f"{name}/{path.name}"] = "; ".join(told) or error.within(Language.EN)
            hub.take(name, path, accept="replay", keep_good=True)
    return count, stopped


def _time(found: tuple[str, Path]) -> tuple[str, int, str, str]:
    name, path = found
    period = re.search(r"\d{4}(-[\dQS]+)?", path.stem)
    return period[0] if period else "9999", path.suffix == ".csv", name, path.name


def main() -> int:
    """Print what was stopped; 1 where more than one file in twenty was."""
    with (
        TemporaryDirectory() as folder,
        closing(TestHub(f"sqlite:///{Path(folder) / 'hub.db'}", ROOT / "seeds")) as hub,
    ):
        count, stopped = replay(hub)
    for file, why in stopped.items():
        print(f"{file}: {why}")
    print(f"{len(stopped)} of {count} files stopped")
    return int(len(stopped) > MOST * count)


if __name__ == "__main__":
    sys.exit(main())
