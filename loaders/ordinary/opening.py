"""A file of any kind that people keep tables in → an exhibit."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders import sandbox, tidy, workbook
from loaders.documents.text import paper
from loaders.documents.text.line import Line
from loaders.ordinary import page
from loaders.ordinary.exhibit import CellGrid, Exhibit, Rows, TableCell, widened
from loaders.ordinary.words import is_known
from loaders.workbook import Place, Sheet, address, cell, is_number

_PAPERS, _TEXTS = frozenset({".docx", ".pdf"}), frozenset({".csv", ".tsv"})
_PAGES = frozenset({".html", ".htm"})
SUFFIXES = workbook.SUFFIXES | _PAPERS | _TEXTS | _PAGES
_FIRST = 20  # rows of a text file in which its heads stand
_KIND = Text(
    "cần bảng trong tệp .docx, .xlsx, .xls, .csv, .html hoặc .pdf có lớp chữ",
    "a table in a .docx, .xlsx, .xls, .csv, .html or .pdf file with a text layer is wanted",
)


def exhibit(path: Path) -> Exhibit:
    """What a file shows; BadInput where nobody can read it. A file that was just opened is not
    opened again.
    """
    state = path.stat()
    return _opened(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _opened(path: Path, _modified: int, _size: int) -> Exhibit:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadInput([Fault(path.name, suffix, _KIND)])
    return _opener(suffix)(path)


def _opener(suffix: str) -> Callable[[Path], Exhibit]:
    if suffix in workbook.SUFFIXES:
        return _of_workbook
    if suffix in _PAPERS:
        return _of_paper
    return _of_page if suffix in _PAGES else _of_text


def _of_workbook(path: Path) -> Exhibit:
    return of_sheets(path.name, workbook.sheets(path))


def of_sheets(file: str, sheets: list[Sheet]) -> Exhibit:
    """What the sheets of a workbook show."""
    return Exhibit(file, [_grid(sheet) for sheet in sheets])


def _grid(sheet: Sheet) -> CellGrid:
    rows = [
        [_cell(sheet, (row, column)) for column in range(len(cells))]
        for row, cells in enumerate(sheet.rows)
    ]
    return CellGrid(sheet.name, rows, is_hidden=sheet.hidden)


def _cell(sheet: Sheet, place: Place) -> TableCell:
    first = sheet.covered.get(place)
    row, column = first or place
    value = sheet.rows[row][column]
    text = sheet.broken.get((row, column)) or cell.seen(sheet, (row, column), as_percent=True)
    return TableCell(
        text=_words(text),
        number=float(value) if is_number(value) else None,
        is_percent=(row, column) in sheet.percent,
        address=address(*place),
        covered=first is not None,
        is_across=first is not None and first[1] != place[1],
        is_hidden=place[0] in sheet.hidden_rows or place[1] in sheet.hidden_columns,
    )


def _of_paper(path: Path) -> Exhibit:
    """The tables of a document; a table that goes on overleaf is one."""
    read = paper.read(path)
    before: dict[int, list[str]] = {}
    lines: dict[int, list[Line]] = {}
    texts: list[str] = []
    since: list[Line] = []
    for line in read.lines:
        if not line.table:
            texts.append(line.text)
            since.append(line)
            continue
        if line.table in lines:
            lines[line.table] += _among(since, lines[line.table][-1], line)
        before.setdefault(line.table, list(texts))
        lines.setdefault(line.table, []).append(line)
        since.clear()
    grids = [
        CellGrid(f"bảng {number}", widened(_rows(table)), _filled(before[number]))
        for number, table in lines.items()
    ]
    omitted = dict.fromkeys(omission.what for omission in read.omissions)
    return Exhibit(path.name, grids, tuple(omitted))


def _among(texts: list[Line], above: Line, below: Line) -> list[Line]:
    """The rows of a table that are one cell merged over all columns: paper tells them as text. What
    stands at the end and the beginning of pages is no row.
    """
    return texts if above.page == below.page else []


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(_words, texts)))


def _rows(lines: list[Line]) -> Rows:
    return [_cells(line, row) for row, line in enumerate(lines, 1)]


def _cells(line: Line, row: int) -> list[TableCell]:
    place = f"trang {line.page}, dòng {row}" if line.page else f"dòng {row}"
    return [
        TableCell(_words(text), address=f"{place}, cột {column}")
        for column, text in enumerate(line.text.split("\t"), 1)
    ]


def _of_page(path: Path) -> Exhibit:
    return sandbox.read(page.exhibit, path, page.WANTED)


def _of_text(path: Path) -> Exhibit:
    """The one table of a text file."""
    return Exhibit(path.name, [_parted(path, text_form(path))])


def text_form(path: Path) -> tidy.TextForm:
    """How a text file is written: a line above its heads may hold other marks, so that the one is
    taken which parts the file into most columns of known heads.
    """
    form = tidy.text_form(path, is_known)
    forms = [form, *(form._replace(separator=mark) for mark in tidy.SEPARATORS)]
    return max(dict.fromkeys(forms), key=lambda one: _heads(path, one))


def _parted(path: Path, form: tidy.TextForm) -> CellGrid:
    rows = [
        [
            TableCell(_words(text), address=f"dòng {record.line}, cột {column}")
            for column, text in enumerate(record.cells, 1)
        ]
        for record in tidy.records(path, form)
    ]
    return CellGrid("", widened(rows))


def _heads(path: Path, form: tidy.TextForm) -> int:
    """How many known heads the best row of the first ones has."""
    first = islice(tidy.records(path, form), _FIRST)
    return max(
        (sum(is_known(_words(text)) for text in record.cells) for record in first), default=0
    )


def _words(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))
