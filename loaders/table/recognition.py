"""Which table of a sheet is one of the index, and what each of its lines is."""

import re
from dataclasses import dataclass
from functools import cache

from hub.dataset.datasets import Dataset
from hub.dataset.rows import IndicatorRow
from hub.words.names import Names, key, plain
from hub.words.period import parse
from hub.words.terms import EntityKind
from loaders.catalogue import indicators
from loaders.table import layout, year
from loaders.table.axis import unnumbered
from loaders.table.layout import TableLine
from loaders.table.sheet_table import Recognise, Role, SheetTable
from loaders.workbook import Sheet

_LONGEST_NAME = 60  # letters of a province
_YEAR = re.compile(r"(?<!\w)20\d\d(?!\w)")
# What a publisher prints of an indicator beside its value; a wider header above names the value
# alone.
_NO_VALUE = re.compile(
    r"(thu |xep )?hang|thu tu|rank(ing)?|nhom|group|stt|tt|(muc )?(thay doi|tang giam|chenh"
    r" lech)|change|difference|so voi .*|phuong sai|"
    r"variance|sai so( chuan)?|standard error|se|do lech chuan|can (tren|duoi)|(lower|upper)("
    r" bound)?|(ci )?(low|high)|n|"
    r"so (quan sat|phieu|mau)"
)


@dataclass(frozen=True)
class Book:
    """A workbook of a publisher's, and how the lines of its tables are recognised."""

    dataset: Dataset
    file: str
    names: Names
    recognise: Recognise
    is_part: bool  # somebody says that it has only some of the provinces

    def is_province(self, text: str) -> bool:
        """Whether a text is the name of a province, with or without a number before it."""
        name = unnumbered(text)
        is_short = len(name) < _LONGEST_NAME and name[:1].isalpha()
        return is_short and self.names.knows(name, EntityKind.PROVINCE)

    def identity(self, entity: str, at: int) -> str:
        """The public id of a province at the end of a year; of what is none its plain name."""
        if not self.is_province(entity):
            return plain(key(entity))
        return self.names.resolve(entity, parse(str(at)).last_day, EntityKind.PROVINCE)


def recognised(book: Book, sheet: Sheet, fewest: int) -> SheetTable | None:
    """The table of an index in a sheet, with so many provinces at least."""
    table = layout.table(sheet, cache(book.is_province), fewest)
    if table is None:
        return None
    roles = book.recognise(book.dataset, table.lines, None)
    if not any(roles):
        return None
    first, _ = min(table.names)
    years = frozenset(year.stated(book.dataset.index, sheet, first))
    sheet_table = SheetTable(sheet=sheet, table=table, roles=roles, stated=years)
    sheet_table.marked = year.marked(sheet_table, year.landmarks(book.dataset.folder))
    return sheet_table


def assign_roles(book: Book, table: SheetTable) -> dict[str, IndicatorRow]:
    """Give each line the role that it has in the year of its sheet; the indicators of that year
    by code.
    """
    meanings = indicators.in_force(book.dataset.folder, book.dataset.index, table.year)
    lines = table.table.lines
    roles = book.recognise(book.dataset, lines, table.year)
    table.roles = [
        role if role and role.code in meanings and _is_of(role, line, table.year) else None
        for role, line in zip(roles, lines, strict=True)
    ]
    return meanings


def _is_of(role: Role, line: TableLine, at: int) -> bool:
    """Whether the nearest label of a line names no other year and, where a value is due, no
    rank, change or error.
    """
    nearest = line.labels[0]
    years = _YEAR.findall(nearest)
    if years and str(at) not in years:
        return False
    words = plain(key(nearest)).split()
    words = [word for word in words if not word.isdigit() and word != "nam"]
    return role.field != "value" or not _NO_VALUE.fullmatch(" ".join(words))
