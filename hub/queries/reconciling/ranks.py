"""Published ranks against scores: in their order, and where nearly all scores are held against
the rank that they give.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from hub.catalogue import Entity, Indicator
from hub.panels.panel import Cell, View
from hub.queries.competition import Competition, Question, competition
from hub.queries.competition.among import Among
from hub.queries.competition.kinds import COMPOUND
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN
from hub.words.language import Language, Text, fixed, signed
from hub.words.period import Period
from hub.words.rounding import NOISE, decimals, slack
from hub.words.terms import WITHIN_PROVINCES

_NAMED = 5  # units that are named of those out of order


@dataclass(frozen=True, eq=False)
class PublishedRanks:
    """The published ranks of one indicator in a period and reading, beside which each unit's own
    is set.
    """

    view: View
    indicator: Indicator
    period: Period
    reading: int

    def checks(self, entity: Entity) -> list[Check]:
        """Whether a published rank fits the scores; nothing where the entity has not both.

        Figures in doubt are set only beside one that is in doubt too, which may be so because they
        contradict each other.
        """
        own = self._cells.get(entity.id)
        if entity.kind in COMPOUND or own is None or not _has_both(own):
            return []
        return [*self._order(entity, own), *self._computed(entity, own)]

    def _order(self, entity: Entity, own: Cell) -> Iterator[Check]:
        """How many of those with a score and a rank stand on the wrong side of the entity."""
        others = {
            other: cell
            for other, cell in self._ranked.get(_rated_with(entity, own), ())
            if other is not entity and _is_ranked_with(cell, own)
        }
        if not others:
            return
        against = {other: cell for other, cell in others.items() if self._is_inverted(cell, own)}
        yield Check(
            kind=CheckKind.RANK,
            indicator=self.indicator,
            reading=self.reading,
            about="order",
            tell=partial(_ordered, own, against, others=len(others), at=self.period),
            expected=0,
            found=len(against),
            ok=not against,
        )

    def _is_inverted(self, cell: Cell, own: Cell) -> bool:
        """Whether the better score of two has the worse rank."""
        if cell.rank == own.rank:
            return False
        better, worse = (cell, own) if cell.rank > own.rank else (own, cell)
        return _is_clearly_better(better.value, worse.value, self.indicator)

    def _computed(self, entity: Entity, own: Cell) -> Iterator[Check]:
        """The published rank against the one among the scores; scores not held or equal when
        rounded may move it down.
        """
        members = self._competition(_among(entity, own))
        values, indicator = members.values, self.indicator
        if not members.ranked or entity.id not in values:
            return
        scores = list(values.values())
        rank = 1 + sum(_is_better(score, own.value, indicator) for score in scores)
        least = 1 + sum(_is_clearly_better(score, own.value, indicator) for score in scores)
        behind = sum(_is_clearly_better(own.value, score, indicator) for score in scores)
        most = max(members.expected, len(scores)) - behind
        yield Check(
            kind=CheckKind.RANK,
            indicator=indicator,
            reading=self.reading,
            about="computed",
            tell=partial(_compared, own, rank, of=f"{len(scores)}/{members.expected}"),
            expected=own.rank,
            found=rank,
            ok=least <= own.rank <= most,
            tolerance=float(most - rank if own.rank >= rank else rank - least),
        )

    @property
    def _cells(self) -> Mapping[int, Cell]:
        return self.view.panel(self.indicator).cells(self.period, self.reading)

    @cached_property
    def _ranked(self) -> Mapping[tuple, list[tuple[Entity, Cell]]]:
        """Those with a score and a rank, by whom they are ranked with."""
        ranked: dict[tuple, list[tuple[Entity, Cell]]] = defaultdict(list)
        for own, cell in self._cells.items():
            if _has_both(cell):
                entity = self.view.catalogue.by_id[own]
                ranked[_rated_with(entity, cell)].append((entity, cell))
        return ranked

    @cached_property
    def _competitions(self) -> dict[Among, Competition]:
        return {}

    def _competition(self, among: Among) -> Competition:
        """Who competes; made once."""
        if among not in self._competitions:
            question = Question(
                self.indicator, self.period, among=among, reading=self.reading, by_total=False
            )
            self._competitions[among] = competition(self.view, question)
        return self._competitions[among]


def _compared(own: Cell, rank: int, of: str) -> Text:
    score, apart = _score(own), signed(rank - own.rank, 0)
    return Text(
        f"hạng công bố {own.rank}; theo điểm {score.vi} trong {of} đơn vị có số liệu là hạng"
        f" {rank}; chênh {apart.vi}",
        f"published rank {own.rank}; by the score {score.en} among {of} units held it is {rank};"
        f" difference {apart.en}",
    )


def _has_both(cell: Cell) -> bool:
    return cell.value is not None and cell.rank is not None


def _rated_with(entity: Entity, cell: Cell) -> tuple:
    """Whom a source ranks together: those of one kind, of one province and block where those are
    ranked apart.
    """
    return (
        (entity.kind, entity.province, cell.mark.block)
        if entity.kind in WITHIN_PROVINCES
        else (entity.kind,)
    )


def _is_ranked_with(cell: Cell, own: Cell) -> bool:
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


def _is_clearly_better(one: float, other: float, indicator: Indicator) -> bool:
    """Whether one score is better than another by more than rounding."""
    if not _is_better(one, other, indicator):
        return False
    fewer, more = sorted((decimals(one), decimals(other)))
    apart = slack(one, fewer) if fewer != more else 0.0
    return abs(one - other) > apart + NOISE


def _is_better(one: float, other: float, indicator: Indicator) -> bool:
    return one > other if indicator.higher_is_better else one < other


def _score(cell: Cell) -> Text:
    return fixed(cell.value, min(decimals(cell.value), SHOWN))


def _ordered(own: Cell, against: Mapping[Entity, Cell], others: int, at: Period) -> Text:
    score = _score(own)
    of = f"/{own.rank_of}" if own.rank_of else ""
    order = _order(against, at)
    doubt = _DOUBT if own.mark.doubtful else Text("", "")
    return Text(
        f"hạng {own.rank}{of} với {score.vi}, so với {others} đơn vị có cả điểm và hạng:"
        f" {order.vi}{doubt.vi}",
        f"rank {own.rank}{of} with {score.en}, beside {others} units with a score and a rank:"
        f" {order.en}{doubt.en}",
    )


def _order(against: Mapping[Entity, Cell], at: Period) -> Text:
    """Whether a rank is in order, else against whom it is not: the first few by name."""
    if not against:
        return Text("đúng thứ tự", "in order")
    vi, en = (
        "; ".join(
            f"{other.name(language, at.last_day)} {_score(cell).within(language)},"
            f" {_RANK[language]} {cell.rank}"
            for other, cell in list(against.items())[:_NAMED]
        )
        for language in Language
    )
    count = len(against)
    rest = count - _NAMED
    if rest > 0:
        vi, en = f"{vi}; và {rest} đơn vị khác", f"{en}; and {rest} more"
    return Text(f"trái thứ tự với {count} ({vi})", f"out of order with {count} ({en})")


_DOUBT = Text("; số liệu còn nghi vấn", "; the figures are in doubt")
_RANK = {Language.VI: "hạng", Language.EN: "rank"}
