"""How a new unit is called and what its id is, by the rules of the list of units (seeds/places)."""

from collections import Counter, defaultdict
from collections.abc import Container
from datetime import date, timedelta
from functools import cached_property

from hub.catalogue import Catalogue, Entity
from hub.dataset.rows import EntityNameRow
from hub.words.clock import vietnamese
from hub.words.language import Text
from hub.words.names import key, plain, slug
from hub.words.offices import in_english as office_in_english
from hub.words.offices import in_full
from hub.words.period import Period
from hub.words.proper import in_english, of_province
from hub.words.terms import BELOW_PROVINCES, EntityKind

_DAY = timedelta(days=1)
_NO_MARKS = Text(
    "--accept-units cần tên viết có dấu", "--accept-units wants the name with its diacritics"
)
_SHORT = ("ban-quan-ly-", "bql-")  # in ids


class UnitNames:
    """The rules, as the units that are known show them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def hindrance(self, name: str | None, kind: EntityKind, period: Period) -> Text | None:
        """Why a unit of this name and kind cannot be new in a period."""
        if name and name.isascii() and not self._namesake(name, kind, period.last_day):
            return _NO_MARKS
        end = self._districts_end
        if kind is not EntityKind.DISTRICT or end is None or period.first_day <= end:
            return None
        return Text(
            f"cấp huyện chỉ còn đến {vietnamese(end)}, không có trong kỳ {period}",
            f"there were districts until {end}, none in {period}",
        )

    def end(self, kind: EntityKind, last: date) -> date | None:
        """The last day on which a unit can exist of which figures of until a day are known."""
        if kind is EntityKind.DISTRICT:
            return self._districts_end
        begin = self._communes_begin
        if kind is EntityKind.COMMUNE and begin and last < begin:
            return begin - _DAY
        return None

    def shown(self, name: str, kind: EntityKind, home: Entity, period: Period) -> str:
        """What a unit is called within its province: as the offices of that name in others are."""
        namesake = self._namesake(name, kind, period.last_day)
        return _in_home(namesake.named().name_vi, home) if namesake else name

    def names(self, own: str, name: str, kind: EntityKind, home: Entity, on: date) -> EntityNameRow:
        """The names of a new unit by its id and what it is called."""
        if kind in BELOW_PROVINCES:
            english = in_english(name)
            return EntityNameRow(own, name, english, name, english)
        namesake, province = self._namesake(name, kind, on), home.named()
        english = office_in_english(key(name))
        if namesake:
            english = _english_in_home(namesake.named().name_en, home)
        bare = name.removesuffix(" tỉnh").removesuffix(" thành phố")
        official = f"{bare} {of_province(province.official_vi)}"
        of_home = f"{english} of {province.name_en}" if english else official
        return EntityNameRow(own, name, english or name, official, of_home)

    def public_id(
        self,
        name: str,
        kind: EntityKind,
        home: Entity,
        days: tuple[date, date | None],
        taken: Container[str],
    ) -> str:
        """The id of a new unit; where another has it, with the year of its end, or else of its
        beginning.
        """
        first, last = days
        namesake = self._namesake(name, kind, first)
        local = namesake.public_id.partition("/")[2] if namesake else slug(name)
        own = f"{home.public_id}/{local.replace(*_SHORT)}"
        free = own
        for number in range(1, 1000):
            held = self._catalogue.entities.get(free)
            if free not in taken and (held is None or held.is_gone):
                return free
            free = f"{own}-{(last or first).year}" + (f"-{number}" if number > 1 else "")
        raise AssertionError(own)

    def _namesake(self, name: str, kind: EntityKind, on: date) -> Entity | None:
        """An office of another province that is called so, in force on the day if any is."""
        if kind in BELOW_PROVINCES:
            return None
        offices = self._offices.get(plain(in_full(key(name))), ())
        ranked = sorted(offices, key=lambda office: (not office.exists_on(on), office.id))
        return ranked[0] if ranked else None

    @cached_property
    def _offices(self) -> dict[str, list[Entity]]:
        """The offices of all provinces by their names in full."""
        offices: dict[str, list[Entity]] = defaultdict(list)
        for kind in (EntityKind.DEPARTMENT, EntityKind.BODY):
            for office in self._catalogue.by_kind.get(kind, ()):
                if not office.is_of_file:
                    offices[plain(in_full(key(office.named().name_vi)))].append(office)
        return offices

    @cached_property
    def _districts_end(self) -> date | None:
        """The last day of the last district, where none is left."""
        ends = [unit.valid_to for unit in self._catalogue.by_kind.get(EntityKind.DISTRICT, ())]
        return max(filter(None, ends), default=None) if all(ends) else None

    @cached_property
    def _communes_begin(self) -> date | None:
        """The day on which most of the communes began."""
        communes = self._catalogue.by_kind.get(EntityKind.COMMUNE, ())
        days = Counter(unit.valid_from for unit in communes)
        return days.most_common(1)[0][0] if days else None


def _in_home(name: str, home: Entity) -> str:
    """Công an tỉnh is Công an thành phố in a city."""
    here, there = ("thành phố", "tỉnh") if home.named().is_city else ("tỉnh", "thành phố")
    return name.removesuffix(there) + here if name.endswith(f" {there}") else name


def _english_in_home(name: str, home: Entity) -> str:
    here, there = ("City", "Provincial") if home.named().is_city else ("Provincial", "City")
    return name.replace(f"{there} ", f"{here} ", 1) if name.startswith(f"{there} ") else name
