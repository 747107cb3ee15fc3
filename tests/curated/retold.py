"""What the tests of PAR INDEX and SIPAS share: curated rows as they must stand, rows and their
sources as the loaders give them.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from subprocess import run
from typing import NamedTuple

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import CatalogueRow, ObservationRow, SourceRow
from tests.hubs import TestHub
from tests.rows import records

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data" / "par_index_sipas"
curated = pytest.mark.skipif(
    not SHARED.exists(), reason=f"{SHARED} is not there: the curated figures cannot be compared"
)


COPY = re.compile(r"VNA copy|Hugging Face data set|\bSKILL\.md\b")


class Said(NamedTuple):
    """What a page says of one cell; a rank that a copy tells is left out."""

    entity: str
    year: str
    code: str
    value: str
    rank: str
    url: str


def read(name: str) -> list[dict[str, str]]:
    """The rows of a curated file and of those added beside it."""
    return [
        row
        for path in (SHARED / name, *sorted(SHARED.glob(f"added-*/{name}")))
        for row in records(path)
    ]


def said(row: Mapping[str, str], code: str) -> Said:
    """A curated row as it must stand."""
    return Said(
        row["province_name"], row["year"], code, row["value"], figure(row)[1], row["source_url"]
    )


def held(rows: Iterable[ObservationRow], sources: Mapping[str, SourceRow]) -> Iterator[Said]:
    """A loaded row as it stands."""
    for row in rows:
        code, url = row.indicator.split("/")[1], sources[row.source].url or ""
        yield Said(row.entity, str(row.period), code, row.printed or "", str(row.rank or ""), url)


def figure(row: Mapping[str, str]) -> tuple[float | None, str]:
    """The value and the rank of a curated row; what a third party copied or compiled tells no
    published rank.
    """
    return float(row["value"]) if row["value"] else None, (
        "" if COPY.search(row["source_title"]) else row["rank"]
    )


def shown_by(hub: TestHub, index: str) -> dict[tuple[str, str, str], tuple[float | None, str]]:
    """The value and the rank that the hub prefers in each cell of an index: entity, period,
    code.
    """
    query = """query ($index: ID!) { observations(index: $index, first: 10000) {
        nodes { entityAsPrinted period indicator { id } value rank } } }"""
    return {
        (
            node["entityAsPrinted"],
            node["period"],
            node["indicator"]["id"].removeprefix(f"{index}/").split("@")[0],
        ): (node["value"], str(node["rank"] or ""))
        for node in hub.ask(query, index=index)["observations"]["nodes"]
    }


def sources_of(catalogue: Iterable[CatalogueRow]) -> dict[str, SourceRow]:
    """The sources by their id."""
    return {row.public_id: row for row in catalogue if isinstance(row, SourceRow)}


def rewritten(dataset: Dataset, folder: Path) -> dict[str, bytes]:
    """What the script writes into an empty folder."""
    folder.mkdir()
    run([sys.executable, ROOT / "scripts" / f"seed_{dataset.name}.py", SHARED, folder], check=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}
