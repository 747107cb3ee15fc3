"""A Word file has the form of an office's paper, whatever its texts hold."""

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.stationery import form, word
from hub.stationery.form import Letterhead
from hub.stationery.word import TextLook
from hub.words.language import Language, printable


def read(document: Document) -> Document:
    """The file as another program reads it."""
    return docx.Document(BytesIO(word.content(document)))


def lines(count: int, own: int | None = None) -> Document:
    """A sheet with a table of so many lines, one of them one's own."""
    sheet = word.sheet("Bảng")
    table = word.bordered(sheet, ("TT", "Tên"), 11, (15, 150))
    looks = [TextLook(size=11)] * 2
    word.fill_all(table, [(str(number), "ẫ ỡ đ") for number in range(count)], looks, own)
    return read(sheet)


def test_a_sheet_is_a4_with_the_margins_and_letters_of_an_office() -> None:
    sheet = read(word.sheet("Phiếu"))

    (section,) = sheet.sections
    normal = sheet.styles["Normal"]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(each / Mm(1)) for each in margins] == [30, 15, 20, 20]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"
    assert sheet.core_properties.title == "Phiếu"


def test_a_table_has_borders_and_its_heads_on_each_page_and_no_row_is_cut() -> None:
    (table,) = lines(80).tables

    widths = [round(cell.width / Mm(1)) for cell in table.rows[0].cells]
    assert table.style.name == "Table Grid"
    assert len(table.rows) == 81
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[80].cells] == ["79", "ẫ ỡ đ"]
    assert widths == [15, 150]


def test_the_own_line_of_a_table_is_bold_and_no_other() -> None:
    (table,) = lines(4, own=2).tables

    bold = [row.cells[1].paragraphs[0].runs[0].bold for row in table.rows]
    assert bold == [True, False, False, True, False]


def test_a_table_without_lines_keeps_its_heads() -> None:
    (table,) = lines(0).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["TT", "Tên"]]


@pytest.mark.parametrize(
    ("language", "dated"), [("vi", "ngày 03 tháng 02 năm 2026"), ("en", "2026-02-03")]
)
def test_a_letterhead_names_the_office_and_the_state(language: str, dated: str) -> None:
    spoken, sheet = Language(language), word.sheet()
    head = Letterhead(
        "ỦY BAN NHÂN DÂN\nTỈNH X", "Số: 1", form.dated(date(2026, 2, 3)).within(spoken)
    )

    word.letterhead(sheet, head, spoken)

    (table,) = read(sheet).tables
    assert table.cell(0, 0).text.splitlines() == ["ỦY BAN NHÂN DÂN", "TỈNH X"]
    assert table.cell(0, 1).text.splitlines()[:2] == [
        form.STATE.within(spoken),
        form.MOTTO.within(spoken),
    ]
    assert table.cell(1, 1).text == f"……………, {dated}"


def test_pages_are_numbered_above_but_for_the_first_and_have_a_foot() -> None:
    sheet = word.sheet()
    word.number_pages(sheet, "Số liệu tham khảo")

    (section,) = read(sheet).sections
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.footer.paragraphs[0].text == "Số liệu tham khảo"
    assert section.first_page_footer.paragraphs[0].text == "Số liệu tham khảo"


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_every_text_can_be_written(text: str) -> None:
    sheet = word.sheet(text)
    word.write(sheet.add_paragraph(), text)

    assert read(sheet).paragraphs[0].text == printable(text).replace("\n", " ")
