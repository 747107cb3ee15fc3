"""Targets: what documents promise or demand of whom, on what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Entity, Target
from hub.panels.panel import View
from hub.words import period
from hub.words.terms import ReformArea


@dataclass(frozen=True)
class Question:
    """The targets of an entity, on an indicator, in a reform area; None takes all."""

    entity: str | None = None
    indicator: str | None = None
    reform_area: ReformArea | None = None


def targets(view: View, question: Question) -> list[Target]:
    """The standing targets in the order of their documents; UnknownName where there is no such
    entity or indicator.
    """
    catalogue = view.catalogue
    every, codes = catalogue.targets, None
    if question.entity is not None:
        entity = catalogue.entity(question.entity, date.today())
        every = catalogue.targets_for.get(entity.public_id, ())
    if question.indicator is not None:
        codes = {meaning.code for meaning in catalogue.series(question.indicator).meanings}
    return [
        target
        for target in _standing(view, every)
        if (codes is None or target.indicator in codes)
        and question.reform_area in (None, target.reform_area)
    ]


def targets_of(view: View, entity: Entity) -> list[Target]:
    """The standing targets of one entity."""
    return _standing(view, view.catalogue.targets_for.get(entity.public_id, ()))


def targets_on(view: View, entity: Entity, indicator: str) -> list[Target]:
    """The standing targets of an entity on the series of a code, in the order of their
    deadlines.
    """
    every = view.catalogue.targets_on.get((entity.public_id, indicator), ())
    return sorted(_standing(view, every), key=deadline)


def deadline(target: Target) -> date:
    """The last day by which a target is to be reached; that of a target without one never comes."""
    return period.parse(target.by).last_day if target.by else date.max


def _standing(view: View, every: Iterable[Target]) -> list[Target]:
    return [target for target in every if target.stands(view.version)]
