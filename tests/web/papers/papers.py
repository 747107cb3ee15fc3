"""A paper made by hand, and how each form is read back by others' readers."""

from io import BytesIO
from typing import NamedTuple

import docx
import lxml.html
import pdfplumber

from hub.stationery.form import Letterhead
from hub.web.papers.paper import (
    OfficePaper,
    PaperColumn,
    PaperParagraph,
    PaperPart,
    PaperTable,
    ParagraphKind,
    item,
    note,
)
from hub.web.papers.paper_form import FORMS
from hub.words.language import Language

SENTENCE = "Năm 2024, tỉnh Lai Châu đạt 85,97%: ẫ ỡ đ Ế Ộ ữ, giảm −2,40 điểm phần trăm"
COLUMNS = (PaperColumn("Bộ chỉ số", 40), PaperColumn("Kết quả", 20, True))


class ReadPaper(NamedTuple):
    """What stands in a file: its text in one line, and its tables with borders."""

    text: str
    tables: list[list[list[str]]]


def drawn(
    word: str = SENTENCE, rows: int = 3, language: Language = Language.VI, signed: bool = True
) -> OfficePaper:
    """A paper in which a word stands in each kind of block."""
    table = PaperTable(COLUMNS, tuple((word, f"{number},50") for number in range(rows)))
    blocks = (
        PaperParagraph(word),
        item(word),
        table,
        note(word),
        PaperParagraph(f"[1] {word}", ParagraphKind.SOURCE),
    )
    head = Letterhead("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU", "Số: ……/BC-……", "ngày 30 tháng 11 năm 2026")
    return OfficePaper(
        language=language,
        title="BÁO CÁO TÓM TẮT",
        subject=word,
        foot="Số liệu tham khảo. Phiên bản dữ liệu 12.",
        parts=(PaperPart("1. Kết quả", blocks),),
        letterhead=head if signed else None,
        below="" if signed else "(Kèm theo văn bản số ……)",
    )


def read(content: bytes, form: str) -> ReadPaper:
    """What a file holds, as another program reads it."""
    return _READERS[form](content)


def written(paper: OfficePaper, form: str) -> ReadPaper:
    """A paper written and read back."""
    return read(FORMS[form].content(paper), form)


def _of_word(content: bytes) -> ReadPaper:
    document = docx.Document(BytesIO(content))
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    section = document.sections[0]
    around = [*section.footer.paragraphs, *section.header.paragraphs]
    texts = [one.text for one in (*document.paragraphs, *around)]
    cells = [cell for table in tables for row in table for cell in row]
    bordered = [
        table
        for one, table in zip(document.tables, tables, strict=True)
        if one.style.name == "Table Grid"
    ]
    return ReadPaper(_line(" ".join([*texts, *cells])), bordered)


def _of_pdf(content: bytes) -> ReadPaper:
    with pdfplumber.open(BytesIO(content)) as file:
        text = " ".join(page.extract_text() for page in file.pages)
        tables = [table for page in file.pages for table in page.extract_tables()]
    cells = [[[_line(cell or "") for cell in row] for row in table] for table in tables]
    return ReadPaper(_line(text), cells)


def _of_html(content: bytes) -> ReadPaper:
    page = lxml.html.fromstring(content.decode())
    tables = [
        [[cell.text_content() for cell in row] for row in table.iter("tr")]
        for table in page.iter("table")
        if table.get("class") == "lines"
    ]
    return ReadPaper(_line(" ".join(page.find("body").itertext())), tables)


def _line(text: str) -> str:
    return " ".join(text.split())


_READERS = {"docx": _of_word, "pdf": _of_pdf, "html": _of_html}
