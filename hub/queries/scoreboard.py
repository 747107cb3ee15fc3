"""Scoreboard: every dimension of an index in one period, each compared."""

from dataclasses import dataclass

from hub.panel import View
from hub.period import Period
from hub.queries import comparison
from hub.queries.comparison import Comparison, compare, latest
from hub.queries.division import parts
from hub.queries.peers import Among
from hub.queries.territory import Territory


@dataclass(frozen=True)
class Question:
    """What is compared; without a period the latest in which the total is held."""

    index: str
    period: Period | None = None
    entities: tuple[str, ...] | None = None
    among: Among | None = None
    territory: Territory = Territory.AS_PUBLISHED


def scoreboard(view: View, question: Question) -> list[Comparison]:
    """A comparison of each part of the total in its main tree, in the order of the catalogue; nothing where the total is not divided.

    The total itself is not among them: it is what `compare` answers. BadQuestion where the index has no meaning in the period.
    """
    series = view.catalogue.series(f"{view.catalogue.index(question.index).public_id}/TOTAL")
    at = question.period or latest(view, series)
    total = series.meaning(at)
    return [compare(view, comparison.Question(part.code, at, question.entities, question.among, territory=question.territory))
            for part in parts(view.catalogue, total, at, total.tree)]
