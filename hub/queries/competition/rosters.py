"""Rosters: everyone who was rated in a period, by whom they were rated together with."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.panel import Cell
from hub.queries.competition.among import Among
from hub.queries.competition.blocks import spelling
from hub.queries.competition.competitors import HeldCells, competitors, ranked_of
from hub.queries.competition.kinds import LISTED
from hub.words.period import Period
from hub.words.terms import EntityKind


@dataclass(frozen=True)
class Roster:
    """Units that were rated together and how many they are; there may be more where the source
    does not count them.
    """

    members: tuple[Entity, ...]
    expected: int
    counted: bool


def rosters(
    catalogue: Catalogue,
    indicator: Indicator,
    period: Period,
    cells: Mapping[int, Cell],
    kind: EntityKind,
) -> list[Roster]:
    """Every unit of a kind rated in a period: of the whole country, or of each block of each
    province that figures name.
    """
    if kind in LISTED:
        whole = competitors(
            catalogue, indicator, period, among=Among(kind), figures=HeldCells(cells, {})
        )
        return [Roster(whole.members, max(whole.expected, len(whole.members)), counted=True)]
    together: dict[tuple[str | None, str], list[Entity]] = defaultdict(list)
    for entity in map(catalogue.by_id.__getitem__, cells):
        if entity.kind is kind:
            block = spelling(cells[entity.id].mark.block)
            together[entity.province, block].append(entity)
    return [
        _roster(catalogue, indicator, period, cells=cells, members=members)
        for members in together.values()
    ]


def _roster(
    catalogue: Catalogue,
    indicator: Indicator,
    period: Period,
    cells: Mapping[int, Cell],
    members: list[Entity],
) -> Roster:
    """These units, with how many the publisher or the source states were rated."""
    rated = catalogue.rated_in(indicator.index, members[0].kind, period)
    rated = rated or ranked_of(members, cells)
    return Roster(tuple(members), max(rated, len(members)), counted=rated > 0)
