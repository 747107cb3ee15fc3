"""Undo: a release taken back, as a release of its own."""

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, insert, literal, select, tuple_, update

from hub import release, statements
from hub.difference import ClaimKey
from hub.errors import BadUse
from hub.importer import COLUMNS
from hub.language import Text
from hub.release import File, Manner, Outcome
from hub.tables import Observation, Release
from hub.tables.observation import STANDS
from hub.terms import ReleaseState

_TABLE, _RELEASE = Observation.__table__, Release.__table__
_KEY = [_TABLE.c[name] for name in ClaimKey._fields]


def undo(engine: Engine, release_id: int, manner: Manner | None = None) -> Outcome:
    """What a release closed stands again, what it added is closed; BadUse names later releases that touched the same figures."""
    with engine.begin() as connection:
        undone = _undoable(connection, release_id)
        outcome = Outcome(undone.dataset, release.next_version(connection))
        ended, began = _TABLE.c.until == undone.version, (_TABLE.c.since == undone.version) & (_TABLE.c.until == STANDS)
        touched = connection.scalars(select(_TABLE.c.indicator_id).where(ended | began).distinct()).all()
        before, now, both = (connection.scalar(select(func.count()).where(which)) for which in (
            ended, began, began & tuple_(*_KEY).in_(select(*_KEY).where(ended))))
        outcome.counts.update(added=before - both, changed=both, gone=now - both)
        outcome.counts.update(statements.undo(connection, undone.version, outcome.version))
        connection.execute(update(_TABLE).where(began).values(until=outcome.version))
        connection.execute(insert(_TABLE).from_select(COLUMNS, _again(ended, outcome.version)))
        _state(connection, release_id, ReleaseState.UNDONE)
        if undone.undoes:
            _state(connection, undone.undoes, ReleaseState.PUBLISHED)
        release.touch(connection, touched, outcome.version)
        release.publish(connection, outcome, File(undone.file, undone.sha256), manner or Manner(), undoes=release_id)
    return outcome


def _undoable(connection: Connection, release_id: int) -> Row:
    undone = connection.execute(select(_RELEASE).where(_RELEASE.c.id == release_id)).one_or_none()
    if undone is None or undone.state != ReleaseState.PUBLISHED:
        raise BadUse(Text(f"không có đợt cập nhật {release_id} để hoàn tác", f"there is no release {release_id} to undo"))
    wrote = (_TABLE.c.since == undone.version) | (_TABLE.c.until == undone.version)
    if not (connection.scalar(select(func.count()).where(wrote)) or statements.wrote(connection, undone.version)):
        raise BadUse(Text(f"đợt cập nhật {release_id} không có số liệu nào để hoàn tác", f"release {release_id} wrote no figure to undo"))
    if later := _later(connection, undone.version):
        names = ", ".join(map(str, later))
        raise BadUse(Text(f"không hoàn tác được đợt {release_id}: các đợt sau đã sửa cùng số liệu: {names}",
                          f"release {release_id} cannot be undone: later releases touched the same figures: {names}"))
    return undone


def _again(ended: ColumnElement[bool], version: int) -> Select:
    """The claims that ended, as claims that stand from a version on."""
    span = {"since": version, "until": STANDS}
    columns = (_TABLE.c[name] for name in COLUMNS)
    return select(*(literal(span[column.name], column.type) if column.name in span else column for column in columns)).where(ended)


def _state(connection: Connection, release_id: int, state: ReleaseState) -> None:
    connection.execute(update(_RELEASE).where(_RELEASE.c.id == release_id).values(state=state))


def _later(connection: Connection, version: int) -> list[int]:
    """The later releases that wrote or closed a claim which this version wrote or closed."""
    ours = select(*_KEY).where((_TABLE.c.since == version) | (_TABLE.c.until == version))
    later = (_TABLE.c.since > version) | ((_TABLE.c.until > version) & (_TABLE.c.until < STANDS))
    touched = connection.execute(select(_TABLE.c.since, _TABLE.c.until).where(later & tuple_(*_KEY).in_(ours)))
    versions = {one for line in touched for one in line if version < one < STANDS}
    versions |= {one for one in statements.versions(connection, statements.wrote(connection, version)) if one > version}
    return sorted(connection.scalars(select(_RELEASE.c.id).where(_RELEASE.c.version.in_(versions)))) if versions else []
