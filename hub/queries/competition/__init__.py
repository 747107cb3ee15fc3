"""Competition: who competes on an indicator at a moment, with which values, and where each
stands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from statistics import mean, median
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.kept import kept
from hub.panels.panel import Cell, View
from hub.queries.competition import means
from hub.queries.competition.absence import absence, unrated
from hub.queries.competition.among import EVERYONE, Among, home_province
from hub.queries.competition.blocks import BLOCK
from hub.queries.competition.competitors import Competitors, HeldCells, competitors, kind_of
from hub.queries.competition.kinds import COMPOUND, LISTED, NATIONAL
from hub.queries.competition.means import Mean
from hub.queries.competition.rank import Interval, Passings, Standing, interval, passings, ranks
from hub.queries.competition.rebuilding import seen
from hub.queries.competition.territory import Territory, map_period
from hub.words import codes
from hub.words.completeness import is_complete
from hub.words.errors import UnknownName
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind

_MEMBER_BYTES = 600  # a member with its value and standings


@dataclass(frozen=True)
class Question:
    """What is competed on and when.

    Without a reading, each unit has its latest of the period, and the latest complete one competes.
    """

    indicator: Indicator
    period: Period
    among: Among = EVERYONE
    reading: int | None = None  # yyyymmdd, 0 for figures that are not read
    territory: Territory = Territory.AS_PUBLISHED
    without: Set[int] = frozenset()  # units whose figures are left out
    by_total: bool = True  # whether the total of the index may tell how many were rated


class PeriodReading(NamedTuple):
    """A period, and the reading of it that competes; 0 for figures that are not read."""

    period: Period
    reading: int


class References(NamedTuple):
    """The values with which each is compared: best, mean and median of the competitors, in the
    unit of the indicator; None where too few have a value.
    """

    best: float | None = None
    mean: float | None = None
    median: float | None = None


NO_REFERENCES = References()


@dataclass(frozen=True, eq=False)
class Competition:
    """Who competes and with which figures; what rests on them is computed once, when asked."""

    catalogue: Catalogue
    indicator: Indicator
    at: PeriodReading
    among: Among
    map_period: Period  # in which the members exist and have their regions
    kind: EntityKind
    label: Text
    members: tuple[Entity, ...]
    expected: int
    obstacle: Text | None  # why the members are not ranked together
    cells: Mapping[int, Cell]
    absence: Text | None = None  # why nothing at all is held

    @cached_property
    def member_ids(self) -> frozenset[int]:
        """The keys of the members in the tables."""
        return frozenset(entity.id for entity in self.members)

    @cached_property
    def values(self) -> Mapping[int, float]:
        """The values with which members compete: of the one reading, and none in doubt."""
        return self.values_of(self.members)

    def values_of(self, entities: Iterable[Entity]) -> Mapping[int, float]:
        """The values that units have at this moment: of the one reading, and none in doubt."""
        pairs = (
            (entity.id, self.cells[entity.id]) for entity in entities if entity.id in self.cells
        )
        return {
            own: cell.value
            for own, cell in pairs
            if cell.value is not None and cell.reading == self.at.reading and not cell.mark.doubtful
        }

    @property
    def with_value(self) -> int:
        """How many compete with a value."""
        return len(self.values)

    @cached_property
    def doubtful(self) -> int:
        """How many have a value that is in doubt."""
        cells = [self.cells[own] for own in self.member_ids & self.cells.keys()]
        return sum(cell.value is not None and cell.mark.doubtful for cell in cells)

    @cached_property
    def read_otherwise(self) -> int:
        """How many have a certain value that was read on another day."""
        cells = [self.cells[own] for own in self.member_ids & self.cells.keys()]
        certain = [cell for cell in cells if cell.value is not None and not cell.mark.doubtful]
        return sum(cell.reading != self.at.reading for cell in certain)

    @property
    def held(self) -> int:
        """How many have a value, in doubt or not."""
        return self.with_value + self.doubtful

    @property
    def complete(self) -> bool:
        """Whether members are one field of which enough have a value."""
        if self.obstacle or not self.values:
            return False
        return is_complete(self.with_value, self.expected)

    @property
    def ranked(self) -> bool:
        """Whether ranks among members are true: complete, and no country or region."""
        return self.complete and self.kind not in COMPOUND

    @property
    def reason(self) -> Text | None:
        """Why nothing is computed among members; None where it is."""
        if self.complete:
            return None
        return self.obstacle or self.absence or _incomplete(self)

    def cell(self, entity: Entity) -> Cell | None:
        """What is held of an entity; of the country or a region without a figure of its own, the
        plain mean of its provinces.
        """
        cell = self.cells.get(entity.id)
        if entity.kind not in COMPOUND or (cell is not None and cell.value is not None):
            return cell
        return self._means.get(entity.public_id) or cell

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """Where each member stands; empty where nobody is ranked."""
        return ranks(self.values, self.indicator.higher_is_better) if self.ranked else {}

    @cached_property
    def references(self) -> References:
        """The best value, the mean and the median; none where too few have a value."""
        if not self.complete:
            return NO_REFERENCES
        values = list(self.values.values())
        best = max if self.indicator.higher_is_better else min
        return References(best(values), mean(values), median(values))

    @cached_property
    def regional_standings(self) -> Mapping[int, Standing]:
        """Where each stands in its region, in those regions of which enough have a value."""
        if not self._national or self.obstacle:
            return {}
        standings: dict[int, Standing] = {}
        for members in self._regions.values():
            values = self.values_of(members)
            if is_complete(len(values), len(members)):
                standings |= ranks(values, self.indicator.higher_is_better)
        return standings

    @cached_property
    def national_mean(self) -> Mean | None:
        """The country's own figure as published."""
        return means.national(self.catalogue, self.cells)

    def regional_mean(self, entity: Entity) -> Mean | None:
        """The published figure of a province's region, else the plain mean of the region's
        members where enough of them have a value.
        """
        if entity.kind is not EntityKind.PROVINCE:
            return None
        return self._regional_means.get(entity.region(self.map_period.last_day))

    def interval(self, entity: Entity) -> Interval | None:
        """The ranks that a member may truly have; None where its own sampling error is not
        known.
        """
        higher_is_better = self.indicator.higher_is_better
        return interval(entity.id, self.values, self._errors, higher_is_better=higher_is_better)

    def passings(self, entity: Entity, before: Mapping[int, float]) -> Passings:
        """Whom a member passed since it and others had values before, and who passed it."""
        higher_is_better = self.indicator.higher_is_better
        groups = passings(entity.id, before, self.values, higher_is_better=higher_is_better)
        passed, passed_by = ([self.catalogue.by_id[own] for own in units] for units in groups)
        return Passings(passed, passed_by)

    @property
    def _national(self) -> bool:
        """Whether members are the provinces of whole regions."""
        return self.kind is EntityKind.PROVINCE and not self.among.chosen

    @cached_property
    def _errors(self) -> Mapping[int, float]:
        """The standard errors of those values whose source states one."""
        errors = {entity: self.cells[entity].error for entity in self.values}
        return {entity: error for entity, error in errors.items() if error}

    @cached_property
    def _regions(self) -> Mapping[str, list[Entity]]:
        """The members of each region."""
        regions: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.members:
            if region := entity.region(self.map_period.last_day):
                regions[region].append(entity)
        return regions

    @cached_property
    def _regional_means(self) -> Mapping[str, Mean | None]:
        return {
            region.public_id: means.published(self.cell(region))
            for region in self.catalogue.by_kind.get(EntityKind.REGION, ())
        }

    @cached_property
    def _means(self) -> Mapping[str, Cell]:
        """The plain means of the country and of its regions, by public id."""
        if not self._national or self.obstacle or not self.indicator.may_be_averaged:
            return {}
        return {
            whole: means.computed(means.Members(provinces, cells), self.at.reading)
            for whole, provinces in self._wholes.items()
            if (cells := self._cells_of(provinces))
        }

    @property
    def _wholes(self) -> Mapping[str, list[Entity]]:
        """The provinces in force of each region, and those of the country where all compete."""
        day = self.map_period.last_day
        provinces = self.catalogue.in_force(EntityKind.PROVINCE, day)
        wholes: dict[str, list[Entity]] = defaultdict(list)
        for province in provinces:
            if region := province.region(day):
                wholes[region].append(province)
        if self.among.whole:
            countries = self.catalogue.by_kind.get(EntityKind.COUNTRY, ())
            wholes |= {country.public_id: provinces for country in countries}
        return wholes

    def _cells_of(self, entities: Iterable[Entity]) -> dict[int, Cell]:
        """The figures of units with which they compete."""
        return {own: self.cells[own] for own in self.values_of(entities)}


