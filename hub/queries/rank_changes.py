"""What a new data version does to computed ranks and quartiles: who moves, from where to where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hub.panels.panel import View
from hub.panels.rank_change import RankChange
from hub.queries.comparison import Against, Comparison, compare
from hub.queries.comparison import Question as ComparisonQuestion
from hub.queries.competition.among import Among
from hub.words import period
from hub.words.errors import UserError
from hub.words.terms import WITHIN_PROVINCES, EntityKind


class ChangedCell(NamedTuple):
    """A cell that a version touched, by the keys of the tables."""

    indicator: int
    period: int
    entity: int


class _Rank(NamedTuple):
    """The rank of a unit, among how many, and its quartile."""

    rank: int | None = None
    rank_of: int | None = None
    quartile: int | None = None


_UNRANKED = _Rank()


@dataclass(frozen=True)
class Question:
    """The view of before, and the cells by which the view of now differs from it."""

    before: View
    cells: Iterable[ChangedCell]


def rank_changes(view: View, question: Question) -> list[RankChange]:
    """The ranks and quartiles that differ between two views where any of these cells competes."""
    before = question.before
    compared: dict[ComparisonQuestion, None] = {}
    for cell in question.cells:
        compared.update(dict.fromkeys(_competing(before, cell)))
        compared.update(dict.fromkeys(_competing(view, cell)))
    changes: list[RankChange] = []
    for each in compared:
        changes += _changes(before, view, each)
    return changes


def _competing(view: View, cell: ChangedCell) -> Iterator[ComparisonQuestion]:
    """The comparison in which a cell competes in a view; nothing where it is not held.

    Units are compared with those of their kind and, where these are rated apart, of their province
    and block.
    """
    indicator = view.catalogue.indicator_by_id[cell.indicator]
    entity, at = view.catalogue.by_id[cell.entity], period.of_key(cell.period)
    figure = view.panel(indicator).cells(at).get(entity.id)
    if figure is None:
        return
    within = entity.kind in WITHIN_PROVINCES
    block = figure.mark.block if within or entity.kind is EntityKind.MINISTRY else ""
    province = entity.province if within else None
    among = Among(entity.kind, province, block=block or None)
    yield ComparisonQuestion(indicator.code, at, among=among, against=Against.NONE)


def _changes(before: View, now: View, question: ComparisonQuestion) -> Iterator[RankChange]:
    """The units of a comparison whose rank or quartile differs, the best now first."""
    past, present = _compare(before, question), _compare(now, question)
    either = present or past
    if either is None:
        return
    old, new = _ranks(past), _ranks(present)
    units = sorted(old.keys() | new.keys())
    for unit in sorted(units, key=lambda unit: new.get(unit, _UNRANKED).rank or 0):
        earlier, later = old.get(unit, _UNRANKED), new.get(unit, _UNRANKED)
        if (earlier.rank, earlier.quartile) != (later.rank, later.quartile):
            yield RankChange(
                indicator_id=either.indicator.id,
                period=question.period.key,
                reading=either.reading,
                block=question.among.block or "",
                entity_id=unit,
                before=earlier.rank,
                after=later.rank,
                before_of=earlier.rank_of,
                after_of=later.rank_of,
                quartile_before=earlier.quartile,
                quartile_after=later.quartile,
            )


def _compare(view: View, question: ComparisonQuestion) -> Comparison | None:
    try:
        return compare(view, question)
    except UserError:  # nothing is held of those units in this view
        return None


def _ranks(comparison: Comparison | None) -> dict[int, _Rank]:
    """The rank of each unit."""
    if comparison is None:
        return {}
    standings = comparison.competition.standings
    return {
        own: _Rank(standing.rank, standing.rank_of, standing.quartile)
        for own, standing in standings.items()
    }
