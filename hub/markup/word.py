"""A document of Word in which what was found is marked by comments.

It runs in a process of its own (loaders.sandbox), for python-docx opens what a stranger sent.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from hub.words.language import Text, shortened, visible

WANTED = Text("không ghi được chú thích vào tệp này", "no comments can be written into the file")
AUTHOR = "hub"
_LONGEST = 2000  # letters of a comment


class WordComment(NamedTuple):
    """What is said of a line or a cell: the texts of the row's cells, or of the line alone, and
    which of them is meant.
    """

    cells: Sequence[str]
    column: int
    text: str


class WordJob(NamedTuple):
    """The document, its copy, and what is said of it."""

    source: Path
    target: Path
    comments: Sequence[WordComment]


WordRows = dict[str, list[list[list[Paragraph]]]]  # by their words: cells, paragraphs of each


def comment(path: Path) -> int:
    """Carry out the job that a file holds; how many of its comments found their place."""
    job: WordJob = pickle.loads(path.read_bytes())
    document = docx.Document(str(job.source))
    rows = _rows(document)
    placed = sum(_say(document, rows, one) for one in job.comments)
    document.save(str(job.target))
    return placed


def _rows(document: Document) -> WordRows:
    """The rows of tables and the lines of a document by their words: of each its cells, each with
    its paragraphs.
    """
    rows: WordRows = {}
    for element in document.element.body.iter(qn("w:tr"), qn("w:p")):
        if element.tag == qn("w:tr"):
            cells = [_paragraphs(cell, document) for cell in element.iterchildren(qn("w:tc"))]
        elif next(element.iterancestors(qn("w:tc")), None) is not None:
            continue
        else:
            cells = [[Paragraph(element, document)]]
        rows.setdefault(_words(_text(cell) for cell in cells), []).append(cells)
    return rows


def _paragraphs(cell: object, document: Document) -> list[Paragraph]:
    return [Paragraph(element, document) for element in cell.iterchildren(qn("w:p"))]


def _say(document: Document, rows: WordRows, one: WordComment) -> bool:
    """Write a comment where its place is found, and no other is like it."""
    alike = rows.get(_words(one.cells), [])
    if len(alike) != 1:
        return False
    cells = [cell for cell in alike[0] if cell]
    named = _words(one.cells[one.column : one.column + 1])
    same = [cell for cell in cells if _words([_text(cell)]) == named]
    first = next(iter([*same, *cells]), None)
    if first is None:
        return False
    runs = [run for paragraph in first for run in paragraph.runs] or [first[0].add_run("")]
    text = shortened(visible(one.text), _LONGEST)
    document.add_comment([runs[0], runs[-1]], text=text, author=AUTHOR, initials="H")
    return True


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return " ".join(paragraph.text for paragraph in paragraphs)


def _words(texts: Iterable[str]) -> str:
    """Texts by their letters alone: two readers of a file may part them otherwise."""
    return "".join(_letters("".join(texts)))


def _letters(text: str) -> Iterator[str]:
    return (letter for letter in normalize("NFKC", text).casefold() if letter.isalnum())
