"""A name as people write it → the unit it means, at a date, within a kind and a province."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from hub.errors import UnknownName
from hub.language import Text
from hub.terms import EntityKind

_UNIT = Text("đơn vị", "unit")
_ORDER = {kind: place for place, kind in enumerate((
    EntityKind.PROVINCE, EntityKind.REGION, EntityKind.COUNTRY, EntityKind.MINISTRY, EntityKind.DISTRICT, EntityKind.COMMUNE,
    EntityKind.DEPARTMENT, EntityKind.BODY))}
_EVERYWHERE = ""

# Sheets hold the Icelandic Ð (U+00D0) for Đ, and both òa and oà: the tone mark is moved to the last vowel of oa, oe and uy.
_ETH, _BARRED = str.maketrans("Ðð", "Đđ"), str.maketrans("Đđ", "Dd")
_MARKS = re.compile("[\u0300-\u036f]")
_EARLY_TONE = re.compile("([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])")
_CITY = re.compile(r"(?:thanh pho|tp|t p)(?= )")


class Named(NamedTuple):
    """A unit and all it is called; the first spelling is the one shown."""

    id: str
    kind: EntityKind
    province: str | None
    valid_from: date | None
    valid_to: date | None
    code: str | None
    spellings: tuple[str, ...]


class Match(NamedTuple):
    """A unit that a text may mean; 0 as spelt, 1 but for missing diacritics, 2 but for its prefix."""

    unit: Named
    looseness: int


@lru_cache(maxsize=2 ** 15)
def key(text: str) -> str:
    """The form in which spellings are compared: lower case, words parted by one blank, a leading Thành phố as tp."""
    words = " ".join(_words(text))
    city = _CITY.match(plain(words))
    return "tp" + words[city.end():] if city else words


@lru_cache(maxsize=2 ** 15)
def plain(text: str) -> str:
    """The text without diacritics."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_BARRED)


def slug(text: str) -> str:
    """The text as a part of a public id."""
    return "-".join(_words(plain(text)))


