"""Claims ordered by indicator and period: few are sorted in memory, more wait in a temporary file, one sorted run after the other."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from hub.catalogue import Catalogue
from hub.difference import Claim, ClaimKey, Said
from hub.spool import FEW, Shelf

Place = tuple[int, int, int]


class Ordered:
    """The claims of each indicator in each period in the order of the file, as often as one likes; those of one code are together."""

    def __init__(self, claims: Iterable[Claim], catalogue: Catalogue, few: int = FEW) -> None:
        first: dict[str, int] = {}
        self._first = {own: first.setdefault(indicator.code, own) for own, indicator in catalogue.indicator_by_id.items()}
        self._held: list[Claim] = []
        self._shelf: Shelf | None = None
        self._runs: list[tuple[int, int]] = []
        for claim in claims:
            self._held.append(claim)
            if len(self._held) == few:
                self._shelve()
        if self._shelf:
            self._shelve()
        self._held.sort(key=self._place)

    def __bool__(self) -> bool:
        return bool(self._held or self._runs)

    def __iter__(self) -> Iterator[list[Claim]]:
        if self._shelf is None:
            yield from (list(claims) for _, claims in groupby(self._held, self._place))
            return
        # A later run lies further on, so that what the file said first comes first.
        labels = merge(*(self._shelf.labels(*run) for run in self._runs))
        for _, parts in groupby(labels, itemgetter(0)):
            yield [claim for _, place in parts for claim in _claims(*self._shelf.at(place))]

    def _shelve(self) -> None:
        self._shelf = self._shelf or Shelf()
        start = self._shelf.end
        for place, claims in groupby(sorted(self._held, key=self._place), self._place):
            self._shelf.add(place, _columns(claims))
        self._runs.append((start, self._shelf.end))
        self._held = []

    def _place(self, claim: Claim) -> Place:
        key = claim.key
        return self._first[key.indicator_id], key.indicator_id, key.period


def _columns(claims: Iterable[Claim]) -> tuple[Any, ...]:
    keys, said, *others = zip(*claims, strict=True)
    return tuple(zip(*keys, strict=True)), tuple(zip(*said, strict=True)), *others


def _claims(keys: tuple[Any, ...], said: tuple[Any, ...], *others: tuple[Any, ...]) -> Iterator[Claim]:
    return map(Claim, map(ClaimKey, *keys), map(Said, *said), *others)
