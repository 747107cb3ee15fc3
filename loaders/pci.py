"""PCI, the competitiveness index of the provinces: its figures as rows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial as bound
from pathlib import Path
from typing import Any

from hub.dataset.datasets import Dataset
from hub.dataset.options import Hints
from hub.dataset.rows import Row
from hub.words.names import key, plain
from hub.words.terms import SourceTier
from loaders import general, table
from loaders.catalogue import indicators
from loaders.table import Role, TableLine

_NUMBERED = re.compile(r"\b(?:chi so thanh phan|cstp|sub ?index)(?: so)? (\d{1,2})\b")

Patterns = Sequence[tuple[str, re.Pattern[str]]]  # names of lines with their labels


def load(
    dataset: Dataset,
    files: Sequence[Path],
    partial: bool = False,
    tier: SourceTier | None = None,
    **hints: Any,
) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of VCCI's workbooks, as a figure, a
    fault or something left out.
    """
    workbooks = bound(table.rows, recognise=roles, partial=partial, tier=tier)
    return general.rows(dataset, files, workbooks, hints=Hints(**hints, tier=tier))


def roles(dataset: Dataset, lines: Sequence[TableLine], year: int | None) -> list[Role | None]:
    """What each line is by its labels; only a table with the total is a summary, other sheets
    are of single sub-indices.
    """
    labels = dataset.settings["workbook"]["labels"]
    patterns = [(name, re.compile(pattern)) for name, pattern in labels]
    names = [_name(line.labels, patterns) for line in lines]
    if year is not None:
        names = _with_numbered(_order(dataset, year), names, lines)
    return [_role(name) for name in names] if "TOTAL" in names else [None] * len(lines)


def _order(dataset: Dataset, year: int) -> list[str]:
    """The codes of the sub-indices of a year in their order."""
    meanings = indicators.in_force(dataset.folder, dataset.index, year)
    return [code for code, row in meanings.items() if row.level == 1]


def _with_numbered(
    order: Sequence[str], names: Sequence[str | None], lines: Sequence[TableLine]
) -> list[str | None]:
    """The names with those of sub-indices that are abbreviated: by their numbers, where those of
    most others are as the year has them.

    Numbers shift between eras, so that one alone tells nothing.
    """
    numbers = [_number(line.labels) for line in lines]
    if not _is_numbered(order, names, numbers):
        return list(names)
    lacking = {number: code for number, code in enumerate(order, 1) if code not in names}
    pairs = zip(names, numbers, strict=True)
    return [
        lacking.get(number) if name is None and numbers.count(number) == 1 else name
        for name, number in pairs
    ]


def _is_numbered(
    order: Sequence[str], names: Sequence[str | None], numbers: Sequence[int | None]
) -> bool:
    """Whether at least half of the sub-indices have numbers, and all of these those of the year."""
    by_number = {
        number: name
        for name, number in zip(names, numbers, strict=True)
        if number and name in order
    }
    return len(by_number) * 2 >= len(order) and all(
        order[number - 1 : number] == [name] for number, name in by_number.items()
    )


def _number(labels: Sequence[str]) -> int | None:
    """The number of a sub-index in its labels."""
    matches = (_NUMBERED.search(plain(key(label))) for label in labels)
    return next((int(match[1]) for match in matches if match), None)


def _name(labels: Sequence[str], patterns: Patterns) -> str | None:
    """What the labels of a line name, nearest first; a rank under the name of a sub-index is
    none of the total.
    """
    names = [name for label in labels if (name := _named(label, patterns))]
    is_other = "rank" in names[:1] and not {*names} <= {"rank", "TOTAL"}
    return names[0] if names and not is_other else None


def _named(label: str, patterns: Patterns) -> str | None:
    words = plain(key(label))
    return next((name for name, pattern in patterns if pattern.search(words)), None)


def _role(name: str | None) -> Role | None:
    if name == "rank":
        return Role("TOTAL", "rank")
    return Role(name) if name else None
