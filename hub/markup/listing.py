"""The list of what was found, written as the last sheet of a workbook."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from hub.markup import form
from hub.markup.form import MarkupFinding
from hub.markup.mark_job import MarkJob
from hub.words.language import Language, Text, shortened, visible

_LONGEST = 2000  # letters of a cell
_EDGE = Border(*[Side("thin", "BFBFBF")] * 4)
_HEAD, _ASKED, _REST = (
    PatternFill("solid", fgColor=each) for each in ("DDEBF7", "FFFBE6", "F2F2F2")
)
_LINKED = Font(color="0563C1", underline="single")
_MORE = Text("… và {} lỗi nữa, không liệt kê", "… and {} more faults, not listed")


def write(book: Workbook, job: MarkJob, before: Mapping[int, str]) -> None:
    """Write the findings of a job; `before` is how their cells looked, by the place of each."""
    language: Language = job.language
    sheet = book.create_sheet(form.SHEET.within(language))
    _write_above(sheet, job)
    for number, finding in enumerate(job.findings, 1):
        row = form.ABOVE + number
        _write_row(sheet, row, number, finding, language)
        _put(sheet, row, "before", before.get(number - 1, ""))
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


def _write_row(
    sheet: Worksheet, row: int, number: int, finding: MarkupFinding, language: Language
) -> None:
    texts = finding._asdict() | {"kind": form.worded(finding.kind, language)}
    sheet.cell(row, form.PLACES["number"] + 1, number).border = _EDGE
    asked = finding.asked
    for field in form.PLACES.keys() & texts.keys():
        _put(sheet, row, field, texts[field])
        cell = sheet.cell(row, form.PLACES[field] + 1)
        cell.border = _EDGE
        if field in ("reason", "new", "unit"):
            cell.fill = _ASKED if field in asked else _REST
            cell.number_format = "@"
            cell.protection = Protection(locked=field not in asked)
    if finding.is_cell:
        _link(sheet, row, finding)


def _link(sheet: Worksheet, row: int, finding: MarkupFinding) -> None:
    """The address leads to its cell."""
    cell = sheet.cell(row, form.PLACES["address"] + 1)
    name = finding.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{finding.address}")
    cell.font = _LINKED


def _put(sheet: Worksheet, row: int, field: str, text: str, wraps: bool = True) -> None:
    """A text as a text: one that begins like a formula is none."""
    if not text:
        return
    cell = sheet.cell(row, form.PLACES[field] + 1)
    whole = text if field in form.HIDDEN else shortened(visible(text), _LONGEST)
    cell.value, cell.data_type = whole, "s"
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")


def _show(book: Workbook, sheet: Worksheet) -> None:
    """Open the workbook at the list, and with that sheet alone selected."""
    book.active = book.index(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
