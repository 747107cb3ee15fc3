"""Rebuilding: the value of a unit formed by a merger, computed from the figures of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from math import fsum, hypot
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.derivation import Derivation
from hub.panels.panel import Cell, Panel, View
from hub.queries.competition.territory import Territory, continued, parts, parts_on
from hub.words import codes
from hub.words.errors import BadQuestion
from hub.words.labels import LACKING
from hub.words.language import Language, Text, written
from hub.words.period import Period
from hub.words.terms import EntityKind, MissingReason, Status

POPULATION = codes.total("POPULATION")


class Part(NamedTuple):
    """A unit of before the merger with what is held of it, and why that cannot be taken."""

    entity: Entity
    cell: Cell | None
    lack: Text | None


class Weights(NamedTuple):
    """How much each part counts, together 1, the year and the observations of the population
    that tell it.
    """

    shares: tuple[float, ...]
    year: int | None = None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class RebuiltPanel:
    """A panel in which units formed by a merger stand before it too, by the figures of their
    parts.
    """

    panel: Panel
    view: View
    territory: Territory

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the same data."""
        return self.view.catalogue

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
        """What is held of each entity in a period, and what is rebuilt or goes on; made once."""
        if (at, reading) not in self._cells:
            held = self.panel.cells(at, reading)
            self._cells[at, reading] = {
                **held,
                **self._continued(held, at),
                **self._provinces(held, at),
            }
        return self._cells[at, reading]

    @cached_property
    def _cells(self) -> dict[tuple[Period, int | None], Mapping[int, Cell]]:
        return {}

    def _continued(self, held: Mapping[int, Cell], at: Period) -> dict[int, Cell]:
        """The figures of departments of which one goes on from another alone."""
        found = {}
        for entity in map(self.catalogue.by_id.__getitem__, held):
            for outcome in (
                self.catalogue.outcomes.get(entity.public_id, ())
                if entity.kind is EntityKind.DEPARTMENT
                else ()
            ):
                successor = self.catalogue.entities[outcome.successor]
                if (
                    successor.id not in held
                    and _begins_after(successor, at)
                    and continued(self.catalogue, successor) is entity
                ):
                    found[successor.id] = held[entity.id]
        return found

    def _provinces(self, held: Mapping[int, Cell], at: Period) -> dict[int, Cell]:
        """The provinces that began after a period, and those whose territory is another since."""
        day = self.catalogue.merged_on
        if (
            day is None
            or at.last_day >= day
            or _kind(self.catalogue, self.panel.indicator) is not EntityKind.PROVINCE
        ):
            return {}
        redrawn = self.catalogue.redrawn(at, Period(day.year, day.month, 1))
        return {
            province.id: self._rebuilt(province, held, at, redrawn)
            for province in self.catalogue.by_kind[EntityKind.PROVINCE]
            if province.id in redrawn
            or (
                province.id not in held
                and _begins_after(province, at)
                and parts(self.catalogue, province)
            )
        }

    def _rebuilt(
        self, entity: Entity, held: Mapping[int, Cell], at: Period, redrawn: set[int]
    ) -> Cell:
        found = [
            Part(part, held.get(part.id), _lack(part, held.get(part.id), at, redrawn))
            for part in parts_on(self.catalogue, entity, at.last_day)
        ]
        return rebuilt(found, self._weights([part.entity for part in found], at), at)

    def _weights(self, found: Sequence[Entity], at: Period) -> Weights | None:
        """Alike, or by the population of the year, else of the latest year before of which that
        of every part is held.
        """
        if self.territory is Territory.REBUILT_MEAN:
            return Weights((1 / len(found),) * len(found))
        own = Period(at.last_day.year, 1, 12)
        counted = self.catalogue.meaning(POPULATION, own)
        population = self.view.panel(counted) if counted else None
        for year in reversed(population.periods if population else ()):
            cells = (
                [population.cells(year).get(part.id) for part in found] if year <= own else [None]
            )
            if all(cell and cell.value for cell in cells):
                total = fsum(cell.value for cell in cells)
                return Weights(
                    tuple(cell.value / total for cell in cells),
                    year.year,
                    tuple(cell.observation_id for cell in cells),
                )
        return None


def seen(view: View, territory: Territory) -> View:
    """The same data with panels that are rebuilt where the question asks for it."""
    return (
        replace(view, find=cache(partial(_found, view, territory))) if territory.rebuilds else view
    )


