"""A sheet that states one year and holds the figures of another sheet's year: a compiler's wrong
copy.
"""

from collections.abc import Sequence

from loaders.table.axis import FEWEST
from loaders.table.sheet_table import TOLERANCE, SheetTable, share

SAME = 0.9  # the share of equal figures above which two sheets are one


def original(table: SheetTable, tables: Sequence[SheetTable]) -> SheetTable | None:
    """The sheet of which this one is a copy under another year; None where it is none."""
    others = (other for other in tables if other is not table and other.year)
    return next(
        (other for other in others if _precedes(other, table) and _equal(table, other)), None
    )


def _precedes(other: SheetTable, table: SheetTable) -> bool:
    """Whether the other states its own year and this one does not, or else is of an earlier
    year.
    """
    if not table.marked:
        return table.year is not None and other.year < table.year
    if other.year != table.year or not table.stated:
        return False
    return table.year not in table.stated and other.year in other.stated


def _equal(one: SheetTable, other: SheetTable) -> bool:
    ours, theirs = one.figures, other.figures
    both = ours.keys() & theirs.keys()
    if len(both) < FEWEST:
        return False
    return share([abs(ours[cell] - theirs[cell]) < TOLERANCE for cell in both]) >= SAME