class Names:
    """Every spelling of every unit; a department's are known only within its province."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._units = {unit.id: unit for unit in named}
        self._spelt: dict[str, dict[str, list[tuple[str, Named]]]] = {_EVERYWHERE: {}}
        for unit in self._units.values():
            keys = dict.fromkeys(key(spelling) for spelling in (*unit.spellings, unit.code) if spelling)
            for scope in _scopes(unit):
                spelt = self._spelt.setdefault(scope, {})
                for spelling in keys:
                    spelt.setdefault(plain(spelling), []).append((spelling, unit))

    def resolve(self, text: str, on: date, kind: EntityKind | None = None, province: str | None = None) -> str:
        """The public id of the unit that the text means on this day; UnknownName where none or several are as likely."""
        if self._is_id(text, kind, province):
            return text.strip()
        ranked = sorted(((_days_off(unit, on), looseness, _ORDER[unit.kind]), unit.id)
                        for unit, looseness in self._matches(text, kind, province))
        best = list(dict.fromkeys(found for rank, found in ranked if rank == ranked[0][0]))
        if len(best) != 1:
            raise UnknownName(_UNIT, text, best[:5] or self._nearest(text, kind, province))
        return best[0]

    def knows(self, text: str, kind: EntityKind) -> bool:
        """Whether the text spells a unit of this kind, at whatever time."""
        return bool(self._matches(text, kind, None))

    def over(self, text: str, first: date, last: date, kind: EntityKind | None = None, province: str | None = None) -> list[str]:
        """Every unit the text meant from the first day to the last, in time order; an id gives itself alone."""
        matches = [] if self._is_id(text, kind, province) else self._matches(text, kind, province)
        found = [match for match in matches if _in_force(match.unit, first, last)]
        if not found:
            return [self.resolve(text, last, kind, province)]
        likeliest = min(_ORDER[match.unit.kind] for match in found)
        units = _one_at_a_time(text, [match for match in found if _ORDER[match.unit.kind] == likeliest])
        return [unit.id for unit in sorted(units, key=lambda unit: unit.valid_from or date.min)]

    def _is_id(self, text: str, kind: EntityKind | None, province: str | None) -> bool:
        unit = self._units.get(text.strip())
        return unit is not None and kind in (None, unit.kind) and province in (None, unit.province)

    def search(self, text: str, limit: int, alike: bool = True) -> list[str]:
        """The ids of the units whose spelling contains or resembles the text, best first and those in force before ended ones.

        Not alike: only those whose spelling is or contains it.
        """
        query = plain(key(text))
        if not query:
            return []
        scores = {match.unit.id: 300.0 for match in self._matches(text, None, None)}
        for spelling, score in self._like(query, limit, alike):
            for unit in self._everyone[spelling]:
                scores[unit.id] = max(score, scores.get(unit.id, 0.0))
        units = sorted((self._units[found] for found in scores),
                       key=lambda unit: (-scores[unit.id], unit.valid_to is not None, _ORDER[unit.kind], unit.id))
        return [unit.id for unit in units[:limit]]

    @cached_property
    def _everyone(self) -> dict[str, list[Named]]:
        everyone: dict[str, list[Named]] = {}
        for spelt in self._spelt.values():
            for spelling, entries in spelt.items():
                everyone.setdefault(spelling, []).extend(unit for _, unit in entries)
        return everyone

    def _like(self, query: str, limit: int, alike: bool) -> Iterator[tuple[str, float]]:
        holding = [spelling for spelling in self._everyone if query in spelling]
        yield from ((spelling, 100 + 100 * len(query) / len(spelling) + 50 * spelling.startswith(query)) for spelling in holding)
        if alike and len(holding) < limit:
            resembling = process.extract(query, self._everyone.keys(), scorer=fuzz.WRatio, score_cutoff=80, limit=limit)
            yield from ((spelling, score) for spelling, score, _ in resembling)

    def _matches(self, text: str, kind: EntityKind | None, province: str | None) -> list[Match]:
        wanted = key(text)
        found = [*self._as_spelt(wanted, province or _EVERYWHERE), *self._without_prefix(wanted, kind, province)]
        return [match for match in found or self._with_province(wanted) if kind in (None, match.unit.kind)
                and province in (None, match.unit.province)]

    def _as_spelt(self, wanted: str, scope: str) -> Iterator[Match]:
        for spelling, unit in self._spelt.get(scope, {}).get(plain(wanted), ()):
            if _agree(wanted, spelling):
                yield Match(unit, int(wanted != spelling))

    def _without_prefix(self, wanted: str, kind: EntityKind | None, province: str | None) -> Iterator[Match]:
        prefix, _, rest = wanted.partition(" ")
        # Until 2025 "Thành phố Hòa Bình" was the district-level city, so this prefix goes only where a province is asked for.
        if province is None and (plain(prefix) == "tinh" or (prefix == "tp" and kind is EntityKind.PROVINCE)):
            yield from (Match(match.unit, 2) for match in self._as_spelt(rest, _EVERYWHERE) if match.unit.kind is EntityKind.PROVINCE)

    def _with_province(self, wanted: str) -> Iterator[Match]:
        words = wanted.split()
        for cut in range(len(words) - 1, max(0, len(words) - 8), -1):
            head, tail = " ".join(words[:cut]).removesuffix(" of"), key(" ".join(words[cut:]))
            provinces = [*self._as_spelt(tail, _EVERYWHERE), *self._without_prefix(tail, EntityKind.PROVINCE, None)]
            for province in dict.fromkeys(match.unit.id for match in provinces):
                yield from self._as_spelt(head, province)

    def _nearest(self, text: str, kind: EntityKind | None, province: str | None) -> list[str]:
        shown = {spelling: entries[0][1].spellings[0] for spelling, entries in self._spelt.get(province or _EVERYWHERE, {}).items()
                 if any(kind in (None, unit.kind) for _, unit in entries)}
        near = process.extract(plain(key(text))[:100], shown.keys(), scorer=fuzz.ratio, score_cutoff=65, limit=20)
        return list(dict.fromkeys(shown[spelling] for spelling, _, _ in near))[:5] or ([] if kind or province else self.search(text, 5))


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFD", text.translate(_ETH).casefold())
    return re.findall(r"\w+", unicodedata.normalize("NFC", _EARLY_TONE.sub(r"\1\3\2", letters)))


def _scopes(unit: Named) -> list[str]:
    if unit.kind in (EntityKind.DEPARTMENT, EntityKind.BODY):
        return [unit.province or _EVERYWHERE]
    return [_EVERYWHERE, unit.province] if unit.province else [_EVERYWHERE]


def _agree(wanted: str, spelling: str) -> bool:
    return all(letter in pair for letter, *pair in zip(wanted, spelling, plain(spelling), strict=False))


def _one_at_a_time(text: str, matches: list[Match]) -> list[Named]:
    """The units that the text means one after the other; where two share days the one better spelt."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: match.looseness):
        rivals = [other for other in chosen if _share_days(other.unit, match.unit)]
        if any(other.looseness == match.looseness and other.unit is not match.unit for other in rivals):
            raise UnknownName(_UNIT, text, [other.unit.id for other in (*rivals, match)][:5])
        if not rivals:
            chosen.append(match)
    return [match.unit for match in chosen]


def _share_days(one: Named, other: Named) -> bool:
    return _in_force(one, other.valid_from or date.min, other.valid_to or date.max)


def _in_force(unit: Named, first: date, last: date) -> bool:
    return (unit.valid_from or date.min) <= last and first <= (unit.valid_to or date.max)


def _days_off(unit: Named, on: date) -> int:
    return max(((unit.valid_from or on) - on).days, (on - (unit.valid_to or on)).days, 0)
