"""What is found of an index in one sheet: its table, the role of each line, the year it is of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow
from hub.words.names import key, plain
from loaders.table import layout
from loaders.table.layout import Line, Table
from loaders.workbook import Sheet

TOLERANCE = 1e-5  # publishers round and copies keep float32


class Role(NamedTuple):
    """What a line is: a code and which field of its figures; under the parent a zero may say
    that there is none.
    """

    code: str
    field: str = "value"
    zero_is_gap: bool = False
    parent: str | None = None


Cell = tuple[str, int, str]  # indicator, year, province
Recognise = Callable[[Dataset, Sequence[Line], int | None], list[Role | None]]


@dataclass
class Finding:
    """A sheet with its table, the years it tells, the year its figures mark, and the roles of
    its lines in that year.
    """

    sheet: Sheet
    table: Table
    roles: list[Role | None]
    told: frozenset[int]
    marked: int | None = None
    year: int | None = None
    source: str = ""
    rows: list[tuple[Cell, ObservationRow]] = field(default_factory=list)

    @property
    def figures(self) -> dict[tuple[str, str], float]:
        """The numbers by code and province."""
        return {
            (role.code, plain(key(figure.entity))): float(figure.value)
            for role, line in zip(self.roles, self.table.lines, strict=True)
            if role and role.field == "value"
            for figure in line.figures
            if layout.is_number(figure.value)
        }


def share(found: Sequence[bool]) -> float:
    """How many of these are so, of one."""
    return sum(found) / len(found) if found else 0.0
