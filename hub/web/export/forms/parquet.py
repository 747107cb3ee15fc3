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
_GROUP = 50_000  # rows; of each group a reader reads where its columns are


class ParquetWriter(TableWriter):
    """Writes groups of many rows, by the keys of the columns."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._schema = pyarrow.schema(
            [_field(column) for column in sheet.columns],
            metadata={"title_vi": sheet.title.vi, "title_en": sheet.title.en},
        )
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._language = sheet.style.language
        self._waiting: list[pyarrow.Table] = []  # for a group of their own

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""
        arrays = [_array(table, column) for column in table.columns]
        self._waiting.append(pyarrow.table(arrays, schema=self._schema))
        if sum(map(len, self._waiting)) >= _GROUP:
            self._write()

    def close(self, explanation: Explanation) -> None:
        """Write what is told, and the file's end."""
        self._write()
        lines = [f"{label.within(self._language)}: {words}" for label, words in explanation.lines]
        self._writer.add_key_value_metadata({"readme": "\n".join(lines)})
        self._writer.close()

    def _write(self) -> None:
        """Write what waits as one group."""
        if self._waiting:
            self._writer.write_table(pyarrow.concat_tables(self._waiting))
            self._waiting.clear()

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
