"""Row objects: a table as a plain JSON list of objects."""

from typing import BinaryIO

import orjson

from hub.web.export.forms.writer import TableWriter
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable


class RowObjectsWriter(TableWriter):
    """Writes one object a line, by the keys of the columns whatever the header of others."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._file, self._is_begun = file, False
        self._file.write(b"[")

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""
        for row in table.rows:
            self._file.write(b",\n" if self._is_begun else b"\n")
            self._file.write(orjson.dumps(row))
            self._is_begun = True

    def close(self, explanation: Explanation) -> None:
        """End the list."""
        self._file.write(b"\n]\n")