@kept(lambda competition: _MEMBER_BYTES * len(competition.members))
def competition(view: View, question: Question) -> Competition:
    """Who competes on an indicator in a period; BadQuestion where that is undefined.

    Where provinces are rebuilt, those of the present map compete in every period.
    """
    view = seen(view, question.territory)
    catalogue, among = view.catalogue, question.among
    kind = kind_of(catalogue, question.indicator, among)
    drawn = map_period(catalogue, question.territory, kind=kind, period=question.period)
    cells = _cells(view, question)
    figures = HeldCells(cells, _total(view, question, kind) if question.by_total else {})
    entrants = competitors(catalogue, question.indicator, drawn, among=among, figures=figures)
    reading = question.reading
    if reading is None:
        reading = _latest(entrants.members, cells, entrants.expected)
    is_rebuilt = drawn != question.period
    return Competition(
        catalogue=catalogue,
        indicator=question.indicator,
        at=PeriodReading(question.period, reading),
        among=among,
        map_period=drawn,
        kind=kind,
        label=_rebuilt_label(entrants, among) if is_rebuilt else entrants.label,
        members=entrants.members,
        expected=entrants.expected,
        obstacle=_obstacle(view, question, entrants, cells),
        cells=cells,
        absence=None if cells else absence(view, question.indicator, question.period),
    )


