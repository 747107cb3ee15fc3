"""A name as people write it → the unit it means, at a date, within a kind and a province."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from hub.words.errors import UnknownName
from hub.words.language import Text
from hub.words.spelling import (
    agree,
    bare,
    key,
    keys,
    plain,
    readings,
    slug,
    tells_kind,
    written_out,
)
from hub.words.terms import BELOW_PROVINCES, EntityKind

__all__ = ["Match", "Named", "Names", "key", "plain", "slug"]

_UNIT = Text("đơn vị", "unit")
_IN_FULL = Text(
    "cần tên chính thức, với đơn vị dưới cấp tỉnh thì kèm loại và tỉnh, như “Xã Ba Vì (Hà Nội)”",
    "the official name is wanted, below the provinces with its kind and its province, as in “Xã Ba"
    " Vì (Hà Nội)”",
)
_OFFICIAL = Text(
    "cần tên chính thức của một đơn vị thuộc tỉnh này",
    "the official name of a unit of this province is wanted",
)
_WITH_PROVINCE = Text(
    "tỉnh nào cũng có cơ quan mang tên này nên cần kèm tỉnh, như “Sở Nội vụ Lai Châu”",
    "provinces have a body of this name each, so the province is wanted too, as in “Sở Nội vụ Lai"
    " Châu”",
)
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            EntityKind.PROVINCE,
            EntityKind.REGION,
            EntityKind.COUNTRY,
            EntityKind.MINISTRY,
            EntityKind.DISTRICT,
            EntityKind.COMMUNE,
            EntityKind.DEPARTMENT,
            EntityKind.BODY,
        )
    )
}
_EVERYWHERE, _BY_KIND = (
    "",
    "*",
)  # scopes beside the provinces; in the second one stand districts and communes with their kind
_LIKE, _TYPED = (
    65,
    85,
    # how alike, of 100, a name is to be that was meant, and one of the thousands of districts and
    # communes
)
_MANY = 5  # names that are offered


class Named(NamedTuple):
    """A unit and all it is called, the spelling first that is shown; a dated one is told with
    its days, others hold always.
    """

    id: str
    kind: EntityKind
    province: str | None
    valid_from: date | None
    valid_to: date | None
    code: str | None
    spellings: tuple[str, ...]
    days: tuple[tuple[str, date | None, date | None], ...] = ()


class Match(NamedTuple):
    """A unit that a text may mean; 0 as spelt, 1 but for missing diacritics, 2 but for its
    prefix; the days on which it was so called.
    """

    unit: Named
    looseness: int
    valid_from: date | None
    valid_to: date | None


class _Spelling(NamedTuple):
    """A key that means a unit, and the days on which it did."""

    key: str
    unit: Named
    valid_from: date | None
    valid_to: date | None


class Names:
    """Every spelling of every unit; a department's, and a district's or commune's without its
    kind, only within its province.
    """

    def __init__(self, named: Iterable[Named]) -> None:
        self._units = {unit.id: unit for unit in named}
        self._homes: dict[str, list[Named]] = defaultdict(list)
        for unit in self._units.values():
            for scope in _scopes(unit):
                self._homes[scope].append(unit)
        self._spelt: dict[str, dict[str, list[_Spelling]]] = {}

    def resolve(
        self, text: str, on: date, kind: EntityKind | None = None, province: str | None = None
    ) -> str:
        """The public id of the unit that the text means on this day; UnknownName where none or
        several are as likely.
        """
        if self._is_id(text, kind, province):
            return text.strip()
        ranked = sorted(
            (
                (
                    _days_off(match.unit, on),
                    match.looseness,
                    _ORDER[match.unit.kind],
                    _days_off(match, on),
                ),
                match.unit.id,
            )
            for match in self._matches(text, kind, province)
        )
        best = list(dict.fromkeys(found for rank, found in ranked if rank == ranked[0][0]))
        if kind is EntityKind.PROVINCE and not any(
            _days_off(self._units[own], on) == 0 for own in best
        ):
            best = self._cities(text, on) or best
        if len(best) > 1:
            raise self._several(text, best, on)
        if not best:
            raise self._unknown(text, on, kind, province)
        return best[0]

    def knows(self, text: str, kind: EntityKind) -> bool:
        """Whether the text spells a unit of this kind, at whatever time."""
        return bool(self._matches(text, kind, None))

    def shown(self, own: str, on: date) -> str:
        """The name that the unit of an id bore on a day."""
        return _name(self._units[own], on)

    def over(
        self,
        text: str,
        first: date,
        last: date,
        kind: EntityKind | None = None,
        province: str | None = None,
    ) -> list[str]:
        """Every unit the text meant from the first day to the last, in time order; an id gives
        itself alone.
        """
        matches = [] if self._is_id(text, kind, province) else self._matches(text, kind, province)
        found = [match for match in matches if _in_force(match.unit, first, last)]
        if not found:
            return [self.resolve(text, last, kind, province)]
        likeliest = min(_ORDER[match.unit.kind] for match in found)
        units = self._one_at_a_time(
            text, [match for match in found if _ORDER[match.unit.kind] == likeliest], last
        )
        return [unit.id for unit in sorted(units, key=lambda unit: unit.valid_from or date.min)]

    def _cities(self, text: str, on: date) -> list[str]:
        """The province and the district-level city that a text names, where it is a city's name
        and no such province stood on the day.
        """
        prefix, _, rest = key(text).partition(" ")
        cities = (
            [match.unit for match in self._matches(text, EntityKind.DISTRICT, None)]
            if prefix == "tp"
            else []
        )
        provinces = (
            sorted(
                (match.unit for match in self._provinces(rest)),
                key=lambda unit: _days_off(unit, on),
            )
            if cities
            else []
        )
        nearest = sorted(cities, key=lambda unit: _days_off(unit, on))[:1]
        return [unit.id for unit in (*provinces[:1], *nearest)] if provinces else []

    def _is_id(self, text: str, kind: EntityKind | None, province: str | None) -> bool:
        unit = self._units.get(text.strip())
        return unit is not None and kind in (None, unit.kind) and province in (None, unit.province)

    def search(self, text: str, limit: int, alike: bool = True) -> list[str]:
        """The ids of the units whose spelling contains or resembles the text, best first and those
        in force before ended ones.

        Not alike: only those whose spelling is or contains it.
        """
        query = plain(key(text))
        if not query:
            return []
        scores = {match.unit.id: 300.0 for match in self._matches(text, None, None)}
        for spelling, score in self._like(query, limit, alike):
            for unit in self._everyone[spelling]:
                below = 50 * (unit.kind in BELOW_PROVINCES and spelling != query)
                scores[unit.id] = max(score - below, scores.get(unit.id, 0.0))
        units = sorted(
            (self._units[found] for found in scores),
            key=lambda unit: (
                -scores[unit.id],
                unit.valid_to is not None,
                _ORDER[unit.kind],
                unit.id,
            ),
        )
        return [unit.id for unit in units[:limit]]

    @cached_property
    def _everyone(self) -> dict[str, list[Named]]:
        everyone: dict[str, list[Named]] = {}
        for scope in self._homes:
            for known, spellings in self._within(scope).items():
                everyone.setdefault(known, []).extend(spelling.unit for spelling in spellings)
        return everyone

    @cached_property
    def _short(self) -> list[str]:
        """What is spelt anywhere, districts and communes without their kinds."""
        return [spelling for spelling in self._everyone if spelling not in self._within(_BY_KIND)]

    def _like(self, query: str, limit: int, alike: bool) -> Iterator[tuple[str, float]]:
        holding = [spelling for spelling in self._everyone if query in spelling]
        yield from (
            (spelling, 100 + 100 * len(query) / len(spelling) + 50 * spelling.startswith(query))
            for spelling in holding
        )
        if alike and len(holding) < limit:
            resembling = process.extract(
                query, self._short, scorer=fuzz.WRatio, score_cutoff=80, limit=limit
            )
            yield from ((spelling, score) for spelling, score, _ in resembling)

    def _within(self, scope: str) -> dict[str, list[_Spelling]]:
        """What is spelt in a scope, by its plain key; put together when it is first asked for."""
        if scope not in self._spelt:
            spelt = defaultdict(list)
            for unit in self._homes.get(scope, ()):
                for spelling in _spellings(unit, scope):
                    spelt[plain(spelling.key)].append(spelling)
            self._spelt[scope] = dict(spelt)
        return self._spelt[scope]

    def _matches(self, text: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        found = [match for wanted in readings(text) for match in self._read(wanted, kind, province)]
        return [
            match
            for match in found
            if kind in (None, match.unit.kind) and province in (None, match.unit.province)
        ]

    def _read(self, wanted: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        return (
            self._named(wanted, kind, province)
            or self._named(written_out(wanted), kind, province)
            or list(self._with_province(wanted))
        )

    def _named(self, wanted: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        scopes = (
            [province]
            if province
            else [_EVERYWHERE, _BY_KIND]
            if tells_kind(wanted)
            else [_EVERYWHERE]
        )
        found = [match for scope in scopes for match in self._as_spelt(wanted, scope)]
        if found and province and kind is None and self._is_province(wanted):
            return []
        return [*found, *self._without_prefix(wanted, province)]

    def _is_province(self, wanted: str) -> bool:
        """Whether a name without any kind is that of a province of whatever time: it means no
        unit below, unless its kind is told.
        """
        return not tells_kind(wanted) and any(
            match.unit.kind is EntityKind.PROVINCE for match in self._as_spelt(wanted, _EVERYWHERE)
        )

    def _as_spelt(self, wanted: str, scope: str) -> Iterator[Match]:
        for spelling, unit, first, last in self._within(scope).get(plain(wanted), ()):
            if agree(wanted, spelling):
                yield Match(unit, int(wanted != spelling), first, last)

    def _without_prefix(self, wanted: str, province: str | None) -> Iterator[Match]:
        prefix, _, rest = wanted.partition(" ")
        # "Thành phố Hòa Bình" was the district-level city: a province that is a city bears the word
        # in a spelling of its own.
        if province is None and plain(prefix) == "tinh":
            yield from (match._replace(looseness=2) for match in self._provinces(rest))

    def _provinces(self, wanted: str) -> Iterator[Match]:
        return (
            match
            for match in self._as_spelt(wanted, _EVERYWHERE)
            if match.unit.kind is EntityKind.PROVINCE
        )

    def _with_province(self, wanted: str) -> Iterator[Match]:
        for head, province in self._parted(wanted):
            yield from list(self._as_spelt(head, province)) or self._as_spelt(
                written_out(head), province
            )

    def _parted(self, wanted: str) -> Iterator[tuple[str, str]]:
        """Each way to read a key as a name and the province behind it."""
        words = wanted.split()
        for cut in range(len(words) - 1, max(0, len(words) - 8), -1):
            head, tail = " ".join(words[:cut]).removesuffix(" of"), key(" ".join(words[cut:]))
            provinces = [*self._as_spelt(tail, _EVERYWHERE), *self._without_prefix(tail, None)]
            yield from (
                (head, own)
                for own in dict.fromkeys(
                    match.unit.id for match in provinces if match.unit.kind is EntityKind.PROVINCE
                )
            )

    def _one_at_a_time(self, text: str, matches: list[Match], on: date) -> list[Named]:
        """The units that the text means one after the other; where two share days the one better
        spelt.
        """
        chosen: list[Match] = []
        for match in sorted(matches, key=lambda match: match.looseness):
            rivals = [
                other
                for other in chosen
                if _in_force(other, match.valid_from or date.min, match.valid_to or date.max)
            ]
            if any(
                other.looseness == match.looseness and other.unit is not match.unit
                for other in rivals
            ):
                raise self._several(text, [other.unit.id for other in (*rivals, match)], on)
            if not rivals:
                chosen.append(match)
        return list({match.unit.id: match.unit for match in chosen}.values())

    def _several(self, text: str, ids: Sequence[str], on: date) -> UnknownName:
        """What to say where a text means several units as likely: each is named so that it can
        be asked for.
        """
        names = [self._full_name(self._units[own], on) for own in ids[:_MANY]]
        return UnknownName(
            _UNIT, text, names if len(set(names)) == len(names) else ids[:_MANY], several=True
        )

    def _unknown(
        self, text: str, on: date, kind: EntityKind | None, province: str | None
    ) -> UnknownName:
        """What to say where a text means no unit: those most like it, within the province where
        one is told, and what to write.
        """
        nearest, place = self._nearest(text, on, kind, province), self._units.get(province or "")
        thing = (
            Text(f"đơn vị thuộc {_name(place, on)}", f"unit of {_name(place, on)}")
            if place
            else _UNIT
        )
        if province is None and self._is_office(text, kind):
            return UnknownName(thing, text, (), _WITH_PROVINCE)
        may_be_below = kind in (None, EntityKind.DEPARTMENT, *BELOW_PROVINCES) and (
            not nearest or any(name.endswith(")") for name in nearest)
        )
        return UnknownName(
            thing, text, nearest, _OFFICIAL if place else _IN_FULL if may_be_below else None
        )

    def _is_office(self, text: str, kind: EntityKind | None) -> bool:
        """Whether a text is what a department is called within its province."""
        return kind in (None, EntityKind.DEPARTMENT) and any(
            unit.kind is EntityKind.DEPARTMENT for unit in self._everyone.get(plain(key(text)), ())
        )

    def _nearest(
        self, text: str, on: date, kind: EntityKind | None, province: str | None
    ) -> list[str]:
        wanted = readings(text)[-1][:100]
        if province and (found := self._alike(written_out(wanted), [province], kind, _LIKE)):
            return [_name(unit, on) for unit in found[:_MANY]]
        below = self._elsewhere(wanted, on, kind) if kind in (None, *BELOW_PROVINCES) else []
        above = (
            self._alike(wanted, [_EVERYWHERE], kind, _LIKE)
            if not province and kind not in BELOW_PROVINCES
            else []
        )
        return list(dict.fromkeys(self._full_name(unit, on) for unit in (*below, *above)))[
            :_MANY
        ] or ([] if kind or province else self.search(text, _MANY))

    def _alike(
        self, wanted: str, scopes: Iterable[str], kind: EntityKind | None, least: int
    ) -> list[Named]:
        """The units of a kind whose spelling is most like a text."""
        pool = {
            spelling: [known.unit for known in spellings if kind in (None, known.unit.kind)]
            for scope in scopes
            for spelling, spellings in self._within(scope).items()
        }
        near = process.extract(
            plain(wanted), pool.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=20
        )
        return list(
            {unit.id: unit for spelling, _, _ in near for unit in pool[spelling][:3]}.values()
        )

    def _elsewhere(self, wanted: str, on: date, kind: EntityKind | None) -> list[Named]:
        """The districts and communes of that name in the country, first those so spelt and in
        force; else those much like it.
        """
        whole = written_out(wanted)
        name = bare(whole) or whole
        found = [
            (spelling, unit)
            for spelling, unit in self._bare.get(plain(name), ())
            if kind in (None, unit.kind)
        ]
        if found:
            return [
                unit
                for _, unit in sorted(
                    found, key=lambda known: (not agree(name, known[0]), _days_off(known[1], on))
                )
            ]
        parted = [
            unit
            for head, province in self._parted(whole)
            for unit in self._alike(head, [province], kind, _TYPED)
        ]
        return parted or (self._alike(whole, [_BY_KIND], kind, _TYPED) if tells_kind(whole) else [])

    @cached_property
    def _bare(self) -> dict[str, list[tuple[str, Named]]]:
        """The districts and communes by their plain names without their kinds."""
        found: dict[str, dict[tuple[str, str], tuple[str, Named]]] = defaultdict(dict)
        for spellings in self._within(_BY_KIND).values():
            for spelling in spellings:
                if name := bare(spelling.key):
                    found[plain(name)].setdefault((name, spelling.unit.id), (name, spelling.unit))
        return {name: list(units.values()) for name, units in found.items()}

    def _full_name(self, unit: Named, on: date) -> str:
        """A name by which a unit is known everywhere: Huyện Kim Sơn (Ninh Bình)."""
        province = self._units.get(unit.province or "")
        return f"{_name(unit, on)} ({_name(province, on)})" if province else _name(unit, on)


def _scopes(unit: Named) -> list[str]:
    if unit.kind in (EntityKind.DEPARTMENT, EntityKind.BODY):
        return [unit.province or _EVERYWHERE]
    if unit.kind in BELOW_PROVINCES:
        return [_BY_KIND, unit.province] if unit.province else [_BY_KIND]
    return [_EVERYWHERE]


def _spellings(unit: Named, scope: str) -> Iterator[_Spelling]:
    """Each key of a unit in a scope, with all the days on which it was so called."""
    found: dict[str, tuple[date | None, date | None]] = {}
    for spelling, first, last in _dated(unit):
        for known in keys(spelling):
            for form in (
                (known, bare(known))
                if unit.province == scope and unit.kind in BELOW_PROVINCES
                else (known,)
            ):
                begun, ended = found.get(form, (first, last))
                found[form] = (
                    begun and first and min(begun, first),
                    ended and last and max(ended, last),
                )
    return (_Spelling(form, unit, *span) for form, span in found.items() if form)


def _dated(unit: Named) -> Iterator[tuple[str, date | None, date | None]]:
    """Each spelling with its days; a province's code is one, but a number of a district or
    commune is none.
    """
    yield from unit.days
    told = {spelling for spelling, _, _ in unit.days}
    others = (
        unit.spellings
        if unit.kind in BELOW_PROVINCES
        else filter(None, (*unit.spellings, unit.code))
    )
    yield from (
        (spelling, unit.valid_from, unit.valid_to) for spelling in others if spelling not in told
    )


def _name(unit: Named, on: date) -> str:
    """The name that a unit bore on a day, or nearest to it."""
    return min(unit.days, key=lambda told: _days(told[1], told[2], on), default=unit.spellings)[0]


def _in_force(thing: Named | Match, first: date, last: date) -> bool:
    return (thing.valid_from or date.min) <= last and first <= (thing.valid_to or date.max)


def _days_off(thing: Named | Match, on: date) -> int:
    return _days(thing.valid_from, thing.valid_to, on)


def _days(first: date | None, last: date | None, on: date) -> int:
    return max(((first or on) - on).days, (on - (last or on)).days, 0)
