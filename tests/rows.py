"""What tests ask of rows: those that a loader yields, and those of a curated file."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def of(kind: type, rows: Iterable[Any]) -> list:
    """The rows of one kind."""
    return [row for row in rows if isinstance(row, kind)]


def records(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by the words of its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
