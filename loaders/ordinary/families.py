"""Which index the words around a table name, as the datasets say how it is spelt."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.words.names import plain
from loaders.documents.rules.wording import fold, pattern
from loaders.ordinary.content import FileContent
from loaders.ordinary.sections import UnitTable

# 766/QĐ-TTg names an index.
_NUMBER = re.compile(r"\b(?!766/qđ-ttg)\d{1,5}\s?/\s?(?:\d{4}/)?(?:qđ|bc|cv|kh|tb|tt|nq)[\w/-]*")
_OTHER_THINGS = re.compile(r"kinh phí|dự toán|giải ngân|ngân sách|giải quyết hồ sơ|hồ sơ đúng hạn")
_MONEY = re.compile(r"triệu đồng|tỷ đồng|tỉ đồng|dự toán|kinh phí")

Span = tuple[int, int]


def owner(folder: Path, content: FileContent, section: UnitTable) -> Dataset | None:
    """The dataset of a table, of those of a folder: that of the index which the nearest words
    name, of the offices' one where no province is a unit. None where none, or several, are named.
    """
    every = datasets.every(folder)
    if section.map:
        return next((one for one in every.values() if one.index == section.map.index), None)
    heads = " | ".join(head for column in section.columns for head in column.heads)
    title = list(reversed(section.title))
    if _is_of_another_thing(title, heads):
        return None
    pairs = (f"{first} {second}" for second, first in pairwise(title))
    named = _named(every, [*title, *pairs, heads, section.grid.name, *reversed(content.around)])
    if len(named) != 1:
        return None
    return named[0] if content.is_national(section) else _of_offices(every, named[0])


def _is_of_another_thing(title: Iterable[str], heads: str) -> bool:
    """Whether a table is of money or of dossiers, beside which an index is only mentioned."""
    return any(map(_OTHER_THINGS.search, map(fold, title))) or bool(_MONEY.search(fold(heads)))


def _named(every: Mapping[str, Dataset], lines: Iterable[str]) -> list[Dataset]:
    """The datasets of the indices that the first line which names any names."""
    of_lines = (_in_line(every, fold(line.replace("_", " "))) for line in lines)
    return next(filter(None, of_lines), [])


def _in_line(every: Mapping[str, Dataset], line: str) -> list[Dataset]:
    """The datasets that a line names; words within the longer name of another index are that
    one's.
    """
    text = _NUMBER.sub(" ", line)
    spans = {
        name: match.span()
        for name, dataset in every.items()
        if (spelling := _spelling(dataset)) and (match := _found(spelling, text))
    }
    return [every[name] for name, span in spans.items() if not _is_within(span, spans.values())]


def _found(spelling: str, text: str) -> re.Match[str] | None:
    """Where a line names an index, be the whole line without diacritics."""
    return pattern(plain(spelling) if plain(text) == text else spelling).search(text)


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in others)


def _of_offices(every: Mapping[str, Dataset], dataset: Dataset) -> Dataset:
    """The dataset of the offices' index that goes by the name of a provinces' one."""
    index = dataset.settings.get("in_documents", {}).get("of_offices")
    return next((other for other in every.values() if index and other.index == index), dataset)


def _spelling(dataset: Dataset) -> str:
    """How tables name the index of a dataset: as documents do, and by words of its own."""
    names = (
        dataset.settings.get("in_tables", {}).get("spelling"),
        dataset.settings.get("in_documents", {}).get("spelling"),
    )
    return "|".join(filter(None, names))
