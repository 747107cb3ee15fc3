"""The list of reports that have come and that have not, as a workbook and as a Word file."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from xlsxwriter import Workbook

from hub.template.looks import LOOKS, WRITTEN, write_texts

_FONT, _SIZE = "Times New Roman", 13
_WIDTHS = (10, 78, 32, 45)  # millimetres of the columns on a page
_MARGINS = {"left": 30, "right": 15, "top": 20, "bottom": 20}  # Decree 30/2020/NĐ-CP


class SentList(NamedTuple):
    """A title, a sentence in sum, and a table with its heads."""

    title: str
    lead: str
    heads: Sequence[str]
    lines: Sequence[Sequence[str]]


def as_workbook(told: SentList) -> bytes:
    """The list as a workbook; the same list gives the same bytes."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": told.title, "created": WRITTEN})
        looks = {name: book.add_format(style) for name, style in LOOKS.items()}
        sheet = book.add_worksheet("Báo cáo")
        sheet.write_string(0, 0, told.title, looks["title"])
        sheet.write_string(1, 0, told.lead, looks["hint"])
        for column, width in enumerate((6, 50, 18, 40)):
            sheet.set_column(column, column, width)
        write_texts(sheet, 3, told.heads, look=looks["head"])
        for row, line in enumerate(told.lines, 4):
            write_texts(sheet, row, line, look=looks["name"])
        sheet.autofilter(3, 0, 3 + len(told.lines), len(told.heads) - 1)
        sheet.freeze_panes(4, 0)
        sheet.repeat_rows(3)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return file.getvalue()


def as_word(told: SentList) -> bytes:
    """The list as a Word file to print: A4, the margins of an office's paper."""
    document = Document()
    _lay_out(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(told.title).bold = True
    document.add_paragraph(told.lead)
    table = document.add_table(1, len(told.heads))
    table.style = "Table Grid"
    table.autofit = False
    _write(table.rows[0].cells, told.heads, bold=True)
    _repeat_first(table)
    for line in told.lines:
        _write(table.add_row().cells, line)
    document.core_properties.title = told.title[:255]
    document.core_properties.author = ""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: WordDocument) -> None:
    section, font = document.sections[0], document.styles["Normal"].font
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    font.name, font.size = _FONT, Pt(_SIZE)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)


def _write(cells: Sequence[_Cell], texts: Sequence[str], bold: bool = False) -> None:
    for cell, text, width in zip(cells, texts, _WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(text).bold = bold


def _repeat_first(table: Table) -> None:
    """The first row again on each page."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
