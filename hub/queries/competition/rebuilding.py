"""Rebuilding: the value of a unit formed by a merger, computed from those of its predecessors."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import fsum, hypot
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.derivation import Derivation
from hub.panels.kept import kept
from hub.panels.panel import Cell, Panel, View
from hub.queries.competition.territory import (
    Territory,
    predecessors,
    predecessors_on,
    sole_predecessor,
)
from hub.words import codes
from hub.words.errors import BadQuestion
from hub.words.labels import LACKING
from hub.words.language import Language, Text, fixed
from hub.words.period import Period
from hub.words.rounding import decimals
from hub.words.terms import EntityKind, MissingReason, Status

_CELL_BYTES = 250  # of a rebuilt panel; most cells are those of the panel that it is made of
POPULATION = codes.total("POPULATION")


class Predecessor(NamedTuple):
    """A unit of before the merger, its figure, and why that cannot be taken."""

    entity: Entity
    cell: Cell | None
    lack: Text | None


class Weights(NamedTuple):
    """How much each predecessor counts, together 1; where that is its population, the year of it
    and its observations.
    """

    shares: tuple[float, ...]
    year: int | None = None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RebuiltView(View):
    """A view whose panels have the units formed by a merger in the periods before it too."""

    territory: Territory
    published: View

    @property
    def key(self) -> Hashable:
        """By which its answers are kept, beside those of the figures as published."""
        return *self.published.key, self.territory

    def panel(self, indicator: Indicator) -> "RebuiltPanel":
        """The panel of an indicator, rebuilt; BadQuestion where its unit has no mean."""
        _refuse_sums(self.catalogue, indicator)
        return RebuiltPanel(self.published.panel(indicator), self.published, self.territory)


@dataclass(frozen=True, eq=False)
class RebuiltPanel:
    """A panel in which units formed by a merger stand before it too."""

    panel: Panel
    view: View
    territory: Territory

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the same data."""
        return self.view.catalogue

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.panel.indicator

    @property
    def entities(self) -> set[int]:
        """The keys of the entities of which anything is held as published."""
        return self.panel.entities

    @property
    def moments(self) -> Iterable[tuple[Period, int]]:
        """The periods and readings of which anything is held, in time order."""
        return self.panel.moments

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods in time order."""
        return self.panel.periods

    def readings(self, at: Period) -> list[int]:
        """The readings of a period."""
        return self.panel.readings(at)

    def reading(self, at: Period) -> int:
        """The latest reading of a period."""
        return self.panel.reading(at)

    def tells(self, at: Period) -> bool:
        """Whether any value or rank is held in a period."""
        return self.panel.tells(at)

    def cells(self, at: Period, reading: int | None = None) -> Mapping[int, Cell]:
        """What is held of each unit in a period, and what is rebuilt or goes on."""
        return _cells(self.view, self.indicator, self.territory, at, reading)

    def made(self, at: Period, reading: int | None) -> Mapping[int, Cell]:
        """The same, made anew."""
        panel_cells = self.panel.cells(at, reading)
        departments = self._departments(panel_cells, at)
        return {**panel_cells, **departments, **self._provinces(panel_cells, at)}

    def _departments(self, panel_cells: Mapping[int, Cell], at: Period) -> dict[int, Cell]:
        """The figures of departments that a later one goes on from, as figures of that one."""
        cells = {}
        for entity in map(self.catalogue.by_id.__getitem__, panel_cells):
            for successor in self._successors(entity):
                later = successor.id not in panel_cells and successor.begins_after(at.last_day)
                if later and sole_predecessor(self.catalogue, successor) is entity:
                    cells[successor.id] = panel_cells[entity.id]
        return cells

    def _successors(self, entity: Entity) -> Iterable[Entity]:
        """The departments that a department became."""
        if entity.kind is not EntityKind.DEPARTMENT:
            return ()
        outcomes = self.catalogue.outcomes.get(entity.public_id, ())
        return [self.catalogue.entities[outcome.successor] for outcome in outcomes]

    def _provinces(self, panel_cells: Mapping[int, Cell], at: Period) -> dict[int, Cell]:
        """The provinces that began after a period, and those whose territory is another since."""
        day = self.catalogue.merged_on
        if day is None or at.last_day >= day or not _of_provinces(self.catalogue, self.panel):
            return {}
        redrawn = self.catalogue.redrawn(at, Period(day.year, day.month, 1))
        return {
            province.id: self._rebuilt(province, panel_cells, at=at, redrawn=redrawn)
            for province in self.catalogue.by_kind[EntityKind.PROVINCE]
            if province.id in redrawn or self._is_formed_after(province, panel_cells, at)
        }

    def _is_formed_after(
        self, province: Entity, panel_cells: Mapping[int, Cell], at: Period
    ) -> bool:
        """Whether a province without a figure was formed by a merger after a period."""
        if province.id in panel_cells or not province.begins_after(at.last_day):
            return False
        return bool(predecessors(self.catalogue, province))

    def _rebuilt(
        self, entity: Entity, panel_cells: Mapping[int, Cell], at: Period, redrawn: set[int]
    ) -> Cell:
        units = predecessors_on(self.catalogue, entity, at.last_day)
        before = []
        for unit in units:
            cell = panel_cells.get(unit.id)
            lack = _lack(unit, cell, at=at, redrawn=redrawn)
            before.append(Predecessor(unit, cell, lack))
        return rebuilt(before, self._weights(units, at), at)

    def _weights(self, units: Sequence[Entity], at: Period) -> Weights | None:
        """Alike, or by the population of the year, else of the latest year before in which that
        of every unit is held; None where there is no such year.
        """
        if self.territory is Territory.REBUILT_MEAN:
            return Weights((1 / len(units),) * len(units))
        year_of_figures = Period(at.last_day.year, 1, 12)
        indicator = self.catalogue.meaning(POPULATION, year_of_figures)
        if indicator is None:
            return None
        population = self.view.panel(indicator)
        years = [year for year in population.periods if year <= year_of_figures]
        counts = (_counts(population.cells(year), units, year) for year in reversed(years))
        return next(filter(None, counts), None)


def seen(view: View, territory: Territory) -> View:
    """The same data as a question sees it: rebuilt where it wants that."""
    if not territory.rebuilds or isinstance(view, RebuiltView):
        return view
    return RebuiltView(
        catalogue=view.catalogue,
        version=view.version,
        find=view.find,
        database=view.database,
        today=view.today,
        kept=view.kept,
        territory=territory,
        published=view,
    )


@kept(lambda cells: _CELL_BYTES * len(cells))
def _cells(
    view: View, indicator: Indicator, territory: Territory, at: Period, reading: int | None
) -> Mapping[int, Cell]:
    return RebuiltPanel(view.panel(indicator), view, territory).made(at, reading)


def rebuilt(before: Sequence[Predecessor], weights: Weights | None, at: Period) -> Cell:
    """The mean of the predecessors by their weights, with its derivation.

    Where a figure cannot be taken or was read on another day than the latest, or there are no
    weights, the cell has no value and tells what is missing.
    """
    cells = [unit.cell for unit in before if unit.cell]
    reading = max((cell.reading for cell in cells), default=0)
    lacking = _lacking(before, reading)
    if lacking or weights is None:
        return _not_rebuilt(before, lacking, reading=reading, at=at)
    values = [unit.cell.value for unit in before]
    low, high = min(values), max(values)
    return Cell(
        observation_id=0,
        value=min(max(_weighted_mean(values, weights), low), high),
        rank=None,
        rank_of=None,
        status=Status.DERIVED,
        missing_reason=MissingReason.NONE,
        reading=reading,
        derivation=Derivation(
            formula=partial(_formula, before, weights, at),
            inputs=_inputs(before),
            weights=weights.shares,
            low=low,
            high=high,
            weighed_by=weights.rows,
            parts=tuple(unit.entity for unit in before),
        ),
        error=_error(before, weights),
    )


def _lacking(before: Sequence[Predecessor], reading: int) -> list[Predecessor]:
    """Those whose figure cannot be taken, or is of another reading, with the reason."""
    return [
        unit._replace(lack=unit.lack or _READINGS)
        for unit in before
        if unit.lack or unit.cell.reading != reading
    ]


def _not_rebuilt(
    before: Sequence[Predecessor], lacking: Sequence[Predecessor], *, reading: int, at: Period
) -> Cell:
    formula = partial(_wanting, lacking, at)
    return Cell(
        observation_id=0,
        value=None,
        rank=None,
        rank_of=None,
        status=Status.MISSING,
        missing_reason=_reason(lacking),
        reading=reading,
        derivation=Derivation(
            formula,
            _inputs(before),
            missing=tuple(unit.entity for unit in lacking),
            parts=tuple(unit.entity for unit in before),
        ),
    )


def _inputs(before: Sequence[Predecessor]) -> tuple[int, ...]:
    return tuple(unit.cell.observation_id for unit in before if unit.cell)


def _weighted_mean(values: Sequence[float], weights: Weights) -> float:
    """Without the noise below the tenth decimal, which would part equal figures."""
    terms = (value * share for value, share in zip(values, weights.shares, strict=True))
    return round(fsum(terms), 10)


def _error(before: Sequence[Predecessor], weights: Weights) -> float | None:
    """The standard error of a mean of units that were sampled independently: the root of the sum of
    (share × error)².
    """
    errors = [unit.cell.error for unit in before]
    if not all(errors):
        return None
    return hypot(*(error * share for error, share in zip(errors, weights.shares, strict=True)))


def _counts(cells: Mapping[int, Cell], units: Sequence[Entity], year: Period) -> Weights | None:
    """The weights by the population of a year; None where that of a unit is not held."""
    counts = [cells.get(unit.id) for unit in units]
    if not all(cell and cell.value for cell in counts):
        return None
    total = fsum(cell.value for cell in counts)
    shares = tuple(cell.value / total for cell in counts)
    return Weights(shares, year.year, tuple(cell.observation_id for cell in counts))


def _refuse_sums(catalogue: Catalogue, indicator: Indicator) -> None:
    """BadQuestion for figures of provinces in a unit of which no mean is a figure of the whole."""
    if indicator.may_be_averaged or catalogue.indices[indicator.index].kind is not _PROVINCE:
        return
    raise BadQuestion(
        Text(
            f"{indicator.code} tính bằng {indicator.unit}, không tính lại được từ các tỉnh, thành"
            " phố cũ bằng trung bình",
            f"{indicator.code} is in {indicator.unit}, which no mean of the old provinces rebuilds",
        )
    )


_PROVINCE = EntityKind.PROVINCE


def _of_provinces(catalogue: Catalogue, panel: Panel) -> bool:
    return catalogue.indices[panel.indicator.index].kind is _PROVINCE


_DOUBTFUL = Text("số liệu còn nghi vấn", "its figure is in doubt")
_REDRAWN = Text("địa giới khi đó khác bây giờ", "its territory was another then")
_READINGS = Text("đọc ngày khác", "read on another day")


def _lack(unit: Entity, cell: Cell | None, at: Period, redrawn: set[int]) -> Text | None:
    """Why the figure of a unit cannot be taken."""
    if unit.id in redrawn:
        return _REDRAWN
    if cell is None:
        early = unit.begins_after(at.last_day)
        return LACKING[MissingReason.NOT_YET if early else MissingReason.NOT_HELD]
    if cell.value is None:
        return LACKING[cell.missing_reason]
    return _DOUBTFUL if cell.mark.doubtful else None


def _reason(lacking: Sequence[Predecessor]) -> MissingReason:
    return next(
        (unit.cell.missing_reason for unit in lacking if unit.cell and unit.cell.missing_reason),
        MissingReason.NOT_HELD,
    )


def _wanting(lacking: Sequence[Predecessor], at: Period) -> Text:
    if not lacking:
        return Text(
            "Không tính lại được: chưa có dân số của các tỉnh, thành phố cũ đến năm"
            f" {at.last_day.year}",
            f"Not rebuilt: no population of the old provinces is held up to {at.last_day.year}",
        )
    vi, en = (
        "; ".join(
            f"{unit.entity.name(language, at.last_day)} ({unit.lack.within(language)})"
            for unit in lacking
        )
        for language in Language
    )
    return Text(f"Không tính lại được vì thiếu {vi}", f"Not rebuilt for want of {en}")


def _formula(before: Sequence[Predecessor], weights: Weights, at: Period) -> Text:
    """The mean in words and figures: (Hà Nam 43,3827 + Nam Định 44,3575) / 2, or by shares of
    the population.
    """
    if weights.year is None:
        vi, en = (" + ".join(_terms(before, at, language)) for language in Language)
        return Text(
            f"Trung bình cộng các tỉnh, thành phố cũ: ({vi}) / {len(before)}",
            f"Mean of the old provinces: ({en}) / {len(before)}",
        )
    vi, en = (
        " + ".join(
            f"{term} × {fixed(100 * share, 2).within(language)}%"
            for term, share in zip(_terms(before, at, language), weights.shares, strict=True)
        )
        for language in Language
    )
    year = at.last_day.year
    late = (
        Text(f" (chưa có dân số năm {year})", f" (that of {year} is not held)")
        if weights.year != year
        else Text("", "")
    )
    return Text(
        f"Trung bình các tỉnh, thành phố cũ theo dân số năm {weights.year}{late.vi}: {vi}",
        f"Mean of the old provinces by the population of {weights.year}{late.en}: {en}",
    )


def _terms(before: Sequence[Predecessor], at: Period, language: Language) -> list[str]:
    """Each with its value, all with as many decimals as the longest."""
    values = [unit.cell.value for unit in before]
    most = min(_DECIMALS, max(map(decimals, values)))
    return [
        f"{unit.entity.name(language, at.last_day)} {fixed(value, most).within(language)}"
        for unit, value in zip(before, values, strict=True)
    ]


_DECIMALS = 4  # of a value in a formula, at most
