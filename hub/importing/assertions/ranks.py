"""Printed ranks against scores, and of how many units a source ranks, within what it ranks
together and against how many there are.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldClaim, HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.importing.claim import Claim, ClaimKey
from hub.words import clock, period
from hub.words.language import Language, Text
from hub.words.names import key
from hub.words.rounding import NOISE, decimals, slack, told
from hub.words.terms import EntityKind

_UNRANKED = (EntityKind.COUNTRY, EntityKind.REGION)
_NAMED = 5  # units that are named
Cell = tuple[int, int, int]  # a source, a reading, an entity


class Ranked(NamedTuple):
    """A unit with its printed rank, where it has one; `claim` is missing where the hub holds it
    already.
    """

    entity: Entity
    value: float | None
    printed: str | None
    rank: int | None
    rank_of: int | None
    claim: Claim | None = None


class Ranks:
    """What each source ranks together: units of one kind, province, block and reading; what it
    said before counts too.
    """

    def __init__(self, catalogue: Catalogue, figures: HeldFigures) -> None:
        self._catalogue, self._held = catalogue, figures

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """The ranks of a table that contradict its scores, and its unequal numbers of units."""
        standing = {
            (one.source, one.reading, one.entity): one
            for one in self._held.of_table(table.indicator.id, table.period, table.sources.tolist())
        }
        if table.ranks.any() or any(claim.rank for claim in standing.values()):
            for units in self._rivals(table, standing).values():
                yield from self._anomalies(table, units)

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()

    def _anomalies(self, table: ClaimTable, units: Sequence[Ranked]) -> Iterator[Anomaly]:
        """What is odd about the ranks of units that are ranked together."""
        rivals = [one for one in units if one.rank]
        if any(one.claim for one in rivals):
            yield from list(_unequal(table, rivals)) or self._uncounted(table, rivals)
            yield from list(_disordered(table, rivals)) or _misplaced(table, units)

    def _uncounted(self, table: ClaimTable, rivals: Sequence[Ranked]) -> Iterator[Anomaly]:
        """That units are ranked out of another number than are rated, where it is known which
        are: all of one kind.
        """
        index = self._catalogue.indices[table.indicator.index]
        if index.kind is not EntityKind.PROVINCE or rivals[0].entity.kind is not index.kind:
            return
        at = period.of_key(table.period)
        rated = self._catalogue.expected(index.public_id, at)
        if not rated:
            return
        odd = [
            one
            for one in _imported(rivals)
            if one.rank_of not in (None, rated, self._on_the_day(one))
        ]
        if odd:
            yield _anomaly(CheckName.RANK_OF, table, odd, text=_rated(table, odd, rated))

    def _on_the_day(self, one: Ranked) -> int | None:
        """How many of a kind there were when a figure was read."""
        day = clock.of_reading(one.claim.key.reading)
        return len(self._catalogue.in_force(one.entity.kind, day)) if day else None

    def _rivals(
        self, table: ClaimTable, standing: Mapping[Cell, HeldClaim]
    ) -> dict[tuple[object, ...], list[Ranked]]:
        """The claims of the table, completed by those that stand, and the other standing claims of
        the source, by what is ranked together.
        """
        groups: dict[tuple[object, ...], list[Ranked]] = defaultdict(list)
        rest = dict(standing)
        for claim in table.claims:
            cell = claim.key.source_id, claim.key.reading, claim.key.entity_id
            self._add(groups, _completed(claim, rest.pop(cell, None)), claim)
        for one in rest.values():
            self._add(groups, one)
        return groups

    def _add(
        self,
        groups: dict[tuple[object, ...], list[Ranked]],
        content: HeldClaim,
        claim: Claim | None = None,
    ) -> None:
        entity = self._catalogue.by_id[content.entity]
        if (
            (content.rank or content.value is not None)
            and not content.doubtful
            and entity.kind not in _UNRANKED
        ):
            block = key(content.block) if entity.province else ""
            ranked = Ranked(
                entity=entity,
                value=content.value,
                printed=content.printed,
                rank=content.rank,
                rank_of=content.rank_of,
                claim=claim,
            )
            groups[content.source, content.reading, entity.kind, entity.province, block].append(
                ranked
            )


def _completed(claim: Claim, standing: HeldClaim | None) -> HeldClaim:
    """The claim on a unit once it is written: a value keeps the standing rank, a rank the value."""
    claim_key, content = claim.key, claim.content
    new = HeldClaim(
        source=claim_key.source_id,
        reading=claim_key.reading,
        entity=claim_key.entity_id,
        value=content.value,
        printed=content.printed,
        rank=content.rank,
        rank_of=content.rank_of,
        block=content.block,
        doubtful=content.doubtful,
    )
    if standing is None or claim.retracted or content.missing_reason:
        return new
    if new.value is None:
        new = new._replace(value=standing.value, printed=standing.printed)
    if new.rank is None:
        new = new._replace(rank=standing.rank, rank_of=new.rank_of or standing.rank_of)
    return new._replace(block=new.block or standing.block)


def strays(places: Sequence[tuple[int, float]]) -> list[int]:
    """The fewest positions without which greater ranks never have greater values."""
    order = sorted(range(len(places)), key=lambda at: (places[at][0], -places[at][1]))
    ends: list[float] = []  # the value in which the best chain of each length ends, negated
    lasts: list[int] = []  # its position
    before: dict[int, int | None] = {}
    for at in order:
        length = bisect_right(ends, -places[at][1])
        before[at] = lasts[length - 1] if length else None
        ends[length : length + 1], lasts[length : length + 1] = [-places[at][1]], [at]
    chain, at = set(), lasts[-1] if lasts else None
    while at is not None:
        chain.add(at)
        at = before[at]
    return [at for at in range(len(places)) if at not in chain]


def _disordered(table: ClaimTable, rivals: Sequence[Ranked]) -> Iterator[Anomaly]:
    """That ranks contradict the order of the values."""
    sign = _sign(table)
    for members in _by_total(rivals):
        scored = [one for one in members if one.value is not None]
        if _contradicted(scored, sign):
            wrong = strays([(one.rank, sign * one.value) for one in scored]) or _sharing(scored)
            odd = [scored[at] for at in wrong]
            # A rank that stands already is no news: the one that is being imported is named.
            imported = _imported(odd) or _imported(scored)
            yield _anomaly(CheckName.RANK, table, imported, text=_order(table, odd, len(scored)))


def _misplaced(table: ClaimTable, units: Sequence[Ranked]) -> Iterator[Anomaly]:
    """That a rank is not where its value stands in the table: more have better values than it
    leaves room for, or more have worse.
    """
    scored = [one for one in units if one.value is not None]
    for one in _imported(scored):
        if not one.rank:
            continue
        better, worse = _beside(one, scored, _sign(table))
        if one.rank <= better or (one.rank_of and one.rank > one.rank_of - worse):
            text = _place(table, one, better, worse=worse, count=len(scored))
            yield _anomaly(CheckName.RANK, table, [one], text=text)


def _beside(one: Ranked, scored: Sequence[Ranked], sign: int) -> tuple[int, int]:
    """How many values are better than that of a unit, and how many units have worse ones."""
    better = {other.value for other in scored if sign * _apart(other, one) > 0}
    worse = sum(sign * _apart(other, one) < 0 for other in scored)
    return len(better), worse


def _imported(units: Sequence[Ranked]) -> list[Ranked]:
    """Those that are being imported."""
    return [one for one in units if one.claim]


def _sign(table: ClaimTable) -> int:
    """1 where greater values are better, else -1."""
    return 1 if table.indicator.higher_is_better else -1


def _rated(table: ClaimTable, odd: Sequence[Ranked], rated: int) -> Text:
    listed = _named(table, odd, lambda one: _alike(f" {one.rank}/{one.rank_of}"))
    code, at = table.indicator.code, period.of_key(table.period)
    return Text(
        f"{code} kỳ {at} xếp hạng {rated} đơn vị, nhưng tổng số ghi khác: {listed.vi};"
        " kiểm tra kỳ và tổng số",
        f"{code} of {at} ranks {rated} units, but another number is told: {listed.en};"
        " look at the period and the number",
    )


def _place(table: ClaimTable, one: Ranked, better: int, worse: int, count: int) -> Text:
    listed = _named(table, [one], _valued)
    code, at = table.indicator.code, period.of_key(table.period)
    return Text(
        f"{code} kỳ {at}: hạng không khớp giá trị trong bảng {count} đơn vị: {listed.vi};"
        f" có {better} giá trị tốt hơn và {worse} giá trị kém hơn",
        f"{code} of {at}: a rank that is not its value's in the table of {count} units:"
        f" {listed.en}; there are {better} better values and {worse} worse ones",
    )


def _contradicted(scored: Sequence[Ranked], sign: int) -> bool:
    """Whether a greater rank has a better value, or an equal one another, by more than rounding."""
    ordered = sorted(scored, key=lambda one: (one.rank, -sign * one.value))
    least: Ranked | None = None
    for above, below in pairwise(ordered):
        least = above if least is None or sign * above.value < sign * least.value else least
        if _apart(below, least) * sign > 0 or (above.rank == below.rank and _apart(above, below)):
            return True
    return False


def _apart(one: Ranked, other: Ranked) -> float:
    """The difference of two values, nothing where rounding may explain it."""
    places = [decimals(each.value, each.printed) for each in (one, other)]
    rounding = slack(one.value, min(places)) if places[0] != places[1] else 0.0
    difference = one.value - other.value
    return difference if abs(difference) > rounding + NOISE else 0.0


def _sharing(scored: Sequence[Ranked]) -> list[int]:
    """The positions of those that share a rank."""
    often = Counter(one.rank for one in scored)
    return [at for at, one in enumerate(scored) if often[one.rank] > 1]


def _by_total(rivals: Sequence[Ranked]) -> Iterator[list[Ranked]]:
    """The units by their printed total; where there is only one total, those without one belong to
    it."""
    totals = {one.rank_of for one in rivals} - {None}
    only = next(iter(totals)) if len(totals) == 1 else None
    by_total: dict[int | None, list[Ranked]] = defaultdict(list)
    for one in rivals:
        by_total[one.rank_of or only].append(one)
    return iter(by_total.values())


def _unequal(table: ClaimTable, rivals: Sequence[Ranked]) -> Iterator[Anomaly]:
    """That units are ranked out of different numbers."""
    totals = Counter(one.rank_of for one in rivals if one.rank_of)
    if len(totals) < 2:
        return
    usual = totals.most_common(1)[0][0]
    odd = [one for one in rivals if one.rank_of not in (None, usual)]
    imported = _imported(odd) or _imported(rivals)
    listed = _named(table, odd, lambda one: _alike(f"/{one.rank_of}"))
    yield _anomaly(
        CheckName.RANK_OF,
        table,
        imported,
        text=Text(
            f"hạng trong một bảng trên các tổng số khác nhau: {totals[usual]} đơn vị trên {usual},"
            f" còn {listed.vi}",
            f"ranks of one table are out of different numbers: {totals[usual]} units out of"
            f" {usual}, but {listed.en}",
        ),
    )


def _anomaly(
    check: CheckName, table: ClaimTable, imported: Sequence[Ranked], text: Text
) -> Anomaly:
    keys: tuple[ClaimKey, ...] = tuple(one.claim.key for one in imported)
    entity = imported[0].entity.public_id if len(imported) == 1 else ""
    return Anomaly(
        check=check,
        code=table.indicator.code,
        period=table.period,
        origin=imported[0].claim.origin,
        text=text,
        size=float(len(imported)),
        keys=keys,
        entity=entity,
    )


def _order(table: ClaimTable, wrong: Sequence[Ranked], count: int) -> Text:
    listed = _named(table, wrong, _valued)
    code, at = table.indicator.code, period.of_key(table.period)
    return Text(
        f"{code} kỳ {at}: hạng trái thứ tự giá trị của bảng {count} đơn vị: {listed.vi}",
        f"{code} of {at}: ranks contradict the values of the table of {count} units: {listed.en}",
    )


def _alike(words: str) -> Text:
    return Text(words, words)


def _valued(one: Ranked) -> Text:
    """A value with its rank, behind the name of its unit."""
    number = told(one.value, one.printed)
    return Text(f" {number.vi} (#{one.rank})", f" {number.en} (#{one.rank})")


def _named(table: ClaimTable, several: Sequence[Ranked], words: Callable[[Ranked], Text]) -> Text:
    """The first few units, each with a description."""
    day, more = period.of_key(table.period).last_day, len(several) - _NAMED
    listed = [
        ", ".join(
            f"{one.entity.name(language, day)}{words(one).within(language)}"
            for one in several[:_NAMED]
        )
        for language in Language
    ]
    rest = Text(f" và {more} đơn vị khác", f" and {more} more") if more > 0 else Text("", "")
    return Text(listed[0] + rest.vi, listed[1] + rest.en)
