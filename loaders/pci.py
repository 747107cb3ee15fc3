"""PCI, the competitiveness index of the provinces: its figures as rows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial as bound
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from hub.words.names import key, plain
from hub.words.terms import SourceTier
from loaders import general
from loaders.catalogue import indicators
from loaders.table import published
from loaders.table.finding import Role
from loaders.table.layout import Line

_NUMBERED = re.compile(r"\b(?:chi so thanh phan|cstp|sub ?index)(?: so)? (\d{1,2})\b")


def load(
    dataset: Dataset, files: Sequence[Path], partial: bool = False, tier: SourceTier | None = None
) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of VCCI's workbooks, as a figure, a
    fault or something left out.
    """
    return general.rows(
        dataset, files, bound(published.rows, recognise=roles, partial=partial, tier=tier)
    )


def roles(dataset: Dataset, lines: Sequence[Line], year: int | None) -> list[Role | None]:
    """What each line is by its labels; only a table with the total is a summary, other sheets
    are of single sub-indices.
    """
    patterns = [
        (name, re.compile(pattern)) for name, pattern in dataset.settings["workbook"]["labels"]
    ]
    found = [
        _only([name for label in line.labels if (name := _name(label, patterns))]) for line in lines
    ]
    found = found if year is None else _by_number(dataset, found, lines, year)
    return [_role(name) for name in found] if "TOTAL" in found else [None] * len(lines)


def _by_number(
    dataset: Dataset, found: list[str | None], lines: Sequence[Line], year: int
) -> list[str | None]:
    """The names with those of sub-indices that are abbreviated: by their numbers, where those of
    most others are as the year has them.

    Numbers shift between eras, so that one alone tells nothing.
    """
    order = [
        code
        for code, row in indicators.in_force(dataset.folder, dataset.index, year).items()
        if row.level == 1
    ]
    numbers = [_number(line.labels) for line in lines]
    told = {
        number: name
        for name, number in zip(found, numbers, strict=True)
        if name in order and number
    }
    if len(told) * 2 < len(order) or any(
        order[number - 1 : number] != [name] for number, name in told.items()
    ):
        return found
    alone = {
        number
        for number, name in zip(numbers, found, strict=True)
        if number and numbers.count(number) == 1 and number <= len(order)
    }
    return [
        (
            order[number - 1]
            if name is None and number in alone and order[number - 1] not in found
            else name
        )
        for name, number in zip(found, numbers, strict=True)
    ]


def _number(labels: Sequence[str]) -> int | None:
    """The number of a sub-index in its labels."""
    return next(
        (int(told[1]) for label in labels if (told := _NUMBERED.search(plain(key(label))))), None
    )


def _only(names: Sequence[str]) -> str | None:
    """What the labels of a line name, nearest first; a rank under the name of a sub-index is
    none of the total.
    """
    is_other = "rank" in names[:1] and not {*names} <= {"rank", "TOTAL"}
    return names[0] if names and not is_other else None


def _name(label: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    words = plain(key(label))
    return next((name for name, pattern in patterns if pattern.search(words)), None)


def _role(name: str | None) -> Role | None:
    return Role("TOTAL", "rank") if name == "rank" else name and Role(name)
