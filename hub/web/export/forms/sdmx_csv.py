"""SDMX-CSV 2.0: a table as observations of a data structure, which `<table>.sdmx.xml` defines."""

import csv
from io import StringIO
from typing import Any, BinaryIO

from hub.web.export.axes import NO_CUBE, NONE
from hub.web.export.components import (
    MEASURE,
    STATUS,
    VALUE,
    attributes,
    component,
    dimensions,
    structure_id,
)
from hub.web.export.forms.writer import TableWriter
from hub.web.export.harmless import is_harmful
from hub.web.export.style import ExportSheet
from hub.web.export.table import AnswerTable, ColumnKind, TableColumn
from hub.web.request import Refusal

# The codes of SDMX for what the hub calls REPORTED and so on.
_STATUSES = {"REPORTED": "A", "PROVISIONAL": "P", "MISSING": "M", "DERIVED": "E", "WITHDRAWN": "N"}
_DOUBTFUL = "U"
_INFORMATION = "I"
_TRUTHS = {True: "true", False: "false"}


class SdmxCsvWriter(TableWriter):
    """Writes a line for each figure: dimensions, value, attributes; UTF-8 without a BOM."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        if not sheet.axes:
            raise Refusal(400, NO_CUBE, code="NoCube")
        self._file, self._sheet = file, sheet
        self._dimensions = dimensions(sheet)
        self._attributes = attributes(sheet)
        self._structure = ["datastructure", structure_id(sheet.name), _INFORMATION]
        self._write([self._head()])

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table, of each a line for each measure that it has."""
        places = zip(*(_members(table, one) for one in self._dimensions), strict=True)
        beside = zip(*(_texts(table, one) for one in self._attributes), strict=True)
        series = {key: table.cells(table.column(key)) for key in self._sheet.measures}
        lines = []
        for row, (place, others) in enumerate(zip(places, beside, strict=True)):
            for key, values in series.items():
                lines.append([*self._structure, *self._own(key), *place, values[row], *others])
        self._write(lines)

    def _own(self, measure: str) -> list[str]:
        """The dimension of the measure, where there are several."""
        return [measure] if len(self._sheet.measures) > 1 else []

    def _head(self) -> list[str]:
        places = [component(column.key) for column in self._dimensions]
        beside = [component(column.key) for column in self._attributes]
        return ["STRUCTURE", "STRUCTURE_ID", "ACTION", *self._own(MEASURE), *places, VALUE, *beside]

    def _write(self, lines: list[list[Any]]) -> None:
        text = StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        self._file.write(text.getvalue().encode())


def _members(table: AnswerTable, column: TableColumn) -> list[str]:
    """The cells of a dimension."""
    return [NONE if cell is None else str(cell) for cell in table.cells(column)]


def _texts(table: AnswerTable, column: TableColumn) -> list[Any]:
    """The cells of an attribute, each in one line; statuses by the codes of SDMX."""
    cells = table.cells(column)
    if component(column.key) == STATUS:
        return _statuses(table, cells)
    if column.kind is ColumnKind.TRUTH:
        return [_TRUTHS.get(cell) for cell in cells]
    return [_in_line(cell) if isinstance(cell, str) else cell for cell in cells]


def _in_line(text: str) -> str:
    """A text without line ends, none that a sheet would run."""
    line = " ".join(text.splitlines())
    return f"'{line}" if is_harmful(line) else line


def _statuses(table: AnswerTable, statuses: list[Any]) -> list[str | None]:
    is_doubtful = table.cells(table.column("doubtful"))
    pairs = zip(statuses, is_doubtful, strict=True)
    return [_DOUBTFUL if doubt else _STATUSES.get(status) for status, doubt in pairs]
