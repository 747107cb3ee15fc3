"""A PDF's text layer → its lines and the rows of its tables, numbered page by page."""

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from hub.words.language import Text
from loaders.documents.text.limits import EMPTY, MOST_PAGES, TOO_LARGE, refused
from loaders.documents.text.line import Line, Omission, Paper

if TYPE_CHECKING:
    from loaders.documents.text.sheet import Part, Sheet

WANTED = Text(
    "cần tệp PDF đọc được, không đặt mật khẩu", "a readable PDF without a password is wanted"
)


def pdf(path: Path) -> Paper:
    """The lines of a PDF's text layer and the rows of its tables, page by page."""
    from pypdfium2 import PdfDocument, PdfiumError

    from loaders.documents.text.sheet import sheet

    if not path.stat().st_size:
        raise refused(path, "", EMPTY)
    try:
        document = PdfDocument(path)
    except PdfiumError:
        raise refused(path, "", WANTED) from None
    if len(document) > MOST_PAGES:
        raise refused(path, f"{len(document)}", TOO_LARGE)
    return _numbered(map(sheet, document))


def _numbered(sheets: Iterable["Sheet"]) -> Paper:
    """All pages; a table at the foot of one goes on at the head of the next, where its columns
    stand as before.
    """
    found, numbers, last = Paper([], []), count(1), 0
    before: Sheet | None = None
    for page, sheet in enumerate(sheets, 1):
        goes_on = before is not None and last and sheet.goes_on_from(before)
        known = {1: last} if goes_on else {}
        parts = (
            _without_rest(found.lines, last, sheet.parts)
            if goes_on and before.is_open
            else sheet.parts
        )
        found.omissions.extend(
            Omission(what, len(found.lines) + 1, page) for what in sheet.omissions
        )
        for part in parts:
            if part.table and part.table not in known:
                known[part.table] = next(numbers)
            found.lines.append(
                Line(
                    len(found.lines) + 1, part.text, page, known.get(part.table, 0), part.table < 0
                )
            )
        before, last = sheet, known.get(sheet.last, 0)
    return found


def _without_rest(lines: list[Line], table: int, parts: Sequence["Part"]) -> list["Part"]:
    """The parts of a page without the rest of a row that began on the page before, which is
    joined to it.
    """
    heads = {line.text for line in lines if line.table == table}
    rest = next(
        (place for place, part in enumerate(parts) if part.table and part.text not in heads), None
    )
    broken = max(place for place, line in enumerate(lines) if line.table == table)
    if rest is None:
        return list(parts)
    cells = zip(lines[broken].text.split("\t"), parts[rest].text.split("\t"), strict=True)
    lines[broken] = lines[broken]._replace(
        text="\t".join(" ".join(filter(None, pair)) for pair in cells)
    )
    return [part for place, part in enumerate(parts) if place != rest]
