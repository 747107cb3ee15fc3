"""Parquet: a table as typed columns, each with its labels and its definition."""

from typing import BinaryIO

import pyarrow
from pyarrow import parquet

from hub.web.export.forms.writer import TableWriter
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable, ColumnKind, TableColumn

_TYPES = {
    ColumnKind.TEXT: pyarrow.string(),
    ColumnKind.WHOLE: pyarrow.int64(),
    ColumnKind.NUMBER: pyarrow.float64(),
    ColumnKind.TRUTH: pyarrow.bool_(),
    ColumnKind.DATE: pyarrow.date32(),
}


class ParquetWriter(TableWriter):
    """Writes a group of rows for each table, by the keys of the columns."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._schema = pyarrow.schema(
            [_field(column) for column in sheet.columns],
            metadata={"title_vi": sheet.title.vi, "title_en": sheet.title.en},
        )
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._language = sheet.style.language

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""
        arrays = [_array(table, column) for column in table.columns]
        self._writer.write_table(pyarrow.table(arrays, schema=self._schema))

    def close(self, explanation: Explanation) -> None:
        """Write what is told, and the file's end."""
        lines = [f"{label.within(self._language)}: {words}" for label, words in explanation.lines]
        self._writer.add_key_value_metadata({"readme": "\n".join(lines)})
        self._writer.close()

    def release(self) -> None:
        """End the file, which its writer would do later where that is closed already."""
        self._writer.close()


def _field(column: TableColumn) -> pyarrow.Field:
    definition = column.definition or column.label
    metadata = {
        "label_vi": column.label.vi,
        "label_en": column.label.en,
        "definition_vi": definition.vi,
        "definition_en": definition.en,
        "unit": column.unit,
    }
    return pyarrow.field(column.key, _TYPES[column.kind], metadata=metadata)


def _array(table: AnswerTable, column: TableColumn) -> pyarrow.Array:
    series, kind = table.frame[column.key], _TYPES[column.kind]
    if column.kind is ColumnKind.DATE:
        return pyarrow.Array.from_pandas(series).cast(kind)
    return pyarrow.Array.from_pandas(series, type=kind)
