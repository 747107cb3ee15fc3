"""The folders into which chiefs move what waits: looked through when anything in them is another,
and once a minute for what was decided elsewhere.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from hub.importing import shelf
from hub.inbox import naming, notes, places
from hub.inbox.decision import Listed, Pending, settle
from hub.inbox.desk import FAULT, Desk, Event, EventKind
from hub.inbox.places import LyingFile, Place
from hub.inbox.rest import Rest
from hub.inbox.slips import DECIDING, Laid, Slips
from hub.store import database
from hub.words.errors import HubError, HubFault, system
from hub.words.language import Text

_MINUTE = 60.0
_WITHOUT_FILE = Text(
    "phiếu nằm một mình: chuyển cả tệp số liệu vào đây thì mới được duyệt hoặc trả lại",
    "the slip lies alone: move the file here too, only then is it decided",
)
_WITHOUT_SLIP = Text(
    "tệp nằm một mình: chuyển cả phiếu (.phieu.txt) vào đây thì mới được duyệt hoặc trả lại",
    "the file lies alone: move its slip (.phieu.txt) here too, only then is it decided",
)
_WITHOUT_REASON = Text(
    "chưa có lý do: ghi ở dòng “Lý do trả lại” của phiếu rồi lưu",
    "the reason is missing: write it after “Reason to return” on the slip and save it",
)


class Decisions:
    """What chiefs moved, with what was seen of it."""

    def __init__(self, desk: Desk, rest: Rest) -> None:
        self._desk, self._rest, self._slips = desk, rest, Slips()
        self._looked, self._signature = -_MINUTE, None
        self._last = Inspection(desk, rest, {})

    def round(self) -> Iterator[Event]:
        """What was decided, done; what lacks its other half, told."""
        listed, now = self._listed(), self._rest.clock()
        moved = (one for place in DECIDING for one in listed[place])
        signature = [one for one in moved if not naming.is_note(one.name)]
        is_due = now - self._looked >= _MINUTE
        if signature == self._signature and not is_due:
            yield from self._last.waits
            return
        self._last = look = Inspection(self._desk, self._rest, listed)
        yield from look.events(self._slips.by_number(listed), is_due)
        self._signature = None if look.is_broken else signature
        self._looked = now if is_due and not look.is_broken else self._looked

    def _listed(self) -> Listed:
        """What waits, and what lies still where chiefs put it."""
        folders = self._desk.inbox.places
        listed = {Place.WAITING: list(places.entries(folders[Place.WAITING]))}
        for place in DECIDING:
            still = self._rest.still(folders[place], places.entries(folders[place]))
            listed[place] = [one for one, hindrance in still if not hindrance]
        return listed


@dataclass
class Inspection:
    """One look through the folders of decisions: what it finds without its other half."""

    desk: Desk
    rest: Rest
    listed: Listed
    lone: dict[LyingFile, Text] = field(default_factory=dict)
    paired: set[LyingFile] = field(default_factory=set)
    waits: list[Event] = field(default_factory=list)
    is_broken: bool = False

    def events(self, laid: Mapping[int, Sequence[Laid]], is_due: bool) -> Iterator[Event]:
        """Each staged import of which a slip was moved, and once a minute each that waits here."""
        wanted = {
            number: several
            for number, several in sorted(laid.items())
            if is_due or any(one.place in DECIDING for one in several)
        }
        try:
            if wanted:
                yield from self._settled(wanted)
        except (HubError, OSError) as error:
            self.is_broken = True
            yield again(self.desk.inbox.shown(self.desk.inbox.places[Place.APPROVED]), error)
        self._find_lone()
        self._note()
        yield from self.waits

    def _settled(self, wanted: Mapping[int, Sequence[Laid]]) -> Iterator[Event]:
        """What was done with each staged import; else why it is waited for."""
        with self.desk.writing() as engine:
            with engine.connect() as connection:
                staged = shelf.several(connection, list(wanted))
            for number, laid in wanted.items():
                self.paired.update(one.entry for one in laid)
                if number not in staged:
                    self._leave(laid, lambda one: _unknown(one.slip.number))
                    continue
                pending = Pending(self.desk, engine, staged[number], laid, self.listed)
                event = self._decided(pending)
                if event:
                    yield event
                elif pending.is_moved:
                    self._leave(laid, partial(_lack, pending))
                    self.paired.update(
                        one for place, one in pending.files if pending.slip_in(place)
                    )

    def _decided(self, pending: Pending) -> Event | None:
        """What was done with one staged import; whatever forbids it must not hold up others."""
        name = pending.laid[0].entry.name
        try:
            return settle(pending)
        except (HubError, OSError) as error:
            told = again(name, error)
        except Exception as error:
            if database.is_its_own(pending.engine, error):
                raise
            told = again(name, HubFault(FAULT))._replace(trace=traceback.format_exc())
        self.is_broken = True
        return told

    def _leave(self, laid: Sequence[Laid], why: Callable[[Laid], Text]) -> None:
        self.lone |= {one.entry: why(one) for one in laid if one.place in DECIDING}

    def _find_lone(self) -> None:
        """The files that chiefs moved without a slip."""
        for one in (one for place in DECIDING for one in self.listed[place]):
            if one not in self.paired and not naming.is_beside(one.name) and one.path.exists():
                self.lone[one] = _WITHOUT_SLIP

    def _note(self) -> None:
        """Tell what has lain without its other half for a while, in the log and beside it."""
        old = self.rest.old(self.lone)
        moved = (one for place in DECIDING for one in self.listed[place])
        notes.keep(moved, old, self.desk.language)
        for one, text in old.items():
            shown = self.desk.inbox.shown(one.path)
            self.waits.append(Event(EventKind.WAITED_FOR, shown, text))


def _lack(pending: Pending, one: Laid) -> Text:
    return _WITHOUT_FILE if pending.file_in(one.place) is None else _WITHOUT_REASON


def _unknown(number: int) -> Text:
    return Text(
        f"kho không có lần trình S{number}; đưa tệp vào thư mục để trình lại",
        f"the hub knows no S{number}; put the file into the folder to stage it again",
    )


def again(file: str, error: HubError | OSError) -> Event:
    """That a file is tried again at the next round, since something else than it is at fault."""
    is_ours = isinstance(error, HubError)
    text, code = (error.text, error.exit_code) if is_ours else (system(error), 1)
    told = Text(f"sẽ thử lại: {text.vi}", f"it is tried again: {text.en}")
    return Event(EventKind.TRIED_AGAIN, file, told, exit_code=code)
