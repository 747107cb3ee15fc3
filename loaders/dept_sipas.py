"""The satisfaction index of departments and districts: its figures as rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.datasets import Dataset
from hub.rows import Row
from loaders import reading


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of tidy files as a figure or a fault."""
    return reading.tidy(dataset, files)
