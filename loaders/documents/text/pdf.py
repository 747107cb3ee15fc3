"""A PDF's text layer → its lines and the rows of its tables, numbered page by page."""

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError

from hub.words.language import Text
from loaders import sandbox
from loaders.documents.text.limits import (
    EMPTY,
    MOST_PAGES,
    TOO_LARGE,
    LetterCount,
    Overlong,
    refused,
)
from loaders.documents.text.line import Line, Omission, Paper
from loaders.documents.text.sheet import PageLine, PdfPage, pdf_page

# Seconds of the processor: for what no page should ask for, and for each page, which takes a third.
_OPENING, _PAGE = 3, 0.15
WANTED = Text(
    "cần tệp PDF đọc được, không đặt mật khẩu", "a readable PDF without a password is wanted"
)


def pdf(path: Path) -> Paper:
    """The lines of a PDF's text layer and the rows of its tables, page by page."""
    if not path.stat().st_size:
        raise refused(path, "", EMPTY)
    sandbox.grant(_OPENING)
    try:
        document = PdfDocument(path)
    except PdfiumError:
        raise refused(path, "", WANTED) from None
    pages = len(document)
    if pages > MOST_PAGES:
        raise refused(path, f"{pages}", TOO_LARGE)
    sandbox.grant(_OPENING + _PAGE * pages)
    try:
        return _numbered(map(pdf_page, document))
    except Overlong as error:
        raise refused(path, error.found, error.wanted) from None


def _numbered(pages: Iterable[PdfPage]) -> Paper:
    """All pages; a table at the foot of one goes on at the head of the next, where its columns
    stand as before.
    """
    paper, numbers, last = Paper([], []), count(1), 0
    letters = LetterCount()
    before: PdfPage | None = None
    for number_of_page, page in enumerate(pages, 1):
        goes_on = bool(before and last) and page.goes_on_from(before)
        parts = list(page.parts)
        if goes_on and before.is_open:
            parts = _without_rest(paper.lines, last, parts)
        first = len(paper.lines) + 1
        paper.omissions.extend(Omission(what, first, number_of_page) for what in page.omissions)
        tables = {1: last} if goes_on else {}  # the table of the document for each of the page
        for number, part in enumerate(parts, first):
            table = _table(part, tables, numbers)
            paper.lines.append(
                Line(
                    number,
                    letters.counted(part.text),
                    number_of_page,
                    table=table,
                    loose=part.table < 0,
                )
            )
        before, last = page, tables.get(page.last, 0)
    return paper


def _table(part: PageLine, tables: dict[int, int], numbers: Iterator[int]) -> int:
    """The number in the document of the table of a part, a new one where it has none yet."""
    if part.table and part.table not in tables:
        tables[part.table] = next(numbers)
    return tables.get(part.table, 0)


def _without_rest(lines: list[Line], table: int, parts: list[PageLine]) -> list[PageLine]:
    """The parts of a page without the rest of a row that began on the page before, which is
    joined to it.
    """
    places = [place for place, line in enumerate(lines) if line.table == table]
    heads = {lines[place].text for place in places}
    rests = (place for place, part in enumerate(parts) if part.table and part.text not in heads)
    rest = next(rests, None)
    if rest is None:
        return parts
    broken = places[-1]
    cells = zip(lines[broken].text.split("\t"), parts[rest].text.split("\t"), strict=True)
    texts = (" ".join(filter(None, pair)) for pair in cells)
    lines[broken] = lines[broken]._replace(text="\t".join(texts))
    return [*parts[:rest], *parts[rest + 1 :]]
