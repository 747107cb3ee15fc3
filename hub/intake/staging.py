"""Imports that are set aside: staged by one person, reviewed, and published or rejected by another.

No question sees what is staged; publishing is the ordinary import at that moment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, update

from hub import intake
from hub.importing import shelf
from hub.importing.release import Manner, Outcome
from hub.importing.shelf import StagedImport
from hub.intake import keeping, retold, reviewing
from hub.intake.keeping import KeptImport, read_command
from hub.intake.reviewing import Checked, Reviewed
from hub.intake.selection import Parcel
from hub.review.report import Report, ReportState, packed
from hub.store.tables import Approval, Release, Staged
from hub.words import clock
from hub.words.errors import BadUse, Overtaken, Unwritten
from hub.words.language import Text
from hub.words.person import Person, account
from hub.words.terms import StagedState, TwoPersons

_TABLE = Staged.__table__
_NAME_WANTED = Text(
    'HUB_TWO_PERSONS đòi hai người khác nhau: cần --by "HỌ TÊN"',
    'HUB_TWO_PERSONS wants two persons: --by "NAME" is wanted',
)


@dataclass(frozen=True)
class Approver:
    """Who publishes or rejects, which suspicions pass for which reason, and whether it has to be
    another than who staged.
    """

    person: Person = field(default_factory=lambda: Person(account()))
    accept: str | None = None
    numbers: frozenset[int] | None = None
    two_persons: TwoPersons = TwoPersons.NONE

    def manner(self, manner: Manner) -> Manner:
        """A manner with what is accepted now beside what was accepted before."""
        if self.accept is None:
            return manner
        if manner.accept is None:
            return replace(manner, accept=self.accept, numbers=self.numbers)
        reasons = "; ".join(dict.fromkeys((manner.accept, self.accept)))
        is_all = manner.numbers is None or self.numbers is None
        numbers = None if is_all else manner.numbers | self.numbers
        return replace(manner, accept=reasons, numbers=numbers)


def stage(
    engine: Engine,
    seeds: Path,
    parcels: Sequence[Parcel],
    manner: Manner,
    person: Person | None = None,
) -> Reviewed:
    """Check the files of a command as an import does, and keep them with what they would do.

    The report bears the number of the staged import; it has none where nothing would change. The
    same command that waits already keeps its number.
    """
    manner = intake.answering(parcels, manner)
    with (
        keeping.copied(parcels, manner) as kept,
        engine.connect() as connection,
        connection.begin(),
    ):
        waiting = shelf.same(connection, kept.command.sha256)
        if waiting:
            return Reviewed([], retold.of_staged(connection, waiting))
        found = _tried(connection, seeds, kept, manner)
        if isinstance(found, Reviewed):
            return found
        if found.report.is_empty:
            return Reviewed(found.outcomes, found.report)
        number = _write(connection, kept, found, person=person or Person(account()))
        report = retold.of_staged(connection, shelf.one(connection, number))
    return Reviewed(found.outcomes, report)


def publish(
    engine: Engine,
    seeds: Path,
    number: int,
    approver: Approver | None = None,
    manner: Manner | None = None,
) -> Reviewed:
    """Import what was staged, where its effect is the one that was reviewed.

    Overtaken where the data moved beneath it and the effect is another; BadUse where it was decided
    before, or two persons are wanted and there is one. What suspicions forbid is in the decision.
    """
    approver = approver or Approver()
    with engine.connect() as connection, connection.begin() as transaction:
        staged = _waiting(connection, number)
        _check_persons(staged, approver)
        manner = approver.manner(read_command(staged.command).manner(manner or Manner()))
        manner = replace(manner, imported_by=staged.staged.person.account)
        with keeping.taken_out(connection, seeds, number, read_command(staged.command)) as parcels:
            checked = reviewing.checked(connection, seeds, parcels, manner=manner)
            if checked.effect != staged.effect:
                raise Overtaken(_overtaken(connection, staged, checked.report.base))
            if checked.report.is_empty:
                raise BadUse(_empty(staged))
            try:
                intake.decide(connection, checked.outcomes, manner, parcels=parcels)
            except Unwritten as error:
                transaction.rollback()
                return Reviewed([], _refused(checked.report, staged), error)
        _approve(connection, staged, checked, approver=approver)
        report = retold.of_staged(connection, shelf.one(connection, number))
    return Reviewed(checked.outcomes, report)


def _refused(report: Report, staged: StagedImport) -> Report:
    """The report of what waits on, since something forbids to publish it."""
    return replace(report, name=staged.name, state=ReportState.WAITING, staged=staged.staged)


def again(engine: Engine, seeds: Path, number: int, manner: Manner | None = None) -> Report:
    """Check once more what was staged; what it would do now is what is to be reviewed."""
    with engine.connect() as connection, connection.begin():
        staged = _waiting(connection, number)
        manner = read_command(staged.command).manner(manner or Manner())
        attempt = connection.begin_nested()
        with keeping.taken_out(connection, seeds, number, read_command(staged.command)) as parcels:
            checked = reviewing.checked(connection, seeds, parcels, manner=manner)
        attempt.rollback()
        line = {
            "base": checked.report.base,
            "effect": checked.effect,
            "report": packed(checked.report),
        }
        connection.execute(update(_TABLE).where(_TABLE.c.id == number).values(line))
        return retold.of_staged(connection, shelf.one(connection, number))


def reject(engine: Engine, number: int, reason: str, person: Person | None = None) -> Report:
    """Give back what was staged, for a reason; it can no longer be published."""
    if not reason.strip():
        raise BadUse(Text("cần lý do trả lại", "the reason of the rejection is wanted"))
    with engine.connect() as connection, connection.begin():
        _waiting(connection, number)
        _decide(connection, number, StagedState.REJECTED, person or Person(account()))
        given = update(_TABLE).where(_TABLE.c.id == number)
        connection.execute(given.values(reason=reason.strip()))
        return retold.of_staged(connection, shelf.one(connection, number))


def _tried(
    connection: Connection, seeds: Path, kept: KeptImport, manner: Manner
) -> Checked | Reviewed:
    """What the import would do, after which all is as it was; a decision where its faults forbid
    it.
    """
    attempt = connection.begin_nested()
    checked = reviewing.checked(connection, seeds, kept.parcels, manner=manner)
    attempt.rollback()
    several = sum(len(parcel.files) for parcel in kept.parcels) > 1
    try:
        intake.check_faults(checked.outcomes, manner, several)
    except Unwritten as error:
        return Reviewed([], replace(checked.report, state=ReportState.REFUSED), error)
    return checked


def _write(connection: Connection, kept: KeptImport, checked: Checked, person: Person) -> int:
    """Keep a command with its files and its report; the number of what is staged."""
    # The database's own counting leaves gaps.
    number = (connection.scalar(select(func.max(_TABLE.c.id))) or 0) + 1
    line = {
        "id": number,
        "state": StagedState.WAITING,
        "dataset": kept.command.dataset,
        "file": kept.command.file,
        "sha256": kept.command.sha256,
        "command": kept.command.text,
        "base": checked.report.base,
        "effect": checked.effect,
        "report": packed(checked.report),
        "staged_at": clock.to_micros(checked.report.made_at),
        "staged_account": person.account,
        "staged_name": person.name,
    }
    connection.execute(insert(_TABLE), line)
    keeping.store(connection, number, kept.parcels)
    return number


def _waiting(connection: Connection, number: int) -> StagedImport:
    """What was staged under a number; BadUse where it was decided before."""
    staged = shelf.one(connection, number)
    if staged.state is StagedState.PUBLISHED:
        numbers = ", ".join(map(str, staged.releases))
        raise BadUse(
            Text(
                f"{staged.name} đã được công bố (đợt {numbers}); rút lại thì dùng hub undo",
                f"{staged.name} was published already (release {numbers}); hub undo takes it back",
            )
        )
    if staged.state is StagedState.REJECTED:
        raise BadUse(
            Text(
                f"{staged.name} đã bị trả lại ({staged.reason}); sửa tệp rồi trình lại (--stage)",
                f"{staged.name} was rejected ({staged.reason}); mend the file and stage it again",
            )
        )
    return staged


def _check_persons(staged: StagedImport, approver: Approver) -> None:
    """BadUse where two persons are wanted and these may be one."""
    wanted, stager, person = approver.two_persons, staged.staged.person, approver.person
    if wanted is TwoPersons.NONE:
        return
    alike = stager.sameness(person)
    if wanted is TwoPersons.NAME:
        if not (stager.name and person.name):
            raise BadUse(_NAME_WANTED)
        alike = alike if stager.is_named(person.name) else None
    if alike:
        raise BadUse(
            Text(
                f"{alike.vi}; HUB_TWO_PERSONS đòi hai người khác nhau",
                f"{alike.en}; HUB_TWO_PERSONS wants two",
            )
        )


def _overtaken(connection: Connection, staged: StagedImport, base: int) -> Text:
    """That the data moved, by which releases, and what to do; where none came, it is the hub that
    reads or checks otherwise by now.
    """
    between = (Release.version > staged.base) & (Release.version <= base)
    releases = select(Release.id).where(between).order_by(Release.id).limit(_NAMED)
    numbers = ", ".join(map(str, connection.scalars(releases)))
    by = Text(f" (đợt {numbers})", f" (release {numbers})") if numbers else _OTHERWISE
    name = staged.name
    return Text(
        f"số liệu đã thay đổi từ khi trình {name}{by.vi}, tác động nay khác với báo cáo đã xem;"
        f" chưa ghi gì. Xem tác động mới bằng hub publish {name} --again, rồi mới công bố",
        f"the data moved since {name} was staged{by.en}, and its effect is another than was"
        f" reviewed; nothing was written. See the new one with hub publish {name} --again, then"
        " publish",
    )


_NAMED = 10
_OTHERWISE = Text(
    " (không có đợt cập nhật nào, nhưng cách đọc hoặc kiểm tra đã khác)",
    " (by no release: files are read or checked otherwise by now)",
)


def _empty(staged: StagedImport) -> Text:
    return Text(
        f"{staged.name} không còn làm thay đổi gì; trả lại bằng hub reject {staged.name}",
        f"{staged.name} changes nothing any more; give it back with hub reject {staged.name}",
    )


def _approve(
    connection: Connection, staged: StagedImport, checked: Checked, approver: Approver
) -> None:
    """Note with each release out of which staged import it came, and who decided."""
    _decide(connection, staged.id, StagedState.PUBLISHED, approver.person)
    kept = update(_TABLE).where(_TABLE.c.id == staged.id)
    connection.execute(kept.values(report=packed(checked.report)))
    lines = [
        {"release_id": number, "staged_id": staged.id} for number in _releases(checked.outcomes)
    ]
    connection.execute(insert(Approval.__table__), lines)


def _releases(outcomes: Iterable[Outcome]) -> list[int]:
    return [outcome.release for outcome in outcomes if outcome.release]


def _decide(connection: Connection, number: int, state: StagedState, person: Person) -> None:
    """Note who decided and when; the bytes of the files are kept no longer."""
    line = {
        "state": state,
        "decided_at": clock.to_micros(datetime.now(UTC)),
        "decided_account": person.account,
        "decided_name": person.name,
    }
    connection.execute(update(_TABLE).where(_TABLE.c.id == number).values(line))
    keeping.forget(connection, number)
