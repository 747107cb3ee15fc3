"""A workbook in which what was found is marked: its cells coloured, a comment in each, and the list
of all as one more sheet. Nothing else of it changes.

It runs in a process of its own (loaders.sandbox), for openpyxl opens what a stranger sent.
"""

import json
import pickle
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.fills import Fill
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring, tostring

from hub.markup import form, listing, loss, solved
from hub.markup.form import FindingKind, MarkupFinding
from hub.markup.mark_job import MarkJob
from hub.words.language import Language, Text, visible

WANTED = Text("không đánh dấu được trong chính tệp này", "the file itself cannot be marked")
AUTHOR = "hub"
_COLOURS = {
    FindingKind.FAULT: "FFC7CE",
    FindingKind.UNIT: "BDD7EE",
    FindingKind.SUSPICION: "FFEB9C",
}
_WIDTH, _TALLEST, _LINE = 320, 600, 18  # pixels of a comment
_LETTERS = 45  # of its line


def mark(path: Path) -> list[Text]:
    """Carry out the job that a file holds; what of the workbook is not kept."""
    job: MarkJob = pickle.loads(path.read_bytes())
    book = _opened(job)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    before = _mark_cells(sheets, job)
    listing.write(book, job, before)
    book.save(job.target)
    if job.source is None:
        return []
    solved.restore(job.source, job.target)
    return loss.lost(job.source, job.target)


def _opened(job: MarkJob) -> Workbook:
    """The workbook without marks of before, or one without a sheet."""
    if job.source is None:
        book = Workbook()
        book.remove(book.active)
        return book
    book = load_workbook(job.source, rich_text=True)
    for sheet in book.worksheets:
        if sheet["A1"].value == form.MARK:
            _unmark(book, sheet)
            book.remove(sheet)
    return book


def _unmark(book: Workbook, listed: Worksheet) -> None:
    """Give the cells of a list their looks and comments of before."""
    places = form.PLACES
    for cells in listed.iter_rows(min_row=form.ABOVE + 1, max_col=len(form.COLUMNS)):
        before, name = cells[places["before"]].value, cells[places["sheet"]].value
        address = cells[places["address"]].value
        if before and name in book.sheetnames:
            _give_back(book[name][address], json.loads(before))


def _give_back(cell: Cell, before: Mapping[str, str]) -> None:
    cell.fill = Fill.from_tree(fromstring(before["fill"]))
    comment = before.get("comment")
    cell.comment = Comment(comment, before["author"]) if comment else None


def _mark_cells(sheets: Mapping[str, Worksheet], job: MarkJob) -> dict[int, str]:
    """Colour each cell that something was found in, with a comment; how it looked before, by the
    place of its finding in the list.
    """
    at: dict[tuple[str, str], list[int]] = {}
    for number, finding in enumerate(job.findings):
        if finding.is_cell and finding.sheet in sheets:
            at.setdefault((finding.sheet, finding.address), []).append(number)
    before: dict[int, str] = {}
    for (name, address), numbers in at.items():
        cell = _first(sheets[name], address)
        before |= dict.fromkeys(numbers, _before(cell))
        _mark(cell, [job.findings[number] for number in numbers], job.language)
    return before


def _first(sheet: Worksheet, address: str) -> Cell:
    """A cell, of a merged one its first."""
    cell = sheet[address]
    if not isinstance(cell, MergedCell):
        return cell
    span = next(one for one in sheet.merged_cells.ranges if address in one)
    return sheet.cell(span.min_row, span.min_col)


def _before(cell: Cell) -> str:
    """How a cell looks, as text."""
    looks = {"fill": tostring(cell.fill.to_tree()).decode()}
    if cell.comment:
        looks |= {"comment": cell.comment.text, "author": cell.comment.author or ""}
    return json.dumps(looks)


def _mark(cell: Cell, findings: Sequence[MarkupFinding], language: Language) -> None:
    kinds = {finding.kind for finding in findings}
    kind = next(kind for kind in _COLOURS if kind in kinds)
    cell.fill = PatternFill("solid", fgColor=_COLOURS[kind])
    own = [cell.comment.text, ""] if cell.comment else []
    text = "\n".join([*own, *_sentences(findings, language)])
    height = _LINE * (2 + sum(1 + len(line) // _LETTERS for line in text.split("\n")))
    cell.comment = Comment(text, AUTHOR, width=_WIDTH, height=min(height, _TALLEST))


def _sentences(findings: Iterable[MarkupFinding], language: Language) -> Iterable[str]:
    for finding in findings:
        yield f"{form.worded(finding.kind, language)}: {visible(finding.wanted)}"
