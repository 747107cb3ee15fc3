"""Contest: the values with which units compete in a period and in the one before; what few ask
for is computed when asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hub.catalogue import Entity
from hub.panels.panel import Cell
from hub.queries.competition.rank import Interval, Passings, interval, passings


@dataclass(frozen=True)
class Contest:
    """Who competes with which value; `before` is empty where ranks of the two periods are not to
    be set against each other.
    """

    entities: Mapping[int, Entity]
    cells: Mapping[int, Cell]
    values: Mapping[int, float]
    before: Mapping[int, float]
    higher_is_better: bool

    @cached_property
    def errors(self) -> Mapping[int, float]:
        """The standard errors of those values whose source tells of one."""
        return {
            entity: self.cells[entity].error for entity in self.values if self.cells[entity].error
        }

    def interval(self, entity: Entity) -> Interval | None:
        """The ranks that an entity may truly have; None where no sampling error of its own value
        is known.
        """
        return interval(entity.id, self.values, self.errors, self.higher_is_better)

    def passings(self, entity: Entity) -> Passings:
        """The entities that one passed since the period before, and those that passed it; none
        where ranks may not be compared.
        """
        if entity.id not in self.before or entity.id not in self.values:
            return Passings([], [])
        return Passings(
            *(
                [self.entities[peer] for peer in found]
                for found in passings(entity.id, self.before, self.values, self.higher_is_better)
            )
        )
