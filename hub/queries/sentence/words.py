"""The words of a row or of a scorecard line, as they stand within a sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hub.catalogue import Catalogue, Entity, Index, Indicator
from hub.queries.comparability import Comparability
from hub.queries.comparison.contest import Contest
from hub.queries.comparison.row import Row
from hub.queries.competition import PeriodReading
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.sentence.kinds import PLAIN, Wording
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
_NAMED = 3  # units that are named one by one
_UNITS = Text("đơn vị", "units")
_OF_OFFICES = " của cơ quan, đơn vị"
_SHOWN = re.compile(r" \((?:nhóm hiển thị[^()]*|portal group)\)$")
_TITLES = ("Chỉ số", "Bộ chỉ số")  # names that keep their capital within a sentence


@dataclass(frozen=True, eq=False)
class Words:
    """How a row is put into words; where it is the total of a scorecard line, with its parts."""

    row: Row
    index: Index
    wording: Wording = PLAIN
    line: ScorecardLine | None = None

    @classmethod
    def of(cls, line: ScorecardLine, wording: Wording) -> "Words":
        """The words of a line."""
        return cls(line.row, line.index, wording, line)

    @property
    def within(self) -> "Words":
        """The same within a sentence that names unit and index."""
        return replace(self, wording=replace(self.wording, alone=False))

    @cached_property
    def contest(self) -> Contest:
        """Who competes, now and before; made now for one of which nothing is held."""
        return self.row.contest or self.row.later()

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the same data."""
        return self.contest.competition.catalogue

    @property
    def comparability(self) -> Comparability:
        """Whether its figure may be set against the one before."""
        return self.contest.comparability_of(self.row.entity)

    @property
    def before(self) -> PeriodReading | None:
        """What a change is measured against, also where the two cannot be compared."""
        return self.row.before or self.contest.before_of(self.row.entity)

    @property
    def published_move(self) -> int | None:
        """How far the published rank moved, positive is up."""
        return self.contest.published_move(self.row.entity)

    @property
    def is_total(self) -> bool:
        """Whether it speaks of the total of the index."""
        return self.row.indicator.code == self.index.total

    @cached_property
    def subject(self) -> Text:
        """The unit by its official name of the period: tỉnh Lai Châu."""
        return self.official(self.row.entity)

    def official(self, entity: Entity) -> Text:
        """A unit by its official name of the period as it stands within a sentence: tỉnh Lai
        Châu, vùng Tây Nguyên.
        """
        vi, en = (
            entity.official_name(language, self.row.at.period.last_day) for language in Language
        )
        if entity.kind is EntityKind.REGION:
            return Text(f"vùng {vi}", f"the {en} region")
        return Text(vi, f"the {en}") if entity.kind in _OFFICES else Text(within_sentence(vi), en)

    @property
    def period(self) -> Text:
        """The period: năm 2024."""
        return self.row.at.period.spoken

    @property
    def short(self) -> Text:
        """How the index is called in short: PAPI."""
        return self.index.short

    @property
    def name_before_unit(self) -> str:
        """The whole name of the index, in Vietnamese, where the unit is named behind it."""
        return self.index.name.vi.removesuffix(_OF_OFFICES)

    @property
    def short_before_unit(self) -> str:
        """Its short name, in Vietnamese, where the unit is named behind it: Chỉ số hài lòng."""
        return self.short.vi.removesuffix(_OF_OFFICES)

    @property
    def short_of_period(self) -> Text:
        """The index in the period: PAR INDEX 2024, PAR INDEX quý I/2024, Bộ chỉ số 766 năm 2024."""
        spoken, short = self.spoken, self.short_before_unit
        vi = spoken.vi.removeprefix("năm ") if short.isupper() else spoken.vi
        return Text(f"{short} {vi}", f"{self.short.en} {spoken.en}")

    @property
    def whole(self) -> Text:
        """What a result of the period is of, where the unit is named behind it: PAR INDEX 2024; of
        a component its name with the index, then the period.
        """
        if self.is_total:
            return self.short_of_period
        about, spoken = self.about, self.spoken
        return Text(f"{about.vi} {spoken.vi}", f"{about.en} {spoken.en}")

    @property
    def spoken(self) -> Text:
        """Its period behind what is spoken of, of a figure that is read the day: năm 2024, tính
        đến ngày 10/10/2026.
        """
        if self.reading:
            return Text(f"tính đến {self.now.vi}", f"as of {self.now.en}")
        return Text(self.period.vi, f"for {self.period.en}")

    @property
    def reading(self) -> int:
        """The reading of its own figure, as a number; 0 where it is not read."""
        return self.row.cell.reading if self.row.cell else 0

    @property
    def result_of(self) -> Text:
        """The same behind the word result: kết quả PAR INDEX năm 2023, kết quả về “Cải cách thể
        chế” (PAR INDEX) năm 2024.
        """
        vi = self.short_before_unit if self.is_total else f"về {self.about.vi}"
        return Text(f"kết quả {vi} {self.period.vi}", f"{self.about.en} result")

    @property
    def about(self) -> Text:
        """What is spoken of, behind a preposition: PAPI, chất lượng giải quyết TTHC; of a component
        its name with the index.
        """
        name = called(self.row.indicator)
        if not self.is_total:
            return Text(f"“{name.vi}” ({self.short.vi})", f"“{name.en}” ({self.short.en})")
        is_named = self.short.vi.isupper() or self.short.vi.startswith(_TITLES)
        return Text(
            self.short.vi if is_named else within_sentence(self.short.vi),
            self.short.en,
        )

    @property
    def of_what(self) -> str:
        """The same behind a value in Vietnamese: điểm PAPI, điểm về chất lượng giải quyết TTHC."""
        is_acronym = self.is_total and self.short.vi.isupper()
        return f" {self.about.vi}" if is_acronym else f" về {self.about.vi}"

    @cached_property
    def scope(self) -> Text:
        """Among whom it is ranked: tỉnh, thành phố."""
        block = self.row.cell.mark.block if self.row.cell else ""
        if block:
            return Text(f"đơn vị {within_sentence(block)}", f"units of the block “{block}”")
        kind = self.row.entity.kind
        return _UNITS if kind is EntityKind.COUNTRY else KINDS[kind]

    @cached_property
    def own(self) -> Text:
        """The unit in short: tỉnh, thành phố, đơn vị."""
        if self.row.entity.kind is not EntityKind.PROVINCE:
            return Text("đơn vị", "unit")
        city = self.row.entity.named(self.row.at.period.last_day).is_city
        return Text("thành phố", "city") if city else Text("tỉnh", "province")

    @property
    def others(self) -> Text:
        """The others in short: các tỉnh, thành phố khác."""
        is_province = self.row.entity.kind is EntityKind.PROVINCE
        of = "tỉnh, thành phố" if is_province else "đơn vị"
        return Text(f"các {of} khác", "the others")

    def name(self, entity: Entity) -> Text:
        """Another unit by its common name of the period."""
        return Text(*(entity.name(language, self.row.at.period.last_day) for language in Language))

    def value(self, value: float, indicator: Indicator | None = None) -> Text:
        """A value with its unit: 85,97%, 44,3575 điểm."""
        number = fixed(value, self.index.decimals)
        if (indicator or self.row.indicator).unit == PERCENT:
            return Text(f"{number.vi}%", f"{number.en}%")
        return Text(f"{number.vi} điểm", f"{number.en} points")

    def apart(self, value: float, other: float) -> float:
        """How far two values lie apart as they are shown."""
        return apart(value, other, self.index.decimals)

    def amount(self, difference: float, indicator: Indicator | None = None) -> Text:
        """The size of a difference with its unit: 2,40 điểm phần trăm, 1,2759 điểm."""
        number = fixed(abs(difference), self.index.decimals)
        if (indicator or self.row.indicator).unit == PERCENT:
            return Text(f"{number.vi} điểm phần trăm", f"{number.en} percentage points")
        return Text(f"{number.vi} điểm", f"{number.en} points")

    def moved(self, difference: float, indicator: Indicator | None = None) -> Text:
        """A change: tăng 4,30 điểm phần trăm; giữ nguyên where none is seen in so many decimals."""
        if not round(difference, self.index.decimals):
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
        return _day(self.reading) if self.reading else self.period


