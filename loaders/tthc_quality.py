"""The quality of handling administrative procedures, by department: its figures as rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from loaders import family


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates, as a figure or a fault."""
    return family.rows(dataset, files)
