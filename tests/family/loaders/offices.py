"""The made-up family of the tests: the offices of a province, graded in a layout of its own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.records import CsvRecord
from hub.dataset.rows import ObservationRow, Row
from hub.words.period import parse
from hub.words.terms import EntityKind
from loaders.cells import number


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Each line of each file as a figure."""
    for path in files:
        yield from (_figure(dataset, path, line) for line in records.lines(path))


def _figure(dataset: Dataset, path: Path, line: CsvRecord) -> ObservationRow:
    told = line.fields
    rank, rank_of = (
        int(part) if part else None
        for part in (told["rank"].split("/") if told["rank"] else ("", ""))
    )
    return ObservationRow(
        line.origin,
        f"{dataset.index}/TOTAL",
        told["office"],
        parse(path.stem),
        f"{dataset.name}/book",
        number.number(told["score"], ","),
        told["score"] or None,
        rank,
        rank_of,
        told["grade"] or None,
        reading=int(told["read"] or 0),
        cumulative=bool(told["read"]),
        notes=f"{dataset.name}/doubt" if told["doubt"] else "",
        kind=EntityKind[told["kind"]],
        province="Ân",
        block=told["block"],
        doubtful=bool(told["doubt"]),
    )
