"""One page of a PDF: its running lines, and its tables as rows, no letter in both."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hub.words.language import Text
from loaders.cells.raised import Height
from loaders.documents.text.grid import Grid, Objects, drawn, grids
from loaders.documents.text.letters import Letters

_NUMERIC = re.compile(r"[\d.,%/]*\d[\d.,%/]*")
_NUMBERS = re.compile(rf"(?<!\S){_NUMERIC.pattern}(?!\S)")
_PAGE_NUMBER = re.compile(r"\W*(?:[Tt]rang\s*)?\d{0,3}(?:\s*/\s*\d{1,3})?\W*")
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_WIDE = 1.0  # of their size, by which cells stand apart where no line does
_MOST_STRANGE = 0.3  # of the letters of a page that can be read
_PICTURE, _WHOLE = 0.04, 0.8  # of a page: pictures that may say something, and the scan of a page

_SCANNED = Text("ảnh quét không có lớp chữ, không đọc", "scanned, without a text layer; not read")
_UNREADABLE = Text(
    "phông chữ không giải mã được, không đọc", "letters that cannot be decoded; not read"
)
_PICTURES = Text("ảnh, không đọc chữ trong ảnh", "pictures, whose words are not read")
_DRAWING = Text(
    "quá nhiều nét vẽ để tìm bảng, đọc như chữ thường",
    "too many drawn lines to look for tables; read as running text",
)
_UNRULED = Text(
    "bảng không kẻ ô, không rõ số nào thuộc cột nào; để chưa xếp",
    "a table without ruled cells: it is not known to which column a number belongs; left unplaced",
)
_TYPED = Text(
    "ô biểu mẫu hoặc chữ viết thêm trên trang, không đọc",
    "form fields or text added on the page, not read",
)


Heights = dict[int, Height]


class CellAddress(NamedTuple):
    """The table and the cell to which a letter belongs."""

    table: int
    cell: int


_BETWEEN = CellAddress(-1, -1)


class PageLine(NamedTuple):
    """A line of a page; a row of a table has the number of the table on the page."""

    text: str
    table: int = 0


class PdfPage(NamedTuple):
    """The parts of a page, what was left out, and the columns of its tables."""

    parts: list[PageLine]
    omissions: list[Text]
    columns: dict[int, list[float]]
    is_open: bool = False  # its last table's last row goes on overleaf

    @property
    def last(self) -> int:
        """The number of the table with which it ends; 0 where it ends otherwise."""
        return _table_at(self.parts[::-1])

    def goes_on_from(self, before: "PdfPage") -> bool:
        """Whether it begins with the table with which the page before ended."""
        first, last = _table_at(self.parts), before.last
        if not first or not last:
            return False
        lefts, others = self.columns.get(first, []), before.columns.get(last, [])
        return len(lefts) == len(others) > 0 and all(
            abs(x - y) < 3 for x, y in zip(lefts, others, strict=True)
        )


def pdf_page(page: Any) -> PdfPage:
    """The content of a page."""
    letters = Letters(page)
    objects = drawn(page, letters.turn)
    unread = _why_unread(re.sub(r"\s", "", letters.text), objects)
    if unread is not None:
        return PdfPage([], unread, {})
    tables = grids(objects.edges)
    parts, columns = _parts(letters, tables or [])
    omissions = list(_beside(page, objects, tables is None))
    if any(part.table < 0 for part in parts):
        omissions.append(_UNRULED)
    return PdfPage(parts, omissions, columns, is_open=any(grid.is_open for grid in tables or ()))


def _why_unread(letters: str, objects: Objects) -> list[Text] | None:
    """Why the letters of a page cannot be read; None where they can."""
    if not letters:
        return [_SCANNED] if objects.images else []
    strange = len(_STRANGE.findall(letters))
    return [_UNREADABLE] if strange > _MOST_STRANGE * len(letters) else None


def _table_at(parts: Sequence[PageLine]) -> int:
    """The number of the ruled table with which parts begin, page numbers left out."""
    first = next(
        (part for part in parts if part.table or not _PAGE_NUMBER.fullmatch(part.text)), None
    )
    return max(first.table, 0) if first else 0


def _parts(
    letters: Letters, tables: Sequence[Grid]
) -> tuple[list[PageLine], dict[int, list[float]]]:
    """The parts of a page in their order, and the columns of its tables by their numbers."""
    heights = letters.heights()
    cells: dict[CellAddress, list[int]] = defaultdict(list)
    order: list[list[int] | int] = [[]]  # stretches of running text, and tables
    for place, address in enumerate(_addresses(letters, tables)):
        if address is None:
            order[-1].append(place)
        elif address.table >= 0:
            if address.table not in order:
                order += [address.table, []]
            cells[address].append(place)
    parts: list[PageLine] = []
    columns: dict[int, list[float]] = {}
    for one in order:
        if isinstance(one, int):
            columns[len(columns) + 1] = tables[one].lefts
            parts += _rows(
                letters, heights, grid=tables[one], number=one, cells=cells, table=len(columns)
            )
        else:
            parts += _running(letters, heights, one, table=-len(parts) - 1)
    return [part for part in parts if part.text.strip() or not tables], columns


def _addresses(letters: Letters, tables: Sequence[Grid]) -> list[CellAddress | None]:
    """The table and cell of each letter; a space belongs to what stands on both its sides, one
    between cells to none.
    """
    text = letters.text
    if not tables:
        return [None] * len(text)
    addresses: list[CellAddress | None] = [None] * len(text)
    for word in re.finditer(r"\S+", text):
        addresses[word.start() : word.end()] = _of_word(
            letters, start=word.start(), end=word.end(), tables=tables
        )
    for space in re.finditer(r"\s+", text):
        before = addresses[space.start() - 1] if space.start() else None
        after = addresses[space.end()] if space.end() < len(text) else None
        if before and after and before.table == after.table:
            address = before if before == after else _BETWEEN
            addresses[space.start() : space.end()] = [address] * len(space[0])
    return addresses


def _of_word(
    letters: Letters, start: int, end: int, tables: Sequence[Grid]
) -> list[CellAddress | None]:
    """The addresses of a word's letters, which lie in one cell where its ends do."""
    first, last = _address(letters, start, tables), _address(letters, end - 1, tables)
    if first == last:
        return [first] * (end - start)
    return [_address(letters, place, tables) for place in range(start, end)]


