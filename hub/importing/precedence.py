"""Which claim of a cell is the preferred one, and how many cells prefer another since a data
version.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from hub.catalogue import Source
from hub.catalogue.cell_key import CellKey
from hub.dataset.rows import ObservationRow
from hub.importing.buffers import Buffer
from hub.importing.claim import Content
from hub.store.tables import Observation

_TABLE = Observation.__table__


class Shown(NamedTuple):
    """The figure of the preferred claim of a cell, and its source."""

    value: float | None
    rank: int | None
    source_id: int
    printed: str | None = None


class Turn(NamedTuple):
    """The preferred claim of a cell that held one before a version, and the one since; None
    where none is left. `unused` is a claim of that version with another figure, to which the
    preferred one of another source goes before.
    """

    cell: CellKey
    before: Shown
    after: Shown | None
    unused: Shown | None = None

    @property
    def stands(self) -> bool:
        """Whether value and rank are shown as before; a rank where none stood is news, not a
        change.
        """
        before, after = self.before, self.after
        return (
            after is not None and after.value == before.value and before.rank in (None, after.rank)
        )

    @property
    def is_replaced(self) -> bool:
        """Whether the preferred figure is of another source than before."""
        return self.after is not None and self.after.source_id != self.before.source_id


class Shift:
    """Of the cells that held a figure before: how many there are, how many show another now, which
    of another source, and of how many a figure came that is not used.
    """

    def __init__(self) -> None:
        self.held = self.changed = self.unused = 0
        self.replaced: Buffer[Turn] = Buffer(Turn)
        self.beside: Buffer[Turn] = Buffer(Turn)

    def add(self, turn: Turn, keep: bool) -> None:
        """One more cell; kept where its figure is of another source now, or another came that is
        not used, and that is wanted.
        """
        self.held += 1
        self.changed += not turn.stands
        self.unused += turn.unused is not None
        if keep and turn.is_replaced:
            self.replaced.add(turn)
        if keep and turn.unused:
            self.beside.add(turn)


def weight(row: ObservationRow | Content) -> int:
    """How little a claim holds: 0 for a value, 1 for a rank alone, 2 for a missing cell."""
    return 0 if row.value is not None else 2 if row.rank is None and row.group is None else 1


def precedence(chosen: bool, weight: int, source: Source) -> int:
    """The written rule of preference as one integer, the lowest first; within one cell no two
    sources have the same.

    An editor's choice, then the tier, then a value before a rank alone, then the later publication
    (an unknown day last), then the source.
    """
    age = _LAST_DAY - source.published_on.toordinal() if source.published_on else _LAST_DAY
    number = int(not chosen)
    for part, size in ((source.tier, 3), (weight, 3), (age, _LAST_DAY + 1), (source.id, 10**9)):
        number = number * size + part
    return number


def reweighed(number: int, chosen: bool, weight: int) -> int:
    """The same precedence with another choice of the editor and another weight."""
    rest = _BELOW_WEIGHT * 3
    tier = number // rest % 3
    return ((int(not chosen) * 3 + tier) * 3 + weight) * _BELOW_WEIGHT + number % _BELOW_WEIGHT


_LAST_DAY = date(2999, 12, 31).toordinal()
_BELOW_WEIGHT = (_LAST_DAY + 1) * 10**9


def turns(
    connection: Connection, version: int, tables: Iterable[tuple[int, int]]
) -> Iterator[Turn]:
    """What a version did to the preferred figure of each cell of these tables, each an indicator
    and a period.
    """
    for table in sorted(set(tables)):
        yield from _turns(connection, version, *table)


def _turns(connection: Connection, version: int, indicator: int, period: int) -> Iterator[Turn]:
    # One table a statement: asked for several at once, SQLite goes through every observation there
    # is.
    among = (
        _TABLE.c.indicator_id == indicator,
        _TABLE.c.period == period,
        _TABLE.c.until >= version,
        _TABLE.c.since <= version,
    )
    ordered = (
        select(
            _TABLE.c.entity_id,
            _TABLE.c.reading,
            _TABLE.c.since,
            _TABLE.c.until,
            *(_TABLE.c[name] for name in Shown._fields),
        )
        .where(*among)
        .order_by(_TABLE.c.entity_id, _TABLE.c.reading, _TABLE.c.precedence)
    )
    claims = connection.execute(ordered)
    for (entity, reading), several in groupby(claims, itemgetter(0, 1)):
        shown = [_Span(since, until, Shown(*words)) for _, _, since, until, *words in several]
        before = next((span.shown for span in shown if span.since < version), None)
        if before:
            after = next((span.shown for span in shown if span.until > version), None)
            yield Turn(
                CellKey(indicator_id=indicator, period=period, entity_id=entity, reading=reading),
                before,
                after,
                _unused(shown, after, version),
            )


def _unused(spans: Iterable["_Span"], used: Shown | None, version: int) -> Shown | None:
    """A value that came with a version and is another than the preferred one."""
    if used is None or used.value is None:
        return None
    ended = {(span.shown.source_id, span.shown.value) for span in spans if span.until == version}
    come = (span.shown for span in spans if span.since == version)
    return next(
        (
            shown
            for shown in come
            if shown.value not in (None, used.value) and (shown.source_id, shown.value) not in ended
        ),
        None,
    )


class _Span(NamedTuple):
    """A preferred figure from a version up to, and not including, another."""

    since: int
    until: int
    shown: Shown
