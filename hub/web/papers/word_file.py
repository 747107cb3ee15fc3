"""A paper as a Word file."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from hub.stationery import form, word
from hub.stationery.word import CENTRED, TextLook
from hub.web.papers import signing
from hub.web.papers.paper import (
    OfficePaper,
    PaperBlock,
    PaperParagraph,
    PaperPart,
    PaperPictures,
    PaperTable,
    ParagraphKind,
)
from hub.words.language import Language

_SMALL = form.TABLE_SIZE
_LOOKS = {
    ParagraphKind.BODY: TextLook(),
    ParagraphKind.ITEM: TextLook(),
    ParagraphKind.NOTE: TextLook(size=_SMALL),
    ParagraphKind.SOURCE: TextLook(ALIGN.LEFT, _SMALL, italic=True),
}
_INDENT = Mm(10)
_ROOM = Mm(22)  # to sign in
_AROUND = 4  # millimetres that some programs keep around what stands in a cell
_PIXELS = 10  # of a picture, a millimetre


def content(paper: OfficePaper) -> bytes:
    """The file."""
    sheet = word.sheet(f"{paper.title}. {paper.subject}")
    if paper.letterhead:
        word.letterhead(sheet, paper.letterhead, paper.language)
    _titles(sheet, paper)
    for part in paper.parts:
        _part(sheet, part)
    if paper.letterhead:
        _signature(sheet, paper.language)
    word.number_pages(sheet, paper.foot)
    return word.content(sheet)


def _titles(sheet: Document, paper: OfficePaper) -> None:
    bold = replace(CENTRED, bold=True)
    title = replace(bold, size=form.TITLE_SIZE)
    written = word.write(sheet.add_paragraph(), paper.title, title)
    written.paragraph_format.space_before = Pt(12 if paper.letterhead else 0)
    word.write(sheet.add_paragraph(), paper.subject, bold)
    if paper.below:
        word.write(sheet.add_paragraph(), paper.below, replace(CENTRED, italic=True))


def _part(sheet: Document, part: PaperPart) -> None:
    heading = word.write(sheet.add_paragraph(), part.heading, TextLook(ALIGN.LEFT, bold=True))
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_before = Pt(6)
    for block in part.blocks:
        _WRITERS[type(block)](sheet, block)


def _paragraph(sheet: Document, paragraph: PaperParagraph) -> None:
    text = f"- {paragraph.text}" if paragraph.kind is ParagraphKind.ITEM else paragraph.text
    written = word.write(sheet.add_paragraph(), text, _LOOKS[paragraph.kind])
    if paragraph.kind in (ParagraphKind.BODY, ParagraphKind.ITEM):
        written.paragraph_format.first_line_indent = _INDENT
    else:
        written.paragraph_format.space_after = Pt(1)


def _table(sheet: Document, table: PaperTable) -> None:
    heads = [column.head for column in table.columns]
    looks = [_cell(column.is_number) for column in table.columns]
    written = word.bordered(sheet, heads, _SMALL, table.widths(form.WRITTEN_WIDTH))
    word.fill_all(written, table.rows, looks, table.own)
    sheet.add_paragraph().paragraph_format.space_after = Pt(0)
    sheet.paragraphs[-1].paragraph_format.line_spacing = Pt(4)


def _cell(is_number: bool) -> TextLook:
    return TextLook(ALIGN.RIGHT if is_number else ALIGN.LEFT, _SMALL)


def _pictures(sheet: Document, pictures: PaperPictures) -> None:
    """Charts beside one another, each told in words."""
    room = form.WRITTEN_WIDTH - _AROUND * len(pictures.charts)
    widths = pictures.widths(room, form.WRITTEN_HEIGHT)
    drawn = [
        (chart.png(round(width * _PIXELS)), width, chart.description)
        for chart, width in zip(pictures.charts, widths, strict=True)
    ]
    word.beside(sheet, drawn)


_WRITERS: Mapping[type[PaperBlock], Callable[..., None]] = {
    PaperParagraph: _paragraph,
    PaperTable: _table,
    PaperPictures: _pictures,
}


def _signature(sheet: Document, language: Language) -> None:
    """To whom it goes on the left, who signs on the right."""
    table = sheet.add_table(rows=3, cols=2)
    left, right = table.rows[0].cells
    bold, small = replace(CENTRED, bold=True), TextLook(ALIGN.LEFT, _SMALL)
    word.line(left, signing.TO.within(language), TextLook(ALIGN.LEFT, 12, bold=True, italic=True))
    for receiver in signing.RECEIVERS:
        word.line(left, receiver.within(language), small)
    word.line(right, signing.SIGNER.within(language), bold)
    word.line(right, form.SIGN.within(language), replace(CENTRED, italic=True))
    table.rows[1].height = _ROOM
    word.line(table.cell(2, 1), form.BLANK, bold)
    word.set_widths(table, form.HEAD_WIDTHS)
