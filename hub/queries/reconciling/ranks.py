"""Published ranks against scores: in their order, and where nearly all scores are held against
the rank that they give.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.panel import Cell
from hub.queries.competition.members import Among, Peers, peers, values_of
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN
from hub.words.language import Language, Text, fixed, signed
from hub.words.period import Period
from hub.words.rounding import NOISE, decimals, slack
from hub.words.terms import WITHIN_PROVINCES, EntityKind

_NAMED = 5  # units that are named of those out of order
_UNRANKED = (EntityKind.COUNTRY, EntityKind.REGION)


@dataclass(frozen=True, eq=False)
class Standings:
    """The published ranks of one indicator in a period and reading, beside which each unit's own
    is set.
    """

    catalogue: Catalogue
    indicator: Indicator
    cells: Mapping[int, Cell]
    at: Period
    reading: int

    def checks(self, entity: Entity) -> list[Check]:
        """Whether a published rank fits the scores; nothing where the entity has not both.

        Figures in doubt are set only beside one that is in doubt too, which may be so because they
        contradict each other.
        """
        own = self.cells.get(entity.id)
        if entity.kind in _UNRANKED or own is None or not _both(own):
            return []
        return [*self._order(entity, own), *self._computed(entity, own)]

    def _order(self, entity: Entity, own: Cell) -> Iterator[Check]:
        """How many of those with a score and a rank stand on the wrong side of the entity."""
        others = {
            other: cell
            for other, cell in self._ranked.get(_field(entity, own), ())
            if other is not entity and _together(cell, own)
        }
        if not others:
            return
        against = [other for other, cell in others.items() if self._inverted(cell, own)]
        told = partial(
            _ordered, own, {other: others[other] for other in against}, len(others), self.at
        )
        yield Check(
            CheckKind.RANK,
            self.indicator,
            self.reading,
            "order",
            told,
            0,
            len(against),
            not against,
        )

    def _inverted(self, cell: Cell, own: Cell) -> bool:
        """Whether the better score of two has the worse rank."""
        if cell.rank == own.rank:
            return False
        better, worse = (cell, own) if cell.rank > own.rank else (own, cell)
        return _sooner_value(better.value, worse.value, self.indicator)

    def _computed(self, entity: Entity, own: Cell) -> Iterator[Check]:
        """The published rank against the one among the scores; scores not held or equal when
        rounded may move it down.
        """
        field, values = self._values(_among(entity, own))
        if not field.ranked or entity.id not in values:
            return
        indicator = self.indicator
        rank = 1 + sum(_better(value, own.value, indicator) for value in values.values())
        least = 1 + sum(_sooner_value(value, own.value, indicator) for value in values.values())
        behind = sum(_sooner_value(own.value, value, indicator) for value in values.values())
        most = max(field.expected, len(values)) - behind
        told = partial(_compared, own, rank, f"{len(values)}/{field.expected}")
        yield Check(
            CheckKind.RANK,
            indicator,
            self.reading,
            "computed",
            told,
            own.rank,
            rank,
            least <= own.rank <= most,
            float(most - rank if own.rank >= rank else rank - least),
        )

    @cached_property
    def _ranked(self) -> Mapping[tuple, list[tuple[Entity, Cell]]]:
        """Those with a score and a rank, by whom they are ranked with."""
        ranked: dict[tuple, list[tuple[Entity, Cell]]] = defaultdict(list)
        for own, cell in self.cells.items():
            if _both(cell):
                entity = self.catalogue.by_id[own]
                ranked[_field(entity, cell)].append((entity, cell))
        return ranked

    @cached_property
    def _fields(self) -> dict[Among, tuple[Peers, Mapping[int, float]]]:
        return {}

    def _values(self, among: Among) -> tuple[Peers, Mapping[int, float]]:
        """Who competes, and with which values; made once."""
        if among not in self._fields:
            field = peers(self.catalogue, self.indicator, self.at, self.cells, among, self.reading)
            self._fields[among] = field, values_of(field.members, self.cells, self.reading)
        return self._fields[among]


def _compared(own: Cell, rank: int, of: str) -> Text:
    score, apart = _score(own), signed(rank - own.rank, 0)
    return Text(
        f"hạng công bố {own.rank}; theo điểm {score.vi} trong {of} đơn vị có số liệu là hạng"
        f" {rank}; chênh {apart.vi}",
        f"published rank {own.rank}; by the score {score.en} among {of} units held it is {rank};"
        f" difference {apart.en}",
    )


def _both(cell: Cell) -> bool:
    return cell.value is not None and cell.rank is not None


def _field(entity: Entity, cell: Cell) -> tuple:
    """Whom a source ranks together: those of one kind, of one province and block where those are
    ranked apart.
    """
    return (
        (entity.kind, entity.province, cell.mark.block)
        if entity.kind in WITHIN_PROVINCES
        else (entity.kind,)
    )


def _together(cell: Cell, own: Cell) -> bool:
    """Whether a source ranks two units of one field together: out of as many, and neither alone
    in doubt.
    """
    sure = own.mark.doubtful or not cell.mark.doubtful
    return sure and (cell.rank_of or own.rank_of) == (own.rank_of or cell.rank_of)


def _among(entity: Entity, own: Cell) -> Among:
    within = entity.kind in WITHIN_PROVINCES
    return Among(
        entity.kind,
        province=entity.province if within else None,
        block=own.mark.block or None if within else None,
    )


def _sooner_value(one: float, other: float, indicator: Indicator) -> bool:
    """Whether one score is better than another by more than rounding."""
    if not _better(one, other, indicator):
        return False
    fewer, more = sorted((decimals(one), decimals(other)))
    apart = slack(one, fewer) if fewer != more else 0.0
    return abs(one - other) > apart + NOISE


def _better(one: float, other: float, indicator: Indicator) -> bool:
    return one > other if indicator.higher_is_better else one < other


def _score(cell: Cell) -> Text:
    return fixed(cell.value, min(decimals(cell.value), SHOWN))


def _ordered(own: Cell, against: Mapping[Entity, Cell], others: int, at: Period) -> Text:
    score = _score(own)
    of = f"/{own.rank_of}" if own.rank_of else ""
    named = [
        "; ".join(
            f"{other.name(language, at.last_day)} {_score(cell).within(language)},"
            f" {_RANK[language]} {cell.rank}"
            for other, cell in list(against.items())[:_NAMED]
        )
        for language in Language
    ]
    rest = len(against) - _NAMED
    vi = (
        f"trái thứ tự với {len(against)}"
        f" ({named[0]}{f'; và {rest} đơn vị khác' if rest > 0 else ''})"
        if against
        else "đúng thứ tự"
    )
    en = (
        f"out of order with {len(against)} ({named[1]}{f'; and {rest} more' if rest > 0 else ''})"
        if against
        else "in order"
    )
    doubt = _DOUBT if own.mark.doubtful else Text("", "")
    return Text(
        f"hạng {own.rank}{of} với {score.vi}, so với {others} đơn vị có cả điểm và hạng:"
        f" {vi}{doubt.vi}",
        f"rank {own.rank}{of} with {score.en}, beside {others} units with a score and a rank:"
        f" {en}{doubt.en}",
    )


_DOUBT = Text("; số liệu còn nghi vấn", "; the figures are in doubt")
_RANK = {Language.VI: "hạng", Language.EN: "rank"}
