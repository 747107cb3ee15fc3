"""What a careful person finds in a document, and how far the reader finds the same."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import DocumentRow, FigureRow, Row, TargetRow
from loaders import documents
from tests.hubs import ROOT, SHARED

DATASET = Dataset("documents", ROOT / "seeds" / "documents")
TEXTS = ROOT / "tests" / "documents"
MADE_UP = sorted((TEXTS / "made_up").glob("*.txt"))
FIVE = [
    SHARED / "documents" / f"{path.stem}.txt" for path in sorted((TEXTS / "shared").glob("*.csv"))
]
shared = pytest.mark.skipif(
    not SHARED.exists(), reason=f"{SHARED} is not there: the five documents cannot be read"
)


class Item(NamedTuple):
    """A legal reference, a target, a figure, or something of the head."""

    what: str
    value: str
    unit: str  # of a reference the day it was issued
    words: str  # some of its label; of a reference its issuer; of a head its field
    comparator: str
    period: str
    line: str

    def __str__(self) -> str:
        return " ".join(filter(None, self))


@cache
def rows(path: Path) -> list[Row]:
    """All that the reader says of a file."""
    return list(documents.load(DATASET, [path]))


def of(kind: type, path: Path) -> list:
    """The rows of one kind; of documents first the file's own."""
    return [row for row in rows(path) if isinstance(row, kind)]


def expected(path: Path, *what: str) -> list[Item]:
    """What the list beside a text holds of these kinds."""
    folder = TEXTS / ("shared" if path in FIVE else "made_up")
    with (folder / f"{path.stem}.csv").open(encoding="utf-8", newline="") as lines:
        return [
            item
            for item in (Item(**record) for record in csv.DictReader(lines))
            if item.what in what
        ]


def missed(path: Path, what: str) -> tuple[list[Item], list[TargetRow | FigureRow]]:
    """The expected targets or figures that the reader does not find, and those it finds beside
    them.
    """
    left = of(TargetRow if what == "target" else FigureRow, path)
    missing = []
    for item in expected(path, what):
        found = next((row for row in left if _is(item, row)), None)
        left.remove(found) if found else missing.append(item)
    return missing, left


def references(path: Path) -> list[tuple[str, str]]:
    """The number, or for a law its title, and the day of each document cited."""
    return [(row.number or row.title, str(row.date or "")) for row in of(DocumentRow, path)[1:]]


def heads(path: Path) -> Iterator[tuple[str, str, str]]:
    """Field, expected and found value of what the head says."""
    own = of(DocumentRow, path)[0]
    for item in expected(path, "head"):
        yield item.words, item.value.casefold(), str(getattr(own, item.words)).casefold()


def described(found: Sequence[TargetRow | FigureRow]) -> list[str]:
    """Rows in few words."""
    return [f"{row.origin} {row.printed} {row.label}" for row in found]


def _is(item: Item, row: TargetRow | FigureRow) -> bool:
    period, comparator = (
        (row.by, row.comparator) if isinstance(row, TargetRow) else (row.period, "")
    )
    return (
        row.value == (float(item.value) if item.value else None)
        and item.unit in ("", row.unit)
        and item.comparator == comparator
        and item.words.casefold() in row.label.casefold()
        and item.period in ("", period)
        and item.line in ("", row.origin.rpartition(":")[2])
    )
