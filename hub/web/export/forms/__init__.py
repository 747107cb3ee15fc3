"""Forms: in which kinds of file a table is written."""

from io import BytesIO
from typing import BinaryIO, NamedTuple, Protocol

from hub.web.export.forms.row_objects import RowObjectsWriter
from hub.web.export.forms.separated import SeparatedWriter, TabbedWriter
from hub.web.export.forms.workbook import WorkbookWriter
from hub.web.export.style import ExportSheet
from hub.web.export.table import AnswerTable


class TableWriter(Protocol):
    """Writes tables of the same columns one after another into a file."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None: ...

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""

    def close(self) -> None:
        """Write what stands behind the last row."""


class FileForm(NamedTuple):
    """A kind of file: its media type, and what writes it."""

    media: str
    writer: type[TableWriter]

    def body(self, table: AnswerTable, sheet: ExportSheet) -> bytes:
        """The bytes of a file that holds a table."""
        file = BytesIO()
        writer = self.writer(file, sheet)
        writer.add(table)
        writer.close()
        return file.getvalue()


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    "csv": FileForm("text/csv", SeparatedWriter),
    "tsv": FileForm("text/tab-separated-values", TabbedWriter),
    "xlsx": FileForm(XLSX, WorkbookWriter),
    "rows.json": FileForm("application/json", RowObjectsWriter),
}
