"""A Word file in the form of an office's paper."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as MIDDLE
from docx.enum.table import WD_TABLE_ALIGNMENT as PLACE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from hub.stationery import form
from hub.stationery.form import Letterhead
from hub.words.language import Language, printable


@dataclass(frozen=True)
class TextLook:
    """How a paragraph looks."""

    align: ALIGN = ALIGN.JUSTIFY
    size: int = form.SIZE
    bold: bool = False
    italic: bool = False


CENTRED = TextLook(ALIGN.CENTER)
_BESIDE = 1.0  # millimetres between a border and a text
_RULE = "―――――――――――――"


def sheet(title: str = "") -> Document:
    """An empty A4 sheet with the margins and letters of an office's paper."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(form.WIDTH), Mm(form.HEIGHT)
    section.left_margin, section.right_margin = Mm(form.LEFT), Mm(form.RIGHT)
    section.top_margin, section.bottom_margin = Mm(form.UPPER), Mm(form.LOWER)
    style = document.styles["Normal"]
    style.font.name, style.font.size = form.FONT, Pt(form.SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), form.FONT)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(3), Pt(0)
    style.paragraph_format.line_spacing = 1.0
    document.core_properties.title, document.core_properties.author = printable(title)[:255], ""
    return document


def write(paragraph: Paragraph, text: str, look: TextLook = TextLook()) -> Paragraph:
    """Write a text into a paragraph."""
    paragraph.alignment = look.align
    run = paragraph.add_run(_in_line(text))
    run.font.size, run.bold, run.italic = Pt(look.size), look.bold, look.italic
    return paragraph


def _in_line(text: str) -> str:
    return printable(text).replace("\n", " ")


def line(cell: _Cell, text: str, look: TextLook = CENTRED) -> None:
    """A line in a cell, whose first paragraph is there already."""
    first = cell.paragraphs[-1]
    write(first if not first.text else cell.add_paragraph(), text, look)


def letterhead(document: Document, head: Letterhead, language: Language) -> None:
    """The office on the left, the name of the state and its motto on the right; number and day."""
    bold = replace(CENTRED, bold=True)
    table = document.add_table(rows=2, cols=2)
    _set_margins(table, 0)
    left, right = table.rows[0].cells
    for name in head.office.split("\n"):
        line(left, name, bold)
    line(right, form.STATE.within(language), replace(bold, size=12))
    line(right, form.MOTTO.within(language), bold)
    line(right, _RULE, replace(CENTRED, size=8))
    left, right = table.rows[1].cells
    line(left, head.number)
    line(right, head.dated, replace(CENTRED, italic=True))
    set_widths(table, form.HEAD_WIDTHS)


def bordered(document: Document, heads: Sequence[str], size: int, widths: Sequence[float]) -> Table:
    """A table with borders and the row of heads, which stands again on each page."""
    table = document.add_table(1, len(heads))
    table.style, table.alignment, table.autofit = "Table Grid", PLACE.CENTER, False
    _set_margins(table, _BESIDE)
    fill(table.rows[0], heads, [TextLook(ALIGN.CENTER, size, bold=True)] * len(heads))
    for cell in table.rows[0].cells:
        cell.vertical_alignment = MIDDLE.CENTER
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    set_widths(table, widths)
    return table


def beside(document: Document, pictures: Sequence[tuple[bytes, float, str]]) -> None:
    """Pictures beside one another, each with its width and what it shows in words."""
    table = document.add_table(1, len(pictures))
    table.alignment, table.autofit = PLACE.CENTER, False
    _set_margins(table, 0)
    for cell, (content, width, words) in zip(table.rows[0].cells, pictures, strict=True):
        (paragraph,) = cell.paragraphs
        paragraph.alignment = ALIGN.CENTER
        drawn = paragraph.add_run().add_picture(BytesIO(content), width=Mm(width))
        drawn._inline.docPr.set("descr", words)
        cell.width = Mm(form.WRITTEN_WIDTH / len(pictures))


def _set_margins(table: Table, beside: float) -> None:
    """How far from the sides of its cells a table's texts stand, in millimetres."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(beside).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")


def fill(row: _Row, texts: Iterable[str], looks: Sequence[TextLook]) -> None:
    """Write the cells of a row, which no end of a page cuts."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, look in zip(row.cells, texts, looks, strict=True):
        write(cell.paragraphs[0], text, look).paragraph_format.space_after = Pt(0)


def fill_all(
    table: Table,
    lines: Iterable[Sequence[str]],
    looks: Sequence[TextLook],
    own: int | None = None,
) -> None:
    """Write lines below the heads, one of them bold; each is a copy of a row that is laid out once,
    as there may be thousands.
    """
    plain = _pattern(table, looks)
    bold = _pattern(table, [replace(look, bold=True) for look in looks])
    for place, line in enumerate(lines):
        table._tbl.append(copied := deepcopy(bold if place == own else plain))
        for written, text in zip(copied.iter(qn("w:t")), line, strict=True):
            written.text = _in_line(text)


def _pattern(table: Table, looks: Sequence[TextLook]) -> CT_Row:
    """A row below the heads, as wide as they are, with a letter in each cell."""
    row = table.add_row()
    for cell, head in zip(row.cells, table.rows[0].cells, strict=True):
        cell.width = head.width
    fill(row, "x" * len(looks), looks)
    table._tbl.remove(row._tr)
    for written in row._tr.iter(qn("w:t")):
        written.set(qn("xml:space"), "preserve")
    return row._tr


def number_pages(document: Document, foot: str) -> None:
    """The numbers of pages above, but for the first, and a foot below each."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.footer_distance = Mm(8)
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    for below in (section.footer, section.first_page_footer):
        write(below.paragraphs[0], foot, TextLook(ALIGN.LEFT, form.TABLE_SIZE, italic=True))


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Give the columns their widths in millimetres, as every program reads them."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def content(document: Document) -> bytes:
    """The file, which is the same whenever it is written."""
    written, steady = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(steady, "w", ZIP_DEFLATED) as file:
        for name in parts.namelist():
            file.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)  # of 1980
    return steady.getvalue()
