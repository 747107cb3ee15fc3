"""A value far outside both what its peers and its own past allow.

A value is suspected where it lies FAR times farther from the median of its peers (units of one kind, of one province where those are
rated apart, in the same period and reading) than nine in ten of them do, and where its change since its own past, beyond the common
change of its peers, is FAR times greater than nine in ten of their changes and than any of its own before. So the fall of a whole
country is none, nor one unit's step to where others stand. A unit without a past must lie ALONE times farther from at least MANY
peers of different values, and a zero without a past tells of nothing done. Where fewer than FEWEST peers are told, those of the
nearest moment before stand in for them; where there are none either, nothing is said. Survey items
bunch at an end of their scale and have longer tails, and counts are compared as orders of magnitude.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from hub import period
from hub.catalogue import Catalogue, Indicator
from hub.checking import robust
from hub.checking.finding import CheckName, Finding
from hub.checking.held import Column, Held
from hub.checking.table import Table
from hub.language import Language, Text, fixed
from hub.queries.rebuilding import AVERAGED
from hub.queries.reconciling.rounding import decimals
from hub.terms import EntityKind, Severity

FAR, ALONE = 3.0, 7.0
TAILED = 5 / 3          # by which both are greater for survey items
MANY = 10               # peers that a unit without a past needs
FLOOR = 0.02            # of the scale: nearer to the median nothing is far
MAGNITUDE = 0.1         # the same of an order of magnitude, for counts
_SCORES = ("points", "percent")
_ALONE = (EntityKind.COUNTRY, EntityKind.REGION)
_REMEMBERED = 12        # moments of a past


class Evidence(NamedTuple):
    """What a value is set against: the middle and reach of its peers, and its own last value."""

    middle: float
    reach: float
    last: float | None


class Outliers:
    """The tables of one code after another, each against those before."""

    def __init__(self, catalogue: Catalogue, held: Held) -> None:
        self._catalogue, self._held = catalogue, held
        self._groups = _groups(catalogue)
        self._code, self._seen = "", []

    def see(self, table: Table) -> Iterator[Finding]:
        """The values of a table that neither its peers nor their own past allow."""
        if table.indicator.code != self._code:
            self._code, self._seen = table.indicator.code, []
        lines = table.valued[~table.doubtful[table.valued]]
        for reading in np.unique(table.readings[lines]).tolist():
            moment = lines[table.readings[lines] == reading]
            _, first = np.unique(table.entities[moment], return_index=True)
            column = Column(table.indicator.id, table.period, reading, table.entities[moment][first], table.values[moment][first])
            yield from self._far(table, column, moment[first])
            self._seen.append(column)

    def end(self) -> Iterable[Finding]:
        """Nothing more."""
        return ()

    def _far(self, table: Table, column: Column, lines: np.ndarray) -> Iterator[Finding]:
        """The suspects of one moment, group by group."""
        measure = Measure(table.indicator)
        groups = self._groups[column.entities]
        order = np.argsort(groups, kind="stable")
        starts = np.flatnonzero(np.diff(groups[order], prepend=-2))
        for members in np.split(order, starts[1:]):
            if groups[members[0]] >= 0:
                yield from self._suspects(table, column, lines, members, measure)

    def _suspects(self, table: Table, column: Column, lines: np.ndarray, members: np.ndarray, measure: "Measure") -> Iterator[Finding]:
        own = measure.of(column.values[members])
        group = int(self._groups[column.entities[members[0]]])
        peers = np.concatenate([own, self._beside(column, group, measure)])
        past: list[Column] | None = None
        is_few = peers.size <= robust.FEWEST
        if is_few:
            past = self._past(table, column)
            peers = self._level(past, group, measure)
        if peers.size <= robust.FEWEST:
            return
        middle = robust.centre(peers)
        reach = robust.reach(peers, middle)
        far = np.abs(own - middle) / max(reach, measure.floor(middle))
        for at in np.flatnonzero(far > measure.far).tolist():
            past = self._past(table, column) if past is None else past
            entity = int(column.entities[members[at]])
            last, step = self._step(past, column, members, entity, measure, reach if is_few else 0.0)
            is_alone = last is None and own[at] != 0 and far[at] > measure.alone and _many(peers)
            if is_alone or step > measure.far:
                yield self._finding(table, int(lines[members[at]]), measure, Evidence(middle, reach, last))

    def _step(self, past: Sequence[Column], column: Column, members: np.ndarray, entity: int, measure: "Measure",
              least: float) -> tuple[float | None, float]:
        """The last value of a unit, and how many times greater its change is than those of its peers and its own before."""
        history = [value for each in past if (value := _value(each, entity)) is not None]
        if not history:
            return None, 0.0
        own = measure.of(np.array([*history, _value(column, entity)]))
        steps = np.abs(np.diff(own))
        entities = column.entities[members]
        before = np.full(members.size, np.nan)
        for each in past:
            found = np.minimum(np.searchsorted(each.entities, entities), each.entities.size - 1)
            before = np.where(each.entities[found] == entities, each.values[found], before)
        changes = (measure.of(column.values[members]) - measure.of(before))[~np.isnan(before) & (entities != entity)]
        common = robust.centre(changes) if changes.size >= robust.FEWEST else 0.0
        usual = robust.reach(np.append(changes, np.inf), common) if changes.size >= robust.FEWEST else least
        allowed = max(usual, float(steps[:-1].max(initial=0.0)), measure.floor(float(own[-2])))
        return float(history[-1]), abs(float(own[-1] - own[-2]) - common) / allowed

    def _beside(self, column: Column, group: int, measure: "Measure") -> np.ndarray:
        """The values of the group that the hub holds at this moment of others than are imported."""
        several = [each for each in self._held.of_code(self._code) if each[:3] == column[:3]]
        if not several:
            return np.array([])
        others = ~np.isin(several[0].entities, column.entities) & (self._groups[several[0].entities] == group)
        return measure.of(several[0].values[others])

    def _level(self, past: Sequence[Column], group: int, measure: "Measure") -> np.ndarray:
        """The values of the group at the nearest moment that tells enough of them."""
        for each in reversed(past):
            members = self._groups[each.entities] == group
            if np.count_nonzero(members) > robust.FEWEST:
                return measure.of(each.values[members])
        return np.array([])

    def _past(self, table: Table, column: Column) -> list[Column]:
        """The moments before this one with periods as long, back to the last cut; without any those after it, the nearest last."""
        new = {each[:3] for each in self._seen}
        every = [*self._seen, *(each for each in self._held.of_code(self._code) if each[:3] not in new)]
        own = period.of_key(column.period)
        linked = [each for each in every if period.of_key(each.period).months == own.months and self._linked(table.indicator, each, column)]
        before = sorted((each for each in linked if each[1:3] < column[1:3]), key=_moment)
        after = sorted((each for each in linked if each[1:3] > column[1:3]), key=_moment, reverse=True)
        return (before or after)[-_REMEMBERED:]

    def _linked(self, indicator: Indicator, one: Column, other: Column) -> bool:
        """Whether two moments are of one series: of one meaning, with no cut between."""
        first, last = sorted((period.of_key(one.period), period.of_key(other.period)))
        return one.indicator == other.indicator and not any(
            each.severity is Severity.CUT and not each.entity and first.first_day < each.at.first_day <= last.first_day
            for each in self._catalogue.breaks_of([indicator.code]))

    def _finding(self, table: Table, line: int, measure: "Measure", evidence: Evidence) -> Finding:
        claim = table.claims[line]
        entity, at = self._catalogue.by_id[claim.key.entity_id], period.of_key(table.period)
        names = [entity.name(language, at.last_day) for language in Language]
        places = min(decimals(claim.said.value, claim.said.printed), 4)
        value, middle = fixed(claim.said.value, places), fixed(measure.back(evidence.middle), min(places, 2))
        before = Text("chưa có số kỳ trước", "it has no past")
        if evidence.last is not None:
            last = fixed(evidence.last, min(decimals(evidence.last), 4))
            before = Text(f"số trước đó của chính đơn vị là {last.vi}", f"its own figure before is {last.en}")
        text = Text(f"{table.indicator.code} của {names[0]} kỳ {at} là {value.vi}: các đơn vị khác quanh {middle.vi}, {before.vi}",
                    f"{table.indicator.code} of {names[1]} in {at} is {value.en}: others are near {middle.en}, {before.en}")
        return Finding(CheckName.OUTLIER, table.indicator.code, table.period, claim.origin, text,
                       abs(claim.said.value - measure.back(evidence.middle)), (claim.key,), entity.public_id)


class Measure:
    """In what the values of an indicator are compared, and how far is far."""

    def __init__(self, indicator: Indicator) -> None:
        low, high = indicator.minimum, indicator.maximum
        self._span = high - low if low is not None and high is not None else None
        self._counts = indicator.unit not in AVERAGED
        tails = 1.0 if indicator.unit in _SCORES else TAILED
        self.far, self.alone = FAR * tails, ALONE * tails

    def of(self, values: np.ndarray) -> np.ndarray:
        """The values as they are compared."""
        return np.log1p(np.maximum(values, 0.0)) if self._counts else values

    def back(self, value: float) -> float:
        """The value that is compared as this one."""
        return float(np.expm1(value)) if self._counts else value

    def floor(self, middle: float) -> float:
        """The least distance that counts."""
        if self._counts:
            return MAGNITUDE
        return FLOOR * self._span if self._span else max(2 * FLOOR * abs(middle), 1e-9)


def _groups(catalogue: Catalogue) -> np.ndarray:
    """A number for those who are set against each other, by the key of an entity; -1 for who has no peers."""
    numbers: dict[tuple[EntityKind, str | None], int] = {}
    found = np.full(max(catalogue.by_id, default=0) + 1, -1, np.int64)
    for own, entity in catalogue.by_id.items():
        if entity.kind not in _ALONE:
            found[own] = numbers.setdefault((entity.kind, entity.province), len(numbers))
    return found


def _many(peers: np.ndarray) -> bool:
    """Whether peers are many, and not all but equal."""
    return peers.size > MANY and np.unique(peers).size > robust.FEWEST


def _moment(column: Column) -> tuple[int, int]:
    return column.period, column.reading


def _value(column: Column, entity: int) -> float | None:
    """The value of an entity in a column."""
    found = int(np.searchsorted(column.entities, entity))
    return float(column.values[found]) if found < column.entities.size and column.entities[found] == entity else None
