"""PCI, the competitiveness index of the provinces: its figures as rows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from hub.datasets import Dataset
from hub.names import key, plain
from hub.rows import Row
from loaders import family, published
from loaders.finding import Role
from loaders.layout import Line


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of VCCI's workbooks, as a figure, a fault or something left out."""
    return family.rows(dataset, files, partial(published.rows, recognise=roles))


def roles(dataset: Dataset, lines: Sequence[Line], year: int | None) -> list[Role | None]:
    """What each line is by its labels; only a table with the total is a summary, other sheets are of single sub-indices."""
    patterns = [(name, re.compile(pattern)) for name, pattern in dataset.settings["workbook"]["labels"]]
    found = [_only([name for label in line.labels if (name := _name(label, patterns))]) for line in lines]
    return [_role(name) for name in found] if "TOTAL" in found else [None] * len(lines)


def _only(names: Sequence[str]) -> str | None:
    """What the labels of a line name, nearest first; a rank under the name of a sub-index is none of the total."""
    is_other = "rank" in names[:1] and not {*names} <= {"rank", "TOTAL"}
    return names[0] if names and not is_other else None


def _name(label: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    words = plain(key(label))
    return next((name for name, pattern in patterns if pattern.search(words)), None)


def _role(name: str | None) -> Role | None:
    return Role("TOTAL", "rank") if name == "rank" else name and Role(name)
