"""The table of an index in one sheet: the role of each of its lines, and the year it is of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow
from hub.words.names import key, plain
from loaders.table.layout import ProvinceTable, TableLine
from loaders.workbook import Sheet, is_number

TOLERANCE = 1e-5  # publishers round and copies keep float32


class Role(NamedTuple):
    """What a line is: a code and which field of its figures; under the parent a zero may say
    that there is none.
    """

    code: str
    field: str = "value"
    zero_is_gap: bool = False
    parent: str | None = None


FigureKey = tuple[str, int, str]  # indicator, year, province
Recognise = Callable[[Dataset, Sequence[TableLine], int | None], list[Role | None]]


@dataclass
class SheetTable:
    """A sheet with its table, the roles of its lines and, once they are known, its year, the
    source of its figures and these as rows.
    """

    sheet: Sheet
    table: ProvinceTable
    roles: list[Role | None]
    stated: frozenset[int]  # the years that the sheet states
    marked: int | None = None  # the year that its figures are known to be of
    year: int | None = None
    source: str = ""
    rows: list[tuple[FigureKey, ObservationRow]] = field(default_factory=list)

    @property
    def figures(self) -> dict[tuple[str, str], float]:
        """The numbers by code and province."""
        numbers: dict[tuple[str, str], float] = {}
        for role, line in zip(self.roles, self.table.lines, strict=True):
            if role is None or role.field != "value":
                continue
            for cell in line.cells:
                if is_number(cell.value):
                    numbers[role.code, plain(key(cell.entity))] = float(cell.value)
        return numbers

    def origin(self, file: str) -> str:
        """The address of the sheet."""
        return f"{file}!{self.sheet.name}"


def share(truths: Sequence[bool]) -> float:
    """How many of these are true, of one."""
    return sum(truths) / len(truths) if truths else 0.0
