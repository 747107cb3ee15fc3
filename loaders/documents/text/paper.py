"""A document's file → its lines as they stand there: plain text, Word, or a PDF with a text
layer.
"""

from pathlib import Path

from hub.dataset.scans import SCANNED
from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import sandbox
from loaders.cells import raised
from loaders.documents.text import pdf, word
from loaders.documents.text.limits import (
    EMPTY,
    LARGEST_FILE,
    MOST_LETTERS,
    MOST_LINES,
    TOO_LARGE,
    LetterCount,
    Overlong,
    refused,
)
from loaders.documents.text.line import Line, Paper

SUFFIXES = frozenset({".txt", ".docx", ".pdf"})

_KIND = Text("cần tệp .txt, .docx hoặc .pdf", "a .txt, .docx or .pdf file is wanted")
_UTF8 = Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted")


def read(path: Path) -> Paper:
    """Every line of a document; BadInput with the reason where it cannot be read."""
    suffix, size = path.suffix.lower(), path.stat().st_size
    if suffix not in SUFFIXES:
        raise refused(path, suffix, _KIND)
    if size > LARGEST_FILE:
        raise refused(path, f"{size >> 20} MB", TOO_LARGE)
    paper = _of_kind(path, suffix)
    if not any(line.text.strip() for line in paper.lines):
        raise refused(path, "", SCANNED if suffix == ".pdf" and size else EMPTY)
    _bound(path, paper)
    return paper


def _bound(path: Path, paper: Paper) -> None:
    """BadInput at the line by which a document is too large."""
    letters = LetterCount()
    for line in paper.lines:
        try:
            letters.counted(line.text)
        except Overlong as error:
            raise BadInput(
                [Fault(f"{path.name}:{line.number}", error.found, error.wanted)]
            ) from None


def _of_kind(path: Path, suffix: str) -> Paper:
    if suffix == ".txt":
        return _plain(path)
    return (
        sandbox.read(word.word, path, word.WANTED)
        if suffix == ".docx"
        else sandbox.read(pdf.pdf, path, pdf.WANTED)
    )


def _plain(path: Path) -> Paper:
    content = path.read_bytes()
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refused(path, repr(error.object[error.start : error.end]), _UTF8) from None
    if "\0" in text:
        raise refused(path, repr("\0"), _UTF8)
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise refused(path, f"{len(text)}", TOO_LARGE)
    texts = (raised.joined([raised.Piece(line)]) for line in text.split("\n"))
    return Paper([Line(number, line) for number, line in enumerate(texts, 1)], [])
