"""Undo: a release taken back by a release of its own."""

from collections.abc import Iterable, Iterator, Sequence

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

from hub.importing import document_rows, observations, precedence, release, unit_rows, withdrawal
from hub.importing.claim import Change
from hub.importing.observations import COLUMNS
from hub.importing.release import File, Manner, Outcome
from hub.store.tables import Observation, Release
from hub.store.tables.observation import STANDS
from hub.words.errors import BadUse
from hub.words.language import Text, shortened
from hub.words.terms import ReleaseState

_TABLE, _RELEASE = Observation.__table__, Release.__table__
_KEY = observations.KEY
_LONGEST_NAME, _STEPS = 40, 10


def undo(connection: Connection, release_id: int, manner: Manner | None = None) -> Outcome:
    """What a release closed stands again, what it added is closed; BadUse names later releases
    that touched the same figures.
    """
    manner = manner or Manner()
    undone = _undoable(connection, release_id)
    outcome = Outcome(undone.dataset, release.next_version(connection))
    ended = _TABLE.c.until == undone.version
    began = _began(undone.version)
    tables = _tables(connection, ended | began)
    outcome.counts.update(_counts(connection, ended, began))
    if manner.dry_run:
        outcome.changes.extend(_changes(connection, ended, began))
    outcome.counts.update(document_rows.undo(connection, undone.version, outcome.version))
    connection.execute(update(_TABLE).where(began).values(until=outcome.version))
    connection.execute(insert(_TABLE).from_select(COLUMNS, _again(ended, outcome.version)))
    withdrawal.undo(connection, undone.version, outcome.version)
    outcome.units_gone = unit_rows.undone(connection, undone.version)
    if manner.dry_run:
        for turn in precedence.turns(connection, outcome.version, tables):
            outcome.preferred.add(turn, keep=True)
    _note_states(connection, undone)
    release.touch(connection, {indicator for indicator, _ in tables}, outcome.version)
    file = File(undone.file, undone.sha256)
    release.publish(connection, outcome, file, manner=manner, undoes=release_id)
    return outcome


def _began(version: int) -> ColumnElement[bool]:
    """What stands of the claims that a version wrote: others have written them since only to take
    that back.
    """
    written = select(*_KEY).where(_TABLE.c.since == version)
    return (_TABLE.c.until == STANDS) & tuple_(*_KEY).in_(written)


def _tables(connection: Connection, which: ColumnElement[bool]) -> set[tuple[int, int]]:
    """The indicator and the period of each of these observations."""
    pairs = select(_TABLE.c.indicator_id, _TABLE.c.period).where(which).distinct()
    return {(pair.indicator_id, pair.period) for pair in connection.execute(pairs)}


def _counts(
    connection: Connection, ended: ColumnElement[bool], began: ColumnElement[bool]
) -> dict[str, int]:
    """How many claims come back, change and go."""
    both = began & tuple_(*_KEY).in_(select(*_KEY).where(ended))
    before, now, changed = (
        connection.scalar(select(func.count()).where(which)) for which in (ended, began, both)
    )
    return {"added": before - changed, "changed": changed, "gone": now - changed}


def _note_states(connection: Connection, undone: Row) -> None:
    """The release is undone; what it had undone itself is published again."""
    _state(connection, undone.id, ReleaseState.UNDONE)
    if undone.undoes:
        _state(connection, undone.undoes, ReleaseState.PUBLISHED)


def _changes(
    connection: Connection, ended: ColumnElement[bool], began: ColumnElement[bool]
) -> Iterator[Change]:
    """Each claim as it stands, and as it will stand again."""
    standing = dict(observations.standing(connection, began, _TABLE.c.id))
    for claim in observations.claims(connection, ended):
        yield Change(claim.key, standing.pop(claim.key, None), claim)
    yield from (Change(key, old, None) for key, old in standing.items())


