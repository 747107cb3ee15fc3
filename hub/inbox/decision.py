"""What a chief decided by moving a file and its slip: published, returned, or given back to wait
with the reason on a new slip.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hub.importing import shelf
from hub.importing.shelf import StagedImport
from hub.inbox import filing, naming, places, slip, slips
from hub.inbox.desk import Desk, Event, EventKind
from hub.inbox.places import LyingFile, Place
from hub.inbox.slips import DECIDING, HOLDING, Laid
from hub.intake import retold, staging
from hub.intake.staging import Approver
from hub.review.report import Report
from hub.store.database import Engine
from hub.words.errors import BadUse, HubError, Overtaken, Refused
from hub.words.language import Text
from hub.words.person import Person, account, may_write, owner
from hub.words.terms import StagedState, TwoPersons

Listed = Mapping[Place, Sequence[LyingFile]]

_OTHER_REPORT = Text(
    "báo cáo đã được lập lại từ khi có phiếu này; xem báo cáo mới rồi duyệt bằng phiếu mới này",
    "the report was made anew since that slip; see the new one and decide with this new slip",
)
_REASON_WANTED = Text(
    "còn điểm nghi vấn: đối chiếu rồi ghi “Lý do chấp nhận nghi vấn”, hoặc trả lại",
    "suspicions are left: compare them with the source and write the reason to pass them, or"
    " return the file",
)
_UNKNOWN_MOVER = Text(
    "HUB_TWO_PERSONS đòi hai tài khoản, nhưng không biết tài khoản nào đã chuyển phiếu vào đây; đặt"
    " thư mục duyet thành thư mục chia sẻ riêng của lãnh đạo (docs/operate.md)",
    "HUB_TWO_PERSONS wants two accounts, and it is not known which one moved the slip; make the"
    " folder duyet a share of its own (docs/operate.md)",
)


_SEE_AGAIN = Text(
    "chưa công bố gì; xem báo cáo mới bên cạnh rồi duyệt hoặc trả lại",
    "nothing is published; see the new report beside it, then decide again",
)
_OTHER_FILE = Text(
    "tệp bên cạnh phiếu không còn là tệp đã trình (nội dung khác); trả lại, rồi đưa tệp mới vào thư"
    " mục để trình lần khác",
    "the file beside the slip is not the one that was staged (its content is another); return it,"
    " then put the new file into the folder to be staged by itself",
)


@dataclass(frozen=True)
class Pending:
    """A staged import whose slips lie in the folder, and what lies there beside them."""

    desk: Desk
    engine: Engine
    staged: StagedImport
    laid: Sequence[Laid]
    listed: Listed

    @property
    def is_moved(self) -> bool:
        """Whether a slip of it lies where a chief put it."""
        return any(one.place in DECIDING for one in self.laid)

    def slip_in(self, place: Place) -> Laid | None:
        """Its slip in a place; of several the one of the report that is valid."""
        own = [one for one in self.laid if one.place is place]
        valid = slip.code(self.staged.effect)
        return max(own, key=lambda one: one.slip.effect == valid, default=None)

    @cached_property
    def files(self) -> list[tuple[Place, LyingFile]]:
        """Its file wherever it lies, told by its bytes."""
        return list(slips.files_of(self.listed, self.laid, self.staged))

    def file_in(self, place: Place) -> LyingFile | None:
        """Its file in a place, or what lies there under its name."""
        both = (*self.files, *self.altered)
        return next((one for where, one in both if where is place), None)

    @property
    def altered(self) -> list[tuple[Place, LyingFile]]:
        """What lies beside a slip under the name of its file and is another file by now."""
        names = {(one.place, naming.folded(one.slip.file)) for one in self.laid}
        return [
            (place, one)
            for place, entries in self.listed.items()
            for one in entries
            if (place, naming.folded(one.name)) in names and (place, one) not in self.files
        ]

    @property
    def is_lost(self) -> bool:
        """Whether its file lies nowhere here any more, nor is on its way from one place to the
        next.
        """
        names = {naming.folded(one.slip.file) for one in self.laid}
        folders = (self.desk.inbox.places[place] for place in HOLDING)
        return not self.files and names.isdisjoint(
            naming.folded(name) for folder in folders for name in os.listdir(folder)
        )

    def report(self) -> Report:
        """Its report as it stands now."""
        with self.engine.connect() as connection:
            return retold.of_staged(connection, self.staged)

    def again(self) -> "Pending":
        """The same as the database has it now."""
        with self.engine.connect() as connection:
            return replace(self, staged=shelf.one(connection, self.staged.id))


def settle(pending: Pending) -> Event | None:
    """What is to be done with a staged import, where it is decided or both its file and its slip
    were moved; None where it is waited for.
    """
    if pending.staged.state is not StagedState.WAITING:
        return _finish(pending)
    for place, decide in ((Place.RETURNED, _return), (Place.APPROVED, _approve)):
        own = pending.slip_in(place)
        file = own and pending.file_in(place)
        if file:
            return decide(pending, own, file)
    returned = pending.slip_in(Place.RETURNED)
    return _return(pending, returned) if returned and pending.is_lost else None


def _return(pending: Pending, own: Laid, _: LyingFile | None = None) -> Event | None:
    """Reject what was returned, once a reason is told; its file may have been taken away."""
    if own.slip.reason is None:
        return None
    person = Person(_mover(own), own.slip.by)
    staging.reject(pending.engine, pending.staged.id, own.slip.reason, person)
    return _finish(pending.again())


def _approve(pending: Pending, own: Laid, file: LyingFile) -> Event | None:
    """Publish what was approved; what forbids it is told on a new slip."""
    if all(one != file for _, one in pending.files):
        return _give_back(pending, file, _OTHER_FILE)
    if own.slip.effect != slip.code(pending.staged.effect):
        return _give_back(pending, file, _OTHER_REPORT)
    desk, number = pending.desk, pending.staged.id
    try:
        _check_mover(pending, own)
        person = Person(_mover(own), own.slip.by)
        approver = Approver(person, own.slip.accept, two_persons=desk.two_persons)
        decision = staging.publish(pending.engine, desk.seeds, number, approver)
    except Overtaken as error:
        staging.again(pending.engine, desk.seeds, number)
        return _give_back(pending.again(), file, _moved(error))
    except BadUse as error:
        return _give_back(pending, file, error.text)
    if decision.error:
        return _give_back(pending, file, _why(decision.error))
    return _finish(pending.again())


def _moved(error: Overtaken) -> Text:
    """That the data moved, for who has no terminal."""
    first = (words.partition(";")[0] for words in error.text)
    return Text(*(f"{words}; {then}" for words, then in zip(first, _SEE_AGAIN, strict=True)))


def _why(error: HubError) -> Text:
    return _REASON_WANTED if isinstance(error, Refused) else error.text


def _mover(own: Laid) -> str:
    """Who moved a slip: whoever owns the copy that lies here now; where it was only renamed, who
    owns the folder, and with it says who may write there.
    """
    name = owner(own.entry.path)
    return name if name != account() else owner(own.entry.path.parent)


def _check_mover(pending: Pending, own: Laid) -> None:
    """BadUse where two accounts are wanted and who staged might have moved the slip too."""
    folder = own.entry.path.parent
    is_sure = owner(own.entry.path) != account()
    if pending.desk.two_persons is not TwoPersons.ACCOUNT or is_sure:
        return
    if owner(folder) == account() or may_write(pending.staged.staged.person.account, folder):
        raise BadUse(_UNKNOWN_MOVER)


def _give_back(pending: Pending, file: LyingFile, notice: Text) -> Event:
    """Move a file to where it waits, with a new slip that says why."""
    desk, name = pending.desk, pending.staged.name
    here = file.path.parent
    _clear(pending, keep=file)
    for one in pending.laid:
        if one.entry.path.parent != here:
            places.remove(one.entry.path)
    target = filing.let_wait(desk, file, pending.staged, pending.report(), notice)
    for one in pending.laid:
        if one.entry.path.parent == here:
            places.remove(one.entry.path)
    told = Text(f"{name} chưa công bố: {notice.vi}", f"{name} is not published: {notice.en}")
    to = desk.inbox.shown(target)
    return Event(EventKind.NOT_APPROVED, desk.inbox.shown(file.path), told, to, staged=name)


def _finish(pending: Pending) -> Event | None:
    """File away what is decided: once, however many copies of it lie here; a file that has not come
    to rest is waited for.
    """
    if not (pending.files or pending.altered or pending.is_lost):
        return None
    desk, report = pending.desk, pending.report()
    is_rejected = pending.staged.state is StagedState.REJECTED
    place = Place.FAILED if is_rejected else Place.DONE
    file = next((one for _, one in pending.files), None)
    _clear(pending, keep=file)
    to = filing.file_away(desk, file, place, report) if file else None
    for _, other in pending.altered:
        places.move(other.path, places.vacant(desk.inbox.root, other.name))
    for one in pending.laid:
        places.remove(one.entry.path)
    return _told(pending, report, to and desk.inbox.shown(to))


def _clear(pending: Pending, keep: LyingFile | None) -> None:
    """Take away further copies of the file, and the reports that are made anew."""
    ours = {one.path for _, one in pending.files}
    if keep and keep.path in ours:
        for path in ours - {keep.path}:
            places.remove(path)
    for laid in pending.laid:
        for folder in (pending.desk.inbox.places[place] for place in HOLDING):
            file = folder / laid.slip.file
            if file in ours or not file.exists():
                places.remove(folder / naming.report(laid.slip.file))


def _told(pending: Pending, report: Report, to: str | None) -> Event:
    name, file = pending.staged.name, pending.laid[0].slip.file
    if pending.staged.state is StagedState.REJECTED:
        told = Text(f"{name} bị trả lại: {report.reason}", f"{name} is returned: {report.reason}")
        return Event(EventKind.REJECTED, file, told, to, staged=name)
    numbers = ", ".join(map(str, report.releases))
    who = report.decided.person.told if report.decided else ""
    told = Text(
        f"{name} đã công bố (đợt {numbers}), người duyệt: {who}",
        f"{name} is published (release {numbers}) by {who}",
    )
    return Event(EventKind.PUBLISHED, file, told, to, staged=name, releases=report.releases)
