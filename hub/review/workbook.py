"""A report as a workbook: what stands above all on the first sheet, every part whole on its own."""

import re
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hub.review import page
from hub.review.page import Cell, Section
from hub.review.report import Report
from hub.words.language import Language, Text, printable

_LONGEST_NAME, _LONGEST_CELL = 31, 32_000  # letters that Excel takes
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60


def content(report: Report, language: Language) -> bytes:
    """The workbook; whatever a text looks like, none becomes a formula or a link."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F5F7", "border": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        facts = page.facts(report, language)
        first = Section(
            Text("Tóm tắt", "Summary").within(language),
            head=(page.title(report, language), ""),
            rows=tuple(facts),
        )
        parts = [first, *page.sections(report, language), page.tallied(report, language)]
        for section in parts:
            name = _FORBIDDEN.sub(" ", section.title)[:_LONGEST_NAME]
            _fill(book.add_worksheet(name), section, head=head, wrapped=wrapped)
    return file.getvalue()


def _fill(sheet: Worksheet, section: Section, head: Format, wrapped: Format) -> None:
    """Sentences first, then the table with a head that stays in sight."""
    line = 0
    for note in section.notes:
        sheet.write_string(line, 0, printable(note))
        line += 1
    for column, name in enumerate(section.head):
        sheet.write_string(line, column, name, head)
    sheet.freeze_panes(line + 1, 0)
    for row in section.rows:
        line += 1
        for column, cell in enumerate(row):
            _write(sheet, line, column, cell=cell, wrapped=wrapped)
    for column, width in enumerate(_widths(section)):
        sheet.set_column(column, column, width)


def _write(sheet: Worksheet, line: int, column: int, cell: Cell, wrapped: Format) -> None:
    if isinstance(cell, int):
        sheet.write_number(line, column, cell, wrapped)
    elif cell:
        sheet.write_string(line, column, printable(cell)[:_LONGEST_CELL], wrapped)


def _widths(section: Section) -> list[int]:
    """How wide each column is, by its head and its first rows."""
    rows = [section.head, *section.rows[:100]]
    return [
        min(_WIDEST, max(len(str(cell or "")) for cell in column) + 2)
        for column in zip(*rows, strict=True)
    ]
