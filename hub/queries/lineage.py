"""Lineage: the units that went into one, through every merger."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from hub.catalogue import Catalogue, Entity, Succession
from hub.words.terms import SuccessionKind


@dataclass(frozen=True)
class Forerunner:
    """A unit that went whole into another, and each merger on the way there, the earliest first."""

    entity: Entity
    path: tuple[Succession, ...]


def forerunners(catalogue: Catalogue, entity: Entity) -> tuple[Forerunner, ...]:
    """Every unit that went whole into this one or into a forerunner of it, each once, those of the
    last merger first.

    A unit of which only a part was transferred, or from which this one was split, is none: its
    figures tell of what stayed with it.
    """
    nearest_first: list[Forerunner] = []
    known = {entity.public_id}
    waiting = deque([Forerunner(entity, ())])
    while waiting:
        for forerunner in _direct(catalogue, waiting.popleft()):
            if forerunner.entity.public_id not in known:
                known.add(forerunner.entity.public_id)
                nearest_first.append(forerunner)
                waiting.append(forerunner)
    return tuple(nearest_first)


def _direct(catalogue: Catalogue, later: Forerunner) -> Iterator[Forerunner]:
    """The units that went into one, the latest merger first."""
    successions = catalogue.predecessions.get(later.entity.public_id, ())
    mergers = [each for each in successions if each.kind is SuccessionKind.MERGED_INTO]
    for merger in sorted(mergers, key=lambda each: each.day, reverse=True):
        yield Forerunner(catalogue.entities[merger.predecessor], (merger, *later.path))
