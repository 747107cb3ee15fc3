"""How a computed value was made: its formula in words and what went into it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hub.catalogue import Entity
from hub.words.language import Text


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a value was computed: a formula, its observations and the range of their values.

    Without weights nothing could be computed.
    """

    # Written when asked: few of the computed values are.
    formula: Callable[[], Text] = field(compare=False)
    inputs: tuple[int, ...]  # observations
    weights: tuple[float, ...] = ()  # of each input, together 1
    low: float | None = None
    high: float | None = None
    weighed_by: tuple[int, ...] = ()  # the observations from which the weights come
    missing: tuple[Entity, ...] = ()  # the parts of which no figure could be taken
    parts: tuple[Entity, ...] = ()  # all of which it is made, those missing among them

    @property
    def counted(self) -> tuple[Entity, ...]:
        """The parts whose figures went into it."""
        return tuple(part for part in self.parts if part not in self.missing)
