"""Small tables as offices type them, in the kinds of file that they use."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl

from hub.dataset import datasets
from hub.dataset.options import NO_HINTS, Hints
from hub.dataset.rows import ObservationRow, Row
from hub.words.errors import Fault
from loaders import ordinary

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
Cells = Sequence[Sequence[object]]


def workbook(path: Path, rows: Cells, sheet: str = "Sheet1", merged: Sequence[str] = ()) -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for cells in rows:
        book.active.append(list(cells))
    for span in merged:
        book.active.merge_cells(span)
    book.save(path)
    return path


def word(path: Path, lines: Sequence[str], *tables: Cells) -> Path:
    """A document of Word: lines, then tables; a row of one cell is merged over all columns."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    for rows in tables:
        table = document.add_table(len(rows), max(map(len, rows)))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = str(text)
            if len(cells) == 1:
                row.cells[0].merge(row.cells[-1])
            if len(cells) == 1:
                row.cells[0].merge(row.cells[-1])
        document.add_paragraph("")
    document.save(path)
    return path


def page(path: Path, *lines: str) -> Path:
    """A saved page of the web."""
    path.write_text(
        f'<html><head><meta charset="utf-8"></head><body>{"".join(lines)}</body></html>',
        encoding="utf-8",
    )
    return path


def html(rows: Cells) -> str:
    """A table of a page."""
    lines = ("".join(f"<td>{text}</td>" for text in cells) for cells in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def csv(path: Path, text: str) -> Path:
    """A text file of cells."""
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path, dataset: str, hints: Hints = NO_HINTS) -> list[Row]:
    """All that is read of a file as one of a dataset."""
    return list(ordinary.rows(datasets.named(SEEDS, dataset), path, hints))


def figures(rows: Sequence[Row]) -> list[tuple]:
    """Each figure as code, unit, period, block, value, rank, out of how many, and grade."""
    return [
        (
            row.indicator.partition("/")[2],
            row.entity,
            str(row.period),
            row.block,
            row.value,
            row.rank,
            row.rank_of,
            row.group,
        )
        for row in rows
        if isinstance(row, ObservationRow)
    ]


def questions(rows: Sequence[Row]) -> list[str]:
    """What is asked or refused, in Vietnamese."""
    return [row.wanted.vi for row in rows if isinstance(row, Fault)]
