"""The words of a scorecard line: its unit, its index, its period and its figures, as they stand
within a sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hub.catalogue import Entity, Indicator
from hub.queries.comparison.row import Row
from hub.queries.competition import PeriodReading
from hub.queries.scorecard.line import ScorecardLine
from hub.words import clock
from hub.words.labels import KINDS
from hub.words.language import Language, Text, apart, counted, fixed, within_sentence
from hub.words.terms import EntityKind
from hub.words.units import PERCENT

_OFFICES = (
    EntityKind.DEPARTMENT,
    EntityKind.MINISTRY,
    EntityKind.BODY,
)  # their names keep the capital
_UNITS = Text("đơn vị", "units")


@dataclass(frozen=True, eq=False)
class Words:
    """How a line is put into words."""

    line: ScorecardLine

    @property
    def row(self) -> Row:
        """Its row on the total."""
        return self.line.row

    @cached_property
    def subject(self) -> Text:
        """The unit by its official name of the period: tỉnh Lai Châu."""
        return self.official(self.line.entity)

    def official(self, entity: Entity) -> Text:
        """A unit by its official name of the period as it stands within a sentence: tỉnh Lai
        Châu, vùng Tây Nguyên.
        """
        vi, en = (
            entity.official_name(language, self.line.period.last_day) for language in Language
        )
        if entity.kind is EntityKind.REGION:
            return Text(f"vùng {vi}", f"the {en} region")
        return Text(vi, f"the {en}") if entity.kind in _OFFICES else Text(within_sentence(vi), en)

    @property
    def period(self) -> Text:
        """The period: năm 2024."""
        return self.line.period.spoken

    @property
    def short(self) -> Text:
        """How the index is called in short: PAPI."""
        return self.line.index.short

    @property
    def short_of_period(self) -> Text:
        """The index in the period: PAR INDEX 2024, PAR INDEX quý I/2024, Bộ chỉ số 766 năm 2024."""
        at = self.line.period
        vi = at.spoken.vi.removeprefix("năm ") if self.short.vi.isupper() else at.spoken.vi
        return Text(f"{self.short.vi} {vi}", f"{self.short.en} for {at.spoken.en}")

    @cached_property
    def scope(self) -> Text:
        """Among whom it is ranked: tỉnh, thành phố."""
        block = self.row.cell.mark.block if self.row.cell else ""
        if block:
            return Text(f"đơn vị {within_sentence(block)}", f"units of the block “{block}”")
        return KINDS.get(self.line.entity.kind, _UNITS)

    @cached_property
    def own(self) -> Text:
        """The unit in short: tỉnh, thành phố, đơn vị."""
        if self.line.entity.kind is not EntityKind.PROVINCE:
            return Text("đơn vị", "unit")
        city = self.line.entity.named(self.line.period.last_day).is_city
        return Text("thành phố", "city") if city else Text("tỉnh", "province")

    @property
    def others(self) -> Text:
        """The others in short: các tỉnh khác."""
        of = {"tỉnh": "tỉnh", "thành phố": "tỉnh, thành phố"}.get(self.own.vi, "đơn vị")
        return Text(f"các {of} khác", "the others")

    def name(self, entity: Entity) -> Text:
        """Another unit by its common name of the period."""
        return Text(*(entity.name(language, self.line.period.last_day) for language in Language))

    def value(self, value: float, indicator: Indicator | None = None) -> Text:
        """A value with its unit: 85,97%, 44,3575 điểm."""
        number = fixed(value, self.line.index.decimals)
        if (indicator or self.line.indicator).unit == PERCENT:
            return Text(f"{number.vi}%", f"{number.en}%")
        return Text(f"{number.vi} điểm", f"{number.en} points")

    def apart(self, value: float, other: float) -> float:
        """How far two values lie apart as they are shown."""
        return apart(value, other, self.line.index.decimals)

    def amount(self, difference: float, indicator: Indicator | None = None) -> Text:
        """The size of a difference with its unit: 2,40 điểm phần trăm, 1,2759 điểm."""
        number = fixed(abs(difference), self.line.index.decimals)
        if (indicator or self.line.indicator).unit == PERCENT:
            return Text(f"{number.vi} điểm phần trăm", f"{number.en} percentage points")
        return Text(f"{number.vi} điểm", f"{number.en} points")

    def moved(self, difference: float, indicator: Indicator | None = None) -> Text:
        """A change: tăng 4,30 điểm phần trăm; giữ nguyên where none is seen in so many decimals."""
        if not round(difference, self.line.index.decimals):
            return Text("giữ nguyên", "unchanged")
        vi, en = ("tăng", "up") if difference > 0 else ("giảm", "down")
        size = self.amount(difference, indicator)
        return Text(f"{vi} {size.vi}", f"{en} {size.en}")

    def since(self, before: PeriodReading) -> Text:
        """What a change is measured against: năm 2023, or the day of a reading."""
        return _day(before.reading) if before.reading else before.period.spoken

    @property
    def now(self) -> Text:
        """What a change is measured at: the period, or the day of its reading."""
        return _day(self.row.at.reading) if self.row.at.reading else self.period


def places(up: int) -> Text:
    """A change of rank: tăng 01 bậc."""
    if up == 0:
        return Text("giữ nguyên thứ hạng", "the same place")
    vi, en = ("tăng", "up") if up > 0 else ("giảm", "down")
    return Text(f"{vi} {counted(abs(up)).vi} bậc", f"{en} {several(abs(up))}")


def several(places: int) -> str:
    """A number of places in English."""
    return f"{places} place{'s' if places > 1 else ''}"


def listed(parts: Iterable[str], last: str) -> str:
    """Parts joined by commas and the last by a word: a, b và c."""
    *first, end = parts
    return f"{', '.join(first)} {last} {end}" if first else end


def _day(reading: int) -> Text:
    day = clock.of_reading(reading)
    return Text(f"ngày {clock.vietnamese(day)}", day.isoformat())
