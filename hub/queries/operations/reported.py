"""What one office reports of itself in a period, beside the period before and the same of last
year.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.catalogue import Entity
from hub.panels.panel import Cell, View
from hub.queries.operations.sums import INDEX
from hub.words.period import Period
from hub.words.terms import Frequency


@dataclass(frozen=True)
class Question:
    """Whose reports, and of which period."""

    entity: Entity
    period: Period


@dataclass(frozen=True)
class Reported:
    """The figures of one period, by code."""

    period: Period
    cells: Mapping[str, Cell]


def beside(view: View, question: Question) -> tuple[Reported | None, Reported]:
    """The period before, where periods of its length follow one another, and that of last year.

    Never one of another length or of the other calendar.
    """
    at = question.period
    last_year = Reported(at.year_before, _cells(view, question.entity, at.year_before))
    if Frequency.IRREGULAR is at.frequency or at.before == at.year_before:
        return None, last_year
    return Reported(at.before, _cells(view, question.entity, at.before)), last_year


def of_the_other_calendar(view: View, question: Question) -> tuple[Period, ...]:
    """The periods called alike that close on another day, of which anything is held."""
    at = question.period
    other = at.reported if at == at.calendar else at.calendar
    around = (other.before, other.year_before)
    return tuple(each for each in around if _cells(view, question.entity, each))


def ever(view: View, entity: Entity) -> frozenset[str]:
    """The codes of which any period has a figure of an office."""
    return frozenset(
        indicator.code
        for indicator in view.catalogue.indicators_of(INDEX)
        if entity.id in view.panel(indicator).entities
    )


def _cells(view: View, entity: Entity, at: Period) -> Mapping[str, Cell]:
    return {
        indicator.code: cell
        for indicator in view.catalogue.indicators_of(INDEX)
        if indicator.means(at) and (cell := view.panel(indicator).cells(at).get(entity.id))
    }
