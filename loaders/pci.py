"""PCI, the competitiveness index of the provinces: its figures as rows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from hub.datasets import Dataset
from hub.names import key, plain
from hub.rows import Row
from loaders import family, published
from loaders.layout import Line
from loaders.published import Role


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of VCCI's workbooks, as a figure, a fault or something left out."""
    return family.rows(dataset, files, partial(published.rows, recognise=roles))


def roles(dataset: Dataset, lines: Sequence[Line], year: int | None) -> list[Role | None]:
    """What each line is by its labels; only a table with the total is a summary, other sheets are of single sub-indices."""
    patterns = [(name, re.compile(pattern)) for name, pattern in dataset.settings["workbook"]["labels"]]
    found = [next(filter(None, (_name(label, patterns) for label in line.labels)), None) for line in lines]
    return [_role(name) for name in found] if "TOTAL" in found else [None] * len(lines)


def _name(label: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    words = plain(key(label))
    return next((name for name, pattern in patterns if pattern.search(words)), None)


def _role(name: str | None) -> Role | None:
    return Role("TOTAL", "rank") if name == "rank" else name and Role(name)
