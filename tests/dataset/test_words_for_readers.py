"""No path and no file name of a repository stands in a text of the seeds that readers see."""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TEXTS = re.compile(r"(text|title|name|definition|note|label|description|terms|reason)(_vi|_en)?")
# owner/repository:path, a file by its suffix, a column of a table.
PATHS = re.compile(
    r"[\w.-]+/[\w.-]+:\w+/|[\w-]+\.(csv|json|xlsx?|xlsm|dta|md|py)\b|(?<![\w/])[a-z]+_[a-z]+\b|\w+/\w+-dashboard"
)


def texts(dataset: Path) -> Iterator[str]:
    for path in dataset.glob("*.csv"):
        if not path.name[0].isdigit() and path.name != "successions.csv":
            with path.open(encoding="utf-8", newline="") as file:
                for record in csv.DictReader(file):
                    yield from (record[name] for name in record if TEXTS.fullmatch(name or ""))
    settings = tomllib.loads((dataset / "dataset.toml").read_text(encoding="utf-8"))
    for tables in settings.values():
        for table in tables if isinstance(tables, list) else ():
            if isinstance(table, dict):
                yield from (table[name] for name in table if TEXTS.fullmatch(name))


@pytest.mark.parametrize("dataset", sorted(SEEDS.glob("*/")), ids=lambda folder: folder.name)
def test_no_path_of_a_repository_stands_in_a_text(dataset: Path):
    assert [text for text in texts(dataset) if text and PATHS.search(text)] == []
