"""Undo: a release taken back, as a release of its own."""

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)

from hub.importing import document_rows, observations, precedence, release, withdrawal
from hub.importing.claim import Change
from hub.importing.observations import COLUMNS
from hub.importing.release import File, Manner, Outcome
from hub.store.tables import Observation, Release
from hub.store.tables.observation import STANDS
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.terms import ReleaseState

_TABLE, _RELEASE = Observation.__table__, Release.__table__
_KEY = observations.KEY


def undo(connection: Connection, release_id: int, manner: Manner | None = None) -> Outcome:
    """What a release closed stands again, what it added is closed; BadUse names later releases
    that touched the same figures.
    """
    manner = manner or Manner()
    undone = _undoable(connection, release_id)
    outcome = Outcome(undone.dataset, release.next_version(connection))
    # What stands of the claims that it wrote: others have written them since only to take that
    # back.
    wrote = select(*_KEY).where(_TABLE.c.since == undone.version)
    ended, began = (
        _TABLE.c.until == undone.version,
        (_TABLE.c.until == STANDS) & tuple_(*_KEY).in_(wrote),
    )
    tables = {
        tuple(line)
        for line in connection.execute(select(*_KEY[:2]).where(ended | began).distinct())
    }
    before, now, both = (
        connection.scalar(select(func.count()).where(which))
        for which in (ended, began, began & tuple_(*_KEY).in_(select(*_KEY).where(ended)))
    )
    outcome.counts.update(added=before - both, changed=both, gone=now - both)
    outcome.changes.extend(_changes(connection, ended, began) if manner.dry_run else ())
    outcome.counts.update(document_rows.undo(connection, undone.version, outcome.version))
    connection.execute(update(_TABLE).where(began).values(until=outcome.version))
    connection.execute(insert(_TABLE).from_select(COLUMNS, _again(ended, outcome.version)))
    withdrawal.undo(connection, undone.version, outcome.version)
    for turn in precedence.turns(connection, outcome.version, tables) if manner.dry_run else ():
        outcome.preferred.add(turn, keep=True)
    _state(connection, release_id, ReleaseState.UNDONE)
    if undone.undoes:
        _state(connection, undone.undoes, ReleaseState.PUBLISHED)
    release.touch(connection, {indicator for indicator, _ in tables}, outcome.version)
    release.publish(
        connection, outcome, File(undone.file, undone.sha256), manner, undoes=release_id
    )
    return outcome


def _changes(
    connection: Connection, ended: ColumnElement[bool], began: ColumnElement[bool]
) -> Iterator[Change]:
    """Each claim as it stands, and as it will stand again."""
    standing = dict(observations.standing(connection, began, _TABLE.c.id))
    for claim in observations.claims(connection, ended):
        yield Change(claim.key, standing.pop(claim.key, None), claim)
    yield from (Change(key, old, None) for key, old in standing.items())


def _undoable(connection: Connection, release_id: int) -> Row:
    undone = connection.execute(select(_RELEASE).where(_RELEASE.c.id == release_id)).one_or_none()
    if undone is None:
        raise BadUse(
            Text(
                f"không có đợt cập nhật {release_id} để hoàn tác; xem hub releases",
                f"there is no release {release_id} to undo; see hub releases",
            )
        )
    if undone.state != ReleaseState.PUBLISHED:
        by = connection.scalar(
            select(func.max(_RELEASE.c.id)).where(_RELEASE.c.undoes == release_id)
        )
        raise BadUse(
            Text(
                f"đợt cập nhật {release_id} đã được hoàn tác (đợt {by}); để đưa lại số liệu, hoàn"
                f" tác đợt {by}",
                f"release {release_id} was undone already (by {by}); to bring its figures back,"
                f" undo {by}",
            )
        )
    if not _wrote(connection, undone.version):
        raise BadUse(
            Text(
                f"đợt cập nhật {release_id} không có số liệu nào để hoàn tác",
                f"release {release_id} wrote no figure to undo",
            )
        )
    if later := _later(connection, undone.version):
        names = ", ".join(map(str, later))
        raise BadUse(
            Text(
                f"không hoàn tác được đợt {release_id}: các đợt sau đã sửa cùng số liệu: {names}",
                f"release {release_id} cannot be undone: later releases touched the same figures:"
                f" {names}",
            )
        )
    return undone


def _wrote(connection: Connection, version: int) -> bool:
    """Whether a version changed anything that can be taken back: a figure, a statement of a
    document, the end of a source.
    """
    concerned = (_TABLE.c.since == version) | (_TABLE.c.until == version)
    figures = connection.scalar(select(func.count()).where(concerned))
    return bool(
        figures or document_rows.wrote(connection, version) or withdrawal.wrote(connection, version)
    )


def _again(ended: ColumnElement[bool], version: int) -> Select:
    """The claims that ended, as claims that stand from a version on."""
    span = {"since": version, "until": STANDS}
    columns = (_TABLE.c[name] for name in COLUMNS)
    return select(
        *(
            literal(span[column.name], column.type) if column.name in span else column
            for column in columns
        )
    ).where(ended)


def _state(connection: Connection, release_id: int, state: ReleaseState) -> None:
    connection.execute(update(_RELEASE).where(_RELEASE.c.id == release_id).values(state=state))


def _cancelled(connection: Connection) -> set[int]:
    """The versions of releases that were undone, and of the undoings that stand: together they
    changed nothing.
    """
    undone = select(_RELEASE.c.id).where(_RELEASE.c.state == ReleaseState.UNDONE)
    return set(
        connection.scalars(
            select(_RELEASE.c.version).where(
                _RELEASE.c.id.in_(undone) | _RELEASE.c.undoes.in_(undone)
            )
        )
    )


def _later(connection: Connection, version: int) -> list[int]:
    """The later releases that wrote or closed a claim which this version wrote or closed."""
    ours = select(*_KEY).where((_TABLE.c.since == version) | (_TABLE.c.until == version))
    later = (_TABLE.c.since > version) | ((_TABLE.c.until > version) & (_TABLE.c.until < STANDS))
    touched = connection.execute(
        select(_TABLE.c.since, _TABLE.c.until).where(later & tuple_(*_KEY).in_(ours))
    )
    versions = {one for line in touched for one in line if version < one < STANDS} - _cancelled(
        connection
    )
    versions |= {
        one
        for one in document_rows.versions(connection, document_rows.wrote(connection, version))
        if one > version
    }
    return (
        sorted(connection.scalars(select(_RELEASE.c.id).where(_RELEASE.c.version.in_(versions))))
        if versions
        else []
    )
