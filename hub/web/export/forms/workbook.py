"""Workbook: a table as XLSX, with the question, the definitions and the sources behind it."""

import re
from datetime import datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import pandas
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hub.web.export.forms.writer import TableWriter
from hub.web.export.harmless import is_harmful
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable, ColumnKind
from hub.web.request import Refusal
from hub.words.language import Text

MOST_ROWS = 2**20 - 1  # of a sheet, without its header
_LONGEST = 2**15 - 1  # letters of a cell
_TOO_LONG = Text(
    f"một trang tính không quá {MOST_ROWS} dòng; hãy hỏi ít hơn, hoặc lấy dạng csv, parquet",
    f"a sheet has at most {MOST_ROWS} lines; ask for less, or take csv or parquet",
)
_QUESTION = Text("Đọc trước", "Read first")
_DEFINITIONS = Text("Định nghĩa", "Definitions")
_SOURCES = Text("Nguồn", "Sources")
_HEADS = (Text("Cột", "Column"), Text("Khóa", "Key"), Text("Định nghĩa", "Definition"))
_NARROWEST, _WIDEST = 8, 60  # letters
_MOST_DECIMALS = 4
_LARGE = 10_000  # from which thousands are parted
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
# What a file says of its making must not depend on when it was made: alike tables are alike files.
_MADE = datetime(2000, 1, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


class WorkbookWriter(TableWriter):
    """Writes sheet 1 row by row; the others stand behind it."""

    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        self._sheet, self._row = sheet, 1
        self._folder = TemporaryDirectory(prefix="hub-")  # of the rows that are not in memory
        self._book = Workbook(file, {**_OPTIONS, "tmpdir": self._folder.name})
        self._book.set_properties({"title": self._say(sheet.title), "created": _MADE})
        self._formats: dict[str, Format] = {}
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._page = self._book.add_worksheet(_sheet_name(self._say(sheet.title)))
        self._head()

    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table; Refusal where a sheet has no room for them."""
        if self._row - 1 + len(table.frame) > MOST_ROWS:
            raise Refusal(400, _TOO_LONG, code="TooLarge")
        if self._row == 1:
            self._widen(table)
        formats = [self._format(table, place) for place in range(len(table.columns))]
        series = [_cells(table, place) for place in range(len(table.columns))]
        for cells in zip(*series, strict=True):
            for place, cell in enumerate(cells):
                _write(self._page, (self._row, place), cell, formats[place], self._quoted)
            self._row += 1

    def close(self, explanation: Explanation) -> None:
        """Write the other sheets and the file."""
        if self._sheet.columns:
            self._page.autofilter(0, 0, max(self._row - 1, 1), len(self._sheet.columns) - 1)
        self._explain(explanation)
        self._define()
        if explanation.sources is not None:
            self._cite(explanation.sources)
        self._book.close()

    def release(self) -> None:
        """Nothing of a workbook that nobody wants stays on the disk."""
        for page in self._book.worksheets():
            page.row_data_fh.close()
        self._folder.cleanup()

    def _head(self) -> None:
        self._page.freeze_panes(1, 0)
        self._page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes and periods
        for place, head in enumerate(self._sheet.style.heads(self._sheet.columns)):
            self._page.write_string(0, place, head, self._bold)

    def _widen(self, table: AnswerTable) -> None:
        heads = self._sheet.style.heads(table.columns)
        for place, column in enumerate(table.columns):
            shown = table.frame[column.key].head(200).astype("str").fillna("")
            longest = int(shown.str.len().max()) if len(shown) else 0
            width = max(longest, len(heads[place]) * 2 // 3) + 2
            self._page.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))

    def _format(self, table: AnswerTable, place: int) -> Format | None:
        column = table.columns[place]
        pattern = _pattern(column.kind, table.frame[column.key])
        if pattern and pattern not in self._formats:
            self._formats[pattern] = self._book.add_format({"num_format": pattern})
        return self._formats[pattern] if pattern else None

    def _explain(self, explanation: Explanation) -> None:
        lines = [(self._say(label), value) for label, value in explanation.lines]
        self._lines(_QUESTION, [(self._say(self._sheet.title), ""), *lines], (28, 100))

    def _define(self) -> None:
        language = self._sheet.style.language
        heads = tuple(map(self._say, _HEADS))
        lines = [
            (
                column.label.within(language),
                column.key,
                column.definition.within(language) if column.definition else "",
            )
            for column in self._sheet.columns
        ]
        self._lines(_DEFINITIONS, [heads, *lines], (32, 24, 100))

    def _cite(self, sources: AnswerTable) -> None:
        heads = tuple(sources.labels(self._sheet.style.language))
        lines = [tuple(row.values()) for row in sources.rows]
        self._lines(_SOURCES, [heads, *lines], (40,) * len(heads))

    def _lines(self, name: Text, lines: list[tuple[Any, ...]], widths: tuple[int, ...]) -> None:
        """A sheet of texts."""
        page = self._book.add_worksheet(self._say(name))
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        for row, line in enumerate(lines):
            style = self._wrapped if row else self._bold
            for place, cell in enumerate(line):
                _write(page, (row, place), cell, style, self._quoted)

    def _say(self, text: Text) -> str:
        return text.within(self._sheet.style.language)


def _cells(table: AnswerTable, place: int) -> list[Any]:
    column = table.columns[place]
    if column.kind is not ColumnKind.DATE:
        return table.cells(column)
    return [None if pandas.isna(day) else day.to_pydatetime() for day in table.frame[column.key]]


def _write(
    page: Worksheet, place: tuple[int, int], cell: Any, style: Format | None, quoted: Format
) -> None:
    """Write a cell as what it is; a text that a sheet would run is marked as text."""
    row, column = place
    if isinstance(cell, str):
        text = cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1]}…"
        page.write_string(row, column, text, quoted if is_harmful(text) else style)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell, style)
    elif isinstance(cell, datetime):
        page.write_datetime(row, column, cell, style)
    elif cell is not None:
        page.write_number(row, column, cell, style)


def _pattern(kind: ColumnKind, series: pandas.Series) -> str | None:
    """How the numbers of a column are shown; each country's sheet puts its own marks."""
    if kind is ColumnKind.DATE:
        return "dd/mm/yyyy"
    if kind not in (ColumnKind.NUMBER, ColumnKind.WHOLE):
        return None
    numbers = series.dropna().astype("float64")
    whole = "#,##0" if (numbers.abs() >= _LARGE).any() else "0"
    decimals = _decimals(numbers) if kind is ColumnKind.NUMBER else 0
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _decimals(numbers: pandas.Series) -> int:
    """How many decimals tell all numbers, of many a few."""
    for places in range(_MOST_DECIMALS):
        if ((numbers - numbers.round(places)).abs() < 1e-9).all():
            return places
    return _MOST_DECIMALS


def _sheet_name(title: str) -> str:
    """A title as a sheet may be called."""
    return _NO_SHEET_NAME.sub(" ", title)[:_LONGEST_NAME].strip() or "1"
