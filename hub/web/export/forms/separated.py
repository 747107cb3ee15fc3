"""Separated values: a table as CSV or TSV, for programs or for a person's sheet."""

import csv
from typing import BinaryIO

import pandas

from hub.web.export.forms.writer import TableWriter
from hub.web.export.harmless import harmless
from hub.web.export.style import ExportSheet
from hub.web.export.table import AnswerTable, ColumnKind

_BOM = "\ufeff"
_TRUTHS = {True: "true", False: "false"}


class SeparatedWriter(TableWriter):
    """Writes UTF-8 with a BOM: lines of `,` and points that end in LF, or of `;` and decimal
    commas that end in CRLF; a tab parts those of TSV.
    """

    separator = ""  # the one that goes with the decimal mark

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._file, self._style = file, sheet.style
        separator = self.separator or (";" if sheet.style.has_comma else ",")
        self._manner = {
            "sep": separator,
            "decimal": "," if sheet.style.has_comma else ".",
            "lineterminator": "\r\n" if sheet.style.has_comma else "\n",
            "index": False,
            "date_format": "%Y-%m-%d",
        }
        heads = pandas.DataFrame([sheet.style.heads(sheet.columns)])
        self._write(_BOM + heads.to_csv(header=False, **self._manner))

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table."""
        shown = {column.key: table.frame[column.key] for column in table.columns}
        for column in table.columns:
            if column.kind is ColumnKind.TEXT:
                shown[column.key] = harmless(shown[column.key])
            elif column.kind is ColumnKind.TRUTH:
                shown[column.key] = shown[column.key].astype(object).map(_TRUTHS)
        frame = pandas.DataFrame(shown)
        self._write(frame.to_csv(header=False, quoting=_quoting(table), **self._manner))

    def _write(self, text: str) -> None:
        self._file.write(text.encode())


class TabbedWriter(SeparatedWriter):
    """Writes the same with tabs."""

    separator = "\t"


def _quoting(table: AnswerTable) -> int:
    """How cells are quoted: all texts where one holds a CR, which the csv module leaves bare."""
    texts = [table.frame[one.key] for one in table.columns if one.kind is ColumnKind.TEXT]
    has_return = any(text.str.contains("\r", regex=False).any() for text in texts)
    return csv.QUOTE_NONNUMERIC if has_return else csv.QUOTE_MINIMAL
