"""Forms: in which kinds of file a table is written."""

from io import BytesIO
from typing import NamedTuple

from hub.web.export.forms.archive import ArchiveWriter
from hub.web.export.forms.json_stat import JsonStatWriter
from hub.web.export.forms.parquet import ParquetWriter
from hub.web.export.forms.row_objects import RowObjectsWriter
from hub.web.export.forms.sdmx_csv import SdmxCsvWriter
from hub.web.export.forms.separated import SeparatedWriter, TabbedWriter
from hub.web.export.forms.workbook import WorkbookWriter
from hub.web.export.forms.writer import TableWriter
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable


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
        try:
            writer.add(table)
            writer.close(explanation or Explanation())
        finally:
            writer.release()
        return file.getvalue()


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SDMX = "application/vnd.sdmx.data+csv;version=2.0.0"
FORMS = {
    "csv": FileForm("text/csv", SeparatedWriter, is_streamed=True),
    "tsv": FileForm("text/tab-separated-values", TabbedWriter, is_streamed=True),
    "xlsx": FileForm(XLSX, WorkbookWriter),
    "parquet": FileForm("application/vnd.apache.parquet", ParquetWriter),
    "json": FileForm("application/json", JsonStatWriter),
    "zip": FileForm("application/zip", ArchiveWriter),
    "rows.json": FileForm("application/json", RowObjectsWriter, is_streamed=True),
    "sdmx.csv": FileForm(SDMX, SdmxCsvWriter, is_streamed=True),
}
