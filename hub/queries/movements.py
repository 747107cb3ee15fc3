"""Movements: what a new data version does to computed ranks: who moves, from where to where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hub.panels.movement import Movement
from hub.panels.panel import View
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


@dataclass(frozen=True)
class Question:
    """The view of before, and the cells by which the view of now differs from it."""

    before: View
    cells: Iterable[ChangedCell]


def movements(view: View, question: Question) -> list[Movement]:
    """The ranks that differ between two views where any of these cells competes."""
    before = question.before
    compared = dict.fromkeys(
        each
        for cell in question.cells
        for each in (*_competing(before, cell), *_competing(view, cell))
    )
    return [moved for each in compared for moved in _moved(before, view, each)]


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


def _moved(before: View, now: View, question: ComparisonQuestion) -> Iterator[Movement]:
    """The units of a comparison whose rank differs, the best now first."""
    past, present = _compare(before, question), _compare(now, question)
    comparison = past or present
    if comparison is None:
        return
    old, new = _ranks(past), _ranks(present)
    ordered = sorted(old.keys() | new.keys(), key=lambda own: (new.get(own, _UNRANKED)[0], own))
    for own in ordered:
        (was, was_of), (rank, rank_of) = old.get(own, _GONE), new.get(own, _GONE)
        if was != rank:
            yield Movement(
                comparison.indicator.id,
                question.period.key,
                (present or past).reading,
                question.among.block or "",
                own,
                was,
                rank,
                was_of,
                rank_of,
            )


_UNRANKED = (0, 0)
_GONE = (None, None)


def _compare(view: View, question: ComparisonQuestion) -> Comparison | None:
    try:
        return compare(view, question)
    except UserError:  # nothing is held of those units in this view
        return None


def _ranks(comparison: Comparison | None) -> dict[int, tuple[int, int]]:
    """The rank of each unit, and among how many."""
    if comparison is None:
        return {}
    standings = comparison.competition.standings
    return {own: (standing.rank, standing.rank_of) for own, standing in standings.items()}
