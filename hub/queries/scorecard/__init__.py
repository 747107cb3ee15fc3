"""Scorecard: one entity on every index, where it stands on each and on its parts."""

from dataclasses import dataclass

from hub.catalogue import Entity
from hub.panels.kept import kept
from hub.queries.competition.territory import refuse
from hub.queries.lineage import Forerunner, forerunners
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.lines import latest_line
from hub.words.period import Period

_LINE_BYTES = 20_000  # with the rows of its components


@dataclass(frozen=True)
class Question:
    """Whose scorecard; each index stands at its latest period, none that ends after this one."""

    entity: Entity
    period: Period | None = None


@dataclass(frozen=True)
class Scorecard:
    """One entity on every index that rates it; `period` is the one asked for."""

    entity: Entity
    period: Period | None
    lines: tuple[ScorecardLine, ...]
    forerunners: tuple[Forerunner, ...] = ()


@kept(lambda card: _LINE_BYTES * len(card.lines))
def scorecard(comparisons: Comparisons, question: Question) -> Scorecard:
    """An entity on each index at its own latest period; BadQuestion where units of its kind are
    not rebuilt and the territory wants that.

    An index that rates such units, and of which nothing of it is held, stands with the reason at
    the latest period held of others. Unless figures are shown as published, each line has those of
    the units that went into the entity beside it.
    """
    entity, upto = question.entity, question.period
    refuse(comparisons.territory, entity.kind)
    catalogue = comparisons.view.catalogue
    lines = (
        latest_line(comparisons, index, entity, upto=upto) for index in catalogue.indices.values()
    )
    return Scorecard(
        entity, upto, tuple(filter(None, lines)), forerunners=forerunners(catalogue, entity)
    )
