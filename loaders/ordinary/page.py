"""A saved page of the web → its tables, every cell in each row and column that it spans."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import html

from hub.words.errors import BadInput, Fault
from hub.words.language import Text
from loaders.ordinary.exhibit import CellGrid, Exhibit, Rows, TableCell, widened

WANTED = Text(
    "cần trang HTML đọc được (lưu lại trang từ trình duyệt)",
    "a readable HTML page is wanted (save it again in the browser)",
)
_LARGEST = 16 * 2**20  # bytes
_WIDEST, _LONGEST = 200, 20_000  # columns and rows of a table
_UNSEEN = ("script", "style", "template", "noscript", "head")
_OF_TABLES = ("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_BLOCKS = frozenset(
    ("p", "div", "li", "tr", "br", "caption", "section", "article", "header", "footer")
) | {f"h{level}" for level in range(1, 7)}
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)
_MOST_TABLES = 100
_TOO_MUCH = Text(
    "trang có quá nhiều bảng hoặc bảng quá dài (tối đa 100 bảng, 20.000 dòng); hãy lưu riêng bảng"
    " cần nhập",
    "the page has too many tables or too long ones (100 tables, 20,000 rows at most); save the one"
    " that is wanted",
)
_TOO_LARGE = Text("trang quá lớn (tối đa 16 MB)", "the page is too large (16 MB at most)")


def exhibit(path: Path) -> Exhibit:
    """The tables that hold no other table, each with the text before it; BadInput."""
    content = path.read_bytes()
    if len(content) > _LARGEST:
        raise BadInput([Fault(path.name, f"{len(content) >> 20} MB", _TOO_LARGE)])
    parser = html.HTMLParser(encoding=_encoding(content), remove_comments=True, huge_tree=False)
    tree = html.document_fromstring(content, parser=parser)
    _drop_unseen(tree)
    tables = [table for table in tree.iter("table") if table.find(".//table") is None]
    if len(tables) > _MOST_TABLES or any(map(_is_too_long, tables)):
        raise BadInput([Fault(path.name, "", _TOO_MUCH)])
    pieces = list(_pieces(tree, set(tables)))
    grids, before = [], []
    for piece in pieces:
        if isinstance(piece, str):
            before.append(piece)
        else:
            number = len(grids) + 1
            is_hidden = any(map(_is_hidden, [piece, *piece.iterancestors()]))
            grids.append(CellGrid(f"bảng {number}", _rows(piece), tuple(before), is_hidden))
    return Exhibit(path.name, grids)


def _drop_unseen(tree: Any) -> None:
    """Take out what the page does not show, but for tables and their rows and cells."""
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    for element in list(filter(_is_hidden, tree.iter())):
        if element.tag not in _OF_TABLES and element.find(".//table") is None:
            element.drop_tree()


def _is_hidden(element: Any) -> bool:
    """Whether a page says of an element itself that it is not shown."""
    return "hidden" in element.attrib or bool(_NOT_SHOWN.search(element.get("style", "")))


def _is_too_long(table: Any) -> bool:
    return next(islice(table.iter("tr"), _LONGEST, None), None) is not None


def _encoding(content: bytes) -> str:
    declared = _DECLARED.search(content[:4096])
    return declared[1].decode() if declared else "utf-8"


def _pieces(tree: Any, tables: set[Any]) -> Iterator[Any]:
    """The lines of text and the tables of a page in their order."""
    line: list[str] = []
    for event, element in _walk(tree, tables):
        if event == "text":
            line.append(element)
            continue
        if text := " ".join("".join(line).split()):
            yield text
        line = []
        if event == "table":
            yield element
    if text := " ".join("".join(line).split()):
        yield text


def _walk(root: Any, tables: set[Any]) -> Iterator[tuple[str, Any]]:
    """Texts, ends of blocks and tables of the lowest kind, without recursion: pages nest deeply."""
    stack: list[tuple[str, Any]] = [("element", root)]
    while stack:
        event, element = stack.pop()
        if event != "element":
            yield event, element
        elif element in tables:
            yield "table", element
        else:
            is_block = element.tag in _BLOCKS
            if is_block:
                yield "end", None
                stack.append(("end", None))
            for child in reversed(element):
                if child.tail:
                    stack.append(("text", child.tail))
                stack.append(("element", child))
            if element.text:
                yield "text", element.text


def _rows(table: Any) -> Rows:
    """The cells of a table; those that a cell spans repeat it."""
    rows: list[dict[int, TableCell]] = []
    for row, line in enumerate(list(table.iter("tr"))[:_LONGEST]):
        _grown(rows, row + 1)
        column = 0
        for cell in line.iterchildren("td", "th"):
            while column in rows[row]:
                column += 1
            if column >= _WIDEST:
                break
            column = _put(rows, cell, (row, column))
    return widened([_in_order(cells) for cells in rows[:_LONGEST]])


def _put(rows: list[dict[int, TableCell]], cell: Any, place: tuple[int, int]) -> int:
    """Put a cell into the rows and columns that it spans; the column behind it."""
    row, column = place
    text = " ".join(" ".join(cell.itertext()).split())
    down, across = _span(cell, "rowspan", _LONGEST - row), _span(cell, "colspan", _WIDEST - column)
    is_hidden = _is_hidden(cell) or _is_hidden(cell.getparent())
    _grown(rows, row + down)
    for below in range(row, row + down):
        for beside in range(column, column + across):
            address = f"dòng {below + 1}, cột {beside + 1}"
            repeated = TableCell(
                text,
                address=address,
                covered=(below, beside) != place,
                is_across=beside != column,
                is_hidden=is_hidden,
            )
            rows[below].setdefault(beside, repeated)
    return column + across


def _span(cell: Any, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value) if value.isdecimal() and len(value) < 6 else 1, most))


def _grown(rows: list[dict[int, TableCell]], count: int) -> None:
    rows.extend({} for _ in range(count - len(rows)))


def _in_order(cells: dict[int, TableCell]) -> list[TableCell]:
    return [cells.get(column, TableCell("")) for column in range(max(cells, default=-1) + 1)]
