"""Holdings: how much is held of each indicator and entity, counted at one data version."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Select, cast, distinct, func, or_, select

from hub.panels.kept import kept
from hub.panels.panel import View
from hub.store.tables import Observation

_TABLE = Observation.__table__
_HOLDING_BYTES = 400
_READING = 10**8  # a reading is a day as yyyymmdd


class Holding(NamedTuple):
    """What is held of one indicator and entity in periods of one length, by keys of the tables.

    A figure is a cell with a value, a rank or a grade; `until` is the last data version in which
    a claim ended, if one did.
    """

    indicator_id: int
    entity_id: int
    months: int
    is_read: bool
    first: int
    last: int
    count: int
    since: int
    until: int | None

    @property
    def changed(self) -> int:
        """The last data version that changed anything of it."""
        return max(self.since, self.until or 0)


@kept(lambda holdings: _HOLDING_BYTES * len(holdings))
def holdings(view: View) -> tuple[Holding, ...]:
    """Everything that is held at the version of a view."""
    with view.connect() as connection:
        counted = [Holding._make(line) for line in connection.execute(_statement(view.version))]
    return tuple(holding for holding in counted if holding.count)


def _statement(version: int) -> Select:
    """The claims of each indicator, entity and length of period, counted by cells.

    Claims that have ended stand among them, since their end is a change.
    """
    key = (
        _TABLE.c.indicator_id,
        _TABLE.c.entity_id,
        _TABLE.c.period % 100,
        _TABLE.c.reading > 0,
    )
    figures = (_TABLE.c.value, _TABLE.c.rank, _TABLE.c.group)
    says = or_(*(column.is_not(None) for column in figures)) & (_TABLE.c.until > version)
    cell = cast(_TABLE.c.period, BigInteger) * _READING + _TABLE.c.reading
    return (
        select(
            *key,
            func.min(_TABLE.c.period).filter(says),
            func.max(_TABLE.c.period).filter(says),
            func.count(distinct(cell)).filter(says),
            func.max(_TABLE.c.since),
            func.max(_TABLE.c.until).filter(_TABLE.c.until <= version),
        )
        .where(_TABLE.c.since <= version)
        .group_by(*key)
    )
