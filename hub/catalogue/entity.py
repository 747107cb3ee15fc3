"""What is measured, as the catalogue holds it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from hub.words.language import Language
from hub.words.terms import EntityKind, SuccessionKind


@dataclass(frozen=True, slots=True)
class EntityName:
    """The names an entity bore from a date to a date."""

    name_vi: str
    name_en: str
    official_vi: str
    official_en: str
    is_city: bool
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, eq=False)
class Entity:
    """Something that is measured, with its dated names, regions and other spellings."""

    id: int
    public_id: str
    kind: EntityKind
    province: str | None
    code: str | None
    iso_code: str | None
    valid_from: date | None
    valid_to: date | None
    names: tuple[EntityName, ...]
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    regions: tuple[tuple[str, date | None, date | None], ...] = ()
    is_of_file: bool = False  # an import brought it, not the list of units
    # of a unit that an import brought no figure stands any more: it is found by its id alone
    is_gone: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way its name is known to be written."""
        dated = [
            text
            for name in self.names
            for text in (name.name_vi, name.official_vi, name.name_en, name.official_en)
        ]
        return tuple(dict.fromkeys([*dated, *self.aliases, *self.abbreviations]))

    @cached_property
    def last(self) -> EntityName:
        """Its names now, or as it ended."""
        return self.names[-1]

    def named(self, on: date | None = None) -> EntityName:
        """Its names on a day; the nearest in time where it bore none, the last without a day."""
        if on is None:
            return self.last
        return next(
            (name for name in self.names if name.valid_to is None or on <= name.valid_to),
            self.last,
        )

    def name(self, language: Language, on: date | None = None) -> str:
        """Its common name in a language on a day."""
        names = self.named(on)
        return names.name_en if language is Language.EN else names.name_vi

    def official_name(self, language: Language, on: date | None = None) -> str:
        """Its official name in a language on a day."""
        names = self.named(on)
        return names.official_en if language is Language.EN else names.official_vi

    def exists_on(self, day: date) -> bool:
        """Whether it exists on this day."""
        return self.exists_within(day, day)

    def exists_within(self, first: date, last: date) -> bool:
        """Whether it exists on any day of the span."""
        return _overlaps(self.valid_from, self.valid_to, first, end=last)

    def ends_within(self, first: date, last: date) -> bool:
        """Whether it exists on any day of the span, and no longer on the last one."""
        return self.exists_within(first, last) and not self.exists_on(last)

    def begins_after(self, day: date) -> bool:
        """Whether it does not exist before or on this day, but later."""
        return self.valid_from is not None and day < self.valid_from

    def ended_before(self, day: date) -> bool:
        """Whether it existed before this day, and no longer on it."""
        return self.valid_to is not None and self.valid_to < day

    def region(self, on: date | None = None) -> str | None:
        """The public id of the region it belongs to on a day, the last one without a day."""
        regions = [
            region
            for region, first, last in self.regions
            if on is None or _overlaps(first, last, on, end=on)
        ]
        return regions[-1] if regions else None


@dataclass(frozen=True)
class Succession:
    """One entity became, or gave a part to, another on a day."""

    predecessor: str
    successor: str
    day: date
    kind: SuccessionKind
    document: str | None
    note: str | None


def _overlaps(first: date | None, last: date | None, start: date, end: date) -> bool:
    return (first is None or first <= end) and (last is None or start <= last)


def ended_with_provinces(entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Units by public id, those of a province that has ended no longer in being than the province.

    Documents name units whose own end nobody tells.
    """
    ended: dict[str, Entity] = {}
    for public_id, entity in entities.items():
        province = entities.get(entity.province or "")
        end = province.valid_to if province else None
        is_later = end is not None and (entity.valid_to is None or end < entity.valid_to)
        ended[public_id] = replace(entity, valid_to=end) if is_later else entity
    return ended


def ended_by_mergers(
    entities: Mapping[str, Entity], successions: Iterable[Succession]
) -> dict[str, Entity]:
    """Units by public id, those that went into another no longer in being than that.

    Offices tell what became of a unit that others describe as lasting.
    """
    ended = dict(entities)
    for one in successions:
        entity, end = ended[one.predecessor], one.day - timedelta(days=1)
        is_earlier = entity.valid_to is None or end < entity.valid_to
        if one.kind is SuccessionKind.MERGED_INTO and is_earlier:
            ended[one.predecessor] = replace(entity, valid_to=end)
    return ended
