"""Targets: what documents promise or demand of whom, on what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue, Entity, Target
from hub.panels.panel import View
from hub.queries.competition.meant import series_meant
from hub.words import period
from hub.words.terms import EntityKind, ReformArea


@dataclass(frozen=True)
class Question:
    """The targets of an entity, of a province with its offices, of a document, on an indicator, in
    a reform area, due in a span of days; None takes all.
    """

    entity: str | None = None
    indicator: str | None = None
    reform_area: ReformArea | None = None
    province: str | None = None
    document: str | None = None
    due_from: date | None = None
    due_to: date | None = None


def targets(view: View, question: Question) -> list[Target]:
    """The standing targets in the order of their documents; UnknownName where there is no such
    entity, province, indicator or document.
    """
    wanted = _standing(view, _of_whom(view, question))
    return [target for target in _on(view, wanted, question) if _is_due(target, question)]


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


def _of_whom(view: View, question: Question) -> Iterable[Target]:
    """The targets of the entity, the province and the document that are asked for."""
    catalogue, today = view.catalogue, view.today
    every: Iterable[Target] = catalogue.targets
    if question.entity is not None:
        entity = catalogue.entity(question.entity, today)
        every = catalogue.targets_for.get(entity.public_id, ())
    if question.document is not None:
        document = catalogue.document(question.document).public_id
        every = [target for target in every if target.document == document]
    if question.province is not None:
        province = catalogue.entity(question.province, today, EntityKind.PROVINCE).public_id
        every = [target for target in every if _province(catalogue, target) == province]
    return every


def _on(view: View, every: Iterable[Target], question: Question) -> Iterable[Target]:
    """Those on the indicator and in the reform area that are asked for."""
    if question.indicator is not None:
        names = [] if question.entity is None else [question.entity]
        series = series_meant(view.catalogue, question.indicator, names, view.today)
        codes = {meaning.code for meaning in series.meanings}
        every = [target for target in every if target.indicator in codes]
    area = question.reform_area
    return [target for target in every if area in (None, target.reform_area)]


def _province(catalogue: Catalogue, target: Target) -> str | None:
    """The province of whose target it is, else that of its document."""
    if target.entity is None:
        return catalogue.documents[target.document].province
    entity = catalogue.entities[target.entity]
    return entity.public_id if entity.kind is EntityKind.PROVINCE else entity.province


def _is_due(target: Target, question: Question) -> bool:
    """Whether its deadline lies in the span of days, if one is asked for; one without a deadline
    lies in none.
    """
    if question.due_from is None and question.due_to is None:
        return True
    if not target.by:
        return False
    last = deadline(target)
    return (question.due_from or date.min) <= last <= (question.due_to or date.max)


def _standing(view: View, every: Iterable[Target]) -> list[Target]:
    return [target for target in every if target.stands(view.version)]
