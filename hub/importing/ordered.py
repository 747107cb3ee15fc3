"""Claims ordered by indicator and period: few are sorted in memory, more wait in a temporary
file, one sorted run after the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from hub.catalogue import Catalogue
from hub.importing.claim import Claim, ClaimKey, Content
from hub.importing.spool import FEW, Shelf

Place = tuple[int, int, int]  # the first indicator of its code, an indicator, a period


class Ordered:
    """The claims of each indicator in each period in the order of the file, as often as one
    likes; those of one code are together.
    """

    def __init__(self, claims: Iterable[Claim], catalogue: Catalogue, few: int = FEW) -> None:
        first: dict[str, int] = {}
        self._first = {
            own: first.setdefault(indicator.code, own)
            for own, indicator in catalogue.indicator_by_id.items()
        }
        self._held: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        self._shelf: Shelf | None = None
        self._runs: list[tuple[int, int]] = []
        for count, claim in enumerate(claims, 1):
            self._held[claim.key[:2]].append(claim)
            if count % few == 0:
                self._shelve()
        if self._shelf:
            self._shelve()

    def __bool__(self) -> bool:
        return bool(self._held or self._runs)

    def __iter__(self) -> Iterator[list[Claim]]:
        if self._shelf is None:
            yield from (self._held[place[1:]] for place in self._places())
            return
        # A later run lies further on, so that what the file said first comes first.
        labels = merge(*(self._shelf.labels(*run) for run in self._runs))
        for _, parts in groupby(labels, itemgetter(0)):
            yield [claim for _, place in parts for claim in _claims(*self._shelf.at(place))]

    def _shelve(self) -> None:
        self._shelf = self._shelf or Shelf()
        start = self._shelf.end
        for place in self._places():
            self._shelf.add(place, _columns(self._held[place[1:]]))
        self._runs.append((start, self._shelf.end))
        self._held.clear()

    def _places(self) -> list[Place]:
        """The indicators and periods that are held, in order."""
        return sorted(
            (self._first[indicator], indicator, period) for indicator, period in self._held
        )


def _columns(claims: Iterable[Claim]) -> tuple[Any, ...]:
    keys, content, *others = zip(*claims, strict=True)
    return tuple(zip(*keys, strict=True)), tuple(zip(*content, strict=True)), *others


def _claims(
    keys: tuple[Any, ...], content: tuple[Any, ...], *others: tuple[Any, ...]
) -> Iterator[Claim]:
    return map(Claim, map(ClaimKey, *keys), map(Content, *content), *others)
