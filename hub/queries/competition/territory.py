"""Territory: units of before a merger, the unit that it formed, and which of them compete."""

from datetime import date
from enum import StrEnum

from hub.catalogue import Catalogue, Entity
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind


class Territory(StrEnum):
    """How values before a merger are shown for the unit that it formed."""

    AS_PUBLISHED = "AS_PUBLISHED"
    PREDECESSORS = "PREDECESSORS"
    REBUILT_MEAN = "REBUILT_MEAN"
    REBUILT_POPULATION = "REBUILT_POPULATION"

    @property
    def rebuilds(self) -> bool:
        """Whether values are computed from the parts."""
        return self in (Territory.REBUILT_MEAN, Territory.REBUILT_POPULATION)


def predecessors(catalogue: Catalogue, entity: Entity) -> tuple[Entity, ...]:
    """The units that became this one on the day it began; none where it was not formed by a
    merger.
    """
    return catalogue.mergers.get(entity.public_id, ())


def predecessors_on(catalogue: Catalogue, entity: Entity, day: date) -> list[Entity]:
    """The units of which it is made that existed on an earlier day; a unit that is no merger of
    others is itself.
    """
    before = () if entity.exists_on(day) else predecessors(catalogue, entity)
    return [unit for each in before for unit in predecessors_on(catalogue, each, day)] or [entity]


def sole_predecessor(catalogue: Catalogue, entity: Entity) -> Entity | None:
    """The one unit that this one goes on from: the same province, nobody else merged into it and
    nothing went elsewhere.
    """
    before = predecessors(catalogue, entity)
    if len(before) != 1 or len(catalogue.outcomes[before[0].public_id]) != 1:
        return None
    return before[0] if before[0].province == entity.province else None


def map_period(
    catalogue: Catalogue, territory: Territory, kind: EntityKind, period: Period
) -> Period:
    """The period whose units compete: where provinces are rebuilt, that of the present map."""
    if not (territory.rebuilds and kind is EntityKind.PROVINCE):
        return period
    day = catalogue.drawn_on
    return period if period.last_day >= day else Period(day.year, day.month, 1)


def present_day(catalogue: Catalogue, territory: Territory, day: date) -> date:
    """The day on which a name is looked up: unless figures are shown as published it means a unit
    of the present map.
    """
    return day if territory is Territory.AS_PUBLISHED else max(day, catalogue.drawn_on)


def refuse(territory: Territory, kind: EntityKind) -> None:
    """BadQuestion where units of this kind are not rebuilt."""
    if territory.rebuilds and kind is not EntityKind.PROVINCE:
        raise BadQuestion(
            Text(
                "territory REBUILT_MEAN và REBUILT_POPULATION chỉ so sánh các tỉnh, thành phố; với"
                " đơn vị khác hãy dùng PREDECESSORS",
                "the territories REBUILT_MEAN and REBUILT_POPULATION compare provinces only; use"
                " PREDECESSORS for other units",
            )
        )