def rebuilt(found: Sequence[Part], weights: Weights | None, at: Period) -> Cell:
    """The mean of the parts by their weights with its derivation; without a value where a part
    or the weights are wanting.
    """
    inputs = tuple(part.cell.observation_id for part in found if part.cell)
    reading = max((part.cell.reading for part in found if part.cell), default=0)
    lacking = [
        part._replace(lack=part.lack or _READINGS)
        for part in found
        if part.lack or part.cell.reading != reading
    ]
    if lacking or weights is None:
        derivation = Derivation(
            partial(_wanting, lacking, at), inputs, missing=tuple(part.entity for part in lacking)
        )
        return Cell(
            0, None, None, None, Status.MISSING, _reason(lacking), reading, derivation=derivation
        )
    values = [part.cell.value for part in found]
    low, high = min(values), max(values)
    # Without the noise below the tenth decimal, which would part equal figures.
    mean = round(
        fsum(value * share for value, share in zip(values, weights.shares, strict=True)), 10
    )
    derivation = Derivation(
        partial(_formula, found, weights, at), inputs, weights.shares, low, high, weights.rows
    )
    return Cell(
        0,
        min(max(mean, low), high),
        None,
        None,
        Status.DERIVED,
        MissingReason.NONE,
        reading,
        derivation=derivation,
        error=_error(found, weights),
    )


def _error(found: Sequence[Part], weights: Weights) -> float | None:
    """The standard error of a mean of parts that were sampled apart: the root of the sum of
    (share × error)².
    """
    errors = [part.cell.error for part in found]
    return (
        hypot(*(error * share for error, share in zip(errors, weights.shares, strict=True)))
        if all(errors)
        else None
    )


def _found(
    view: View, territory: Territory, catalogue: Catalogue, indicator: Indicator, version: int
) -> RebuiltPanel:
    """The panel of an indicator, rebuilt; BadQuestion where its unit has no mean."""
    if not indicator.may_be_averaged and _kind(catalogue, indicator) is EntityKind.PROVINCE:
        raise BadQuestion(
            Text(
                f"{indicator.code} tính bằng {indicator.unit}, không tính lại được từ các tỉnh cũ"
                " bằng trung bình",
                f"{indicator.code} is in {indicator.unit}, which no mean of the old provinces"
                " rebuilds",
            )
        )
    return RebuiltPanel(view.find(catalogue, indicator, version), view, territory)


def _kind(catalogue: Catalogue, indicator: Indicator) -> EntityKind:
    return catalogue.indices[indicator.index].kind


def _begins_after(entity: Entity, at: Period) -> bool:
    return entity.valid_from is not None and entity.valid_from > at.last_day


_DOUBTFUL = Text("số liệu còn nghi vấn", "its figure is in doubt")
_REDRAWN = Text("địa giới khi đó khác bây giờ", "its territory was another then")
_READINGS = Text("đọc ngày khác", "read on another day")


def _lack(part: Entity, cell: Cell | None, at: Period, redrawn: set[int]) -> Text | None:
    """Why the figure of a part cannot be taken."""
    if part.id in redrawn:
        return _REDRAWN
    if cell is None:
        return LACKING[MissingReason.NOT_YET if _begins_after(part, at) else MissingReason.NOT_HELD]
    if cell.value is None:
        return LACKING[cell.missing_reason]
    return _DOUBTFUL if cell.mark.doubtful else None


def _reason(lacking: Sequence[Part]) -> MissingReason:
    return next(
        (part.cell.missing_reason for part in lacking if part.cell and part.cell.missing_reason),
        MissingReason.NOT_HELD,
    )


def _wanting(lacking: Sequence[Part], at: Period) -> Text:
    if not lacking:
        return Text(
            f"Không tính lại được: chưa có dân số của các tỉnh cũ đến năm {at.last_day.year}",
            f"Not rebuilt: no population of the old provinces is held up to {at.last_day.year}",
        )
    vi, en = (
        "; ".join(
            f"{part.entity.name(language, at.last_day)} ({part.lack.within(language)})"
            for part in lacking
        )
        for language in Language
    )
    return Text(f"Không tính lại được vì thiếu {vi}", f"Not rebuilt for want of {en}")


def _formula(found: Sequence[Part], weights: Weights, at: Period) -> Text:
    """The mean in words and figures: (Hà Nam 43,3827 + Nam Định 44,3575) / 2, or by shares of
    the population.
    """
    if weights.year is None:
        vi, en = (" + ".join(_terms(found, at, language)) for language in Language)
        return Text(
            f"Trung bình cộng các tỉnh cũ: ({vi}) / {len(found)}",
            f"Mean of the old provinces: ({en}) / {len(found)}",
        )
    vi, en = (
        " + ".join(
            f"{term} × {written(100 * share, 2).within(language)}%"
            for term, share in zip(_terms(found, at, language), weights.shares, strict=True)
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
        f"Trung bình các tỉnh cũ theo dân số năm {weights.year}{late.vi}: {vi}",
        f"Mean of the old provinces by the population of {weights.year}{late.en}: {en}",
    )


def _terms(found: Sequence[Part], at: Period, language: Language) -> list[str]:
    return [
        f"{part.entity.name(language, at.last_day)} {written(part.cell.value, 4).within(language)}"
        for part in found
    ]
