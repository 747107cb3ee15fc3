"""A value far outside both what its peers and its own past allow, or one whose decimal point moved.

Peers are units of one kind, of one province where those are rated within it, in the same period and
reading. The rules, each with its constant below:

1. Where there are peers and a past, a value is suspected if it lies FAR times farther from the
   median of its peers than nine in ten of them do, and its change since its own past, beyond the
   common change of its peers, is FAR times greater than nine in ten of their changes and than any
   of its own before. The changes of a total that is a score need only be FAR times greater than
   nine in ten of its peers lie from their median, where the changes themselves are wider. So the
   fall of a whole country is not suspected, nor one unit's step to where others stand.
2. Without a past, peers alone decide: a total that is a score must lie ALONE_TOTAL times farther
   from at least FEWEST peers, any other value ALONE times from at least MANY peers of different
   values.
3. Where there are fewer than FEWEST peers, those of the nearest moment before stand in for them; of
   a total that is a score also those of a moment of another length.
4. Where there are none either, its own past alone decides: a change of more than LEAP times the
   least distance that counts, and FAR times greater than any before.
5. A value with a moved decimal point is always suspected: one that is ten or a hundred times its
   own last value, or as many times too small, where it never moved threefold before; or one that
   alone would lie among its peers were its decimal point moved.

Survey items bunch at an end of their scale and have longer tails (TAILED), and counts are compared
as orders of magnitude (MAGNITUDE). A value that stands already is never suspected.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from hub.catalogue import Catalogue, Entity, Indicator
from hub.importing.assertions import robust, tenfold
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldColumn, HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.importing.claim import Claim
from hub.words import period
from hub.words.language import Language, Text, fixed
from hub.words.rounding import decimals
from hub.words.terms import EntityKind, Severity

FAR, ALONE, ALONE_TOTAL = 3.0, 7.0, 4.5
TAILED = 5 / 3  # by which both are greater for survey items
MANY = 10  # peers that a unit without a past needs
LEAP = 15.0  # least distances that count, beyond which a change without peers is suspected
FLOOR = 0.02  # of the scale: nearer to the median nothing is far
MAGNITUDE = 0.1  # the same of an order of magnitude, for counts
_ALONE = (EntityKind.COUNTRY, EntityKind.REGION)
_REMEMBERED = 12  # moments of a past


class Evidence(NamedTuple):
    """What a value is compared with: the median of its peers, and the last value of its unit."""

    middle: float | None
    last: float | None


class Outliers:
    """The tables of one code after another, each against those before."""

    def __init__(self, catalogue: Catalogue, figures: HeldFigures) -> None:
        self._catalogue, self._held = catalogue, figures
        self._groups = _groups(catalogue)
        self._code, self._seen = "", []

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """One anomaly for each value that is far from its peers and from the past of its entity."""
        if table.indicator.code != self._code:
            self._code, self._seen = table.indicator.code, []
        lines = table.valued[~table.doubtful[table.valued]]
        for reading in np.unique(table.readings[lines]).tolist():
            moment = lines[table.readings[lines] == reading]
            _, first = np.unique(table.entities[moment], return_index=True)
            column = HeldColumn(
                indicator=table.indicator.id,
                period=table.period,
                reading=reading,
                entities=table.entities[moment][first],
                values=table.values[moment][first],
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
                yield from self._suspects(table, column, lines, members=several, gauge=gauge)

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
            if group.is_odd(at, history, self._changes(past, column, members, at=at, gauge=gauge)):
                yield self._anomaly(
                    table,
                    int(lines[members[at]]),
                    gauge,
                    evidence=Evidence(group.middle, history[-1] if history else None),
                )

    def _changes(
        self,
        past: Sequence[HeldColumn],
        column: HeldColumn,
        members: np.ndarray,
        at: int,
        gauge: "Gauge",
    ) -> np.ndarray:
        """The change of each peer since its last value."""
        entities = column.entities[members]
        before = np.full(members.size, np.nan)
        for each in past:
            places = np.minimum(np.searchsorted(each.entities, entities), each.entities.size - 1)
            before = np.where(each.entities[places] == entities, each.values[places], before)
        before[at] = np.nan
        changes = gauge.of(column.values[members]) - gauge.of(before)
        return changes[~np.isnan(changes)]

    def _stands(self, column: HeldColumn, entity: int) -> bool:
        """Whether the hub holds the very value already: it was decided when it came."""
        same = (
            _value(each, entity)
            for each in self._held.of_code(self._code)
            if each.moment == column.moment
        )
        return _value(column, entity) in same

    def _beside(self, column: HeldColumn, group: int) -> np.ndarray:
        """The values of the group that the hub holds at this moment of others than are imported."""
        several = [each for each in self._held.of_code(self._code) if each.moment == column.moment]
        if not several:
            return np.array([])
        others = ~np.isin(several[0].entities, column.entities) & (
            self._groups[several[0].entities] == group
        )
        return several[0].values[others]

    def _level(self, past: Sequence[HeldColumn], group: int) -> np.ndarray:
        """The values of the group at the nearest moment that has enough of them."""
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
        alike: list[HeldColumn] = []
        others: list[HeldColumn] = []
        for each in self._moments():
            if self._linked(table.indicator, each, column):
                is_as_long = each.period % 100 == column.period % 100
                (alike if is_as_long else others).append(each)
        if not Gauge(table.indicator).is_score:
            others = []
        return [*_nearest(others, column), *_nearest(alike, column)]

    def _moments(self) -> list[HeldColumn]:
        """What was imported of the code, and what the hub holds of other moments."""
        imported = {each.moment for each in self._seen}
        columns = self._held.of_code(self._code)
        return [*self._seen, *(each for each in columns if each.moment not in imported)]

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
        value = claim.content.value
        usual = value if evidence.middle is None else gauge.back(evidence.middle)
        entity = self._catalogue.by_id[claim.key.entity_id]
        return Anomaly(
            check=CheckName.OUTLIER,
            code=table.indicator.code,
            period=table.period,
            origin=claim.origin,
            text=_text(
                table, claim, entity, peers=_peers(claim, evidence, usual), past=_past(evidence)
            ),
            size=abs(value - usual),
            keys=(claim.key,),
            entity=entity.public_id,
        )


def _text(table: ClaimTable, claim: Claim, entity: Entity, peers: Text, past: Text) -> Text:
    """A value, with a clause on its peers and a clause on its past."""
    at, code = period.of_key(table.period), table.indicator.code
    vi, en = (entity.name(language, at.last_day) for language in Language)
    value = fixed(claim.content.value, _places(claim))
    return Text(
        f"{code} của {vi} kỳ {at} là {value.vi}: {peers.vi}, {past.vi}",
        f"{code} of {en} in {at} is {value.en}: {peers.en}, {past.en}",
    )


def _peers(claim: Claim, evidence: Evidence, usual: float) -> Text:
    """Where the peers of a unit stand."""
    if evidence.middle is None:
        return Text("không có đơn vị khác để so", "there are no others")
    middle = fixed(usual, min(_places(claim), 2))
    return Text(f"các đơn vị khác quanh {middle.vi}", f"others are near {middle.en}")


def _past(evidence: Evidence) -> Text:
    """Where the unit itself stood before."""
    if evidence.last is None:
        return Text("chưa có số kỳ trước", "it has no past")
    last = fixed(evidence.last, min(decimals(evidence.last), 4))
    return Text(f"số trước đó của chính đơn vị là {last.vi}", f"its own figure before is {last.en}")


def _places(claim: Claim) -> int:
    """The number of decimals with which a value is printed."""
    return min(decimals(claim.content.value, claim.content.printed), 4)


class Gauge:
    """The scale on which the values of an indicator are compared (logarithms for counts, else its
    unit), and from which distance on a value is an outlier.
    """

    def __init__(self, indicator: Indicator) -> None:
        self._span = indicator.scale.width
        self.counts = not indicator.may_be_averaged
        self.is_total = indicator.level == 0
        self.is_score = self.is_total and indicator.is_score
        self.may_be_moved = self.is_total or (indicator.is_score and indicator.level == 1)
        tails = 1.0 if indicator.is_score else TAILED
        self.far, self.alone = FAR * tails, (ALONE_TOTAL if self.is_score else ALONE) * tails

    def of(self, values: np.ndarray) -> np.ndarray:
        """Values on the scale of comparison: ln(1 + value) for counts, unchanged otherwise."""
        return np.log1p(np.maximum(values, 0.0)) if self.counts else values

    def back(self, value: float) -> float:
        """The inverse of `of`: the value in the unit of the indicator."""
        return float(np.expm1(value)) if self.counts else value

    def floor(self, middle: float) -> float:
        """The least distance from the middle that may make a value an outlier, on the scale of
        comparison.
        """
        if self.counts:
            return MAGNITUDE
        return FLOOR * self._span if self._span else max(2 * FLOOR * abs(middle), 1e-9)

    def suffices(self, peers: np.ndarray) -> bool:
        """Whether peers alone can show that a value is odd.

        A few suffice for a score that is a total, else many values that are not all but equal.
        """
        return self.is_score or (peers.size > MANY and np.unique(peers).size > robust.FEWEST)


class PeerGroup:
    """Those who are set against each other at a moment: the imported first, then who is held
    beside; and who stands in for few.
    """

    def __init__(self, gauge: Gauge, around: np.ndarray, peers: np.ndarray) -> None:
        self._gauge, self._values = gauge, around
        self._own, self._peers = gauge.of(around), gauge.of(peers)
        self._has_peers, self._is_few = peers.size > robust.FEWEST, around.size <= robust.FEWEST
        self.middle: float | None = None
        if self._has_peers:
            self.middle = robust.centre(self._peers)
        elif around.size > 1:
            self.middle = robust.centre(self._own)
        middle = self.middle if self.middle is not None else float(self._own[0])
        self._reach = robust.reach(self._peers, middle) if self._has_peers else 0.0
        self._least = gauge.floor(middle)
        self._far = np.abs(self._own - middle) / max(self._reach, self._least)

    def worth_a_look(self, imported: int) -> list[int]:
        """The positions of imported values that may be outliers; all of them where few values are
        compared.
        """
        middle = float(np.median(self._values))
        is_manifold = self._values > tenfold.STEADY * middle
        is_manifold |= self._values * tenfold.STEADY < middle
        is_far = self._far > self._gauge.far
        return np.flatnonzero((is_far | is_manifold | self._is_few)[:imported]).tolist()

    def is_odd(self, at: int, history: Sequence[float], changes: np.ndarray) -> bool:
        """Whether neither the peers nor the past of a unit explain a value."""
        others = np.delete(self._values, at)
        value = float(self._values[at])
        if self._gauge.may_be_moved and self._is_moved(
            value, others, history, is_apart=self._far[at] > 1
        ):
            return True
        if not self._has_peers:
            return bool(history) and self._leaps(at, history) and self._is_apart(at)
        if self._far[at] <= self._gauge.far:
            return False
        if history:
            return self._step(at, history, changes) > self._gauge.far
        return self._far[at] > self._gauge.alone and self._gauge.suffices(self._peers)

    def _is_moved(
        self, value: float, others: np.ndarray, history: Sequence[float], is_apart: bool
    ) -> bool:
        """Whether the decimal point of a value moved: by the unit's past where it has one, else by
        peers.
        """
        if history:
            return tenfold.since(value, history) and (is_apart or not self._has_peers)
        return not self._gauge.counts and tenfold.among(value, others, self._gauge.is_total)

    def _step(self, at: int, history: Sequence[float], changes: np.ndarray) -> float:
        """How many times greater the change of a unit is than those of its peers and its earlier
        ones.
        """
        steps = self._steps(at, history)
        common, usual = 0.0, self._reach if self._is_few else 0.0
        if changes.size >= robust.FEWEST:
            common = robust.centre(changes)
            usual = robust.reach(np.append(changes, np.inf), common)
            usual = min(usual, self._reach) if self._gauge.is_score else usual
        allowed = max(usual, float(np.abs(steps[:-1]).max(initial=0.0)), self._least)
        return abs(float(steps[-1]) - common) / allowed

    def _leaps(self, at: int, history: Sequence[float]) -> bool:
        """Whether a change is large by itself, and against all before."""
        steps = np.abs(self._steps(at, history))
        return float(steps[-1]) > max(
            LEAP * self._least, self._gauge.far * float(steps[:-1].max(initial=0.0))
        )

    def _is_apart(self, at: int) -> bool:
        """Whether a value is as far from the few values beside it."""
        others = np.delete(self._own, at)
        return (
            not others.size
            or abs(float(self._own[at]) - robust.centre(others)) > LEAP * self._least
        )

    def _steps(self, at: int, history: Sequence[float]) -> np.ndarray:
        return np.diff(np.append(self._gauge.of(np.array(history)), self._own[at]))


def _groups(catalogue: Catalogue) -> np.ndarray:
    """A number for those who are set against each other, by the key of an entity; -1 for who has
    no peers.
    """
    numbers: dict[tuple[EntityKind, str | None], int] = {}
    groups = np.full(max(catalogue.by_id, default=0) + 1, -1, np.int64)
    for entity_id, entity in catalogue.by_id.items():
        if entity.kind not in _ALONE:
            groups[entity_id] = numbers.setdefault((entity.kind, entity.province), len(numbers))
    return groups


def _nearest(columns: Iterable[HeldColumn], column: HeldColumn) -> list[HeldColumn]:
    """The moments before another, or those after it where there are none, the nearest last."""
    columns = sorted(columns, key=_time)
    before = [each for each in columns if _time(each) < _time(column)]
    after = [each for each in columns if _time(each) > _time(column)]
    return (before or after[::-1])[-_REMEMBERED:]


def _history(past: Sequence[HeldColumn], entity: int, at: int) -> list[float]:
    """The values of an entity in its past: of periods as long, or else of others."""
    alike, others = [], []
    for each in past:
        value = _value(each, entity)
        if value is not None:
            is_as_long = each.period % 100 == at % 100
            (alike if is_as_long else others).append(value)
    return alike or others


def _time(column: HeldColumn) -> tuple[int, int]:
    return column.period, column.reading


def _value(column: HeldColumn, entity: int) -> float | None:
    """The value of an entity in a column."""
    at = int(np.searchsorted(column.entities, entity))
    if at == column.entities.size or column.entities[at] != entity:
        return None
    return float(column.values[at])
