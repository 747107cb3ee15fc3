"""What to say of a name that means no unit, or several: those most like it, and what to write."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process

from hub.words.errors import UnknownName
from hub.words.gazetteer import (
    BY_KIND,
    EVERYWHERE,
    OFFICES,
    Gazetteer,
    NamedUnit,
    days_off,
    in_force,
)
from hub.words.language import Text
from hub.words.offices import in_full
from hub.words.spelling import agree, bare, key, plain, readings, tells_kind, written_out
from hub.words.terms import BELOW_PROVINCES, NAMED_BY_PROVINCE, EntityKind

_UNIT = Text("đơn vị", "unit")
# Kinds of which there are so few that an error lists them all.
_KINDS = {EntityKind.REGION: Text("vùng", "region"), EntityKind.COUNTRY: _UNIT}
_IN_FULL = Text(
    "cần tên chính thức, với đơn vị dưới cấp tỉnh thì kèm loại và tỉnh, như “Xã Ba Vì (Hà Nội)”",
    "the official name is wanted, below the provinces with its kind and its province, as in “Xã Ba"
    " Vì (Hà Nội)”",
)
_OF_PROVINCE = Text("cần kèm tỉnh như trên", "the province is wanted too, as above")
_OFFICIAL = Text(
    "cần tên chính thức của một đơn vị thuộc tỉnh này",
    "the official name of a unit of this province is wanted",
)
_WITH_PROVINCE = Text(
    "tỉnh nào cũng có cơ quan mang tên này nên cần kèm tỉnh, như “Sở Nội vụ Lai Châu”",
    "provinces have a body of this name each, so the province is wanted too, as in “Sở Nội vụ Lai"
    " Châu”",
)
# How alike, of 100, a name is to be that was meant, and one of the thousands of districts and
# communes.
_LIKE, _TYPED = 65, 85
_LONGEST = 100  # letters of a name that are compared
MANY = 5  # names that are offered
_NAMESAKES = 3  # units of one spelling that are offered


class Nearest:
    """The units of a gazetteer that may have been meant by a name that means none."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def several(self, text: str, ids: Sequence[str], on: date) -> UnknownName:
        """The error where a text means several units as likely: each by a name to ask for."""
        units = self._gazetteer.units
        names = [self._full_name(units[unit], on) for unit in ids]
        is_clear = len(set(names)) == len(names)
        return UnknownName(_UNIT, text, names if is_clear else ids, several=True)

    def unknown(
        self,
        text: str,
        on: date,
        kind: EntityKind | None,
        province: str | None,
        others: Callable[[], list[str]],
    ) -> UnknownName:
        """The error where a text means no unit: the names nearest to it, and what to write.

        The others are asked for where no name is near.
        """
        if province is None and (error := self._certain(text, on, kind)):
            return error
        names = self._likely(text, on, kind, province)
        if not (names or kind or province):
            names = [self._full_name(self._gazetteer.units[own], on) for own in others()]
        names = list(dict.fromkeys(names))
        if home := self._gazetteer.units.get(province or ""):
            name = home.name(on)
            thing = Text(f"đơn vị thuộc {name}", f"unit of {name}")
            return UnknownName(thing, text, names, step=_OFFICIAL)
        return UnknownName(
            _UNIT, text, names, step=_IN_FULL if _may_be_below(kind, names) else None
        )

    def _likely(
        self, text: str, on: date, kind: EntityKind | None, province: str | None
    ) -> list[str]:
        """The names of which the text is the first letters, else of the nearest."""
        return self._short(text, on, kind, province) or self._names(text, on, kind, province)

    def _short(
        self, text: str, on: date, kind: EntityKind | None, province: str | None
    ) -> list[str]:
        """The provinces whose names begin with these letters, those in force on the day first."""
        if province or kind not in (None, EntityKind.PROVINCE):
            return []
        units = self._gazetteer.by_initials(text)
        ranked = sorted(units, key=lambda unit: days_off(unit, on))
        names = [self._full_name(unit, on) for unit in ranked]
        return list(dict.fromkeys(names))[:MANY]

    def _certain(self, text: str, on: date, kind: EntityKind | None) -> UnknownName | None:
        """The error where it is known what is wanted: the province, or one of a short list."""
        if self._is_office(text, kind):
            return self._wants_province(text, on)
        if kind in (None, *OFFICES) and (error := self._office_of_province(text, on)):
            return error
        every = self._short_list(kind, on)
        if every:
            return UnknownName(_KINDS[kind], text, every, whole=True)
        return None

    def _is_office(self, text: str, kind: EntityKind | None) -> bool:
        """Whether a text is what a department is called within its province, or its beginning."""
        if kind not in (None, EntityKind.DEPARTMENT):
            return False
        name = readings(text)[-1][:_LONGEST]
        return any(
            own in self._offices or _is_beginning(own, self._office_names)
            for own in (plain(name), plain(in_full(name)))
        )

    @cached_property
    def _offices(self) -> dict[str, list[NamedUnit]]:
        """The departments of the country by what they are called, as it is and in full."""
        offices: dict[str, list[NamedUnit]] = defaultdict(list)
        for unit in self._gazetteer.units.values():
            if unit.kind is EntityKind.DEPARTMENT:
                keys = {key(spelling) for spelling in unit.spellings}
                for name in {plain(form) for own in keys for form in (own, in_full(own))}:
                    offices[name].append(unit)
        return offices

    @cached_property
    def _office_names(self) -> list[str]:
        """What departments are called, in order."""
        return sorted(self._offices)

    def _wants_province(self, text: str, on: date) -> UnknownName:
        """The error where a text is what departments are called, but not of which province; where
        few have one they are offered.
        """
        name = readings(text)[-1][:_LONGEST]
        units = [*self._offices.get(plain(name), ()), *self._offices.get(plain(in_full(name)), ())]
        units.sort(key=lambda unit: days_off(unit, on))
        names = list(dict.fromkeys(self._full_name(unit, on) for unit in units))
        if 0 < len(names) <= MANY:
            return UnknownName(_UNIT, text, names, _OF_PROVINCE)
        return UnknownName(_UNIT, text, (), _WITH_PROVINCE)

    def _office_of_province(self, text: str, on: date) -> UnknownName | None:
        """The error where a text names an office and a province: the offices most like it of that
        province, or of the provinces most like what stands behind the office's name.
        """
        name = readings(text)[-1][:_LONGEST]
        units = self._gazetteer.units
        homes = sorted(self._homes(name), key=lambda parted: days_off(units[parted[1]], on))
        near = [unit for head, home in homes for unit in self._alike_in_full(head, home)]
        near = near or self._of_misspelt_provinces(name)
        if near:
            names = list(dict.fromkeys(self._full_name(unit, on) for unit in near))
            return UnknownName(_UNIT, text, names[:MANY])
        if homes:
            return self._no_such_office(text, units[homes[0][1]], on)
        return None

    def _alike_in_full(self, name: str, province: str) -> list[NamedUnit]:
        """The offices of a province whose names in full are most like a text."""
        offices, whole = self._gazetteer.offices(province), plain(in_full(name))
        near = process.extract(
            whole, offices.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE, limit=MANY
        )
        return [spelling.unit for own, _, _ in near for spelling in offices[own]]

    def _of_misspelt_provinces(self, text: str) -> list[NamedUnit]:
        """The office that a text begins with, of the provinces that are called most like the
        rest.
        """
        words = text.split()
        for cut in range(len(words) - 1, 0, -1):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            if plain(in_full(head)) in self._offices:
                homes = self._alike(tail, EVERYWHERE, EntityKind.PROVINCE, _LIKE)[:MANY]
                return [
                    match.unit
                    for home in homes
                    for match in self._gazetteer.offices_spelt(head, home.id)
                ]
        return []

    def _homes(self, name: str) -> Iterator[tuple[str, str]]:
        """Each way to read a key as the name of an office and the province behind it."""
        for head, home in self._gazetteer.parted(name):
            if plain(in_full(head)).partition(" ")[0] in self._kinds_of_offices:
                yield head, home

    @cached_property
    def _kinds_of_offices(self) -> set[str]:
        """The first words of what departments are called: Sở, Ban, Văn (phòng)."""
        return {name.partition(" ")[0] for name in self._offices}

    def _no_such_office(self, text: str, home: NamedUnit, on: date) -> UnknownName:
        """The error where a province has no office of a name, nor one like it."""
        name = home.name(on)
        step = Text(
            f"danh mục không có cơ quan nào của {name} tên gần như vậy; các cơ quan của tỉnh:"
            f' departments(province: "{home.id}")',
            f"no office of {name} is called so or nearly so; those it has:"
            f' departments(province: "{home.id}")',
        )
        return UnknownName(_UNIT, text, (), step)

    def _short_list(self, kind: EntityKind | None, on: date) -> list[str]:
        """The names of all units on a day of a kind of which there are few; else none."""
        if kind not in _KINDS:
            return []
        units = [unit for unit in self._gazetteer.units.values() if unit.kind is kind]
        return [unit.name(on) for unit in units if in_force(unit, on, on)]

    def _names(
        self, text: str, on: date, kind: EntityKind | None, province: str | None
    ) -> list[str]:
        """The names of the nearest: within the province, else below and above the provinces."""
        key_text = readings(text)[-1][:_LONGEST]
        if province and (near := self._alike(written_out(key_text), province, kind, _LIKE)):
            return [unit.name(on) for unit in near[:MANY]]
        near = self._elsewhere(key_text, on, kind) if kind in (None, *BELOW_PROVINCES) else []
        if not province and kind not in BELOW_PROVINCES:
            near = [*near, *self._alike(key_text, EVERYWHERE, kind, _LIKE)]
        return list(dict.fromkeys(self._full_name(unit, on) for unit in near))[:MANY]

    def _alike(
        self, key_text: str, scope: str, kind: EntityKind | None, least: int
    ) -> list[NamedUnit]:
        """The units of a kind whose spelling in a scope is most like a text."""
        spellings = self._gazetteer.within(scope)
        near = process.extract(
            plain(key_text), spellings.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=20
        )
        units: dict[str, NamedUnit] = {}
        for plain_key, _, _ in near:
            namesakes = [spelling.unit for spelling in spellings[plain_key]]
            of_kind = [unit for unit in namesakes if kind in (None, unit.kind)]
            units |= {unit.id: unit for unit in of_kind[:_NAMESAKES] if unit.id not in units}
        return list(units.values())

    def _elsewhere(self, key_text: str, on: date, kind: EntityKind | None) -> list[NamedUnit]:
        """The districts and communes of that name in the country, else those much like it.

        First stand those that are so spelt and in force.
        """
        whole = written_out(key_text)
        name = bare(whole) or whole
        namesakes = [
            (not agree(name, spelling), days_off(unit, on), unit)
            for spelling, unit in self._bare.get(plain(name), ())
            if kind in (None, unit.kind)
        ]
        if namesakes:
            return [unit for *_, unit in sorted(namesakes, key=lambda ranked: ranked[:2])]
        parted = [
            unit
            for head, province in self._gazetteer.parted(whole)
            for unit in self._alike(head, province, kind, _TYPED)
        ]
        if parted or not tells_kind(whole):
            return parted
        return self._alike(whole, BY_KIND, kind, _TYPED)

    @cached_property
    def _bare(self) -> dict[str, list[tuple[str, NamedUnit]]]:
        """The districts and communes by their plain names without their kinds."""
        units: dict[str, dict[tuple[str, str], tuple[str, NamedUnit]]] = defaultdict(dict)
        for spellings in self._gazetteer.within(BY_KIND).values():
            for spelling in spellings:
                if name := bare(spelling.key):
                    namesake = (name, spelling.unit)
                    units[plain(name)].setdefault((name, spelling.unit.id), namesake)
        return {name: list(own.values()) for name, own in units.items()}

    def _full_name(self, unit: NamedUnit, on: date) -> str:
        """A name by which a unit is known everywhere: Huyện Kim Sơn (Ninh Bình)."""
        province = self._gazetteer.units.get(unit.province or "")
        return f"{unit.name(on)} ({province.name(on)})" if province else unit.name(on)


def _is_beginning(name: str, ordered: Sequence[str]) -> bool:
    """Whether any of these plain keys, which are in order, goes on after the words of a name."""
    start = f"{name} "
    place = bisect_left(ordered, start)
    return bool(name) and place < len(ordered) and ordered[place].startswith(start)


def _may_be_below(kind: EntityKind | None, names: Sequence[str]) -> bool:
    """Whether a unit below a province may be meant: as names like it show, or where none is."""
    if kind not in (None, *NAMED_BY_PROVINCE):
        return False
    return not names or any(name.endswith(")") for name in names)
