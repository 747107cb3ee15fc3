"""Which claim of a cell is the preferred one, and how many cells prefer another since a data version."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select, tuple_

from hub.catalogue import Source
from hub.rows import ObservationRow
from hub.tables import Observation

_TABLE = Observation.__table__
_CHUNK = 500  # tables in one statement


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
    wanted = sorted(set(tables))
    held = changed = 0
    for start in range(0, len(wanted), _CHUNK):
        before, after = _preferred(connection, version, wanted[start:start + _CHUNK])
        held += len(before)
        changed += sum(not _stands(said, after.get(cell)) for cell, said in before.items())
    return Shift(held, changed)


def _stands(before: tuple, after: tuple | None) -> bool:
    """Whether a value and a rank are shown as before."""
    return after is not None and after[0] == before[0] and before[1] in (None, after[1])


def _preferred(connection: Connection, version: int, tables: list[tuple[int, int]]) -> tuple[dict, dict]:
    """The value and rank of each cell before a version and at it."""
    columns = [_TABLE.c[name] for name in ("indicator_id", "period", "entity_id", "reading", "since", "until", "value", "rank")]
    among = tuple_(_TABLE.c.indicator_id, _TABLE.c.period).in_(tables) & (_TABLE.c.until >= version) & (_TABLE.c.since <= version)
    before, after = {}, {}
    for *cell, since, until, value, rank in connection.execute(select(*columns).where(among).order_by(_TABLE.c.precedence)):
        if since < version:
            before.setdefault(tuple(cell), (value, rank))
        if until > version:
            after.setdefault(tuple(cell), (value, rank))
    return before, after
