"""The ordinary tables of the trial: each gives the figures that its README expects, or is asked
about.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.options import NO_HINTS, Hints
from hub.dataset.rows import DocumentRow, IndicatorRow, ObservationRow, Row, SourceRow
from hub.words.errors import BadInput, Fault, UnknownName
from hub.words.names import key, plain
from hub.words.offices import in_full
from hub.words.spelling import readings, written_out
from hub.words.terms import EntityKind
from loaders import ordinary
from loaders.catalogue.entities import national_names
from tests.hubs import ROOT, SHARED

TABLES, SEEDS = SHARED / "trials" / "tables", ROOT / "seeds"
pytestmark = pytest.mark.skipif(
    not TABLES.exists(), reason=f"{TABLES} is not there: the tables of the trial cannot be read"
)
EXPECTED = sorted(TABLES.glob("*.expected.csv")) if TABLES.exists() else []
RIGHT = [path for path in EXPECTED if "REFUSE" not in path.name]
REFUSED = [path for path in EXPECTED if "REFUSE" in path.name]
OF_COMMAND = {"s03": Hints(province="thanh-hoa")}
OPTIONAL = ("Điểm thẩm định", "Điểm điều tra", "Điểm tự chấm", "score_")


def table(expected: Path) -> Path:
    """The file that gives what is expected."""
    stem = expected.name.removesuffix("expected.csv")
    return next(path for path in TABLES.glob(f"{stem}*") if path != expected)


@cache
def read(path: Path) -> tuple[Dataset | None, tuple[Row, ...]]:
    """The dataset that a file is taken for, and all that is read of it."""
    dataset = ordinary.dataset_of(path, SEEDS)
    hints = OF_COMMAND.get(path.name[:3], NO_HINTS)
    return dataset, tuple(ordinary.rows(dataset, path, hints)) if dataset else ()


def unit(text: str, is_national: bool) -> str:
    """A unit, however it is spelt."""
    if is_national:
        names = national_names(SEEDS / "places")
        try:
            return names.resolve(text, date(2024, 1, 1), EntityKind.PROVINCE)
        except UnknownName:
            return plain(key(text))
    return plain(in_full(written_out(readings(text)[-1])))


def wanted(expected: Path) -> Iterator[dict[str, str]]:
    """The rows that must be read: neither means nor scores that no indicator is for."""
    with expected.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if not row["unit"].startswith("(") and not row["component"].startswith(OPTIONAL):
                yield row


@pytest.mark.parametrize("expected", RIGHT, ids=lambda path: path.name.partition(".")[0])
def test_a_table_gives_the_figures_that_are_expected(expected: Path) -> None:
    dataset, rows = read(table(expected))
    meanings = {
        row.code: row for row in records.rows(IndicatorRow, dataset.folder / "indicators.csv")
    }
    figures = [row for row in rows if isinstance(row, ObservationRow)]
    is_national = figures[0].province is None
    by_cell = {(unit(row.entity, is_national), str(row.period), row.value): row for row in figures}
    numbers = {row.public_id: row.number for row in rows if isinstance(row, DocumentRow)}
    documents = {row.public_id: row.document for row in rows if isinstance(row, SourceRow)}

    assert not [row for row in rows if isinstance(row, Fault)]
    for row in wanted(expected):
        value = float(row["value"]) if row["value"] else None
        figure = by_cell[unit(row["unit"], is_national), row["period"], value]
        is_total = figure.indicator.partition("/")[2].startswith("TOTAL")
        assert dataset.index == row["family"]
        assert is_total == (row["component"] == "TOTAL"), meanings[figure.indicator].name_vi
        assert (figure.block or "").casefold() == row["block"].casefold()
        assert row["source_number"] in (numbers.get(documents[figure.source]) or "",)
        if row["rank"] or row["grade"]:
            assert (figure.rank, figure.group or "") == (int(row["rank"]), row["grade"])
            assert figure.rank_of == int(row["rank_of"])


@pytest.mark.parametrize("expected", RIGHT, ids=lambda path: path.name.partition(".")[0])
def test_a_table_gives_no_other_figures(expected: Path) -> None:
    _, rows = read(table(expected))
    figures = [row for row in rows if isinstance(row, ObservationRow)]
    with expected.open(encoding="utf-8-sig") as file:
        values = {float(row["value"]) for row in csv.DictReader(file) if row["value"]}

    assert {row.value for row in figures} - {None} <= values


@pytest.mark.parametrize("expected", REFUSED, ids=lambda path: path.name.partition(".")[0])
def test_a_table_that_cannot_be_sure_is_refused_as_a_whole(expected: Path) -> None:
    try:
        _, rows = read(table(expected))
    except BadInput as error:
        rows = error.faults

    assert any(isinstance(row, Fault) for row in rows)
    assert not [row for row in rows if isinstance(row, ObservationRow)]
