"""The parents of types that refer to each other, and where they come from.

Such a parent is the hub's own object.
"""

from typing import NamedTuple

from hub import catalogue
from hub.panels.panel import View
from hub.queries import coverage, scorecard, targets
from hub.queries.competition.territory import Territory, present_day
from hub.queries.scorecard.comparisons import Comparisons
from hub.words.period import Period
from schema.context import Info
from schema.enums import EntityKind


class Covered(NamedTuple):
    """An index and the cells of its coverage."""

    index: catalogue.Index
    cells: tuple[coverage.CoverageCell, ...]


def document(info: Info, public_id: str | None) -> catalogue.Document | None:
    """The document of an id, if there is one."""
    return info.context.view.catalogue.documents.get(public_id or "")


def documents_of(info: Info, public_ids: tuple[str, ...]) -> list[catalogue.Document]:
    """The documents of these ids, as far as there are any."""
    documents = info.context.view.catalogue.documents
    return [documents.get(public_id) for public_id in public_ids]


def targets_of(view: View, entity: catalogue.Entity) -> list[catalogue.Target]:
    """The targets of an entity, as they were known at a version."""
    return list(targets.targets_of(view, entity))


def coverage_of(
    info: Info,
    index: catalogue.Index,
    level: int | None,
    kind: EntityKind | None,
    view: View,
) -> Covered:
    """The coverage of an index at a version."""
    question = coverage.Question(index, level, kind.value if kind else None)
    return Covered(index, coverage.coverage(view, question))


def scorecard_of(
    info: Info,
    entity: catalogue.Entity | str,
    period: Period | None,
    view: View,
    territory: Territory = Territory.AS_PUBLISHED,
) -> scorecard.Scorecard:
    """The scorecard of an entity, or of who bears a name in the period or on the day of the
    answer; unless figures are shown as published, on the present map.
    """
    if isinstance(entity, str):
        day = period.last_day if period else view.today
        day = present_day(view.catalogue, territory, day)
        entity = view.catalogue.entity(entity, day)
    return scorecard.scorecard(Comparisons(view, territory), scorecard.Question(entity, period))
