"""A file in hand: checked, then staged or published, and filed away with its report."""

import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from hub import intake
from hub.importing import release, shelf
from hub.importing.shelf import StagedImport
from hub.inbox import contents, slips
from hub.inbox.desk import FAULT, Desk, Event, EventKind
from hub.inbox.filing import file_away, let_wait
from hub.inbox.places import LyingFile, Place
from hub.intake import retold, reviewing, staging
from hub.intake.reviewing import Reviewed
from hub.intake.selection import Parcel, selected
from hub.review.report import Report, ReportFile, ReportPart, ReportState
from hub.store import database
from hub.store.database import Engine
from hub.words.errors import BadInput, Busy, Fault, HubError, HubFault, Refused, UserError
from hub.words.language import Language, Text
from hub.words.person import Person, owner
from hub.words.terms import StagedState

_UNCHANGED, _PUBLISHED = (
    Text("không có gì thay đổi", "nothing changes"),
    Text("đã công bố", "published"),
)


class Case(NamedTuple):
    """A file in hand, and who decides it with which database."""

    desk: Desk
    engine: Engine
    one: LyingFile


def decide(desk: Desk, one: LyingFile) -> Event:
    """What becomes of a file in hand; it raises what is no fault of the file."""
    with desk.writing() as engine:
        case = Case(desk, engine, one)
        try:
            return _decided(case)
        except (Busy, HubFault, OSError):
            raise
        except UserError as error:
            return _failed(case, error)
        except Exception as error:  # one file must not hold up the others
            if database.is_its_own(engine, error):
                raise
            return _failed(case, HubFault(FAULT))._replace(trace=traceback.format_exc())


def _decided(case: Case) -> Event:
    desk = case.desk
    maps = desk.manner.options.maps
    with selected(desk.seeds, [str(case.one.path)], desk.dataset, maps) as parcels:
        decision = _known(case, parcels) or _waiting_already(case) or _carried_out(case, parcels)
    if decision.error:
        return _failed(case, decision.error, decision.report)
    if decision.report.state is ReportState.WAITING:
        return _waiting(case, decision.report)
    return _filed(case, decision.report)


def _carried_out(case: Case, parcels: Sequence[Parcel]) -> Reviewed:
    """Publish where that is wanted and nothing is suspected, else stage."""
    desk, engine, one = case
    person = Person(owner(one.path), desk.by)
    if desk.publishes:
        own = replace(desk.manner, imported_by=person.account)
        decision = reviewing.take(engine, desk.seeds, parcels, own)
        if not isinstance(decision.error, Refused):
            return decision
    return staging.stage(engine, desk.seeds, parcels, desk.manner, person)


def _known(case: Case, parcels: Sequence[Parcel]) -> Reviewed | None:
    """The release by which this file was taken since it lies here: the move that should have
    followed broke off.
    """
    moment = int(case.one.changed * 1e6)
    with case.engine.connect() as connection:
        numbers = [
            release.published_since(
                connection,
                parcel.dataset.name,
                intake.described(parcel.dataset, parcel.files, parcel.names),
                moment,
            )
            for parcel in parcels
        ]
        if not (numbers and all(numbers)):
            return None
        return Reviewed([], retold.of_release(connection, numbers[0]))


def _waiting_already(case: Case) -> Reviewed | None:
    """What waits already and came with the same bytes, under whatever name: the move that should
    have followed broke off. BadInput where its file lies where it should.
    """
    with case.engine.connect() as connection:
        waiting = shelf.every(connection, StagedState.WAITING)
        ours = contents.of_file(case.one.path) if waiting else ()
        twin = next((staged for staged in waiting if contents.is_of_staged(ours, staged)), None)
        if twin is None:
            return None
        if slips.lies_with_file(case.desk.inbox, twin):
            raise BadInput([Fault(case.one.name, "", _waits(twin), cells=0)])
        return Reviewed([], retold.of_staged(connection, twin))


def _waiting(case: Case, report: Report) -> Event:
    desk, engine, one = case
    with engine.connect() as connection:
        staged = shelf.one(connection, int(report.name[1:]))
    target = let_wait(desk, one, staged, report)
    left = len(report.open)
    doubts = Text(f", {left} điểm nghi vấn", f", suspicions: {left}") if left else Text("", "")
    told = Text(f"{report.name} đang chờ duyệt{doubts.vi}", f"staged as {report.name}{doubts.en}")
    return Event(EventKind.STAGED, one.name, told, desk.inbox.shown(target), staged=report.name)


def _filed(case: Case, report: Report) -> Event:
    """Put a file to those that are done, whether it changed anything or not."""
    desk, _, one = case
    target = desk.inbox.shown(file_away(desk, one, Place.DONE, report))
    if not report.releases:
        return Event(EventKind.UNCHANGED, one.name, _UNCHANGED, target)
    numbers = ", ".join(map(str, report.releases))
    told = Text(f"{_PUBLISHED.vi}, đợt {numbers}", f"{_PUBLISHED.en}, release {numbers}")
    return Event(EventKind.PUBLISHED, one.name, told, target, releases=report.releases)


def _failed(case: Case, error: HubError, report: Report | None = None) -> Event:
    """Put a file aside with what is wrong with it."""
    desk, _, one = case
    target = file_away(desk, one, Place.FAILED, report or _refusal(case, error))
    return Event(
        EventKind.FAILED,
        one.name,
        _named(_first(error), one),
        desk.inbox.shown(target),
        exit_code=error.exit_code,
    )


def _first(error: HubError) -> Text:
    """The first fault of several, else the sentence."""
    first, *others = getattr(error, "faults", None) or (None,)
    if first is None:
        return error.text
    more = Text(f" (và {len(others)} lỗi nữa)", f" (and {len(others)} more)")
    words = zip(Language, more, strict=True)
    return Text(*(first.within(one) + (rest if others else "") for one, rest in words))


def _refusal(case: Case, error: HubError) -> Report:
    """The report of a file of which nothing could be read."""
    desk, engine, one = case
    with engine.connect() as connection:
        base = release.next_version(connection) - 1
    faults = getattr(error, "faults", ()) or (Fault(one.name, "", error.text, cells=0),)
    ours = tuple(
        fault._replace(
            origin=fault.origin.replace(str(one.path), one.name), wanted=_named(fault.wanted, one)
        )
        for fault in faults
    )
    dataset = desk.dataset or "?"
    return Report(
        name="",
        state=ReportState.REFUSED,
        base=base,
        made_at=datetime.now(UTC),
        files=(ReportFile(one.name, dataset, contents.checksum(one.path), one.size),),
        options=(),
        parts=(ReportPart(dataset, {"rejected": len(ours)}, {}, {}, faults=ours),),
    )


def _named(text: Text, one: LyingFile) -> Text:
    """A sentence with the name of the file in the place of its path."""
    return Text(*(words.replace(str(one.path), one.name) for words in text))


def _waits(staged: StagedImport) -> Text:
    return Text(
        f"tệp này đã có và đang chờ duyệt ({staged.name}); không trình lần nữa",
        f"the same file waits already ({staged.name}); it is not staged again",
    )
