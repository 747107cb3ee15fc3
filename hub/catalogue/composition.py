"""How a whole is divided in a period, and what a unit of each part adds to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hub.catalogue import Catalogue, Division, Indicator
from hub.catalogue.indicator import in_force
from hub.words.period import Period
from hub.words.terms import Composition

Held = Callable[[Indicator], bool]


class Share(NamedTuple):
    """A part of a whole, and what a unit of it adds to that; None where it is not known."""

    indicator: Indicator
    adds: float | None


@dataclass(frozen=True)
class Composed:
    """A whole in a period is the sum of its parts, each times its share; in the whole's unit."""

    whole: Indicator
    division: Division
    parts: tuple[Indicator, ...]
    shares: tuple[float, ...]


def trees(catalogue: Catalogue, indicator: Indicator, at: Period) -> tuple[str, ...]:
    """The trees in which an indicator has parts in a period, in the order of the catalogue."""
    return tuple(
        tree for tree in catalogue.trees(indicator) if parts(catalogue, indicator, at, tree=tree)
    )


def parts(
    catalogue: Catalogue, indicator: Indicator, at: Period, tree: str
) -> tuple[Indicator, ...]:
    """The indicators directly below one in a tree whose meaning is in force in a period.

    They stand in the order of the catalogue.
    """
    return tuple(child for child in catalogue.components(indicator, tree) if child.means(at))


def composed(catalogue: Catalogue, indicator: Indicator, at: Period, tree: str) -> Composed | None:
    """How an indicator is made of its parts in a tree; None where no rule is documented."""
    division = next(
        (
            division
            for division in catalogue.divisions
            if (division.parent, division.tree) == (indicator.code, tree) and in_force(division, at)
        ),
        None,
    )
    below = parts(catalogue, indicator, at, tree=tree)
    shares = _shares(division.composition, indicator, below) if division and below else None
    return (
        Composed(whole=indicator, division=division, parts=below, shares=shares) if shares else None
    )


def unfolded(
    catalogue: Catalogue, indicator: Indicator, at: Period, tree: str, is_held: Held
) -> tuple[Share, ...]:
    """The parts of an indicator in a tree in a period, as far down as figures are held.

    A part without figures is replaced by its parts where all of those have figures.
    """
    whole = composed(catalogue, indicator, at, tree=tree)
    below = parts(catalogue, indicator, at, tree=tree)
    shares = whole.shares if whole else (None,) * len(below)
    return tuple(
        share
        for part in map(Share, below, shares)
        for share in _unfolded(catalogue, part, at, tree=tree, is_held=is_held)
    )


def _unfolded(
    catalogue: Catalogue, part: Share, at: Period, tree: str, is_held: Held
) -> tuple[Share, ...]:
    if composed(catalogue, part.indicator, at, tree=tree) is None or is_held(part.indicator):
        return (part,)
    inner = unfolded(catalogue, part.indicator, at, tree=tree, is_held=is_held)
    if not all(is_held(each.indicator) for each in inner):
        return (part,)
    return tuple(
        Share(each.indicator, None if None in (part.adds, each.adds) else part.adds * each.adds)
        for each in inner
    )


def _shares(
    composition: Composition, whole: Indicator, below: tuple[Indicator, ...]
) -> tuple[float, ...] | None:
    """What a unit of each part adds to the whole; None where a weight or a maximum is missing."""
    if composition in (Composition.SUM, Composition.SUM_OF_TOLD):
        return (1.0,) * len(below)
    if composition is Composition.MEAN:
        return (1 / len(below),) * len(below)
    if composition is Composition.WEIGHTED_MEAN:
        weights = [part.weight for part in below]
        return tuple(weight / sum(weights) for weight in weights) if all(weights) else None
    has_ratio = whole.maximum and len(below) == 1 and below[0].maximum
    return (whole.maximum / below[0].maximum,) if has_ratio else None
