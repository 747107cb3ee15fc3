"""Units that an import takes as new (--accept-units): under their province, from their first
period on, with the names and ids that the list of units would give them.

They exist as long as a figure of them stands, so that an undo of the import takes them back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from hub.catalogue import Catalogue, Entity
from hub.dataset.rows import ObservationRow
from hub.importing.likeness import Called, Likeness, identity
from hub.importing.unit_names import UnitNames
from hub.words.errors import Suspicion, UnknownName
from hub.words.language import Text
from hub.words.period import Period
from hub.words.proper import proper
from hub.words.terms import WITHIN_PROVINCES, EntityKind

_KNOWN = 2**18  # look-ups that are remembered
_HINT = Text(
    "nếu đây là đơn vị mới của tỉnh thì chạy lại với --accept-units",
    "if it is a new unit of its province, run again with --accept-units",
)
_NO_NAME = Text(
    "--accept-units chỉ nhận tên đầy đủ của một đơn vị, có loại (Sở, Ban, Huyện, Xã…), viết hoa tên"
    " riêng; dòng này không chắc là tên như vậy",
    "--accept-units takes the whole name of a unit, with its kind (Sở, Ban, Huyện, Xã …) and its"
    " capitals; this is not surely one",
)


@dataclass(eq=False)
class NewUnit:
    """A unit that a file names and the hub does not know, or knows only from a later day on."""

    called: Called
    home: Entity
    origin: str  # of its first figure
    known: Entity | None = None  # what an earlier import brought
    periods: set[Period] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    cells: int = 0
    tables: set[tuple[str, int]] = field(default_factory=set)  # indicators and periods

    @property
    def first_day(self) -> date:
        """From when on it is known: the first day of its first period, within its province."""
        first = min(period.first_day for period in self.periods)
        return max(first, self.home.valid_from or first)

    @property
    def last_day(self) -> date:
        """The last day of its last period."""
        return max(period.last_day for period in self.periods)


class NewUnits:
    """The units of a file's figures that are not known: those that can be taken as new, and what
    to say of the others.
    """

    def __init__(self, catalogue: Catalogue, accepts: Callable[[ObservationRow], bool]) -> None:
        self._catalogue, self._accepts = catalogue, accepts
        self._units: dict[tuple[str, Called], NewUnit] = {}
        self._reasons: dict[tuple[str, EntityKind, str | None], Text] = {}
        self._meant = lru_cache(_KNOWN)(self._unit)
        self._names = UnitNames(catalogue)

    def see(self, rows: Iterable[ObservationRow]) -> list[NewUnit]:
        """The new units that these figures name, each once; none where they are not accepted."""
        for row in rows:
            if row.kind in WITHIN_PROVINCES and row.province and self._accepts(row):
                unit = self._meant(row.entity, row.kind, row.province, row.period)
                if unit:
                    _add(unit, row)
        return [unit for unit in self._units.values() if unit.periods]

    def advice(self, row: ObservationRow) -> Text | None:
        """What the writer of a row of an unknown unit can do about it."""
        if row.kind not in WITHIN_PROVINCES or not row.province:
            return None
        unit = self._meant(row.entity, row.kind, row.province, row.period)
        if self._accepts(row):
            return self._reasons.get((row.entity, row.kind, row.province))
        return _HINT if unit else None

    def suspicions(self, units: Sequence[NewUnit]) -> Iterator[Suspicion]:
        """One for each new unit that may be a misspelt other one."""
        likeness = Likeness(self._catalogue)
        by_name = {unit.called: unit for unit in units if unit.known is None}
        for called, unit in by_name.items():
            if near := likeness.held(called, unit.periods):
                yield _too_like(unit, f"{near.named().official_vi} ({near.public_id})")
        for called, other in likeness.pairs(by_name):
            if by_name[called].tables.isdisjoint(by_name[other].tables):
                yield _too_like(by_name[called], f"{other.name} ({by_name[other].origin})")

    def _unit(self, name: str, kind: EntityKind, province: str, period: Period) -> NewUnit | None:
        """The new unit that a name means; None where it is known, or can be none."""
        homes = self._homes(province, period)
        candidates = [self._in_home(name, kind, home.public_id, period) for home in homes]
        if not homes or _NOT_NEW in candidates:
            return None
        whole = proper(name, kind)
        reason = self._names.hindrance(whole, kind, period)
        if whole is None or reason:
            self._reasons[name, kind, province] = reason or _NO_NAME
            return None
        home = homes[-1] if kind is EntityKind.DISTRICT else homes[0]
        known = next((one for one in candidates if isinstance(one, Entity)), None)
        called = Called(self._names.shown(whole, kind, home, period), kind, home.public_id)
        own = (identity(called.name, kind), called._replace(name=""))
        unit = self._units.setdefault(own, NewUnit(called, home, "", known))
        return unit

    def _homes(self, province: str, period: Period) -> list[Entity]:
        """The provinces of a name in a period, the latest first."""
        first, last = period.first_day, period.last_day
        try:
            homes = self._catalogue.entities_spelt_over(
                province, first, last, kind=EntityKind.PROVINCE
            )
        except UnknownName:
            return []
        return [home for home in reversed(homes) if home.exists_within(first, last)]

    def _in_home(self, name: str, kind: EntityKind, home: str, period: Period) -> object:
        """Nothing where a name means no unit of a province in a period, the unit where an import
        knows it from a later day on, else that it is not new.
        """
        meant = self._catalogue.names.meant(name, period.last_day, kind, province=home)
        if not meant:
            return None
        unit = self._catalogue.entities[meant[0]]
        if len(meant) > 1 or not unit.begins_after(period.last_day):
            return _NOT_NEW
        if unit.is_of_file:
            return unit
        # A commune of today mostly bears the name of one of before.
        return None if kind is EntityKind.COMMUNE else _NOT_NEW


_NOT_NEW = object()


def _add(unit: NewUnit, row: ObservationRow) -> None:
    unit.origin = unit.origin or row.origin
    unit.periods.add(row.period)
    unit.printed.add(row.entity)
    unit.tables.add((row.indicator, row.period.key))
    unit.cells += 1


def _too_like(unit: NewUnit, near: str) -> Suspicion:
    name = unit.called.name
    return Suspicion(
        unit.origin,
        Text(
            f"đơn vị mới “{name}” viết rất giống {near}; nếu là một đơn vị thì sửa tên trong tệp,"
            " nếu đúng là đơn vị khác thì chấp nhận",
            f"the new unit “{name}” is spelt much like {near}; mend its name in the file if they"
            " are one, accept it if they are two",
        ),
    )
