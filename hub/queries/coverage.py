"""Coverage: how many of the rated the hub holds a value of, period by period, and why the others
have none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.panels.panel import Cell, Panel, View
from hub.queries.competition.members import Field, fields
from hub.words.completeness import is_complete
from hub.words.language import Language, alphabetical
from hub.words.period import Period, usual
from hub.words.terms import WITHIN_PROVINCES, EntityKind, Frequency, MissingReason


class MissingCount(NamedTuple):
    """How many have no value for one reason, and those of them that are known by name."""

    reason: MissingReason
    count: int
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class CoverageCell:
    """One indicator in one period; `at_least` where more may be rated than the sources tell."""

    indicator: Indicator
    period: Period
    held: int
    expected: int
    at_least: bool
    rank_only: int
    doubtful: int
    absent: tuple[MissingCount, ...]

    @property
    def complete(self) -> bool:
        """Whether a value is held of at least nine in ten of the rated, whose number is known."""
        return self.held > 0 and not self.at_least and is_complete(self.held, self.expected)

    @property
    def share(self) -> str:
        """How many of how many: 61/63, or 4/≥23 where more may be rated."""
        return f"{self.held}/{'≥' * self.at_least}{self.expected}"

    @property
    def missing(self) -> tuple[Entity, ...]:
        """Those without a value that are known by name."""
        return _by_name((entity for count in self.absent for entity in count.entities), self.period)


def coverage(view: View, index: Index, level: int | None = 1) -> tuple[CoverageCell, ...]:
    """Each indicator down to a level in each period that it was rated in while the index lives,
    by period; statistics are left out.
    """
    panels = [
        view.panel(indicator)
        for indicator in view.catalogue.indicators_of(index.public_id)
        if level is None or indicator.level <= level
    ]
    calendar, kinds = _calendar(index, panels), _kinds(view.catalogue, panels)
    cells = [
        cell
        for panel in panels
        if (kind := _whom(index, kinds[panel.indicator.tree]))
        for cell in _cells(view.catalogue, panel, calendar, kind)
    ]
    return tuple(sorted(cells, key=lambda cell: cell.period))


def held_in(
    view: View, index: Index, panels: list[Panel], at: Period, reading: int | None = None
) -> CoverageCell:
    """How many have a value in a period, or at one of its readings, on the first of these
    indicators that is rated or held in it.
    """
    catalogue = view.catalogue
    panel = next(
        (each for each in panels if at in each.periods or catalogue.rates(each.indicator, at)),
        panels[0],
    )
    kind = _whom(index, _kinds(catalogue, panels)[panel.indicator.tree]) or index.kind
    return _cell(catalogue, panel.indicator, at, panel.cells(at, reading), kind)


def _calendar(index: Index, panels: list[Panel]) -> list[Period]:
    """Every period from the first held to the last, of the length in which the index comes:
    every year where it is read, none at will.
    """
    if index.frequency is Frequency.IRREGULAR:
        return []
    told = sorted({at for panel in panels for at in panel.periods if panel.tells(at)})
    frequency = (
        Frequency.YEAR if index.frequency is Frequency.READING else usual(told, index.frequency)
    )
    held = [at for at in told if at.frequency is frequency]
    if not held or frequency is Frequency.IRREGULAR:
        return held
    found = [held[0]]
    while found[-1] < held[-1]:
        found.append(found[-1].after)
    return found


def _kinds(catalogue: Catalogue, panels: list[Panel]) -> dict[str, set[EntityKind]]:
    """The kinds of those that have figures in each tree."""
    found: dict[str, set[EntityKind]] = defaultdict(set)
    for panel in panels:
        found[panel.indicator.tree].update(
            catalogue.by_id[entity].kind for entity in panel.entities
        )
    return found


def _whom(index: Index, kinds: set[EntityKind]) -> EntityKind | None:
    """Whom a tree rates: the kind of its index, or the ministries that have one of their own;
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
    due = {at for at in calendar if catalogue.rates(panel.indicator, at)}
    return (
        _cell(catalogue, panel.indicator, at, panel.cells(at), kind)
        for at in sorted(due.union(panel.periods))
    )


def _cell(
    catalogue: Catalogue,
    indicator: Indicator,
    at: Period,
    cells: Mapping[int, Cell],
    kind: EntityKind,
) -> CoverageCell:
    rated = fields(catalogue, indicator, at, cells, kind)
    members = [entity for field in rated for entity in field.members]
    without = [entity for entity in members if not _held(cells.get(entity.id))]
    said = [cells[entity.id] for entity in without if entity.id in cells]
    expected = sum(field.expected for field in rated)
    ranked = sum(
        (cell.rank is not None or cell.mark.group is not None) and not cell.mark.doubtful
        for cell in said
    )
    return CoverageCell(
        indicator,
        at,
        len(members) - len(without),
        expected,
        _may_be_more(catalogue, indicator, at, rated),
        ranked,
        sum(cell.mark.doubtful for cell in said),
        _absent(without, expected - len(members), cells, at),
    )


def _held(cell: Cell | None) -> bool:
    """Whether a value is held that surely is of this entity; a rank alone is none."""
    return cell is not None and cell.value is not None and not cell.mark.doubtful


def _may_be_more(
    catalogue: Catalogue, indicator: Indicator, at: Period, rated: list[Field]
) -> bool:
    """Whether a source does not tell how many it rated, or nothing is held of a province that
    has criteria of its own.
    """
    own = {edition.province for edition in catalogue.own_editions(indicator, at)}
    named = {entity.province for field in rated for entity in field.members}
    return not rated or not all(field.counted for field in rated) or not own <= named


def _absent(
    without: list[Entity], unnamed: int, cells: Mapping[int, Cell], at: Period
) -> tuple[MissingCount, ...]:
    """Those without a value by the reason that their source gives; where none does, the hub does
    not hold it.
    """
    by_reason: dict[MissingReason, list[Entity]] = {MissingReason.NOT_HELD: []} if unnamed else {}
    for entity in without:
        cell = cells.get(entity.id)
        by_reason.setdefault((cell and cell.missing_reason) or MissingReason.NOT_HELD, []).append(
            entity
        )
    return tuple(
        MissingCount(
            reason, len(named) + unnamed * (reason is MissingReason.NOT_HELD), _by_name(named, at)
        )
        for reason, named in sorted(by_reason.items())
    )


def _by_name(entities: Iterable[Entity], at: Period) -> tuple[Entity, ...]:
    return tuple(
        sorted(entities, key=lambda entity: alphabetical(entity.name(Language.VI, at.last_day)))
    )
