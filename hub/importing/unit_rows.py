"""New units into their tables, as rows of no dataset; the list of units takes over what it brings
itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, exists, insert, select, update

from hub.catalogue import Catalogue
from hub.dataset.rows import AliasRow, EntityNameRow, EntityRow
from hub.importing.likeness import identity
from hub.importing.new_units import NewUnit
from hub.importing.unit_names import UnitNames
from hub.store.tables import Alias, Entity, EntityName, Observation
from hub.store.tables.entity import OF_FILES
from hub.store.tables.observation import STANDS
from hub.words.clock import vietnamese
from hub.words.language import Text
from hub.words.spelling import unmarked

_ENTITY = Entity.__table__
_BESIDE = (EntityName.__table__, Alias.__table__)
_SOME = 500  # ids that a statement names


class UnitRow(NamedTuple):
    """A new unit as it is written, and what a report tells of it."""

    entity: EntityRow
    name: EntityNameRow
    aliases: tuple[AliasRow, ...]
    home: Text
    cells: int
    is_earlier: bool  # it is known, and only from an earlier day on

    @property
    def text(self) -> Text:
        """What a report tells: its name, its province, its id and since when it is known."""
        lead = Text("đơn vị mới", "new unit")
        if self.is_earlier:
            lead = Text("đơn vị biết từ sớm hơn", "unit known from an earlier day")
        own, since = self.entity.public_id, self.entity.valid_from
        return Text(
            f"{lead.vi}: {self.name.name_vi} ({self.home.vi}), mã {own}, từ {vietnamese(since)},"
            f" {self.cells} ô",
            f"{lead.en}: {self.name.name_en} ({self.home.en}), id {own}, from {since},"
            f" {self.cells} cells",
        )


def rows(catalogue: Catalogue, units: Iterable[NewUnit]) -> list[UnitRow]:
    """The rows of new units, each with an id of its own."""
    names, ids = UnitNames(catalogue), set[str]()
    made = []
    for unit in units:
        row = _row(names, unit, ids)
        ids.add(row.entity.public_id)
        made.append(row)
    return made


def write(connection: Connection, units: Sequence[UnitRow]) -> None:
    """Write new units; those of an undone import of the same id are written anew."""
    entities = [unit.entity for unit in units]
    standing = _standing(connection, [entity.public_id for entity in entities])
    _update(connection, [entity for entity in entities if entity.public_id in standing])
    _insert(connection, _ENTITY, [one for one in entities if one.public_id not in standing])
    _call(connection, [unit for unit in units if not unit.is_earlier])


def _call(connection: Connection, units: Sequence[UnitRow]) -> None:
    """Write the names and spellings of units."""
    names = [unit.name for unit in units]
    _forget(connection, [name.entity for name in names])
    _insert(connection, EntityName.__table__, names)
    _insert(connection, Alias.__table__, list(chain.from_iterable(unit.aliases for unit in units)))


def hand_over(connection: Connection, dataset: str, entities: Sequence[EntityRow]) -> None:
    """Units that a dataset lists are its own from now on, whatever file brought them before."""
    if not entities:
        return
    ours = set(connection.scalars(select(_ENTITY.c.public_id).where(_OURS)))
    listed = [entity.public_id for entity in entities if entity.public_id in ours]
    _forget(connection, listed)
    for some in _parts(listed):
        these = _ENTITY.c.public_id.in_(some)
        connection.execute(update(_ENTITY).where(these).values(dataset=dataset))


def undone(connection: Connection, version: int) -> list[Text]:
    """The units that files brought, and of which no figure stands now that a version is undone."""
    figure, name = Observation.__table__, EntityName.__table__
    of_unit = figure.c.entity_id == _ENTITY.c.id
    query = (
        select(name.c.name_vi, name.c.name_en, _ENTITY.c.public_id)
        .join(name, name.c.entity == _ENTITY.c.public_id)
        .where(_OURS, exists().where(of_unit, figure.c.since == version))
        .where(~exists().where(of_unit, figure.c.until == STANDS))
        .order_by(_ENTITY.c.id)
    )
    return [Text(f"{vi}, mã {own}", f"{en}, id {own}") for vi, en, own in connection.execute(query)]


_OURS = _ENTITY.c.dataset == OF_FILES


def _row(names: UnitNames, unit: NewUnit, taken: set[str]) -> UnitRow:
    name, kind, _ = unit.called
    first = unit.first_day
    last = names.end(kind, unit.last_day)
    if known := unit.known:
        own, last = known.public_id, known.valid_to
    else:
        own = names.public_id(name, kind, unit.home, days=(first, last), taken=taken)
    home = unit.home.named()
    return UnitRow(
        entity=EntityRow(own, kind, unit.home.public_id, valid_from=first, valid_to=last),
        name=names.names(own, name, kind, unit.home, on=first),
        aliases=tuple(_aliases(own, unit)),
        home=Text(home.name_vi, home.name_en),
        cells=unit.cells,
        is_earlier=known is not None,
    )


def _aliases(own: str, unit: NewUnit) -> Iterator[AliasRow]:
    """The spellings of a file that the name in full does not tell."""
    whole = identity(unit.called.name, unit.called.kind)
    for printed in sorted(unit.printed):
        if identity(printed, unit.called.kind) != whole:
            yield AliasRow(own, unmarked(printed))


def _update(connection: Connection, entities: Iterable[EntityRow]) -> None:
    for entity in entities:
        own = _ENTITY.c.public_id == entity.public_id
        connection.execute(update(_ENTITY).where(own).values(**entity._asdict()))


def _insert(connection: Connection, table: Table, lines: Sequence[Any]) -> None:
    if lines:
        connection.execute(insert(table), [one._asdict() | {"dataset": OF_FILES} for one in lines])


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    """Names and spellings of these units that files brought."""
    for some in _parts(ids):
        for table in _BESIDE:
            ours = (table.c.dataset == OF_FILES) & table.c.entity.in_(some)
            connection.execute(delete(table).where(ours))


def _standing(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these ids that are in the table."""
    standing: set[str] = set()
    for some in _parts(ids):
        query = select(_ENTITY.c.public_id).where(_ENTITY.c.public_id.in_(some))
        standing |= set(connection.scalars(query))
    return standing


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _SOME):
        yield ids[start : start + _SOME]
