"""Every spelling of every unit, and which units a written name may mean."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from hub.words.initials import shortens
from hub.words.offices import in_full
from hub.words.spelling import (
    agree,
    bare,
    initials,
    is_initials,
    key,
    keys,
    loose_readings,
    plain,
    readings,
    tells_kind,
    written_out,
)
from hub.words.terms import BELOW_PROVINCES, EntityKind

# Scopes beside the provinces; in the second one districts and communes stand with their kind.
EVERYWHERE, BY_KIND = "", "*"
_LONGEST = 200  # letters of a name that are looked at
_SHORTENED, _BEGUN = 2, 3  # the looseness of a shortened name, and of a beginning
OFFICES = (EntityKind.DEPARTMENT, EntityKind.BODY)
# What may stand before the name of a unit of a kind.
_KIND_WORDS = {"tinh": EntityKind.PROVINCE, "vung": EntityKind.REGION}
_MOST_WORDS = 7  # of the name of a province behind another name


class NamedUnit(NamedTuple):
    """A unit and all it is called, the spelling first that is shown.

    The spellings of `days` hold from a day to a day, the others as long as the unit exists.
    """

    id: str
    kind: EntityKind
    province: str | None
    valid_from: date | None
    valid_to: date | None
    code: str | None
    spellings: tuple[str, ...]
    days: tuple[tuple[str, date | None, date | None], ...] = ()

    def name(self, on: date) -> str:
        """The name that it bore on a day, or nearest to it."""
        if not self.days:
            return self.spellings[0]
        nearest = min(self.days, key=lambda dated: days_between(dated[1], dated[2], on))
        return nearest[0]


class Match(NamedTuple):
    """A unit that a text may mean, and the days on which it was so called.

    The looseness is 0 as spelt, 1 but for missing diacritics, 2 but for its prefix or its
    abbreviations, 3 where only the first words of its name are said.
    """

    unit: NamedUnit
    looseness: int
    valid_from: date | None
    valid_to: date | None


class Spelling(NamedTuple):
    """A key that means a unit, and the days on which it did."""

    key: str
    unit: NamedUnit
    valid_from: date | None
    valid_to: date | None


def in_force(dated: NamedUnit | Match, first: date, last: date) -> bool:
    """Whether a unit exists, or is so called, on any day of a span."""
    begins, ends = dated.valid_from or date.min, dated.valid_to or date.max
    return begins <= last and first <= ends


def days_off(dated: NamedUnit | Match, on: date) -> int:
    """How many days a day lies before or after those of a unit or of its name; 0 within."""
    return days_between(dated.valid_from, dated.valid_to, on)


def days_between(first: date | None, last: date | None, on: date) -> int:
    """How many days a day lies outside a span; 0 within."""
    early = ((first or on) - on).days
    late = (on - (last or on)).days
    return max(early, late, 0)


class Gazetteer:
    """The spellings of all units by scope: everywhere, by kind, or within a province.

    A department's name, and a district's or commune's without its kind, holds only within its
    province.
    """

    def __init__(self, units: Iterable[NamedUnit]) -> None:
        self.units = {unit.id: unit for unit in units}
        self._scopes: dict[str, list[NamedUnit]] = defaultdict(list)
        for unit in self.units.values():
            for scope in _scopes(unit):
                self._scopes[scope].append(unit)
        self._spellings: dict[str, dict[str, list[Spelling]]] = {}
        self._offices: dict[str, dict[str, list[Spelling]]] = {}
        self._orders: dict[str, list[str]] = {}

    @cached_property
    def everyone(self) -> dict[str, list[NamedUnit]]:
        """The units that each plain key means in any scope."""
        everyone: dict[str, list[NamedUnit]] = {}
        for scope in self._scopes:
            for plain_key, spellings in self.within(scope).items():
                units = everyone.setdefault(plain_key, [])
                units.extend(spelling.unit for spelling in spellings)
        return everyone

    def by_initials(self, text: str) -> list[NamedUnit]:
        """The provinces of whose names a text is the first letters: HN."""
        return self._by_initials.get(plain(key(text)), []) if is_initials(text) else []

    @cached_property
    def _by_initials(self) -> dict[str, list[NamedUnit]]:
        units: dict[str, list[NamedUnit]] = defaultdict(list)
        for unit in self.units.values():
            if unit.kind is EntityKind.PROVINCE:
                for letters in {initials(spelling) for spelling in unit.spellings}:
                    units[letters].append(unit)
        return units

    def within(self, scope: str) -> dict[str, list[Spelling]]:
        """The spellings of a scope by their plain keys; put together when first asked for."""
        if scope not in self._spellings:
            spellings = defaultdict(list)
            for unit in self._scopes.get(scope, ()):
                for spelling in _spellings(unit, scope):
                    spellings[plain(spelling.key)].append(spelling)
            self._spellings[scope] = dict(spellings)
        return self._spellings[scope]

    def matches(self, text: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        """The units of a kind and a province that a text may mean, at whatever time."""
        matches = [
            match for name in readings(text) for match in self._meant_by(name, kind, province)
        ]
        return [
            match
            for match in matches
            if kind in (None, match.unit.kind) and province in (None, match.unit.province)
        ]

    def begun(self, text: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        """The units of a kind and a province of whose names a text is the beginning.

        Of districts and communes only within their province.
        """
        for head, scope, own_kind in self._ways(text, kind, province):
            matches = [
                match
                for match in self._beginning(head, scope)
                if own_kind in (None, match.unit.kind) and province in (None, match.unit.province)
            ]
            if matches:
                return matches
        return self._offices_begun(text, kind, province)

    def _offices_begun(
        self, text: str, kind: EntityKind | None, province: str | None
    ) -> list[Match]:
        """The offices of whose names in full a shortened text is the beginning."""
        name = readings(text)[-1][:_LONGEST]
        places = [(name, province)] if province else self.parted(name)
        return [
            Match(unit, _BEGUN, first, last)
            for head, home in places
            for plain_key, spellings in self.offices(home).items()
            if plain_key.startswith(f"{plain(in_full(head))} ")
            for spelling, unit, first, last in spellings
            if kind in (None, unit.kind) and agree(in_full(head), spelling)
        ]

    def _ways(
        self, text: str, kind: EntityKind | None, province: str | None
    ) -> Iterator[tuple[str, str, EntityKind | None]]:
        """Each way to read a text as first words, the scope of the name and the kind of unit."""
        name = readings(text)[-1][:_LONGEST]
        places = [(name, province)] if province else [(name, EVERYWHERE), *self.parted(name)]
        for head, scope in places:
            for form in dict.fromkeys((head, written_out(head))):
                yield form, scope, kind
        prefix, _, rest = name.partition(" ")
        told = _KIND_WORDS.get(plain(prefix))
        if told and kind in (None, told):
            yield rest, EVERYWHERE, told

    def _beginning(self, name: str, scope: str) -> Iterator[Match]:
        """The units of a scope whose keys go on after the words of a name."""
        ordered, spellings = self._ordered(scope), self.within(scope)
        start = f"{plain(name)} "
        for place in range(bisect_left(ordered, start), len(ordered)):
            if not ordered[place].startswith(start):
                return
            for spelling, unit, first, last in spellings[ordered[place]]:
                if agree(name, spelling):
                    yield Match(unit, _BEGUN, first, last)

    def _ordered(self, scope: str) -> list[str]:
        """The plain keys of a scope in order; put in order when first asked for."""
        if scope not in self._orders:
            self._orders[scope] = sorted(self.within(scope))
        return self._orders[scope]

    def loosely(self, text: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        """The units that a text may mean by what people leave out, add or shorten; asked for only
        where it means none otherwise, so that no name ever means another unit.
        """
        for name in loose_readings(text[:_LONGEST]):
            matches = self._meant_by(name, kind, province) or self._shortened(name, kind, province)
            own = [
                match._replace(looseness=_SHORTENED)
                for match in matches
                if kind in (None, match.unit.kind) and province in (None, match.unit.province)
            ]
            if own:
                return own
        return []

    def _shortened(self, name: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        """The offices of whose names any words are shortened; a department needs no Sở."""
        if kind in BELOW_PROVINCES:
            return []
        places = [(name, province)] if province else self.parted(name)
        matches = [match for head, home in places for match in self._shortened_in(head, home)]
        if matches or kind is not EntityKind.DEPARTMENT or not province:
            return matches
        return list(self._shortened_in(f"sở {name}", province))

    def _shortened_in(self, name: str, province: str) -> Iterator[Match]:
        short = in_full(name)
        for spellings in self.offices(province).values():
            for whole, unit, first, last in spellings:
                if shortens(short, whole):
                    yield Match(unit, _SHORTENED, first, last)

    def _meant_by(self, name: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        """By the first that gives any: the key, the key written out, the key with a province."""
        return (
            self._spelt(name, kind, province)
            or self._spelt(written_out(name), kind, province)
            or (list(self.offices_spelt(name, province)) if province else [])
            or list(self._with_province(name))
        )

    def _spelt(self, name: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        scopes = [EVERYWHERE, BY_KIND] if tells_kind(name) else [EVERYWHERE]
        if province:
            scopes = [province]
        matches = [match for scope in scopes for match in self.as_spelt(name, scope)]
        if matches and province and kind is None and self._is_province(name):
            return []
        return [*matches, *self._without_prefix(name, province)]

    def _is_province(self, name: str) -> bool:
        """Whether a name without any kind is that of a province of whatever time.

        It then means no unit below, unless its kind is told.
        """
        return not tells_kind(name) and any(self.provinces(name))

    def as_spelt(self, name: str, scope: str) -> Iterator[Match]:
        """The units that a key means in a scope, be it without diacritics."""
        for spelling, unit, first, last in self.within(scope).get(plain(name), ()):
            if agree(name, spelling):
                yield Match(unit, int(name != spelling), first, last)

    def offices_spelt(self, name: str, province: str) -> Iterator[Match]:
        """The offices of a province that a key means once its abbreviations are written out."""
        whole = in_full(name)
        for spelling, unit, first, last in self.offices(province).get(plain(whole), ()):
            if agree(whole, spelling):
                yield Match(unit, _SHORTENED, first, last)

    def offices(self, province: str) -> dict[str, list[Spelling]]:
        """The spellings of the offices of a province in full, by their plain keys; put together
        when first asked for.
        """
        if province not in self._offices:
            offices = defaultdict(list)
            for unit in self._scopes.get(province, ()):
                if unit.kind in OFFICES:
                    for own in _spellings(unit, province):
                        whole = own._replace(key=in_full(own.key))
                        offices[plain(whole.key)].append(whole)
            self._offices[province] = dict(offices)
        return self._offices[province]

    def provinces(self, name: str) -> Iterator[Match]:
        """The provinces that a key means."""
        for match in self.as_spelt(name, EVERYWHERE):
            if match.unit.kind is EntityKind.PROVINCE:
                yield match

    def _without_prefix(self, name: str, province: str | None) -> Iterator[Match]:
        prefix, _, rest = name.partition(" ")
        # "Thành phố Hòa Bình" was the district-level city: a province that is a city bears the word
        # in a spelling of its own.
        kind = _KIND_WORDS.get(plain(prefix))
        if province is None and kind:
            for match in self.as_spelt(rest, EVERYWHERE):
                if match.unit.kind is kind:
                    yield match._replace(looseness=2)

    def _with_province(self, name: str) -> Iterator[Match]:
        for head, province in self.parted(name):
            matches = list(self.as_spelt(head, province))
            yield from matches or self.as_spelt(written_out(head), province)
            yield from self.offices_spelt(head, province)

    def parted(self, name: str) -> Iterator[tuple[str, str]]:
        """Each way to read a key as a name and the province behind it."""
        words = name.split()
        for cut in range(len(words) - 1, max(0, len(words) - _MOST_WORDS - 1), -1):
            head = " ".join(words[:cut]).removesuffix(" of")
            tail = key(" ".join(words[cut:]))
            matches = [*self.provinces(tail), *self._without_prefix(tail, None)]
            provinces = [match.unit for match in matches if match.unit.kind is EntityKind.PROVINCE]
            for province in dict.fromkeys(unit.id for unit in provinces):
                yield head, province


def _scopes(unit: NamedUnit) -> list[str]:
    if unit.kind in OFFICES:
        return [unit.province or EVERYWHERE]
    if unit.kind in BELOW_PROVINCES:
        return [BY_KIND, unit.province] if unit.province else [BY_KIND]
    return [EVERYWHERE]


@lru_cache(maxsize=2**15)
def _spellings(unit: NamedUnit, scope: str) -> tuple[Spelling, ...]:
    """Each key of a unit in a scope, with all the days on which it was so called.

    Kept from one catalogue to the next, in which few units are other ones.
    """
    spans: dict[str, tuple[date | None, date | None]] = {}
    for form, first, last in _forms(unit, scope):
        begun, ended = spans.get(form, (first, last))
        spans[form] = (begun and first and min(begun, first), ended and last and max(ended, last))
    return tuple(Spelling(form, unit, first, last) for form, (first, last) in spans.items())


def _forms(unit: NamedUnit, scope: str) -> Iterator[tuple[str, date | None, date | None]]:
    """The keys of a unit in a scope; within its province a district or commune needs no kind."""
    needs_no_kind = unit.kind in BELOW_PROVINCES and unit.province == scope
    for spelling, first, last in _dated(unit):
        for form in keys(spelling):
            if form:
                yield form, first, last
            if needs_no_kind and (name := bare(form)):
                yield name, first, last


def _dated(unit: NamedUnit) -> Iterator[tuple[str, date | None, date | None]]:
    """Each spelling with its days.

    The code of a province is a spelling; the number of a district or commune is none.
    """
    yield from unit.days
    dated = {spelling for spelling, _, _ in unit.days}
    others = list(unit.spellings)
    if unit.code and unit.kind not in BELOW_PROVINCES:
        others.append(unit.code)
    for spelling in others:
        if spelling not in dated and (spelling or unit.kind in BELOW_PROVINCES):
            yield spelling, unit.valid_from, unit.valid_to
