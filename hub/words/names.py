"""A name as people write it → the unit it means, at a date, within a kind and a province."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache, partial

from rapidfuzz import fuzz, process

from hub.words.errors import UnknownName
from hub.words.gazetteer import BY_KIND, Gazetteer, Match, NamedUnit, days_off, in_force
from hub.words.lookup import Closeness
from hub.words.nearest import MANY, Nearest
from hub.words.spelling import initials, key, plain, slug
from hub.words.terms import BELOW_PROVINCES, EntityKind

__all__ = ["Match", "NamedUnit", "Names", "key", "plain", "slug"]

# Of kinds that share a name the first is meant.
_ORDER = (
    EntityKind.PROVINCE,
    EntityKind.REGION,
    EntityKind.COUNTRY,
    EntityKind.MINISTRY,
    EntityKind.DISTRICT,
    EntityKind.COMMUNE,
    EntityKind.DEPARTMENT,
    EntityKind.BODY,
)
_PLACE_OF = {kind: place for place, kind in enumerate(_ORDER)}
# Scores of a search: a name as spelt, one that holds the text, one that begins with it; districts
# and communes of which there are thousands stand behind.
_SPELT, _HOLDS, _BEGINS, _BELOW = 300.0, 100, 50, 50
_RESEMBLES = 80  # how alike, of 100, a spelling is to be
# Names that mean nothing of which is kept what was offered: a board asks with the same ones again.
_UNKNOWN = 2048


class Names:
    """The look-up from names to units."""

    def __init__(self, units: Iterable[NamedUnit]) -> None:
        self._gazetteer = Gazetteer(units)
        self._units = self._gazetteer.units
        self._nearest = Nearest(self._gazetteer)
        self._unknown = lru_cache(maxsize=_UNKNOWN)(self._offer)

    def resolve(
        self,
        text: str,
        on: date,
        kind: EntityKind | None = None,
        province: str | None = None,
        beginnings: bool = False,
    ) -> str:
        """The public id of the unit that the text means on a day.

        With beginnings it may also be the first words of a name. Raises UnknownName where it
        means none, or several as likely.
        """
        likeliest = self.meant(text, on, kind, province=province, beginnings=beginnings)
        if len(likeliest) > 1:
            raise self._nearest.several(text, likeliest, on)
        if not likeliest:
            raise self._unknown(text, on, kind, province).again()
        return likeliest[0]

    def meant(
        self,
        text: str,
        on: date,
        kind: EntityKind | None = None,
        province: str | None = None,
        beginnings: bool = False,
    ) -> list[str]:
        """The public ids of the units that the text means as likely on a day; none where it means
        none.
        """
        if self._is_id(text, kind, province):
            return [text.strip()]
        likeliest = self._likeliest(self._gazetteer.matches(text, kind, province), on)
        if kind is EntityKind.PROVINCE and not self._any_in_force(likeliest, on):
            likeliest = self._cities(text, on) or likeliest
        if beginnings and not likeliest:
            likeliest = self._begun(self._gazetteer.begun(text, kind, province), on)
        if not likeliest:
            likeliest = self._likeliest(self._gazetteer.loosely(text, kind, province), on)
        return likeliest

    def _offer(
        self, text: str, on: date, kind: EntityKind | None, province: str | None
    ) -> UnknownName:
        """The error of a name that means no unit; to find the nearest is dear."""
        others = partial(self.search, text, MANY)
        return self._nearest.unknown(text, on, kind, province=province, others=others)

    def knows(self, text: str, kind: EntityKind) -> bool:
        """Whether the text spells a unit of this kind, at whatever time."""
        return bool(self._gazetteer.matches(text, kind, None))

    def shown(self, own: str, on: date) -> str:
        """The name that the unit of an id bore on a day."""
        return self._units[own].name(on)

    def over(
        self,
        text: str,
        first: date,
        last: date,
        kind: EntityKind | None = None,
        province: str | None = None,
        beginnings: bool = False,
    ) -> list[str]:
        """Every unit that the text meant from one day to another, in time order.

        An id means itself alone. With beginnings the text may also be the first words of a name.
        """
        if self._is_id(text, kind, province):
            return [self.resolve(text, last, kind, province=province)]
        every = self._matches(text, kind, province, beginnings)
        matches = [match for match in every if in_force(match.unit, first, last)]
        if not matches:
            return [self.resolve(text, last, kind, province=province, beginnings=beginnings)]
        likeliest = min(_PLACE_OF[match.unit.kind] for match in matches)
        of_kind = [match for match in matches if _PLACE_OF[match.unit.kind] == likeliest]
        units = self._one_at_a_time(text, of_kind, last)
        return [unit.id for unit in sorted(units, key=lambda unit: unit.valid_from or date.min)]

    def search(self, text: str, limit: int, alike: bool = True) -> list[str]:
        """The ids of the units whose spelling contains or resembles the text, the best first.

        Units in force stand before ended ones. Not alike: only those whose spelling is the
        text or contains it.
        """
        query = plain(key(text))
        if not query:
            return []
        scores = {match.unit.id: _SPELT for match in self._gazetteer.matches(text, None, None)}
        scores |= {unit.id: _HOLDS for unit in self._gazetteer.by_initials(text)} | scores
        for spelling, score in self._like(query, limit, alike):
            for unit in self._gazetteer.everyone[spelling]:
                is_behind = unit.kind in BELOW_PROVINCES and spelling != query
                own = score - _BELOW * is_behind
                scores[unit.id] = max(own, scores.get(unit.id, 0.0))
        units = sorted(
            (self._units[unit_id] for unit_id in scores),
            key=lambda unit: (
                -scores[unit.id],
                unit.valid_to is not None,
                _PLACE_OF[unit.kind],
                unit.id,
            ),
        )
        return [unit.id for unit in units[:limit]]

    def closeness(self, text: str, limit: int) -> dict[str, Closeness]:
        """The units that a search finds, the best first, and how closely each is named."""
        spelt = {match.unit.id for match in self._gazetteer.matches(text, None, None)}
        phrase = plain(key(text))
        return {
            own: Closeness.SPELT if own in spelt else _closest(phrase, self._units[own])
            for own in self.search(text, limit)
        }

    def _matches(
        self, text: str, kind: EntityKind | None, province: str | None, beginnings: bool
    ) -> list[Match]:
        """The units that bear the name; where there are none, those whose names so begin."""
        matches = self._gazetteer.matches(text, kind, province)
        if matches or not beginnings:
            return matches
        return self._gazetteer.begun(text, kind, province)

    def _is_id(self, text: str, kind: EntityKind | None, province: str | None) -> bool:
        unit = self._units.get(text.strip())
        return unit is not None and kind in (None, unit.kind) and province in (None, unit.province)

    def _likeliest(self, matches: list[Match], on: date) -> list[str]:
        """The ids of those that none is likelier than.

        What decides, in this order: in force or nearest in time, how loosely it is spelt, the kind,
        so called on the day or nearest to it.
        """
        ranks = {}
        for match in matches:
            rank = (
                days_off(match.unit, on),
                match.looseness,
                _PLACE_OF[match.unit.kind],
                days_off(match, on),
            )
            ranks[match.unit.id] = min(rank, ranks.get(match.unit.id, rank))
        best = min(ranks.values(), default=None)
        return sorted(unit for unit, rank in ranks.items() if rank == best)

    def _begun(self, matches: list[Match], on: date) -> list[str]:
        """The ids of the units whose names so begin.

        Of units that succeeded each other within a province, and of those of one name, those in
        force on the day or nearest to it; otherwise all of them.
        """
        by_name: dict[str, list[Match]] = defaultdict(list)
        for match in matches:
            by_name[match.unit.name(on)].append(match)
        if len(by_name) == 1 or all(match.unit.province for match in matches):
            return self._likeliest(matches, on)
        units = [self._likeliest(namesakes, on)[0] for namesakes in by_name.values()]
        return sorted(units, key=lambda unit: days_off(self._units[unit], on))

    def _any_in_force(self, ids: list[str], on: date) -> bool:
        return any(days_off(self._units[unit], on) == 0 for unit in ids)

    def _cities(self, text: str, on: date) -> list[str]:
        """The province and the district-level city of a city's name, as far as both are known.

        The text begins with Thành phố, and no such province stood on the day.
        """
        prefix, _, rest = key(text).partition(" ")
        if prefix != "tp":
            return []
        cities = [match.unit for match in self._gazetteer.matches(text, EntityKind.DISTRICT, None)]
        provinces = [match.unit for match in self._gazetteer.provinces(rest)]
        if not (cities and provinces):
            return []
        nearest = (min(units, key=lambda unit: days_off(unit, on)) for units in (provinces, cities))
        return [unit.id for unit in nearest]

    @cached_property
    def _short(self) -> list[str]:
        """What is spelt anywhere, districts and communes without their kinds."""
        by_kind = self._gazetteer.within(BY_KIND)
        return [spelling for spelling in self._gazetteer.everyone if spelling not in by_kind]

    def _like(self, query: str, limit: int, alike: bool) -> Iterator[tuple[str, float]]:
        """Spellings that hold the query, else those that resemble it, each with its score."""
        start = f" {query}"
        holding = [own for own in self._gazetteer.everyone if start in f" {own}"]
        for spelling in holding:
            begins = _BEGINS * spelling.startswith(query)
            yield spelling, _HOLDS + 100 * len(query) / len(spelling) + begins
        if alike and len(holding) < limit:
            resembling = process.extract(
                query,
                self._short,
                scorer=fuzz.token_sort_ratio,
                score_cutoff=_RESEMBLES,
                limit=limit,
            )
            for spelling, score, _ in resembling:
                yield spelling, score

    def _one_at_a_time(self, text: str, matches: list[Match], on: date) -> list[NamedUnit]:
        """The units that the text means one after the other.

        Where two share days, the one better spelt; UnknownName where neither is.
        """
        chosen: list[Match] = []
        for match in sorted(matches, key=lambda match: match.looseness):
            rivals = _rivals(match, chosen)
            if any(_as_likely(match, rival) for rival in rivals):
                units = [rival.unit.id for rival in (*rivals, match)]
                raise self._nearest.several(text, units, on)
            if not rivals:
                chosen.append(match)
        return list({match.unit.id: match.unit for match in chosen}.values())


def _closest(phrase: str, unit: NamedUnit) -> Closeness:
    """How closely any spelling of a unit answers a plain phrase."""
    spellings = [f" {plain(key(spelling))} " for spelling in unit.spellings]
    if any(spelling.startswith(f" {phrase} ") for spelling in spellings):
        return Closeness.BEGINS
    holding = [f" {phrase}" in spelling for spelling in spellings]
    shortened = [phrase == initials(spelling) for spelling in unit.spellings]
    return Closeness.HOLDS if any(holding + shortened) else Closeness.RESEMBLES


def _rivals(match: Match, chosen: list[Match]) -> list[Match]:
    """Those that were called so on any of the same days."""
    first, last = match.valid_from or date.min, match.valid_to or date.max
    return [other for other in chosen if in_force(other, first, last)]


def _as_likely(match: Match, rival: Match) -> bool:
    return match.looseness == rival.looseness and match.unit is not rival.unit
