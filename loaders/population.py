"""Population of the provinces: its figures as rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.datasets import Dataset
from hub.rows import Row
from loaders import reading


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of the tidy files as a figure or a fault."""
    yield from reading.tidy(dataset, files)