def called(part: Indicator) -> Text:
    """The name of a component within a sentence, without the remark on where it is shown."""
    return Text(*(_SHOWN.sub("", name) for name in part.name))


def places(up: int) -> Text:
    """A change of rank: tăng 01 bậc."""
    if up == 0:
        return Text("giữ nguyên thứ hạng", "the same place")
    vi, en = ("tăng", "up") if up > 0 else ("giảm", "down")
    return Text(f"{vi} {counted(abs(up)).vi} bậc", f"{en} {several(abs(up))}")


def several(places: int) -> str:
    """A number of places in English."""
    return f"{places} place{'s' if places > 1 else ''}"


def named(words: Words, entities: Sequence[Entity]) -> Text:
    """Units by name, the first of many: Bắc Ninh; Bắc Ninh, Huế và 04 đơn vị khác."""
    names = [words.name(entity) for entity in entities[:_NAMED]]
    if rest := len(entities) - len(names):
        names.append(Text(f"{counted(rest).vi} đơn vị khác", f"{rest} others"))
    return listed_in_both(names)


def listed_in_both(texts: Sequence[Text]) -> Text:
    """Texts joined by commas and the last by a word, in both languages."""
    return Text(
        listed((text.vi for text in texts), "và"), listed((text.en for text in texts), "and")
    )


def listed(parts: Iterable[str], last: str) -> str:
    """Parts joined by commas and the last by a word: a, b và c."""
    *first, end = parts
    return f"{', '.join(first)} {last} {end}" if first else end


def _day(reading: int) -> Text:
    day = clock.of_reading(reading)
    return Text(f"ngày {clock.vietnamese(day)}", day.isoformat())
