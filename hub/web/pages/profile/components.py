"""Components: the parts of an index, against the mean, the best and their maximum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.web.pages.profile.results import ResultLine

_BY_POINTS = "D766"  # whose total is the sum of its components


@dataclass(frozen=True)
class ProfileComponent:
    """A component of a unit, with what is left to gain."""

    row: Mapping[str, Any]
    effort: Mapping[str, Any] | None

    @property
    def mean(self) -> float | None:
        """The mean of the country, the printed one first."""
        gap = self.row["gapToPublishedMean"]
        gap = self.row["gapToMean"] if gap is None else gap
        value = self.row["value"]
        return None if gap is None or value is None else value - gap

    @property
    def best(self) -> float | None:
        """The best value of all."""
        gap, value = self.row["gapToBest"], self.row["value"]
        return None if gap is None or value is None else value - gap


@dataclass(frozen=True)
class ComponentTable:
    """The components of one index: by points left, or by rank with the worst above."""

    line: ResultLine
    rows: Sequence[ProfileComponent]

    @property
    def is_by_points(self) -> bool:
        """Whether they are in the order of the points left."""
        return self.line.line["index"]["id"] == _BY_POINTS


def components(lines: Sequence[ResultLine]) -> list[ComponentTable]:
    """A table for each index of which a component is held, those with points left first."""
    tables = [_table(line) for line in lines if _has_values(line)]
    return sorted(tables, key=lambda table: not table.is_by_points)


def _has_values(line: ResultLine) -> bool:
    return any(row["value"] is not None for row in line.line["components"])


def _table(line: ResultLine) -> ComponentTable:
    efforts = {one["indicator"]["id"]: one for one in line.line["effort"]}
    rows = [
        ProfileComponent(row, efforts.get(row["indicator"]["id"]))
        for row in line.line["components"]
    ]
    table = ComponentTable(line, rows)
    key = _points_left if table.is_by_points else _worst_rank
    return ComponentTable(line, sorted(rows, key=key))


def _points_left(component: ProfileComponent) -> float:
    left = component.effort["pointsLeft"] if component.effort else None
    return -left if left is not None else 1.0


def _worst_rank(component: ProfileComponent) -> float:
    row = component.row
    kind = ("publishedRank", "publishedRankOf") if row["publishedRank"] else ("rank", "rankOf")
    rank, of = (row[name] for name in kind)
    return -rank / of if rank and of else 1.0
