"""Archive: a table as CSV in a zip file, with its dictionary, its sources and a readme."""

from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hub.web.export.dictionary import dictionary, readme
from hub.web.export.forms.separated import SeparatedWriter
from hub.web.export.forms.writer import TableWriter
from hub.web.export.style import Explanation, ExportSheet, FileStyle
from hub.web.export.table import AnswerTable

_DATA, _DICTIONARY, _SOURCES, _README = "data.csv", "columns.csv", "sources.csv", "README.txt"
_RIGHTS = 0o100644 << 16  # an ordinary file that all may read


class Archive:
    """A zip file, the same bytes whenever it is made of the same."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = ZipFile(file, "w")

    def member(self, name: str) -> BinaryIO:
        """A file in it, to be written and closed before the next."""
        entry = ZipInfo(name)  # of 1980, whatever the day
        entry.compress_type, entry.external_attr = ZIP_DEFLATED, _RIGHTS
        return self._zip.open(entry, "w", force_zip64=True)

    def text(self, name: str, content: str) -> None:
        """Write a text."""
        with self.member(name) as file:
            file.write(content.encode())

    def table(self, name: str, table: AnswerTable, style: FileStyle) -> None:
        """Write a table as CSV."""
        with self.member(name) as file:
            writer = SeparatedWriter(file, ExportSheet.of(table, style))
            writer.add(table)
            writer.close(Explanation())

    def close(self) -> None:
        """Write the list of its files."""
        self._zip.close()


class ArchiveWriter(TableWriter):
    """Writes the table line by line; all else stands behind it."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._sheet, self._archive = sheet, Archive(file)
        self._data = self._archive.member(_DATA)
        self._lines = SeparatedWriter(self._data, sheet)

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""
        self._lines.add(table)

    def close(self, explanation: Explanation) -> None:
        """Write the other files."""
        self._data.close()
        sheet, archive = self._sheet, self._archive
        archive.table(_DICTIONARY, dictionary([(_DATA, sheet.columns)]), sheet.style)
        if explanation.sources is not None:
            archive.table(_SOURCES, explanation.sources, sheet.style)
        archive.text(_README, readme(sheet.title, explanation, sheet.style.language))
        archive.close()

    def release(self) -> None:
        """End the file, which the archive would do later where that is closed already."""
        self._data.close()
        self._archive.close()
