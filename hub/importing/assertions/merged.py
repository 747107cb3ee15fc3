"""Units that ended within a period, beside those that they became: a table is of the one or of
the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain

from hub.catalogue import Catalogue, Entity
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.language import Language, Text
from hub.words.terms import SuccessionKind

_NAMED = 5  # units that are named
_HELD = -1  # instead of a line: a unit that the hub holds already


class Merged:
    """The units of each source in a period at one reading, with those that it had before."""

    def __init__(self, catalogue: Catalogue, figures: HeldFigures) -> None:
        self._catalogue, self._held = catalogue, figures
        self._by_last_day = _by_last_day(catalogue)
        self._successors = lru_cache(4096)(self._successors_within)

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """That a source has figures of units and of what these became within the period."""
        successors = self._successors(table.period)
        if not successors:
            return
        for units in self._units(table):
            beside = [unit for unit in units if units.keys() & successors.get(unit, ())]
            after = {unit for one in beside for unit in successors[one]} & units.keys()
            lines = {units[unit] for unit in (*beside, *after)} - {_HELD}
            if lines:
                yield self._anomaly(table, sorted(lines), beside)

    def _units(self, table: ClaimTable) -> Iterable[dict[int, int]]:
        """The units of each source and reading, each with its line of the table."""
        units: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        for claim in self._held.of_table(table.indicator.id, table.period, table.sources.tolist()):
            units[claim.source, claim.reading][claim.entity] = _HELD
        for line in table.valued.tolist():
            moment = int(table.sources[line]), int(table.readings[line])
            units[moment][int(table.entities[line])] = line
        return units.values()

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()

    def _successors_within(self, period_key: int) -> Mapping[int, list[int]]:
        """Each unit that ended within a period, with what it became."""
        at = period.of_key(period_key)
        first, last = at.first_day, at.last_day
        days = [day for day in self._by_last_day if first <= day < last]
        ended = chain.from_iterable(self._by_last_day[day] for day in days)
        return {entity.id: [after.id for after in self._became(entity)] for entity in ended}

    def _became(self, entity: Entity) -> Iterator[Entity]:
        """The units that began where one ended; who only grew, as Hà Nội by Hà Tây in 2008, was
        rated beside it before.
        """
        for one in self._catalogue.outcomes.get(entity.public_id, ()):
            after = self._catalogue.entities[one.successor]
            if one.kind is SuccessionKind.MERGED_INTO and one.day == after.valid_from:
                yield after

    def _anomaly(self, table: ClaimTable, lines: list[int], ended: list[int]) -> Anomaly:
        return Anomaly(
            check=CheckName.MERGED,
            code=table.indicator.code,
            period=table.period,
            origin=table.origin(lines[0]),
            text=self._text(table, [self._catalogue.by_id[own] for own in ended]),
            size=float(len(ended)),
            keys=tuple(table.key(line) for line in lines),
        )

    def _text(self, table: ClaimTable, units: list[Entity]) -> Text:
        """That a table has these units, which ended, beside what each became."""
        at, code = period.of_key(table.period), table.indicator.code
        more = (
            Text(f" và {len(units) - _NAMED} đơn vị khác", f" and {len(units) - _NAMED} more")
            if len(units) > _NAMED
            else Text("", "")
        )
        pairs = [
            ", ".join(self._pair(one, language, at) for one in units[:_NAMED])
            for language in Language
        ]
        return Text(
            f"{code} kỳ {at} có cả đơn vị đã kết thúc trong kỳ và đơn vị kế tục trong một bảng:"
            f" {pairs[0]}{more.vi}; kiểm tra kỳ, tên đơn vị, hoặc tách thành hai kỳ",
            f"{code} of {at} tells in one table of units that ended within it and of what they"
            f" became: {pairs[1]}{more.en}; look at the period and the names, or part them in two"
            " periods",
        )

    def _pair(self, entity: Entity, language: Language, at: period.Period) -> str:
        after = ", ".join(one.name(language, at.last_day) for one in self._became(entity))
        return f"{entity.name(language, at.first_day)} ({entity.valid_to}) → {after}"


def _by_last_day(catalogue: Catalogue) -> Mapping[date, Sequence[Entity]]:
    """The units that ended, by their last day."""
    ended: dict[date, list[Entity]] = defaultdict(list)
    for entity in catalogue.entities.values():
        if entity.valid_to:
            ended[entity.valid_to].append(entity)
    return ended
