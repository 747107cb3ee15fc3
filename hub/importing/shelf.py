"""What was staged, as it is kept: who staged and decided what, and what became of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from hub.store.tables import Approval, Staged
from hub.words import clock
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.person import Deed, Person
from hub.words.terms import StagedState

_TABLE, _APPROVAL = Staged.__table__, Approval.__table__
_COLUMNS = [column for column in _TABLE.c if column.name != "report"]


@dataclass(frozen=True)
class StagedImport:
    """One import that was set aside, without its report and its bytes."""

    id: int
    state: StagedState
    dataset: str
    file: str
    command: str  # as it is kept
    base: int
    effect: str
    staged: Deed
    decided: Deed | None
    reason: str | None
    releases: tuple[int, ...]

    @property
    def name(self) -> str:
        """By which people name it."""
        return f"S{self.id}"


def every(connection: Connection, state: StagedState | None = None) -> list[StagedImport]:
    """All that was staged, or that of a state, by its number."""
    wanted = select(*_COLUMNS).order_by(_TABLE.c.id)
    if state:
        wanted = wanted.where(_TABLE.c.state == state)
    releases = _releases(connection)
    return [_staged(line, releases) for line in connection.execute(wanted).mappings()]


def one(connection: Connection, number: int) -> StagedImport:
    """What was staged under a number; BadUse where there is none."""
    staged = several(connection, [number]).get(number)
    if staged is None:
        raise BadUse(
            Text(
                f"không có lần trình S{number}; xem hub releases",
                f"nothing is staged as S{number}; see hub releases",
            )
        )
    return staged


def several(connection: Connection, numbers: Sequence[int]) -> dict[int, StagedImport]:
    """What was staged under each of these numbers, where there is anything."""
    wanted = select(*_COLUMNS).where(_TABLE.c.id.in_(numbers))
    releases = _releases(connection, numbers)
    lines = connection.execute(wanted).mappings()
    return {line["id"]: _staged(line, releases) for line in lines}


def same(connection: Connection, sha256: str) -> StagedImport | None:
    """The same command with the same files, where it waits already."""
    wanted = select(_TABLE.c.id).where(
        _TABLE.c.sha256 == sha256, _TABLE.c.state == StagedState.WAITING
    )
    number = connection.scalar(wanted.limit(1))
    return None if number is None else one(connection, number)


def of_release(connection: Connection, release_id: int) -> StagedImport | None:
    """The staged import out of which a release was published."""
    wanted = select(_APPROVAL.c.staged_id).where(_APPROVAL.c.release_id == release_id)
    number = connection.scalar(wanted)
    return None if number is None else one(connection, number)


def _releases(
    connection: Connection, numbers: Sequence[int] | None = None
) -> Mapping[int, list[int]]:
    """The releases of each staged import, or of these."""
    wanted = select(_APPROVAL.c.staged_id, _APPROVAL.c.release_id).order_by(_APPROVAL.c.release_id)
    if numbers is not None:
        wanted = wanted.where(_APPROVAL.c.staged_id.in_(numbers))
    releases: dict[int, list[int]] = defaultdict(list)
    for staged_id, release_id in connection.execute(wanted):
        releases[staged_id].append(release_id)
    return releases


def _staged(line: Mapping[str, Any], releases: Mapping[int, list[int]]) -> StagedImport:
    return StagedImport(
        id=line["id"],
        state=StagedState(line["state"]),
        dataset=line["dataset"],
        file=line["file"],
        command=line["command"],
        base=line["base"],
        effect=line["effect"],
        staged=_deed(line, "staged"),
        decided=_deed(line, "decided") if line["decided_at"] else None,
        reason=line["reason"],
        releases=tuple(releases.get(line["id"], ())),
    )


def _deed(line: Mapping[str, Any], what: str) -> Deed:
    person = Person(line[f"{what}_account"], line[f"{what}_name"])
    return Deed(person, clock.of_micros(line[f"{what}_at"]))
