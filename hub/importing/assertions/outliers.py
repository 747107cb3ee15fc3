"""A value far outside both what its peers and its own past allow, or one whose decimal point moved.

A value is suspected where it lies FAR times farther from the median of its peers (units of one
kind, of one province where those are rated apart, in the same period and reading) than nine in ten
of them do, and where its change since its own past, beyond the common change of its peers, is FAR
times greater than nine in ten of their changes and than any of its own before; of a total that is a
score, than nine in ten of its peers lie from their median, where their changes are wider than that.
So the fall of a whole country is none, nor one unit's step to where others stand. Without a past,
peers alone decide: a total that is a score must lie ALONE_TOTAL times farther from at least FEWEST
peers, any other value ALONE times from at least MANY peers of different values. Where fewer than
FEWEST peers are told, those of the nearest moment before stand in for them, of such a total also
one of another length; where there are none either, its own past alone decides: a change of more
than LEAP times the least distance that counts, and FAR times greater than any before. A value that
is ten or a hundred times its own last one, or as many times too small, where it never moved
threefold before, or that alone would lie among its peers were its decimal point moved, is always
suspected. Survey items bunch at an end of their scale and have longer tails, and counts are
compared as orders of magnitude. A value that stands already is no news.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from hub.catalogue import Catalogue, Indicator
from hub.importing.assertions import robust, tenfold
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldColumn, HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import period
from hub.words.language import Language, Text, fixed
from hub.words.rounding import decimals
from hub.words.terms import EntityKind, Severity

FAR, ALONE, ALONE_TOTAL = 3.0, 7.0, 4.5
TAILED = 5 / 3  # by which both are greater for survey items
MANY = 10  # peers that a unit without a past needs
LEAP = (
    15.0  # least distances that count, beyond which a change is suspected where there are no peers
)
FLOOR = 0.02  # of the scale: nearer to the median nothing is far
MAGNITUDE = 0.1  # the same of an order of magnitude, for counts
_ALONE = (EntityKind.COUNTRY, EntityKind.REGION)
_REMEMBERED = 12  # moments of a past


class Evidence(NamedTuple):
    """What a value is set against: the middle of its peers, and its own last value."""

    middle: float | None
    last: float | None


class Outliers:
    """The tables of one code after another, each against those before."""

    def __init__(self, catalogue: Catalogue, held: HeldFigures) -> None:
        self._catalogue, self._held = catalogue, held
        self._groups = _groups(catalogue)
        self._code, self._seen = "", []

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """The values of a table that neither its peers nor their own past allow."""
        if table.indicator.code != self._code:
            self._code, self._seen = table.indicator.code, []
        lines = table.valued[~table.doubtful[table.valued]]
        for reading in np.unique(table.readings[lines]).tolist():
            moment = lines[table.readings[lines] == reading]
            _, first = np.unique(table.entities[moment], return_index=True)
            column = HeldColumn(
                table.indicator.id,
                table.period,
                reading,
                table.entities[moment][first],
                table.values[moment][first],
            )
            yield from self._far(table, column, moment[first])
            self._seen.append(column)

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()

    def _far(self, table: ClaimTable, column: HeldColumn, lines: np.ndarray) -> Iterator[Anomaly]:
        """The suspects of one moment, group by group."""
        gauge = Gauge(table.indicator)
        groups = self._groups[column.entities]
        order = np.argsort(groups, kind="stable")
        starts = np.flatnonzero(np.diff(groups[order], prepend=-2))
        for members in np.split(order, starts[1:]):
            alone = groups[members[0]] < 0
            for several in members[:, None] if alone else [members]:
                yield from self._suspects(table, column, lines, several, gauge)

    def _suspects(
        self,
        table: ClaimTable,
        column: HeldColumn,
        lines: np.ndarray,
        members: np.ndarray,
        gauge: "Gauge",
    ) -> Iterator[Anomaly]:
        past: list[HeldColumn] | None = None
        around = column.values[members]
        number = int(self._groups[column.entities[members[0]]])
        if number >= 0:
            around = np.concatenate([around, self._beside(column, number)])
        is_few = around.size <= robust.FEWEST
        if is_few:
            past = self._past(table, column)
        group = PeerGroup(gauge, around, self._level(past, number) if is_few else around)
        for at in group.worth_a_look(members.size):
            entity = int(column.entities[members[at]])
            if self._stands(column, entity):
                continue
            past = self._past(table, column) if past is None else past
            history = _history(past, entity, column.period)
            if group.is_odd(at, history, self._changes(past, column, members, at, gauge)):
                yield self._anomaly(
                    table,
                    int(lines[members[at]]),
                    gauge,
                    Evidence(group.middle, history[-1] if history else None),
                )

    def _changes(
        self,
        past: Sequence[HeldColumn],
        column: HeldColumn,
        members: np.ndarray,
        at: int,
        gauge: "Gauge",
    ) -> np.ndarray:
        """How each of the others changed since its own past."""
        entities = column.entities[members]
        before = np.full(members.size, np.nan)
        for each in past:
            found = np.minimum(np.searchsorted(each.entities, entities), each.entities.size - 1)
            before = np.where(each.entities[found] == entities, each.values[found], before)
        before[at] = np.nan
        changes = gauge.of(column.values[members]) - gauge.of(before)
        return changes[~np.isnan(changes)]

    def _stands(self, column: HeldColumn, entity: int) -> bool:
        """Whether the hub holds the very value already: it was decided when it came."""
        same = (
            _value(each, entity)
            for each in self._held.of_code(self._code)
            if each[:3] == column[:3]
        )
        return _value(column, entity) in same

    def _beside(self, column: HeldColumn, group: int) -> np.ndarray:
        """The values of the group that the hub holds at this moment of others than are imported."""
        several = [each for each in self._held.of_code(self._code) if each[:3] == column[:3]]
        if not several:
            return np.array([])
        others = ~np.isin(several[0].entities, column.entities) & (
            self._groups[several[0].entities] == group
        )
        return several[0].values[others]

    def _level(self, past: Sequence[HeldColumn], group: int) -> np.ndarray:
        """The values of the group at the nearest moment that tells enough of them."""
        for each in reversed(past if group >= 0 else ()):
            members = self._groups[each.entities] == group
            if np.count_nonzero(members) > robust.FEWEST:
                return each.values[members]
        return np.array([])

    def _past(self, table: ClaimTable, column: HeldColumn) -> list[HeldColumn]:
        """The moments before this one, back to the last cut; without any those after it, the
        nearest last.

        Those with periods as long are the nearest; of totals that are scores, others stand farther.
        """
        months = period.of_key(column.period).months
        alike: list[HeldColumn] = []
        others: list[HeldColumn] = []
        for each in self._moments():
            if self._linked(table.indicator, each, column):
                is_as_long = period.of_key(each.period).months == months
                (alike if is_as_long else others).append(each)
        if not Gauge(table.indicator).is_score:
            others = []
        return [*_nearest(others, column), *_nearest(alike, column)]

    def _moments(self) -> list[HeldColumn]:
        """What was imported of the code, and what the hub holds of other moments."""
        imported = {each[:3] for each in self._seen}
        held = self._held.of_code(self._code)
        return [*self._seen, *(each for each in held if each[:3] not in imported)]

    def _linked(self, indicator: Indicator, one: HeldColumn, other: HeldColumn) -> bool:
        """Whether two moments are of one series: of one meaning, with no cut between."""
        first, last = sorted((period.of_key(one.period), period.of_key(other.period)))
        return one.indicator == other.indicator and not any(
            each.severity is Severity.CUT
            and not each.entity
            and each.between(first, last.first_month)
            for each in self._catalogue.breaks_of([indicator.code])
        )

    def _anomaly(self, table: ClaimTable, line: int, gauge: "Gauge", evidence: Evidence) -> Anomaly:
        claim = table.claims[line]
        entity, at = self._catalogue.by_id[claim.key.entity_id], period.of_key(table.period)
        names = [entity.name(language, at.last_day) for language in Language]
        places = min(decimals(claim.content.value, claim.content.printed), 4)
        value = fixed(claim.content.value, places)
        usual = claim.content.value if evidence.middle is None else gauge.back(evidence.middle)
        middle, peers = (
            fixed(usual, min(places, 2)),
            Text("không có đơn vị khác để so", "there are no others"),
        )
        if evidence.middle is not None:
            peers = Text(f"các đơn vị khác quanh {middle.vi}", f"others are near {middle.en}")
        before = Text("chưa có số kỳ trước", "it has no past")
        if evidence.last is not None:
            last = fixed(evidence.last, min(decimals(evidence.last), 4))
            before = Text(
                f"số trước đó của chính đơn vị là {last.vi}", f"its own figure before is {last.en}"
            )
        text = Text(
            f"{table.indicator.code} của {names[0]} kỳ {at} là {value.vi}: {peers.vi}, {before.vi}",
            f"{table.indicator.code} of {names[1]} in {at} is {value.en}: {peers.en}, {before.en}",
        )
        return Anomaly(
            CheckName.OUTLIER,
            table.indicator.code,
            table.period,
            claim.origin,
            text,
            abs(claim.content.value - usual),
            (claim.key,),
            entity.public_id,
        )


class Gauge:
    """In what the values of an indicator are compared, and how far is far."""

    def __init__(self, indicator: Indicator) -> None:
        self._span = indicator.scale.width
        self.counts = not indicator.may_be_averaged
        self.is_total = indicator.level == 0
        self.is_score = self.is_total and indicator.is_score
        self.may_be_moved = self.is_total or (indicator.is_score and indicator.level == 1)
        tails = 1.0 if indicator.is_score else TAILED
        self.far, self.alone = FAR * tails, (ALONE_TOTAL if self.is_score else ALONE) * tails

    def of(self, values: np.ndarray) -> np.ndarray:
        """The values as they are compared."""
        return np.log1p(np.maximum(values, 0.0)) if self.counts else values

    def back(self, value: float) -> float:
        """The value that is compared as this one."""
        return float(np.expm1(value)) if self.counts else value

    def floor(self, middle: float) -> float:
        """The least distance that counts."""
        if self.counts:
            return MAGNITUDE
        return FLOOR * self._span if self._span else max(2 * FLOOR * abs(middle), 1e-9)

    def suffices(self, peers: np.ndarray) -> bool:
        """Whether peers alone can tell that a value is odd: a few for a score that is a total,
        else many that are not all but equal.
        """
        return self.is_score or (peers.size > MANY and np.unique(peers).size > robust.FEWEST)


class PeerGroup:
    """Those who are set against each other at a moment: the imported first, then who is held
    beside; and who stands in for few.
    """

    def __init__(self, gauge: Gauge, around: np.ndarray, peers: np.ndarray) -> None:
        self._measure, self._values = gauge, around
        self._own, self._peers = gauge.of(around), gauge.of(peers)
        self._has_peers, self._is_few = peers.size > robust.FEWEST, around.size <= robust.FEWEST
        self.middle = (
            robust.centre(self._peers)
            if self._has_peers
            else robust.centre(self._own)
            if around.size > 1
            else None
        )
        middle = self.middle if self.middle is not None else float(self._own[0])
        self._reach = robust.reach(self._peers, middle) if self._has_peers else 0.0
        self._least = gauge.floor(middle)
        self._far = np.abs(self._own - middle) / max(self._reach, self._least)

    def worth_a_look(self, imported: int) -> list[int]:
        """The imported ones that may be odd; where all are few, each of them."""
        middle = float(np.median(self._values))
        manifold = (self._values > tenfold.STEADY * middle) | (
            self._values * tenfold.STEADY < middle
        )
        return np.flatnonzero(
            ((self._far > self._measure.far) | manifold | self._is_few)[:imported]
        ).tolist()

    def is_odd(self, at: int, history: Sequence[float], changes: np.ndarray) -> bool:
        """Whether a value is such as neither its peers nor its own past allow."""
        others = np.delete(self._values, at)
        value = float(self._values[at])
        if self._measure.may_be_moved and self._is_moved(value, others, history, self._far[at] > 1):
            return True
        if not self._has_peers:
            return bool(history) and self._leaps(at, history) and self._is_apart(at)
        if self._far[at] <= self._measure.far:
            return False
        if history:
            return self._step(at, history, changes) > self._measure.far
        return self._far[at] > self._measure.alone and self._measure.suffices(self._peers)

    def _is_moved(
        self, value: float, others: np.ndarray, history: Sequence[float], is_apart: bool
    ) -> bool:
        """Whether the decimal point of a value moved: by its own past where it has one, else by
        its peers.
        """
        if history:
            return tenfold.since(value, history) and (is_apart or not self._has_peers)
        return not self._measure.counts and tenfold.among(value, others, self._measure.is_total)

    def _step(self, at: int, history: Sequence[float], changes: np.ndarray) -> float:
        """How many times greater the change of a unit is than those of its peers and its own
        before.
        """
        steps = self._steps(at, history)
        common, usual = 0.0, self._reach if self._is_few else 0.0
        if changes.size >= robust.FEWEST:
            common = robust.centre(changes)
            usual = robust.reach(np.append(changes, np.inf), common)
            usual = min(usual, self._reach) if self._measure.is_score else usual
        allowed = max(usual, float(np.abs(steps[:-1]).max(initial=0.0)), self._least)
        return abs(float(steps[-1]) - common) / allowed

    def _leaps(self, at: int, history: Sequence[float]) -> bool:
        """Whether a change is large by itself, and against all before."""
        steps = np.abs(self._steps(at, history))
        return float(steps[-1]) > max(
            LEAP * self._least, self._measure.far * float(steps[:-1].max(initial=0.0))
        )

    def _is_apart(self, at: int) -> bool:
        """Whether a value is as far from the few that are told beside it."""
        others = np.delete(self._own, at)
        return (
            not others.size
            or abs(float(self._own[at]) - robust.centre(others)) > LEAP * self._least
        )

    def _steps(self, at: int, history: Sequence[float]) -> np.ndarray:
        return np.diff(np.append(self._measure.of(np.array(history)), self._own[at]))


def _groups(catalogue: Catalogue) -> np.ndarray:
    """A number for those who are set against each other, by the key of an entity; -1 for who has
    no peers.
    """
    numbers: dict[tuple[EntityKind, str | None], int] = {}
    found = np.full(max(catalogue.by_id, default=0) + 1, -1, np.int64)
    for own, entity in catalogue.by_id.items():
        if entity.kind not in _ALONE:
            found[own] = numbers.setdefault((entity.kind, entity.province), len(numbers))
    return found


def _nearest(columns: Iterable[HeldColumn], column: HeldColumn) -> list[HeldColumn]:
    """The moments before another, or those after it where there are none, the nearest last."""
    before = sorted((each for each in columns if each[1:3] < column[1:3]), key=_moment)
    after = sorted((each for each in columns if each[1:3] > column[1:3]), key=_moment, reverse=True)
    return (before or after)[-_REMEMBERED:]


def _history(past: Sequence[HeldColumn], entity: int, at: int) -> list[float]:
    """The values of an entity in its past: of periods as long, or else of others."""
    found = [
        (each.period % 100 == at % 100, value)
        for each in past
        if (value := _value(each, entity)) is not None
    ]
    alike = [value for is_alike, value in found if is_alike]
    return alike or [value for _, value in found]


def _moment(column: HeldColumn) -> tuple[int, int]:
    return column.period, column.reading


def _value(column: HeldColumn, entity: int) -> float | None:
    """The value of an entity in a column."""
    found = int(np.searchsorted(column.entities, entity))
    return (
        float(column.values[found])
        if found < column.entities.size and column.entities[found] == entity
        else None
    )
