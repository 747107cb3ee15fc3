"""Tiers: from which kinds of sources the figures of indicators come, period by period."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.web.pages.page_request import PageRequest

_TIERS = ("OFFICIAL", "PRESS", "COPY")
Place = tuple[str, str]  # an indicator of an edition, and a period


@dataclass(frozen=True)
class TierCounts:
    """How many figures each kind of source tells."""

    places: Mapping[Place, Mapping[str, int]] = field(default_factory=dict)

    def at(self, cell: Mapping[str, Any]) -> Mapping[str, int]:
        """Of a cell of coverage."""
        return self.places.get((cell["indicator"]["id"], cell["period"]), {})

    def of(self, index: str) -> dict[str, int]:
        """Of the indicators of an index together, the best kind first."""
        every: Counter[str] = Counter()
        for (indicator, _), counts in self.places.items():
            if indicator.partition("/")[0] == index:
                every.update(counts)
        return {tier: every[tier] for tier in _TIERS if every[tier]}


def tier_counts(page: PageRequest, indicators: Iterable[str]) -> TierCounts:
    """The counts of indicators."""
    wanted = sorted(set(indicators))
    places: dict[Place, dict[str, int]] = {}
    for tier in _TIERS if wanted else ():
        for place, count in _told(page, wanted, tier).items():
            places.setdefault(place, {})[tier] = count
    return TierCounts(places)


def _told(page: PageRequest, indicators: list[str], tier: str) -> Counter[Place]:
    """How many figures of a tier there are, page after page."""
    places: Counter[Place] = Counter()
    after = None
    while True:
        data = page.data("tiers", indicators=indicators, tier=tier, after=after)["observations"]
        columns = data["columns"]
        places.update(zip(columns["indicatorIds"], columns["periods"], strict=True))
        if not data["pageInfo"]["hasNextPage"]:
            return places
        after = data["pageInfo"]["endCursor"]
