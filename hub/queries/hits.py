"""Hits: what a search finds, of chosen kinds and of a province, in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from hub.catalogue import Document, Entity, Index, Indicator
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.queries import paging, search
from hub.queries.paging import ListPage, PageQuestion
from hub.words.terms import EntityKind, HitKind

MOST = 1000  # hits of one search that are shown in pages
_LOOKED_AT = 100_000  # of which those of the wanted kinds are taken, more than there are things

_HIT_BYTES = 16


@dataclass(frozen=True)
class HitFilter:
    """Which hits of a text are wanted; None takes all."""

    text: str
    kinds: tuple[HitKind, ...] | None = None
    province: str | None = None
    own: ClassVar[str] = ""

    def led(self, own: str | None) -> "HitFilter":
        """The same for somebody of a unit, which stands first with what is of its province."""
        return LedFilter(self.text, self.kinds, self.province, own) if own else self


@dataclass(frozen=True)
class LedFilter(HitFilter):
    """Which hits are wanted by somebody of a unit; the cursors of others stay as they were."""

    own: str = ""


class Hits(NamedTuple):
    """Hits, the best match first, and whether none bears the words, but only resembles them."""

    things: list[search.Hit]
    resemble: bool


@kept(lambda found: _HIT_BYTES * len(found.things))
def hits(view: View, wanted: HitFilter, first: int) -> Hits:
    """The first hits that a filter takes; UnknownName where there is no such province."""
    is_narrowed = (wanted.kinds, wanted.province, wanted.own) != (None, None, "")
    found = search.search(view, search.Question(wanted.text, _LOOKED_AT if is_narrowed else first))
    if wanted.kinds is not None:
        found = [each for each in found if kind_of(each.hit) in wanted.kinds]
    if wanted.province is not None:
        own = view.catalogue.entity(wanted.province, view.today, EntityKind.PROVINCE).public_id
        found = [each for each in found if own in _provinces(each.hit)]
    things = search.ranked(found, _of(view, wanted.own))
    return Hits(things[:first], search.resemble(found))


def _of(view: View, own: str) -> search.IsOwn:
    """Whether a hit is a unit, of its province or that province; UnknownName."""
    if not own:
        return lambda hit: False
    unit = view.catalogue.entity(own, view.today)
    provinces = {unit.public_id, unit.province or unit.public_id}
    return lambda hit: not provinces.isdisjoint(_provinces(hit))


def page(view: View, question: PageQuestion) -> ListPage[search.Hit]:
    """The next hits after a cursor; they are those of the newest version, also behind a cursor of
    an older one.
    """
    _, last = paging.start(question, view, [str, str])
    every = hits(view, question.filter, MOST).things
    return paging.page(every, _key, question, last=last, version=view.catalogue.version)


def kind_of(hit: search.Hit) -> HitKind:
    """What a hit is."""
    if isinstance(hit, Entity):
        return _KINDS.get(hit.kind, HitKind.AREA)
    return {Index: HitKind.INDEX, Indicator: HitKind.INDICATOR, Document: HitKind.DOCUMENT}[
        type(hit)
    ]


_KINDS = {
    EntityKind.PROVINCE: HitKind.PROVINCE,
    EntityKind.DEPARTMENT: HitKind.DEPARTMENT,
    EntityKind.REGION: HitKind.REGION,
}


def _provinces(hit: search.Hit) -> Sequence[str | None]:
    """The province that a hit is or belongs to; none for indices and indicators."""
    if isinstance(hit, Entity):
        return hit.public_id, hit.province
    return (hit.province,) if isinstance(hit, Document) else ()


def _key(hit: search.Hit) -> tuple[str, str]:
    return kind_of(hit).value, hit.public_id
