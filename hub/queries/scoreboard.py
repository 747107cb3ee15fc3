"""Scoreboard: every dimension of an index in one period, each compared."""

from dataclasses import dataclass, replace
from functools import partial

from hub.catalogue import Index, Indicator, Series
from hub.catalogue.composition import unfolded
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.queries import comparison
from hub.queries.comparison import Comparison, compare
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.meant import index_meant
from hub.queries.competition.territory import Territory
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period

_ROW_BYTES = 800


@dataclass(frozen=True)
class Question:
    """What is compared; without a period the latest in which the total is held."""

    index: str
    period: Period | None = None
    entities: tuple[str, ...] | None = None
    among: Among = EVERYONE
    territory: Territory = Territory.AS_PUBLISHED


@kept(lambda comparisons: sum(_ROW_BYTES * len(each.entities) for each in comparisons))
def scoreboard(view: View, question: Question) -> list[Comparison]:
    """A comparison of each part of the total in its main tree, in the order of the catalogue;
    nothing where the total is not divided.

    Components without data are replaced by their children. The total itself is not among them: it
    is what `compare` answers. BadQuestion where the index has no total, or none in the period, or
    where it is not told among whom its units compete.
    """
    names = (*(question.entities or ()), *(question.among.entities or ()))
    day = question.period.last_day if question.period else view.today
    index = index_meant(view.catalogue, question.index, names, day, question.among.kind)
    series = _total(view, index)
    asked = comparison.Question(
        series.reference, question.period, question.entities, question.among
    )
    whole = compare(view, replace(asked, territory=question.territory))
    question = replace(question, among=whole.question.among)
    period = whole.period
    total = series.meaning(period)
    of_total = comparison.Question(
        total.code, period=period, among=question.among, territory=question.territory
    )
    is_held = partial(_is_held, view, of_total)
    below = unfolded(view.catalogue, total, period, tree=total.tree, is_held=is_held)
    parts = [
        compare(view, replace(of_total, indicator=part.code, entities=question.entities))
        for part, _ in below
    ]
    return _in_one_order(whole, parts)


def _in_one_order(whole: Comparison, parts: list[Comparison]) -> list[Comparison]:
    """The parts with the same rows in the same order: those of the total, then units that only
    parts have.
    """
    rows = [row for comparison in (whole, *parts) for row in comparison.rows]
    units = tuple(dict.fromkeys(row.entity for row in rows))
    return [replace(part, entities=units, in_listed_order=True) for part in parts]


def _is_held(view: View, of_total: comparison.Question, part: Indicator) -> bool:
    """Whether any of those who compete on the total has a value of a part."""
    return compare(view, replace(of_total, indicator=part.code)).competition.held > 0


def _total(view: View, index: Index) -> Series:
    own, total = index.public_id, index.total
    if not view.catalogue.meanings(total):
        raise BadQuestion(
            Text(
                f"bộ chỉ số {own} không có điểm tổng nên không có bảng điểm thành phần; so sánh"
                " từng chỉ số bằng compare",
                f"the index {own} has no total and so no scoreboard; compare its indicators one"
                " by one",
            )
        )
    return view.catalogue.series(total)
