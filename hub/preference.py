"""Which claim of a cell is the preferred one, and how many cells prefer another since a data version."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from hub.catalogue import Source
from hub.rows import ObservationRow
from hub.tables import Observation

_TABLE = Observation.__table__
Shown = tuple[float | None, int | None]  # a value and a rank


class Shift(NamedTuple):
    """Of the cells that held a figure before, how many show another now."""

    held: int
    changed: int

    def after(self, other: "Shift | None") -> "Shift":
        """This together with another."""
        return Shift(self.held + other.held, self.changed + other.changed) if other else self


def weight(row: ObservationRow) -> int:
    """How much a claim tells: a value 0, a rank alone 1, a missing cell 2."""
    return 0 if row.value is not None else 2 if row.rank is None and row.group is None else 1


def precedence(chosen: bool, weight: int, source: Source) -> int:
    """The written rule of preference as one integer, the lowest first; within one cell no two sources have the same.

    An editor's choice, then the tier, then a value before a rank alone, then the later publication (an unknown day last),
    then the source.
    """
    age = _LAST_DAY - source.published_on.toordinal() if source.published_on else _LAST_DAY
    number = int(not chosen)
    for part, size in ((source.tier, 3), (weight, 3), (age, _LAST_DAY + 1), (source.id, 10**9)):
        number = number * size + part
    return number


_LAST_DAY = date(2999, 12, 31).toordinal()


def shift(connection: Connection, version: int, tables: Iterable[tuple[int, int]]) -> Shift:
    """What a version changed among the preferred figures of these tables, each an indicator and a period; a rank where none stood is news,
    not a change."""
    held = changed = 0
    for table in sorted(set(tables)):
        for before, after in _preferred(connection, version, *table):
            held += 1
            changed += not _stands(before, after)
    return Shift(held, changed)


def _stands(before: Shown, after: Shown | None) -> bool:
    """Whether a value and a rank are shown as before."""
    return after is not None and after[0] == before[0] and before[1] in (None, after[1])


def _preferred(connection: Connection, version: int, indicator: int, period: int) -> Iterator[tuple[Shown, Shown | None]]:
    """The value and rank of each cell that had them before a version, and those it has since."""
    columns = [_TABLE.c[name] for name in ("entity_id", "reading", "since", "until", "value", "rank")]
    # One table a statement: asked for several at once, SQLite goes through every observation there is.
    among = (_TABLE.c.indicator_id == indicator, _TABLE.c.period == period, _TABLE.c.until >= version, _TABLE.c.since <= version)
    ordered = select(*columns).where(*among).order_by(_TABLE.c.entity_id, _TABLE.c.reading, _TABLE.c.precedence)
    for _, claims in groupby(connection.execute(ordered), itemgetter(0, 1)):
        said = [(since, until, (value, rank)) for *_, since, until, value, rank in claims]
        before = next((shown for since, _, shown in said if since < version), None)
        if before:
            yield before, next((shown for _, until, shown in said if until > version), None)
