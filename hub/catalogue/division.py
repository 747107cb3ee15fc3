"""How wholes are divided into parts: one total may be divided in more than one way."""

from dataclasses import dataclass

from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import Composition


@dataclass(frozen=True)
class Part:
    """Besides its own place an indicator is a part of this parent in this tree; all are codes."""

    parent: str
    tree: str
    indicator: str


@dataclass(frozen=True)
class Division:
    """How a parent's code is made of its parts in a tree.

    The tolerance is what may differ beyond rounding, in the parent's unit.
    """

    parent: str
    tree: str
    composition: Composition
    valid_from: Period
    valid_to: Period | None
    tolerance: float
    note: Text | None