def unknown_block(competition: Competition) -> UnknownName:
    """The error for a block in which no unit is ranked; it offers the blocks there are."""
    catalogue, among, cells = competition.catalogue, competition.among, competition.cells
    entities = list(catalogue.by_kind.get(competition.kind, ()))
    if competition.kind not in NATIONAL:
        province = home_province(catalogue, among, competition.kind, competition.at.period)
        entities = [entity for entity in entities if entity.province == province.public_id]
    blocks = {cells[entity.id].mark.block for entity in entities if entity.id in cells}
    return UnknownName(BLOCK, among.block, sorted(blocks - {""}), whole=True)


def _cells(view: View, question: Question) -> Mapping[int, Cell]:
    """What is held of the indicator, save of the units whose figures are left out."""
    cells = view.panel(question.indicator).cells(question.period, question.reading)
    if not question.without:
        return cells
    return {own: cell for own, cell in cells.items() if own not in question.without}


def _total(view: View, question: Question, kind: EntityKind) -> Mapping[int, Cell]:
    """What is held of the total of the index, where the source states how many were rated."""
    if kind in LISTED:
        return {}
    total = view.catalogue.meaning(codes.total(question.indicator.index), question.period)
    if total is None or total is question.indicator:
        return {}
    return view.panel(total).cells(question.period)


def _latest(members: Iterable[Entity], cells: Mapping[int, Cell], expected: int) -> int:
    """The latest reading that is complete, else that of most units, the latest of several: a few
    read on another day do not stand for all.
    """
    counts = Counter(cells[entity.id].reading for entity in members if entity.id in cells)
    complete = [reading for reading, count in counts.items() if is_complete(count, expected)]
    if complete:
        return max(complete)
    return max(counts, key=lambda reading: (counts[reading], reading), default=0)


def _obstacle(
    view: View, question: Question, entrants: Competitors, cells: Mapping[int, Cell]
) -> Text | None:
    """Why members are not ranked together: the indicator does not rate them, nothing is held of
    them, or as their source keeps them apart; None where they are.
    """
    return (
        unrated(view, question.indicator, entrants.kind)
        or _unheld(question, entrants, cells)
        or entrants.obstacle
    )


def _unheld(question: Question, entrants: Competitors, cells: Mapping[int, Cell]) -> Text | None:
    """That nothing is held of those within a province while figures of others are; else None."""
    is_held = any(entity.id in cells for entity in entrants.members)
    if entrants.kind in LISTED or is_held or not cells:
        return None
    label, at = entrants.label, question.period
    return Text(
        f"hệ thống chưa có số liệu của {label.vi} trong kỳ {at}",
        f"no figure of {label.en} in {at} is held",
    )


def _incomplete(competition: Competition) -> Text:
    """That too few have a value, and how many more are held and not counted."""
    out = _left_out(competition)
    with_value, expected = competition.with_value, competition.expected
    return Text(
        f"hệ thống mới có giá trị của {with_value} trên {expected} đơn vị được đánh"
        f" giá{out.vi}, chưa đủ 9/10",
        f"the hub holds the value of {with_value} of {expected} rated units{out.en},"
        " fewer than nine in ten",
    )


def _left_out(competition: Competition) -> Text:
    """How many values are held beside those that compete: in doubt, or read on another day."""
    vi, en = "", ""
    if count := competition.doubtful:
        vi += f", giá trị của {count} đơn vị còn nghi vấn nên không tính"
        en += f"; the values of {count} are in doubt and left out"
    if count := competition.read_otherwise:
        vi += f", giá trị của {count} đơn vị đọc ngày khác nên không tính"
        en += f"; the values of {count} were read on another day and are left out"
    return Text(vi, en)


def _rebuilt_label(entrants: Competitors, among: Among) -> Text:
    """How provinces of the present map are called in a period before it."""
    label, expected = entrants.label, entrants.expected
    if not among.whole:
        return Text(f"{label.vi}, sau sắp xếp, tính lại", f"{label.en}, after the mergers, rebuilt")
    return Text(
        f"{expected} tỉnh, thành phố sau sắp xếp, tính lại",
        f"{expected} provinces and cities after the mergers, rebuilt",
    )