def _address(letters: Letters, place: int, tables: Sequence[Grid]) -> CellAddress | None:
    box = letters.box(place)
    x, y = (box.left + box.right) / 2, -(box.bottom + box.top) / 2
    cells = ((table, grid.cell_at(x, y)) for table, grid in enumerate(tables) if grid.holds(x, y))
    return next((CellAddress(table, cell) for table, cell in cells if cell is not None), None)


def _rows(
    letters: Letters,
    heights: Heights,
    grid: Grid,
    number: int,
    cells: dict[CellAddress, list[int]],
    table: int,
) -> Iterator[PageLine]:
    """The rows of a ruled table with any content."""
    texts = {None: ""} | {
        cell: _words(letters, heights, cells[CellAddress(number, cell)])
        for cell in range(len(grid.cells))
    }
    for row in grid.rows():
        if any(cells_of_row := [texts[cell] for cell in row]):
            yield PageLine("\t".join(cells_of_row), table)


def _words(letters: Letters, heights: Heights, places: Sequence[int]) -> str:
    """The text of a cell as one line."""
    text = " ".join(letters.words(line, heights) for line in letters.lines(places, heights))
    return " ".join(text.split())


def _running(
    letters: Letters, heights: Heights, places: Sequence[int], table: int
) -> Iterator[PageLine]:
    """The lines of running text, and the rows of tables whose cells no line parts."""
    lines = letters.lines(places, heights)
    texts = [(line, letters.words(line, heights)) for line in lines]
    rows = [(text, _cells(letters, heights, line, text=text)) for line, text in texts]
    for parted, group in groupby(rows, key=lambda row: bool(row[1])):
        lines_of_group = list(group)
        is_table = parted and len(lines_of_group) > 1
        for text, cells in lines_of_group:
            yield PageLine("\t".join(cells), table) if is_table else PageLine(text)


def _cells(letters: Letters, heights: Heights, line: Sequence[int], text: str) -> list[str]:
    """What wide gaps part in a line with several numbers that stand alone; nothing where it is
    no row of a table.
    """
    if len(_NUMBERS.findall(text)) < 2:
        return []
    cells = [
        letters.words(range(cell[0], cell[-1] + 1), heights).strip()
        for cell in _gapped(letters, line)
    ]
    numeric = sum(bool(_NUMERIC.fullmatch(cell)) for cell in cells)
    return cells if len(cells) > 2 and numeric > 1 else []


def _gapped(letters: Letters, line: Sequence[int]) -> list[list[int]]:
    """The places of a line's letters, without spaces, parted where the gaps are wide."""
    cells: list[list[int]] = []
    for place in line:
        if letters.letter(place).isspace():
            continue
        own = letters.box(place)
        if cells and own.left - letters.box(cells[-1][-1]).right <= _WIDE * own.size:
            cells[-1].append(place)
        else:
            cells.append([place])
    return cells


def _beside(page: Any, objects: Objects, is_dense: bool) -> Iterator[Text]:
    """What a page with text holds beside it."""
    width, height = page.get_size()
    shares = [across * down / (width * height) for across, down in objects.images]
    if any(_PICTURE < share < _WHOLE for share in shares):
        yield _PICTURES
    if objects.too_many or is_dense:
        yield _DRAWING
    if any(
        _is_typed(page.raw, number) for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw))
    ):
        yield _TYPED


def _is_typed(page: Any, number: int) -> bool:
    """Whether an annotation is a filled form field, or text written on the page."""
    note = pdfium.FPDFPage_GetAnnot(page, number)
    kind = pdfium.FPDFAnnot_GetSubtype(note)
    filled = (
        kind == pdfium.FPDF_ANNOT_WIDGET
        and pdfium.FPDFAnnot_GetStringValue(note, b"V", None, 0) > 2
    )
    pdfium.FPDFPage_CloseAnnot(note)
    return filled or kind == pdfium.FPDF_ANNOT_FREETEXT
