"""The list of reports that have come and that have not, as a workbook and as a Word file."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from xlsxwriter import Workbook

from hub.stationery import word
from hub.stationery.word import CENTRED, TextLook
from hub.template.looks import LOOKS, WRITTEN, write_texts

_WIDTHS = (10, 78, 32, 45)  # millimetres of the columns on a page


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
    """The list as a Word file to print, in the form of an office's paper."""
    document = word.sheet(told.title)
    word.write(document.add_paragraph(), told.title, replace(CENTRED, bold=True))
    word.write(document.add_paragraph(), told.lead)
    look = TextLook(ALIGN.LEFT)
    table = word.bordered(document, told.heads, look.size, _WIDTHS)
    for line in told.lines:
        word.fill(table.add_row(), line, [look] * len(line))
    word.set_widths(table, _WIDTHS)
    return word.content(document)
