"""Population of the provinces: its figures as rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from loaders.tidy import reading


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of the tidy files as a figure or a fault."""
    yield from reading.tidy(dataset, files)
