"""The reports of what was staged, as they are kept, and those of other releases, whose changes are
read from the tables.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

import orjson
from pydantic import ValidationError
from sqlalchemy import Connection, Row, func, select

from hub import intake
from hub.dataset.rows import Suspicion
from hub.importing import observations, precedence, shelf
from hub.importing.claim import Change
from hub.importing.release import COUNTED, Outcome, Tally
from hub.importing.shelf import StagedImport
from hub.importing.withdrawal import Ending
from hub.panels.panel import View
from hub.review import making
from hub.review.making import Sight
from hub.review.report import (
    MOST,
    Report,
    ReportFile,
    ReportPart,
    ReportState,
    unpacked,
)
from hub.store.tables import Observation, Release, Staged, Withdrawal
from hub.words import clock
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.person import Deed, Person
from hub.words.terms import ReleaseState, StagedState, WithdrawalKind

_RELEASE, _STAGED = Release.__table__, Staged.__table__
_TABLE, _WITHDRAWAL = Observation.__table__, Withdrawal.__table__


def of_staged(connection: Connection, staged: StagedImport) -> Report:
    """The report as it was made last, with what became of the import since."""
    content = connection.scalar(select(_STAGED.c.report).where(_STAGED.c.id == staged.id))
    return replace(
        _unpacked(content, staged.name),
        name=staged.name,
        state=_state(connection, staged),
        staged=staged.staged,
        decided=staged.decided,
        reason=staged.reason,
        releases=staged.releases,
    )


def _state(connection: Connection, staged: StagedImport) -> ReportState:
    if staged.state is not StagedState.PUBLISHED:
        return ReportState(staged.state.value)
    ours = Release.id.in_(staged.releases)
    states = set(connection.scalars(select(Release.state).where(ours)))
    return ReportState.UNDONE if states == {ReleaseState.UNDONE} else ReportState.PUBLISHED


def _unpacked(content: bytes, name: str) -> Report:
    """The report that was kept; BadUse where another version of the hub kept it in another form."""
    try:
        return unpacked(content)
    except ValidationError:
        raise BadUse(
            Text(
                f"báo cáo của {name} do một phiên bản khác của kho lập; lập lại bằng hub publish"
                f" {name} --again",
                f"the report of {name} was made by another version of the hub; make it anew with"
                f" hub publish {name} --again",
            )
        ) from None


def of_release(connection: Connection, number: int) -> Report:
    """The report of a release: that which was reviewed where it was staged; else what it changed,
    without the places that it left out.
    """
    staged = shelf.of_release(connection, number)
    if staged:
        return of_staged(connection, staged)
    line = connection.execute(select(_RELEASE).where(_RELEASE.c.id == number)).one_or_none()
    if line is None:
        raise BadUse(
            Text(
                f"không có đợt cập nhật {number}; xem hub releases",
                f"there is no release {number}; see hub releases",
            )
        )
    return _report(connection, line)


def _report(connection: Connection, line: Row) -> Report:
    is_undone = line.state == ReleaseState.UNDONE
    at = clock.of_micros(line.published_at)
    return Report(
        name=str(line.id),
        state=ReportState.UNDONE if is_undone else ReportState.PUBLISHED,
        base=line.version - 1,
        made_at=datetime.now(UTC),
        files=(ReportFile(line.file, line.dataset, line.sha256, None),),
        options=(f"hub undo {line.undoes}",) if line.undoes else (),
        parts=(_part(connection, line),),
        decided=Deed(Person(line.imported_by), at),
        releases=(line.id,),
    )


def _part(connection: Connection, line: Row) -> ReportPart:
    outcome = Outcome(line.dataset, line.version)
    outcome.counts.update({word: getattr(line, word) for word in COUNTED})
    outcome.changes.extend(islice(_changes(connection, line.version), MOST))
    concerned = (_TABLE.c.since == line.version) | (_TABLE.c.until == line.version)
    count = connection.scalar(select(func.count()).where(concerned))
    is_listed = count <= MOST
    if is_listed:
        tables = {(one.key.indicator_id, one.key.period) for one in outcome.changes}
        for turn in precedence.turns(connection, line.version, tables):
            outcome.preferred.add(turn, keep=True)
        before = intake.moved(connection, [outcome], line.version - 1)
    else:
        before = intake.moved(connection, [], line.version - 1)
    _tell(connection, outcome, before)
    passed = {number: rest for number, *rest in _passed(line.suspicions)}
    numbered = [(number, suspicion) for number, (suspicion, _) in passed.items()]
    sight = Sight(before, lambda number, _: passed[number][1] or line.accepted)
    part = making.part(outcome, numbered, sight)
    untold = part.untold if is_listed else part.untold | {"changes": count - len(part.changes)}
    return part._replace(untold=untold, is_whole=False)


def _tell(connection: Connection, outcome: Outcome, before: View) -> None:
    """Count by indicator, period and province; name the sources that ended."""
    catalogue = before.catalogue
    for change in outcome.changes:
        entity = catalogue.by_id[change.key.entity_id]
        place = entity.province or entity.public_id
        tally = Tally(change.key.indicator_id, change.key.period, place, change.word)
        outcome.tallies[tally] += 1
    ended = select(_WITHDRAWAL).where(_WITHDRAWAL.c.since == outcome.version)
    for line in connection.execute(ended):
        source = catalogue.source_by_id[line.source_id]
        figures = sum(change.key.source_id == source.id for change in outcome.changes)
        by, kind = catalogue.source_by_id[line.by_id], WithdrawalKind(line.kind)
        outcome.endings.append(Ending(source, by, kind, figures))


def _changes(connection: Connection, version: int) -> Iterator[Change]:
    """Each claim that a version wrote or closed."""
    closed = _TABLE.c.until == version
    before = dict(observations.standing(connection, closed, _TABLE.c.id))
    for claim in observations.claims(connection, _TABLE.c.since == version):
        yield Change(claim.key, before.pop(claim.key, None), claim)
    yield from (Change(key, old, None) for key, old in before.items())


def _passed(text: str | None) -> Iterator[tuple[int, Suspicion, str]]:
    """The suspicions that were passed, each with its number and its own reason, if it has one."""
    for number, place, vi, en, *reason in orjson.loads(text or "[]"):
        yield number, Suspicion(place, Text(vi, en)), "".join(reason)
