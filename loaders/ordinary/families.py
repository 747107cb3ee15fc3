"""Which index the words around a table name, as the datasets say how it is spelt."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.names import plain
from loaders.documents.rules.wording import fold, pattern
from loaders.ordinary.columns import HeadedColumn
from loaders.ordinary.content import FileContent
from loaders.ordinary.mapping import TableMap
from loaders.ordinary.sections import UnitTable

# 766/QĐ-TTg names an index.
_NUMBER = re.compile(r"\b(?!766/qđ-ttg)\d{1,5}\s?/\s?(?:\d{4}/)?(?:qđ|bc|cv|kh|tb|tt|nq)[\w/-]*")
_OTHER_THINGS = re.compile(r"kinh phí|dự toán|giải ngân|ngân sách|giải quyết hồ sơ|hồ sơ đúng hạn")
_SHOWING = re.compile(
    r"\b(?:kết quả|chỉ số|xếp hạng|tỷ lệ|tỉ lệ|mức độ|tình hình|thống kê|tiến độ)\b"
)
_MONEY = re.compile(r"triệu đồng|tỷ đồng|tỉ đồng|dự toán|kinh phí")

Span = tuple[int, int]


def owner(folder: Path, content: FileContent, section: UnitTable) -> Dataset | None:
    """The dataset of a table, of those of a folder: that of the index which the nearest words
    name, of the offices' one where no province is a unit. None where none, or several, are named.
    """
    every = datasets.every(folder)
    if section.map:
        return _of_map(every, section.map)
    if is_of_another_thing(section):
        return None
    heads = " | ".join(head for column in section.columns for head in column.heads)
    around = () if _has_own_title(section) else reversed(content.around)
    return _one(every, content, section, [*_title(section), heads, section.grid.name, *around])


def _of_map(every: Mapping[str, Dataset], of_table: TableMap) -> Dataset | None:
    """The dataset of a map, which names it or its index; None where it leaves that open, BadUse
    where there is no such index.
    """
    word = of_table.index.strip().lower()
    named = [one for one in every.values() if one.index and word in (one.name, one.index.lower())]
    if word and not named:
        indices = ", ".join(sorted(one.index for one in every.values() if one.index))
        raise BadUse(
            Text(
                f"{of_table.origin}: index là “{of_table.index}”, cần một trong {indices}",
                f"{of_table.origin}: index is “{of_table.index}”, one of {indices} is wanted",
            )
        )
    return next(iter(named), None)


def titled(folder: Path, content: FileContent, section: UnitTable) -> Dataset | None:
    """The dataset of the index that the title of a table alone names."""
    return _one(datasets.every(folder), content, section, _title(section))


def foreign(folder: Path, content: FileContent, section: UnitTable, own: str) -> set[HeadedColumn]:
    """The columns whose heads name another index than the table's own."""
    every = datasets.every(folder)
    named = {
        column: _one(every, content, section, list(column.heads)) for column in section.columns
    }
    return {column for column, dataset in named.items() if dataset and dataset.index != own}


def is_of_another_thing(section: UnitTable) -> bool:
    """Whether a table is of money or of dossiers, beside which an index is only mentioned."""
    heads = " | ".join(head for column in section.columns for head in column.heads)
    of_title = any(map(_OTHER_THINGS.search, map(fold, section.title)))
    return of_title or bool(_MONEY.search(fold(heads)))


def _has_own_title(section: UnitTable) -> bool:
    """Whether lines right above a table say what it shows, and not only of whom."""
    own = section.title[len(section.grid.before) :] if section.grid.before else section.title
    return any(map(_SHOWING.search, map(fold, own)))


def _title(section: UnitTable) -> list[str]:
    """The lines of a title, the nearest first, then each with the one after it: PDFs break them."""
    title = list(reversed(section.title))
    return [*title, *(f"{first} {second}" for second, first in pairwise(title))]


def _one(
    every: Mapping[str, Dataset], content: FileContent, section: UnitTable, lines: Iterable[str]
) -> Dataset | None:
    """The one dataset that the first line which names any names."""
    named = _named(every, lines)
    if len(named) != 1:
        return None
    return named[0] if content.is_national(section) else _of_offices(every, named[0])


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
