"""The dictionary of a table, and what is told to who opens its archive."""

from collections.abc import Sequence

from hub.web.export.style import Explanation
from hub.web.export.table import AnswerTable, TableColumn
from hub.words.language import Language, Text

_TITLE = Text("Từ điển dữ liệu", "Data dictionary")
_COLUMNS = (
    TableColumn("file", Text("Tệp", "File")),
    TableColumn("column", Text("Cột", "Column")),
    TableColumn("kind", Text("Loại", "Kind")),
    TableColumn("label_vi", Text("Tên", "Label in Vietnamese")),
    TableColumn("label_en", Text("Tên tiếng Anh", "Label")),
    TableColumn("definition_vi", Text("Định nghĩa", "Definition in Vietnamese")),
    TableColumn("definition_en", Text("Định nghĩa tiếng Anh", "Definition")),
)


def dictionary(files: Sequence[tuple[str, Sequence[TableColumn]]]) -> AnswerTable:
    """What the columns of files mean, in both languages."""
    rows = [
        {
            "file": file,
            "column": column.key,
            "kind": column.kind,
            "label_vi": column.label.vi,
            "label_en": column.label.en,
            "definition_vi": column.definition.vi if column.definition else None,
            "definition_en": column.definition.en if column.definition else None,
        }
        for file, columns in files
        for column in columns
    ]
    return AnswerTable.of(_TITLE, _COLUMNS, rows)


def readme(title: Text, explanation: Explanation, language: Language) -> str:
    """What a person reads first."""
    lines = [f"{label.within(language)}: {value}" for label, value in explanation.lines]
    return "\n".join([f"\ufeff{title.within(language)}", "", *lines, ""])
