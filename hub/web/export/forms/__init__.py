"""Forms: in which kinds of file a table is written."""

from io import BytesIO
from typing import BinaryIO, NamedTuple, Protocol

from hub.web.export.forms.row_objects import RowObjectsWriter
from hub.web.export.forms.separated import SeparatedWriter, TabbedWriter
from hub.web.export.forms.workbook import WorkbookWriter
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable


class TableWriter(Protocol):
    """Writes tables of the same columns one after another into a file."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None: ...

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""

    def close(self, explanation: Explanation) -> None:
        """Write what stands behind the last row."""


class FileForm(NamedTuple):
    """A kind of file: its media type, what writes it, and whether it can be sent while it is
    written.
    """

    media: str
    writer: type[TableWriter]
    is_streamed: bool = False

    def body(
        self, table: AnswerTable, sheet: ExportSheet, explanation: Explanation | None = None
    ) -> bytes:
        """The bytes of a file that holds a table, with what is told behind it."""
        file = BytesIO()
        writer = self.writer(file, sheet)
        writer.add(table)
        writer.close(explanation or Explanation())
        return file.getvalue()


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    "csv": FileForm("text/csv", SeparatedWriter, is_streamed=True),
    "tsv": FileForm("text/tab-separated-values", TabbedWriter, is_streamed=True),
    "xlsx": FileForm(XLSX, WorkbookWriter),
    "rows.json": FileForm("application/json", RowObjectsWriter, is_streamed=True),
}
