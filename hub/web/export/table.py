"""A table: typed columns with their names for people, and the frame that holds them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas

from hub.words.language import Language, Text


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    TRUTH = "truth"
    DATE = "date"


_TYPES = {
    ColumnKind.TEXT: "str",
    ColumnKind.WHOLE: "Int64",
    ColumnKind.NUMBER: "float64",
    ColumnKind.TRUTH: "boolean",
    ColumnKind.DATE: "datetime64[s]",
}


@dataclass(frozen=True)
class TableColumn:
    """A column: its key for programs, its label for people, what its cells are, in which unit."""

    key: str
    label: Text
    kind: ColumnKind = ColumnKind.TEXT
    unit: str = ""
    definition: Text | None = None

    @classmethod
    def of(cls, key: str, values: Iterable[Any]) -> "TableColumn":
        """A column whose kind is that of its values, which nobody has named."""
        return cls(key, Text(key, key), _kind(values))


@dataclass(frozen=True, eq=False)
class AnswerTable:
    """The answer to a question as columns of one length, with a title."""

    title: Text
    columns: tuple[TableColumn, ...]
    frame: pandas.DataFrame

    @classmethod
    def of(
        cls, title: Text, columns: Sequence[TableColumn], rows: Sequence[Mapping[str, Any]]
    ) -> "AnswerTable":
        """A table of rows as GraphQL answers them, by the keys of the columns."""
        series = {column.key: _series(column, rows) for column in columns}
        return cls(title, tuple(columns), pandas.DataFrame(series))

    def labels(self, language: Language) -> list[str]:
        """The labels of the columns."""
        return [column.label.within(language) for column in self.columns]

    @property
    def keys(self) -> list[str]:
        """The keys of the columns."""
        return [column.key for column in self.columns]

    def column(self, key: str) -> TableColumn:
        """The column of a key."""
        return self.columns[self.keys.index(key)]

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Its rows as JSON holds them, as GraphQL answered them."""
        series = [self.cells(column) for column in self.columns]
        return [dict(zip(self.keys, cells, strict=True)) for cells in zip(*series, strict=True)]

    def cells(self, column: TableColumn) -> list[Any]:
        """The cells of a column as JSON holds them: a date is text, nothing is None."""
        series = self.frame[column.key]
        if column.kind is ColumnKind.DATE:
            series = series.dt.strftime("%Y-%m-%d")
        return series.astype(object).where(series.notna(), None).tolist()


def _series(column: TableColumn, rows: Sequence[Mapping[str, Any]]) -> pandas.Series:
    cells = [row.get(column.key) for row in rows]
    if column.kind is ColumnKind.TEXT:
        cells = [cell if cell is None else str(cell) for cell in cells]
    return pandas.Series(cells, dtype=_TYPES[column.kind], name=column.key)


def _kind(values: Iterable[Any]) -> ColumnKind:
    """The narrowest kind that holds all values."""
    types = {type(value) for value in values if value is not None}
    if types == {bool}:
        return ColumnKind.TRUTH
    if types == {int}:
        return ColumnKind.WHOLE
    return ColumnKind.NUMBER if types and types <= {int, float} else ColumnKind.TEXT
