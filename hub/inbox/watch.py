"""Rounds through a watched folder: what is in hand first, then what has come to rest, then what was
decided.
"""

from collections.abc import Iterator

from hub.inbox import arrival, naming, notes, places
from hub.inbox.decisions import Decisions, again
from hub.inbox.desk import Desk, Event, EventKind
from hub.inbox.places import LyingFile, Place
from hub.inbox.rest import Rest
from hub.intake.selection import is_litter
from hub.words.errors import HubError
from hub.words.language import Text

_STOPPING = 2  # files that fail by what is no fault of theirs, after which a round ends
_GONE = Text("đã bị lấy đi trước khi được xử lý", "it was taken away before it was taken in")
_OURS = Text(
    "đây là phiếu hoặc báo cáo của hệ thống, không phải số liệu; xóa đi, hoặc chuyển phiếu cùng với"
    " tệp vào duyet hay tra-lai",
    "this is a slip or a report of the hub, no figures; delete it, or move the slip with its file"
    " into duyet or tra-lai",
)
_FOLDER = Text(
    "thư mục con không được xem; bỏ tệp ra ngoài thì mới được xử lý",
    "folders within are not looked into; put their files beside them",
)


class FolderWatch:
    """A folder under watch, with what was seen and told of it."""

    def __init__(self, desk: Desk, rest: Rest | None = None) -> None:
        self.desk = desk
        self._rest = rest or Rest()
        self._told: dict[str, Text] = {}
        self._decisions = Decisions(desk, self._rest)

    def round(self) -> Iterator[Event]:
        """All that can be done now, as it is done; what is waited for is told once."""
        waited: dict[str, Text] = {}
        for event in self._events():
            if event.kind in (EventKind.WAITED_FOR, EventKind.TRIED_AGAIN):
                waited[event.file] = event.text
                if self._told.get(event.file) == event.text:
                    continue
            yield event
        self._told = waited

    def _events(self) -> Iterator[Event]:
        try:
            yield from self._done()
        except OSError as error:  # the share is away
            yield again(str(self.desk.inbox.root), error)

    def _done(self) -> Iterator[Event]:
        failures = 0
        for one in self._to_take():
            event = one if isinstance(one, Event) else self._taken(one)
            yield event
            failures += event.kind is EventKind.TRIED_AGAIN
            if failures >= _STOPPING:
                return
        yield from self._decisions.round()

    def _to_take(self) -> Iterator[LyingFile | Event]:
        """What was in hand when a watch ended, then what has come to rest."""
        inbox = self.desk.inbox
        for one in list(places.entries(inbox.places[Place.HAND])):
            if not is_litter(one.name):
                yield one
        listed, waited = list(places.entries(inbox.root)), {}
        for one, hindrance in self._rest.still(inbox.root, listed):
            if _is_passed_over(one.name):
                continue
            hindrance = _OURS if naming.is_beside(one.name) else hindrance
            if hindrance:
                waited[one] = hindrance
                yield Event(EventKind.WAITED_FOR, one.name, hindrance)
            else:
                yield self._claimed(one)
        notes.keep(listed, self._rest.old(waited), self.desk.language)
        for name in places.strange(inbox):
            yield Event(EventKind.WAITED_FOR, name, _FOLDER)

    def _claimed(self, one: LyingFile) -> LyingFile | Event:
        try:
            return places.claimed(self.desk.inbox, one) or Event(EventKind.GONE, one.name, _GONE)
        except OSError as error:
            return again(one.name, error)

    def _taken(self, one: LyingFile) -> Event:
        try:
            return arrival.decide(self.desk, one)
        except (HubError, OSError) as error:
            return again(one.name, error)


def _is_passed_over(name: str) -> bool:
    return is_litter(name) or naming.is_unfinished(name) or naming.is_note(name)
