"""A document's file → its lines as they stand there: plain text, Word, or a PDF with a text layer."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hub.errors import BadInput, Fault
from hub.language import Text
from loaders import apart

SUFFIXES = frozenset({".txt", ".docx", ".pdf"})
LARGEST_FILE, LARGEST_UNPACKED, MOST_LETTERS, MOST_PAGES = 32 * 2**20, 128 * 2**20, 5_000_000, 1000

_KIND = Text("cần tệp .txt, .docx hoặc .pdf", "a .txt, .docx or .pdf file is wanted")
_EMPTY = Text("cần tệp có nội dung", "a file that is not empty is wanted")
_UTF8 = Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted")
_WORD = Text("cần tệp Word .docx đọc được", "a readable Word file (.docx) is wanted")
_PDF = Text("cần tệp PDF đọc được, không đặt mật khẩu", "a readable PDF without a password is wanted")
_SCANNED = Text("PDF chỉ có ảnh quét, cần PDF có lớp chữ (nhận dạng chữ trước khi nhập)",
                "the PDF holds scanned pictures only; one with a text layer is wanted (recognise its text first)")
_TOO_LARGE = Text(
    f"quá giới hạn: tệp {LARGEST_FILE >> 20} MB, giải nén {LARGEST_UNPACKED >> 20} MB, {MOST_PAGES} trang, {MOST_LETTERS:,} chữ",
    f"the limits: a file of {LARGEST_FILE >> 20} MB, {LARGEST_UNPACKED >> 20} MB unpacked, {MOST_PAGES} pages, {MOST_LETTERS:,} letters")


class Line(NamedTuple):
    """One line of a document with its number, its page where it has pages, its cells parted by tabs where it is a table's."""

    number: int
    text: str
    page: int = 0


def lines(path: Path) -> list[Line]:
    """Every line of a document; BadInput says in one sentence why it cannot be read."""
    suffix, size = path.suffix.lower(), path.stat().st_size
    if suffix not in SUFFIXES:
        raise _refused(path, suffix, _KIND)
    if size > LARGEST_FILE:
        raise _refused(path, f"{size >> 20} MB", _TOO_LARGE)
    found = _plain(path) if suffix == ".txt" else apart.read(word if suffix == ".docx" else pdf, path, _WORD if suffix == ".docx" else _PDF)
    if not any(line.text.strip() for line in found):
        raise _refused(path, "", _SCANNED if suffix == ".pdf" and size else _EMPTY)
    if sum(len(line.text) for line in found) > MOST_LETTERS:
        raise _refused(path, "", _TOO_LARGE)
    return found


def word(path: Path) -> list[Line]:
    """The paragraphs of a Word file and the rows of its tables, in their order."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise _refused(path, "", _TOO_LARGE)
            if "word/document.xml" not in parts.namelist():
                raise _refused(path, _held(parts), _WORD)
        return [Line(number, text) for number, text in enumerate(_blocks(Document(str(path))), 1)]
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, OSError, MemoryError):
        raise _refused(path, "", _WORD if path.stat().st_size else _EMPTY) from None


def pdf(path: Path) -> list[Line]:
    """The lines of a PDF's text layer, page by page."""
    from pypdfium2 import PdfDocument, PdfiumError
    if not path.stat().st_size:
        raise _refused(path, "", _EMPTY)
    try:
        document = PdfDocument(path)
    except PdfiumError:
        raise _refused(path, "", _PDF) from None
    if len(document) > MOST_PAGES:
        raise _refused(path, f"{len(document)}", _TOO_LARGE)
    found: list[Line] = []
    for number, page in enumerate(document, 1):
        # pdfium marks a word broken at the end of a line with U+FFFE, or with U+0002.
        text = page.get_textpage().get_text_range().replace("\ufffe", "-").replace("\x02", "-")
        found += [Line(len(found) + place, line, number) for place, line in enumerate(text.splitlines(), 1)]
    return found


def _plain(path: Path) -> list[Line]:
    content = path.read_bytes()
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(path, repr(error.object[error.start:error.end]), _UTF8) from None
    if "\0" in text:
        raise _refused(path, repr("\0"), _UTF8)
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def _held(parts: zipfile.ZipFile) -> str:
    """What a file that only calls itself .docx holds: xl/workbook.xml."""
    return next((name for name in parts.namelist() if name in ("xl/workbook.xml", "ppt/presentation.xml")), "")


def _blocks(document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "\t".join(_cells(row))
        else:
            yield from block.text.split("\n")


def _cells(row) -> Iterator[str]:
    """The cells of a row of Word's grid; one that covers several columns stands in the first of them, and the others are empty."""
    for cell, before in zip(row.cells, (None, *row.cells), strict=False):
        yield "" if before is not None and cell._tc is before._tc else " ".join(cell.text.split())


def _refused(path: Path, found: str, wanted: Text) -> BadInput:
    return BadInput([Fault(path.name, found, wanted)])
