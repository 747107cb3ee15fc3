"""Units that ended within a period, beside those that they became: a table is of the one or of
the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """That a source has figures of units and of what these became within the period."""
        ended = self._ended(table)
        if not ended:
            return
        for units in self._units(table):
            beside = [unit for unit in units if units.keys() & ended.get(unit, ())]
            successors = {after for unit in beside for after in ended[unit]} & units.keys()
            lines = {units[unit] for unit in (*beside, *successors)} - {_HELD}
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

    def _ended(self, table: ClaimTable) -> Mapping[int, list[int]]:
        """Each unit with a figure, imported or held, that ended within the period, with what it
        became."""
        at = period.of_key(table.period)
        imported = set(table.entities[table.valued].tolist())
        standing = {
            entity_id
            for units in self._held.units_by_source(table.indicator.id, table.period).values()
            for entity_id in units
        }
        successors: dict[int, list[int]] = {}
        for entity_id in imported | standing:
            entity = self._catalogue.by_id[entity_id]
            if entity.ends_within(at.first_day, at.last_day):
                successors[entity_id] = [after.id for after in self._became(entity)]
        return successors

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
