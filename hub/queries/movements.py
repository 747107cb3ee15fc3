"""What a new data version does to computed ranks: who moves, from where to where."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hub.panels.movement import Movement
from hub.panels.panel import View
from hub.queries.comparison import Against, Question, Table, table
from hub.queries.competition.members import Among
from hub.queries.competition.rank import Standing
from hub.words import period
from hub.words.errors import UserError
from hub.words.terms import WITHIN_PROVINCES, EntityKind


class Field(NamedTuple):
    """Those who are ranked together: an indicator in a period, of one kind, and where they are
    rated apart of one province and block.
    """

    indicator: str
    period: int
    kind: EntityKind
    province: str | None
    block: str


def movements(before: View, after: View, cells: Iterable[tuple[int, int, int]]) -> list[Movement]:
    """The ranks that differ between two views, in the fields of these cells: an indicator, a
    period, an entity each.
    """
    fields = dict.fromkeys(
        field for cell in cells for field in (*_fields(before, cell), *_fields(after, cell))
    )
    return [moved for field in fields for moved in _moved(before, after, field)]


def _fields(view: View, cell: tuple[int, int, int]) -> Iterator[Field]:
    """The field in which a cell competes in a view; nothing where it is not held."""
    indicator_id, at, entity_id = cell
    indicator, entity = (
        view.catalogue.indicator_by_id[indicator_id],
        view.catalogue.by_id[entity_id],
    )
    held = view.panel(indicator).cells(period.of_key(at)).get(entity_id)
    if held is None:
        return
    own = entity.kind in WITHIN_PROVINCES
    block = held.mark.block if own or entity.kind is EntityKind.MINISTRY else ""
    yield Field(indicator.code, at, entity.kind, entity.province if own else None, block)


def _moved(before: View, after: View, field: Field) -> Iterator[Movement]:
    tables = [_table(view, field) for view in (before, after)]
    indicator = next((each.indicator.id for each in tables if each), None)
    reading = next((each.at.reading for each in reversed(tables) if each), 0)
    old, new = (_standings(each) for each in tables)
    for entity in sorted(
        old.keys() | new.keys(),
        key=lambda entity: (new[entity].rank if entity in new else 0, entity),
    ):
        was, now = old.get(entity), new.get(entity)
        if indicator and (was and was.rank) != (now and now.rank):
            yield Movement(
                indicator,
                field.period,
                reading,
                field.block,
                entity,
                was and was.rank,
                now and now.rank,
                was and was.rank_of,
                now and now.rank_of,
            )


def _table(view: View, field: Field) -> Table | None:
    among = Among(field.kind, field.province, block=field.block or None)
    question = Question(
        field.indicator, period.of_key(field.period), among=among, against=Against.NONE
    )
    try:
        return table(view, question)
    except UserError:  # nothing is held of that field in this view
        return None


def _standings(table: Table | None) -> dict[int, Standing]:
    return {} if table is None else dict(table.standings)