def _undoable(connection: Connection, release_id: int) -> Row:
    """The release of this number; BadUse where it cannot be taken back, and why."""
    undone = connection.execute(select(_RELEASE).where(_RELEASE.c.id == release_id)).one_or_none()
    why = _unknown(release_id) if undone is None else _hindrance(connection, undone)
    if why:
        raise BadUse(why)
    return undone


def _unknown(release_id: int) -> Text:
    return Text(
        f"không có đợt cập nhật {release_id} để hoàn tác; xem hub releases",
        f"there is no release {release_id} to undo; see hub releases",
    )


def _hindrance(connection: Connection, undone: Row) -> Text | None:
    """Why a release cannot be taken back; None where it can."""
    number = undone.id
    if undone.state != ReleaseState.PUBLISHED:
        undoings = select(func.max(_RELEASE.c.id)).where(_RELEASE.c.undoes == number)
        by = connection.scalar(undoings)
        return Text(
            f"đợt cập nhật {number} đã được hoàn tác (đợt {by}); để đưa lại số liệu, hoàn"
            f" tác đợt {by}",
            f"release {number} was undone already (by {by}); to bring its figures back, undo {by}",
        )
    if not _wrote(connection, undone.version):
        return Text(
            f"đợt cập nhật {number} không có số liệu nào để hoàn tác",
            f"release {number} wrote no figure to undo",
        )
    later = _later(connection, undone.version)
    return _chained(connection, number, later) if later else None


def _chained(connection: Connection, number: int, later: Sequence[int]) -> Text:
    """That later releases rest on one, and in which order all of them can be taken back."""
    lines = connection.execute(
        select(_RELEASE.c.id, _RELEASE.c.file)
        .where(_RELEASE.c.id.in_(later))
        .order_by(_RELEASE.c.id)
    )
    names = ", ".join(f"{line.id} ({shortened(line.file, _LONGEST_NAME)})" for line in lines)
    steps = [*_order(connection, later), number]
    shown = ", ".join(f"hub undo {step}" for step in steps[:_STEPS])
    more = ", …" if len(steps) > _STEPS else ""
    return Text(
        f"không hoàn tác được đợt {number}: các đợt sau đã sửa cùng số liệu: {names}; phải hoàn tác"
        f" lần lượt: {shown}{more}",
        f"release {number} cannot be undone: later releases touched the same figures: {names}; undo"
        f" them in this order: {shown}{more}",
    )


def _order(connection: Connection, later: Iterable[int]) -> list[int]:
    """These releases and all that rest on them in turn, the newest first."""
    waiting, every = set(later), set(later)
    while waiting:
        versions = select(_RELEASE.c.version).where(_RELEASE.c.id.in_(waiting))
        resting = {
            one
            for version in connection.scalars(versions).all()
            for one in _later(connection, version)
        }
        waiting = resting - every
        every |= waiting
    return sorted(every, reverse=True)


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
    """The later releases that wrote or closed a claim or a statement of a document which this
    version wrote or closed.
    """
    documents = document_rows.wrote(connection, version)
    versions = _versions_after(connection, version) - _cancelled(connection)
    versions |= {one for one in document_rows.versions(connection, documents) if one > version}
    if not versions:
        return []
    releases = select(_RELEASE.c.id).where(_RELEASE.c.version.in_(versions))
    return sorted(connection.scalars(releases))


def _versions_after(connection: Connection, version: int) -> set[int]:
    """The later versions that wrote or closed a claim which this version wrote or closed."""
    ours = select(*_KEY).where((_TABLE.c.since == version) | (_TABLE.c.until == version))
    later = (_TABLE.c.since > version) | ((_TABLE.c.until > version) & (_TABLE.c.until < STANDS))
    spans = select(_TABLE.c.since, _TABLE.c.until).where(later & tuple_(*_KEY).in_(ours))
    versions: set[int] = set()
    for span in connection.execute(spans):
        versions |= {span.since, span.until}
    return {one for one in versions if version < one < STANDS}
