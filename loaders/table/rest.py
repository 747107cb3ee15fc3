"""What of a sheet with a table is no figure, by its reason."""

from collections.abc import Iterator, Set

from hub.dataset.rows import Ignored
from hub.words.language import Text, shortened
from loaders.table.layout import TableLine
from loaders.table.sheet_table import SheetTable
from loaders.workbook import Place, address, filled, printed

FRAME = Text("tên tỉnh và tiêu đề của bảng", "names and headers of the table")
_UNKNOWN = Text("không có trong danh mục của năm này", "is not in the catalogue of this year")
_OUTSIDE = Text("ngoài bảng số liệu", "outside the table")


def rest(file: str, table: SheetTable) -> Iterator[Ignored]:
    """The cells of lines that the year does not have, those of names, headers and titles, and all
    others; each reason once, with the first of its cells.
    """
    cells, (of_index, others) = filled(table.sheet), _lines(table)
    figures, heads = _cells(of_index), _heads(of_index)
    unknown = _cells(others) & cells | _heads(others)
    frame = table.table.names | heads - figures - unknown
    outside = cells - figures - unknown - frame
    titles = set(_titles(table, heads, outside))
    reasons = ((unknown, _UNKNOWN), (frame | titles, FRAME), (outside - titles, _OUTSIDE))
    for places, why in reasons:
        if places:
            yield _ignored(file, table, places, why=why)


def shortened_cell(value: object) -> str:
    """A value as a message shows it."""
    return shortened(" ".join(printed(value).split()))


def _lines(table: SheetTable) -> tuple[list[TableLine], list[TableLine]]:
    """The lines that have a role, and those that have none."""
    lines = list(zip(table.roles, table.table.lines, strict=True))
    return [line for role, line in lines if role], [line for role, line in lines if not role]


def _cells(lines: list[TableLine]) -> set[Place]:
    return {cell.place for line in lines for cell in line.cells}


def _heads(lines: list[TableLine]) -> set[Place]:
    return {place for line in lines for place in line.heads}


def _titles(table: SheetTable, heads: Set[Place], places: Set[Place]) -> Iterator[Place]:
    """The texts above the table, and those in a row with headers (in a column with headers where
    provinces stand in columns).
    """
    top, _ = min(table.table.names)
    side = int(table.table.across)
    headed = {head[side] for head in heads}
    for row, column in places:
        is_text = isinstance(table.sheet.rows[row][column], str)
        if is_text and (row < top or (row, column)[side] in headed):
            yield row, column


def _ignored(file: str, table: SheetTable, places: Set[Place], why: Text) -> Ignored:
    row, column = min(places)
    origin = f"{table.origin(file)}!{address(row, column)}"
    return Ignored(origin, shortened_cell(table.sheet.rows[row][column]), why, cells=len(places))
