"""An import of very many figures holds few of them at once."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, product
from multiprocessing import get_context
from pathlib import Path

import pytest

from hub.dataset.rows import ObservationRow, Row
from hub.importing.release import Outcome
from hub.store import database, migration
from hub.words.period import Period
from hub.words.terms import EntityKind
from tests import databases
from tests.benchmarks import large
from tests.databases import SQLITE

FIGURES = 200_000
MEGABYTES = 150  # lists of as many rows, claims and lines take 280


def rows() -> Iterator[Row]:
    """Very many figures, then the first one again, the same cell with another value, and a
    figure of nobody knows what.
    """
    cells = product(range(2), large.PERIODS, range(large.PROVINCES), range(large.DEPARTMENTS))
    for line, (number, at, province, department) in enumerate(islice(cells, FIGURES), 2):
        yield figure(
            f"new.csv:{line}",
            f"BIG/I{number}",
            at,
            f"tinh-{province}-so-{department}",
            float(line % 997),
        )
    yield figure("new.csv:200002", "BIG/I0", large.PERIODS[0], "tinh-0-so-0", 2.0)
    yield figure("new.csv:200003", "BIG/I0", large.PERIODS[0], "tinh-0-so-0", 3.0)
    yield figure("new.csv:200004", "BIG/NONE", large.PERIODS[0], "tinh-0-so-0", 3.0)


def figure(origin: str, indicator: str, at: Period, entity: str, value: float) -> ObservationRow:
    """What a department was given."""
    return ObservationRow(
        origin, indicator, entity, at, "big/book", value, str(value), kind=EntityKind.DEPARTMENT
    )


def taken(url: str) -> tuple[Outcome, float]:
    """What an import did, and how many megabytes it took beyond what the process began with."""
    before = large.peak()
    outcome = large.take(url, rows(), "figures", keep_good=True)
    return outcome, large.peak() - before


@SQLITE
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="this system does not tell what a process held"
)
def test_import_of_very_many_figures_holds_few_at_once(home: Path) -> None:
    url = databases.new(home)
    with database.closing(database.writing(url)) as engine:
        migration.upgrade(engine)
    large.take(url, large.catalogue(2), "catalogue")

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        outcome, megabytes = process.submit(taken, url).result()
    databases.dropped(url)

    assert {word: count for word, count in outcome.counts.items() if count} == {
        "added": FIGURES - 1,
        "repeated": 1,
        "rejected": 3,
    }
    assert [(fault.origin, fault.wanted.en.partition(";")[0]) for fault in outcome.faults] == [
        ("new.csv:200003", "this cell already has the value 2.0 at new.csv:2"),
        ("new.csv:200004", "there is no indicator “BIG/NONE”"),
    ]
    assert megabytes < MEGABYTES
