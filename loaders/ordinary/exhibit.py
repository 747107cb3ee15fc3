"""A file as its tables of cells, and the lines of text around them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hub.words.language import Text


class TableCell(NamedTuple):
    """One cell: its words as printed, the number where the file itself holds one, and its address.

    `is_percent` is whether the file shows the number as a percentage: 0.8882 as 88.82%. A cell
    that only repeats the merged cell that it lies under is `covered`. `is_hidden` is whether
    people do not see it in their program.
    """

    text: str
    number: float | None = None
    is_percent: bool = False
    address: str = ""
    covered: bool = False
    is_across: bool = False  # under a merged cell that begins in another column
    is_hidden: bool = False

    @property
    def own(self) -> "TableCell":
        """The cell as one of a row below the heads: what spans columns is of the first alone."""
        return self._replace(text="", number=None) if self.is_across else self

    @property
    def is_filled(self) -> bool:
        """Whether it holds anything of its own."""
        return bool(self.text) and not self.covered


Rows = list[list[TableCell]]


class CellGrid(NamedTuple):
    """The cells of a sheet or of a table, rows of one width, with the lines of text before it.

    `is_hidden` is whether people do not see it in their program.
    """

    name: str
    rows: Rows
    before: tuple[str, ...] = ()
    is_hidden: bool = False


class Exhibit(NamedTuple):
    """What a file shows: its tables in order, and what nobody can read."""

    file: str
    grids: Sequence[CellGrid]
    unread: tuple[Text, ...] = ()


def widened(rows: Rows) -> Rows:
    """Rows of one width, the short ones with blank cells behind."""
    width = max(map(len, rows), default=0)
    return [[*cells, *(TableCell("") for _ in range(width - len(cells)))] for cells in rows]


def filled(cells: Sequence[TableCell]) -> Iterator[TableCell]:
    """The cells that hold something of their own."""
    return (cell for cell in cells if cell.is_filled)
