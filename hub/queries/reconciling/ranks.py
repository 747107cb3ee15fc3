"""Published ranks against scores: in their order, and where nearly all scores are held against the rank that they give."""

from collections.abc import Iterator, Mapping
from functools import partial

from hub.catalogue import Catalogue, Entity, Indicator
from hub.language import Language, Text, fixed, signed
from hub.panel import Cell
from hub.period import Period
from hub.queries.peers import WITHIN, Among, peers, values_of
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN
from hub.queries.reconciling.rounding import decimals, slack
from hub.terms import EntityKind

_NAMED = 5  # units that are named of those out of order
_UNRANKED = (EntityKind.COUNTRY, EntityKind.REGION)


def checks(catalogue: Catalogue, indicator: Indicator, cells: Mapping[int, Cell], entity: Entity, at: Period, reading: int) -> list[Check]:
    """Whether a published rank fits the scores of one reading; nothing where the entity has not both.

    Figures in doubt are set only beside one that is in doubt too, which may be so because they contradict each other.
    """
    own = cells.get(entity.id)
    if entity.kind in _UNRANKED or own is None or not _both(own):
        return []
    return [*_order(catalogue, indicator, cells, entity, at, reading), *_computed(catalogue, indicator, cells, entity, at, reading)]


def _order(catalogue: Catalogue, indicator: Indicator, cells: Mapping[int, Cell], entity: Entity, at: Period,
           reading: int) -> Iterator[Check]:
    """How many of those with a score and a rank stand on the wrong side of the entity."""
    own = cells[entity.id]
    others = {other: cells[other.id] for other in map(catalogue.by_id.__getitem__, cells) if other is not entity
              and _together(other, cells[other.id], entity, own)}
    if not others:
        return
    against = [other for other, cell in others.items() if (_sooner(cell, own, indicator) and cell.rank > own.rank)
               or (_sooner(own, cell, indicator) and cell.rank < own.rank)]
    told = partial(_ordered, own, {other: others[other] for other in against}, len(others), at)
    yield Check(CheckKind.RANK, indicator, reading, "order", told, 0, len(against), not against)


def _computed(catalogue: Catalogue, indicator: Indicator, cells: Mapping[int, Cell], entity: Entity, at: Period,
              reading: int) -> Iterator[Check]:
    """The published rank against the one among the scores; scores not held or equal when rounded may move it down."""
    own = cells[entity.id]
    field = peers(catalogue, indicator, at, cells, _among(entity, own), reading)
    values = values_of(field.members, cells, reading)
    if not field.ranked or entity.id not in values:
        return
    rank = 1 + sum(_better(value, own.value, indicator) for value in values.values())
    least = 1 + sum(_sooner_value(value, own.value, indicator) for value in values.values())
    behind = sum(_sooner_value(own.value, value, indicator) for value in values.values())
    most = max(field.expected, len(values)) - behind
    told = partial(_compared, own, rank, f"{len(values)}/{field.expected}")
    yield Check(CheckKind.RANK, indicator, reading, "computed", told, own.rank, rank, least <= own.rank <= most,
                float(most - rank if own.rank >= rank else rank - least))


def _compared(own: Cell, rank: int, of: str) -> Text:
    score, apart = _score(own), signed(rank - own.rank, 0)
    return Text(f"hạng công bố {own.rank}; theo điểm {score.vi} trong {of} đơn vị có số liệu là hạng {rank}; chênh {apart.vi}",
                f"published rank {own.rank}; by the score {score.en} among {of} units held it is {rank}; difference {apart.en}")


def _both(cell: Cell) -> bool:
    return cell.value is not None and cell.rank is not None


def _together(other: Entity, cell: Cell, entity: Entity, own: Cell) -> bool:
    """Whether a source ranks two units together: of one kind, of one province and block where those are ranked apart, out of as many."""
    apart = entity.kind in WITHIN and (other.province != entity.province or cell.mark.block != own.mark.block)
    sure = own.mark.doubtful or not cell.mark.doubtful
    return (sure and _both(cell) and other.kind is entity.kind and not apart
            and (cell.rank_of or own.rank_of) == (own.rank_of or cell.rank_of))


def _among(entity: Entity, own: Cell) -> Among:
    within = entity.kind in WITHIN
    return Among(entity.kind, province=entity.province if within else None, block=own.mark.block or None if within else None)


def _sooner(one: Cell, other: Cell, indicator: Indicator) -> bool:
    return _sooner_value(one.value, other.value, indicator)


def _sooner_value(one: float, other: float, indicator: Indicator) -> bool:
    """Whether one score is better than another by more than rounding."""
    places = min(decimals(one), decimals(other))
    apart = slack(one, places) if decimals(one) != decimals(other) else 0.0
    return _better(one, other, indicator) and abs(one - other) > apart + 1e-9


def _better(one: float, other: float, indicator: Indicator) -> bool:
    return one > other if indicator.higher_is_better else one < other


def _score(cell: Cell) -> Text:
    return fixed(cell.value, min(decimals(cell.value), SHOWN))


def _ordered(own: Cell, against: Mapping[Entity, Cell], others: int, at: Period) -> Text:
    score = _score(own)
    of = f"/{own.rank_of}" if own.rank_of else ""
    named = ["; ".join(f"{other.name(language, at.last_day)} {_score(cell).within(language)}, {_RANK[language]} {cell.rank}"
                       for other, cell in list(against.items())[:_NAMED]) for language in Language]
    rest = len(against) - _NAMED
    vi = f"trái thứ tự với {len(against)} ({named[0]}{f'; và {rest} đơn vị khác' if rest > 0 else ''})" if against else "đúng thứ tự"
    en = f"out of order with {len(against)} ({named[1]}{f'; and {rest} more' if rest > 0 else ''})" if against else "in order"
    doubt = _DOUBT if own.mark.doubtful else Text("", "")
    return Text(f"hạng {own.rank}{of} với {score.vi}, so với {others} đơn vị có cả điểm và hạng: {vi}{doubt.vi}",
                f"rank {own.rank}{of} with {score.en}, beside {others} units with a score and a rank: {en}{doubt.en}")


_DOUBT = Text("; số liệu còn nghi vấn", "; the figures are in doubt")
_RANK = {Language.VI: "hạng", Language.EN: "rank"}
