"""The list of what was found, written as the last sheet of a workbook."""

from collections.abc import Mapping
from copy import copy

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from hub.markup import form
from hub.markup.form import MarkupFinding
from hub.markup.mark_job import MarkJob
from hub.words.language import Language, Text, shortened, visible

_LONGEST = 2000  # letters of a cell that a person reads
_MOST_LETTERS = 2**15 - 1  # of any cell
_EDGE = Border(*[Side("thin", "BFBFBF")] * 4)
_HEAD, _ASKED, _REST = (
    PatternFill("solid", fgColor=each) for each in ("DDEBF7", "FFFBE6", "F2F2F2")
)
_LINKED = Font(color="0563C1", underline="single")
_MORE = Text("… và {} điểm nữa, không liệt kê", "… and {} more, not listed")


def write(book: Workbook, job: MarkJob, before: Mapping[int, str]) -> None:
    """Write the findings of a job; `before` is how their cells looked, by the place of each."""
    language: Language = job.language
    sheet = book.create_sheet(form.SHEET.within(language))
    _write_above(sheet, job)
    rows = _ListRows(sheet, language)
    for number, finding in enumerate(job.findings, 1):
        rows.write(form.ABOVE + number, number, finding, before.get(number - 1, ""))
    if job.untold:
        row = form.ABOVE + len(job.findings) + 1
        _put(sheet, row, "wanted", _MORE.within(language).format(job.untold))
    sheet.freeze_panes = sheet.cell(form.ABOVE + 1, 1)
    _show(book, sheet)


def _write_above(sheet: Worksheet, job: MarkJob) -> None:
    """The hidden mark, the title, the steps and the heads."""
    kept = (form.MARK, form.EDITION, job.file, form.COPY if job.source else form.ALONE)
    lines = (form.title(job.file), *form.STEPS)
    _put(sheet, 1, "before", job.rest)
    for row, text in enumerate(kept, 1):
        _put(sheet, row, "key", text)
    for row, line in enumerate(lines, 1):
        _put(sheet, row, "number", line.within(job.language), wraps=False)
    sheet.cell(1, 2).font = Font(bold=True, size=14)
    for place, column in enumerate(form.COLUMNS, 1):
        dimension = sheet.column_dimensions[sheet.cell(1, place).column_letter]
        dimension.width, dimension.hidden = column.width, column.field in form.HIDDEN
        if column.field not in form.HIDDEN:
            _put(sheet, form.ABOVE, column.field, column.head.within(job.language))
            head = sheet.cell(form.ABOVE, place)
            head.font, head.fill, head.border = Font(bold=True), _HEAD, _EDGE


class _ListRows:
    """The rows of findings. Cells of one column and kind look alike: openpyxl makes a look anew in
    a tenth of a millisecond, which for 5,000 rows are seconds.
    """

    def __init__(self, sheet: Worksheet, language: Language) -> None:
        self._sheet, self._language = sheet, language
        self._looks: dict[tuple[str, ...], StyleArray] = {}

    def write(self, row: int, number: int, finding: MarkupFinding, before: str) -> None:
        """Write one finding with its number, and how its cell looked before."""
        kind = form.worded(finding.kind, self._language)
        texts = finding._asdict() | {"number": str(number), "kind": kind, "before": before}
        for field in form.PLACES:
            self._write(row, field, texts[field], field in finding.asked)
        if finding.is_cell:
            _link(self._sheet, row, finding)
        self._sheet.cell(row, form.PLACES["number"] + 1).value = number

    def _write(self, row: int, field: str, text: str, is_asked: bool) -> None:
        cell = self._sheet.cell(row, form.PLACES[field] + 1)
        look = (field, str(is_asked), str(bool(text)))
        if look in self._looks:
            _put_text(cell, field, text)
            cell._style = copy(self._looks[look])
            return
        _put(self._sheet, row, field, text)
        cell.border = _EDGE
        if field in ("reason", "new", "unit"):
            cell.fill = _ASKED if is_asked else _REST
            cell.number_format = "@"
            cell.protection = Protection(locked=not is_asked)
        self._looks[look] = copy(cell._style)


def _link(sheet: Worksheet, row: int, finding: MarkupFinding) -> None:
    """The address leads to its cell."""
    cell = sheet.cell(row, form.PLACES["address"] + 1)
    name = finding.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{finding.address}")
    cell.font = _LINKED


def _put(sheet: Worksheet, row: int, field: str, text: str, wraps: bool = True) -> None:
    """A text in a column, with its look."""
    if not text:
        return
    cell = sheet.cell(row, form.PLACES[field] + 1)
    _put_text(cell, field, text)
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")


def _put_text(cell: Cell, field: str, text: str) -> None:
    """A text as a text: one that begins like a formula is none."""
    if text and len(text) < _MOST_LETTERS:
        hidden = field in form.HIDDEN
        cell.value = text if hidden else shortened(visible(text), _LONGEST)
        cell.data_type = "s"


def _show(book: Workbook, sheet: Worksheet) -> None:
    """Open the workbook at the list, and with that sheet alone selected."""
    book.active = book.index(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
