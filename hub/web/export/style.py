"""Style: how a table is written for whoever reads it, a program or a person."""

from dataclasses import dataclass, field

from hub.web.export.table import AnswerTable, TableColumn
from hub.words.language import Language, Text


@dataclass(frozen=True)
class FileStyle:
    """The language of a file, its decimal mark, and whether its header has labels or keys."""

    language: Language = Language.VI
    has_comma: bool = False
    has_labels: bool = False

    def heads(self, columns: tuple[TableColumn, ...]) -> list[str]:
        """The header of a table."""
        if not self.has_labels:
            return [column.key for column in columns]
        return [_head(column).within(self.language) for column in columns]


@dataclass(frozen=True)
class Explanation:
    """What is told behind a table: lines about the question, and the sources as a table."""

    lines: tuple[tuple[Text, str], ...] = ()
    sources: AnswerTable | None = None


@dataclass(frozen=True)
class ExportSheet:
    """What a file is to hold, before its rows: title, columns, style."""

    title: Text
    columns: tuple[TableColumn, ...]
    style: FileStyle = field(default_factory=FileStyle)
    axes: tuple[str, ...] = ()  # columns whose cells together name a row
    measures: tuple[str, ...] = ()
    name: str = "data"

    @classmethod
    def of(
        cls,
        table: AnswerTable,
        style: FileStyle | None = None,
    ) -> "ExportSheet":
        """The sheet of a whole table."""
        return cls(table.title, table.columns, style or FileStyle())


def _head(column: TableColumn) -> Text:
    if not column.unit:
        return column.label
    return Text(f"{column.label.vi} ({column.unit})", f"{column.label.en} ({column.unit})")
