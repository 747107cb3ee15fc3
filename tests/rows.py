"""What tests ask of rows: those that a loader yields, and those of a curated file."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote


def of(kind: type, rows: Iterable[Any]) -> list:
    """The rows of one kind."""
    return [row for row in rows if isinstance(row, kind)]


def records(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by the words of its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def scripted(folder: Path) -> dict[str, bytes]:
    """The seeds of a folder that a script writes from curated files, by name; what offices call
    an index is kept by hand.
    """
    return {
        path.name: path.read_bytes()
        for path in folder.glob("*.csv")
        if path.name != "spellings.csv"
    }


def curated_name(address: str | None) -> str:
    """A source as the curated files name it: owner/repository:path, or the address of a page."""
    return re.sub(r"https://github.com/([^/]+/[^/]+)/blob/[^/]+/", r"\1:", unquote(address or ""))
