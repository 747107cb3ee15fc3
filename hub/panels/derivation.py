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
    missing: tuple[Entity, ...] = ()  # the parts for want of which nothing was computed
