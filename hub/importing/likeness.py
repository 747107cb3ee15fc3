"""Which unit a new name may be a misspelling of: a wrong twin is worse than a refused file."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hub.catalogue import Catalogue, Entity
from hub.words.names import key, plain
from hub.words.offices import in_full
from hub.words.period import Period
from hub.words.spelling import bare, written_out
from hub.words.terms import BELOW_PROVINCES, EntityKind

_LETTERS = 1  # in which two names differ that may be one
_DIGITS = re.compile(r"\d+")
_OFFICES = (EntityKind.DEPARTMENT, EntityKind.BODY)


class Called(NamedTuple):
    """A name within a province that may be misspelt."""

    name: str
    kind: EntityKind
    home: str  # public id of its province


def identity(name: str, kind: EntityKind) -> str:
    """The form in which names of one unit are alike, whatever of them is shortened."""
    if kind in BELOW_PROVINCES:
        return written_out(key(name))
    return in_full(key(name))


class Likeness:
    """The units of each province by what they are called."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._of_kind: dict[EntityKind, dict[str, list[Entity]]] = {}

    def held(self, called: Called, periods: Collection[Period]) -> Entity | None:
        """The unit that the name of a new one in these periods may be a misspelling of."""
        by_name: dict[str, Entity] = {}
        for unit in self._units(called, periods):
            for name in (*(each.name_vi for each in unit.names), *unit.aliases):
                by_name.setdefault(_own(name, called.kind), unit)
        near = _alike(_own(called.name, called.kind), by_name, called.kind)
        return by_name[near] if near else None

    def pairs(self, new: Iterable[Called]) -> Iterator[tuple[Called, Called]]:
        """New units of one province and kind that may be one."""
        groups: dict[tuple[str, EntityKind], list[Called]] = defaultdict(list)
        for called in new:
            groups[called.home, called.kind].append(called)
        for (_, kind), group in groups.items():
            yield from _pairs(kind, group)

    def _units(self, called: Called, periods: Collection[Period]) -> Iterator[Entity]:
        """Those of its province; of communes only those that exist in any of the periods, for
        most bear the name of an earlier one.
        """
        kinds = _OFFICES if called.kind in _OFFICES else (called.kind,)
        for unit in (unit for kind in kinds for unit in self._within(kind).get(called.home, ())):
            if called.kind is not EntityKind.COMMUNE or any(
                unit.exists_within(at.first_day, at.last_day) for at in periods
            ):
                yield unit

    def _within(self, kind: EntityKind) -> dict[str, list[Entity]]:
        if kind not in self._of_kind:
            own: dict[str, list[Entity]] = defaultdict(list)
            for unit in self._catalogue.by_kind.get(kind, ()):
                own[unit.province or ""].append(unit)
            self._of_kind[kind] = own
        return self._of_kind[kind]


def _own(name: str, kind: EntityKind) -> str:
    """What of a name is compared: of a place its name without its kind."""
    whole = identity(name, kind)
    return (bare(whole) or whole) if kind in BELOW_PROVINCES else whole


def _pairs(kind: EntityKind, group: Sequence[Called]) -> Iterator[tuple[Called, Called]]:
    earlier: dict[str, Called] = {}
    for called in group:
        own = _own(called.name, kind)
        near = _alike(own, earlier, kind)
        if near:
            yield called, earlier[near]
        earlier.setdefault(own, called)


def _alike(name: str, names: Collection[str], kind: EntityKind) -> str | None:
    """The first of these keys that may be this one: without or with other diacritics, in a single
    letter otherwise, with its words in another order; of offices also one that goes on.
    """
    if name in names:
        return name
    choices = list(names)
    close = process.extract(
        name, choices, scorer=OSA.distance, score_cutoff=_LETTERS, limit=len(choices)
    )
    alike = _same_words if kind in BELOW_PROVINCES else _alike_offices
    near = [*(own for own, *_ in close), *(own for own in choices if alike(name, own))]
    return next((own for own in near if _DIGITS.findall(own) == _DIGITS.findall(name)), None)


def _alike_offices(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(f"{short} ") or _same_words(one, other)


def _same_words(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(plain(one).split()) == sorted(plain(other).split())
