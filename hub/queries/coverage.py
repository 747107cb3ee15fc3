"""Coverage: how many of the rated the hub holds a value of, period by period, and why the others
have none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.panels.kept import kept
from hub.panels.panel import Cell, Panel, View
from hub.queries.competition.rosters import Roster, rosters
from hub.words import codes
from hub.words.completeness import is_complete
from hub.words.language import Language, Text, alphabetical
from hub.words.period import Period, usual
from hub.words.terms import WITHIN_PROVINCES, EntityKind, Frequency, MissingReason

_CELL_BYTES = 1000  # with the names of those that are missing


@dataclass(frozen=True)
class Question:
    """Of which index, down to which level (None for every level), and of units of which kind;
    None for the kind that the index rates.
    """

    index: Index
    level: int | None = 1
    kind: EntityKind | None = None


class MissingCount(NamedTuple):
    """How many have no value for one reason, and those of them that are known by name."""

    reason: MissingReason
    count: int
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class CoverageCell:
    """One indicator in one period; `at_least` where more may be rated than sources count."""

    indicator: Indicator
    period: Period
    kind: EntityKind
    held: int
    expected: int
    at_least: bool
    rank_only: int
    doubtful: int
    absent: tuple[MissingCount, ...]

    @property
    def complete(self) -> bool:
        """Whether a value is held of at least nine in ten of the rated, whose number is known."""
        return not self.at_least and is_complete(self.held, self.expected)

    @property
    def tells(self) -> bool:
        """Whether any value, rank or grade is held."""
        return self.held + self.rank_only + self.doubtful > 0

    @property
    def share(self) -> str:
        """Entities held of entities expected, as 61/63, or 4/≥23 where more may be rated."""
        return f"{self.held}/{'≥' * self.at_least}{self.expected}"

    @property
    def spoken_share(self) -> Text:
        """The same within a sentence: 61/63, or 4 trên ít nhất 23."""
        if not self.at_least:
            return Text(self.share, self.share)
        return Text(
            f"{self.held} trên ít nhất {self.expected}", f"{self.held} of at least {self.expected}"
        )

    @property
    def missing(self) -> tuple[Entity, ...]:
        """Those without a value that are known by name."""
        return _by_name((entity for count in self.absent for entity in count.entities), self.period)


@kept(lambda cells: _CELL_BYTES * len(cells))
def coverage(view: View, question: Question) -> tuple[CoverageCell, ...]:
    """Each indicator down to a level in each period that it was rated in while the index lives,
    by period; statistics are left out.

    Level 0 has one cell a period: the total's, or where nothing is held of it that of the same
    total in another unit.
    """
    catalogue, index = view.catalogue, question.index
    panels = [
        view.panel(indicator)
        for indicator in catalogue.indicators_of(index.public_id)
        if question.level is None or _level(catalogue, indicator) <= question.level
    ]
    calendar, kinds = _calendar(index, panels), _kinds(catalogue, panels)
    cells: list[CoverageCell] = []
    for panel in panels:
        if rated := _rated_kind(index, kinds[panel.indicator.tree]):
            kind = question.kind or rated
            due = calendar if kind is rated else []
            cells += _cells(catalogue, panel, calendar=due, kind=kind)
    cells.sort(key=lambda cell: cell.period)
    if question.level == 0 and catalogue.meanings(index.total):
        return tuple(_one_a_period(index, cells))
    return tuple(cells)


def _level(catalogue: Catalogue, indicator: Indicator) -> int:
    """How deep below the total: a figure in another unit lies where the figure itself lies; what
    else has no parent beside the total lies below it.
    """
    if indicator.level:
        return indicator.level
    total = catalogue.indices[indicator.index].total
    base = codes.base(indicator.code)
    if base == total or not catalogue.meanings(total):
        return 0
    levels = [meaning.level for meaning in catalogue.meanings(base)]
    return max([1, *levels])


def _one_a_period(index: Index, cells: Iterable[CoverageCell]) -> Iterator[CoverageCell]:
    """Of each period the cell of the total, or where nothing is held of it another that is."""
    by_period: dict[Period, list[CoverageCell]] = defaultdict(list)
    for cell in cells:
        by_period[cell.period].append(cell)
    for same_period in by_period.values():
        same_period.sort(key=lambda cell: cell.indicator.code != index.total)
        yield next((cell for cell in same_period if cell.tells), same_period[0])


def coverage_in(
    view: View, index: Index, panels: Sequence[Panel], period: Period, reading: int | None = None
) -> CoverageCell:
    """How many have a value in a period, or at one of its readings, on the first of these
    indicators that is rated or held in it.
    """
    catalogue = view.catalogue
    rated_or_held = (
        each for each in panels if period in each.periods or catalogue.rates(each.indicator, period)
    )
    panel = next(rated_or_held, panels[0])
    kind = _rated_kind(index, _kinds(catalogue, panels)[panel.indicator.tree]) or index.kind
    cells = panel.cells(period, reading)
    return _cell(catalogue, panel.indicator, period, cells=cells, kind=kind)


def _calendar(index: Index, panels: Sequence[Panel]) -> list[Period]:
    """Every period from the first held to the last, of the length in which the index comes:
    every year where it is read, none at will.
    """
    if index.frequency is Frequency.IRREGULAR:
        return []
    periods = sorted({at for panel in panels for at in panel.periods if panel.tells(at)})
    is_read = index.frequency is Frequency.READING
    frequency = Frequency.YEAR if is_read else usual(periods, index.frequency)
    regular = [at for at in periods if at.frequency is frequency]
    return regular if frequency is Frequency.IRREGULAR else _without_holes(regular)


def _without_holes(periods: Sequence[Period]) -> list[Period]:
    """Every period of the same length from the first of these to the last."""
    calendar = list(periods[:1])
    while calendar and calendar[-1] < periods[-1]:
        calendar.append(calendar[-1].after)
    return calendar


def _kinds(catalogue: Catalogue, panels: Sequence[Panel]) -> dict[str, set[EntityKind]]:
    """The kinds of those that have figures in each tree."""
    kinds: dict[str, set[EntityKind]] = defaultdict(set)
    for panel in panels:
        kinds[panel.indicator.tree].update(
            catalogue.by_id[entity].kind for entity in panel.entities
        )
    return kinds


def _rated_kind(index: Index, kinds: set[EntityKind]) -> EntityKind | None:
    """Which kind a tree rates: that of its index, or the ministries that have one of their own;
    nobody where all is said of units above.
    """
    above = {EntityKind.COUNTRY, EntityKind.REGION} | (
        {EntityKind.PROVINCE} if index.kind in WITHIN_PROVINCES else set()
    )
    rated = kinds - above
    if kinds and not rated:
        return None
    return EntityKind.MINISTRY if rated == {EntityKind.MINISTRY} else index.kind


def _cells(
    catalogue: Catalogue, panel: Panel, calendar: list[Period], kind: EntityKind
) -> Iterator[CoverageCell]:
    """Each period that is due, and each other in which a unit of the kind was rated."""
    due = {at for at in calendar if catalogue.rates(panel.indicator, at)}
    for at in sorted(due.union(panel.periods)):
        cell = _cell(catalogue, panel.indicator, at, cells=panel.cells(at), kind=kind)
        if cell.expected or at in due:
            yield cell


def _cell(
    catalogue: Catalogue,
    indicator: Indicator,
    period: Period,
    cells: Mapping[int, Cell],
    kind: EntityKind,
) -> CoverageCell:
    """How many of all that are rated have a value."""
    rated = rosters(catalogue, indicator, period, cells=cells, kind=kind)
    members = [entity for roster in rated for entity in roster.members]
    without = [entity for entity in members if not _has_value(cells.get(entity.id))]
    other_cells = [cells[entity.id] for entity in without if entity.id in cells]
    expected = sum(roster.expected for roster in rated)
    return CoverageCell(
        indicator=indicator,
        period=period,
        kind=kind,
        held=len(members) - len(without),
        expected=expected,
        at_least=_may_be_more(catalogue, indicator, period, rated=rated),
        rank_only=sum(map(_is_ranked, other_cells)),
        doubtful=sum(cell.mark.doubtful for cell in other_cells),
        absent=_absent(without, expected - len(members), cells=cells, period=period),
    )


def _has_value(cell: Cell | None) -> bool:
    """Whether a value is held that surely is of this entity; a rank alone is none."""
    return cell is not None and cell.value is not None and not cell.mark.doubtful


def _is_ranked(cell: Cell) -> bool:
    """Whether a rank or a grade is held that surely is of this entity."""
    return (cell.rank is not None or cell.mark.group is not None) and not cell.mark.doubtful


def _may_be_more(
    catalogue: Catalogue, indicator: Indicator, period: Period, rated: Sequence[Roster]
) -> bool:
    """Whether a source does not state how many it rated, or nothing is held of a province that
    has criteria of its own.
    """
    if not rated or not all(roster.counted for roster in rated):
        return True
    own_criteria = {edition.province for edition in catalogue.own_editions(indicator, period)}
    return not own_criteria <= {entity.province for each in rated for entity in each.members}


def _absent(
    without: Sequence[Entity], unnamed: int, cells: Mapping[int, Cell], period: Period
) -> tuple[MissingCount, ...]:
    """Those without a value by the reason that their source gives; where none does, the hub does
    not hold it.
    """
    by_reason: dict[MissingReason, list[Entity]] = defaultdict(list)
    if unnamed:
        by_reason[MissingReason.NOT_HELD] = []
    for entity in without:
        cell = cells.get(entity.id)
        reason = cell.missing_reason if cell else MissingReason.NOT_HELD
        by_reason[reason or MissingReason.NOT_HELD].append(entity)
    return tuple(
        MissingCount(
            reason,
            len(entities) + (unnamed if reason is MissingReason.NOT_HELD else 0),
            _by_name(entities, period),
        )
        for reason, entities in sorted(by_reason.items())
    )


def _by_name(entities: Iterable[Entity], at: Period) -> tuple[Entity, ...]:
    return tuple(
        sorted(entities, key=lambda entity: alphabetical(entity.name(Language.VI, at.last_day)))
    )
