"""Scoreboard: every dimension of an index in one period, each compared."""

from dataclasses import dataclass
from functools import partial

from hub.catalogue import Series
from hub.catalogue.composition import unfolded
from hub.panels.panel import View
from hub.queries import comparison
from hub.queries.comparison import Comparison, compare, latest, table
from hub.queries.competition.members import Among
from hub.queries.competition.territory import Territory
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period


@dataclass(frozen=True)
class Question:
    """What is compared; without a period the latest in which the total is held."""

    index: str
    period: Period | None = None
    entities: tuple[str, ...] | None = None
    among: Among | None = None
    territory: Territory = Territory.AS_PUBLISHED


def scoreboard(view: View, question: Question) -> list[Comparison]:
    """A comparison of each part of the total in its main tree, in the order of the catalogue;
    nothing where the total is not divided.

    A part that nobody has in the period stands aside for its own parts. The total itself is not
    among them: it is what `compare` answers. BadQuestion where the index has no total, or none in
    the period, or where it is not told among whom its units compete.
    """
    series = _total(view, question.index)
    at = question.period or latest(view, series)
    total = series.meaning(at)
    asked = partial(
        comparison.Question,
        period=at,
        entities=question.entities,
        among=question.among,
        territory=question.territory,
    )
    table(view, asked(total.code))
    below = unfolded(
        view.catalogue,
        total,
        at,
        total.tree,
        lambda part: table(view, asked(part.code)).peers.held > 0,
    )
    return [compare(view, asked(part.code)) for part, _ in below]


def _total(view: View, index: str) -> Series:
    found = view.catalogue.index(index)
    own, total = found.public_id, found.total
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
