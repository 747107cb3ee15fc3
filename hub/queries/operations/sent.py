"""Which departments and communes of a province have sent their report of a period."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue, Entity
from hub.panels.panel import View
from hub.queries.operations.sums import INDEX
from hub.words.errors import BadQuestion
from hub.words.language import Language, Text, alphabetical
from hub.words.period import Period
from hub.words.terms import EntityKind

KINDS = (EntityKind.DEPARTMENT, EntityKind.COMMUNE)


@dataclass(frozen=True)
class Question:
    """The units of which province, of which kinds, and their reports of exactly which period."""

    province: str
    period: Period
    today: date
    kinds: tuple[EntityKind, ...] = KINDS


@dataclass(frozen=True)
class SentReport:
    """One unit: how many figures of the period are held, and of which periods around it."""

    entity: Entity
    figures: int
    others: tuple[Period, ...]

    @property
    def is_sent(self) -> bool:
        """Whether anything of the period is held."""
        return self.figures > 0


@dataclass(frozen=True)
class SentReports:
    """The units of a province that are expected to report a period."""

    province: Entity
    period: Period
    units: tuple[SentReport, ...]

    @property
    def missing(self) -> tuple[SentReport, ...]:
        """Those of which nothing is held."""
        return tuple(unit for unit in self.units if not unit.is_sent)


def sent(view: View, question: Question) -> SentReports:
    """Every unit in being at the end of a period, departments first, by name; BadQuestion for a
    province that was not there then.
    """
    catalogue, at = view.catalogue, question.period
    day = min(at.last_day, max(question.today, at.first_day))
    province = catalogue.entity(question.province, day, EntityKind.PROVINCE)
    if not province.exists_on(day):
        raise BadQuestion(_not_there(province, at))
    held, around = _held(view, at)
    units = [
        SentReport(unit, held.get(unit.id, 0), tuple(sorted(around.get(unit.id, ()))))
        for kind in question.kinds
        for unit in _units(catalogue, province, kind, day)
    ]
    return SentReports(province, at, tuple(units))


def _units(catalogue: Catalogue, province: Entity, kind: EntityKind, day: date) -> Iterable[Entity]:
    units = (each for each in catalogue.in_force(kind, day) if each.province == province.public_id)
    return sorted(units, key=lambda unit: alphabetical(unit.name(Language.VI, day)))


def _held(view: View, at: Period) -> tuple[Mapping[int, int], Mapping[int, set[Period]]]:
    """How many figures of a period are held of each unit, and of which other periods that share
    days with it.
    """
    counts: dict[int, int] = defaultdict(int)
    around: dict[int, set[Period]] = defaultdict(set)
    for indicator in view.catalogue.indicators_of(INDEX):
        panel = view.panel(indicator)
        for period in panel.periods:
            if period == at:
                for unit in panel.cells(period):
                    counts[unit] += 1
            elif period.overlaps(at):
                for unit in panel.cells(period):
                    around[unit].add(period)
    return counts, around


def _not_there(province: Entity, at: Period) -> Text:
    vi, en = (province.name(language, at.last_day) for language in Language)
    return Text(f"{vi} không tồn tại trong kỳ {at}", f"{en} did not exist in {at}")
