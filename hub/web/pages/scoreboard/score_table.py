"""The table of a scoreboard: units by the total and the components of an index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from hub.web.pages.ranking.ranking_rows import RankingRows

Comparison = Mapping[str, Any]
Row = Mapping[str, Any]


class ScoreRow(NamedTuple):
    """A unit by its row of the total, and that of each column, where it has one."""

    unit: Row
    cells: tuple[Row | None, ...]


@dataclass(frozen=True)
class ScoreTable:
    """The comparison of the total, in whose order the units stand, and those of the components."""

    total: Comparison
    components: Sequence[Comparison]
    is_by_share: bool = False
    tells_computed: bool = True

    @property
    def columns(self) -> list[Comparison]:
        """The total and the components."""
        return [self.total, *self.components]

    @cached_property
    def ranking(self) -> RankingRows:
        """The units as a ranking of the total."""
        return RankingRows(self.total, self.tells_computed)

    @cached_property
    def rows(self) -> list[ScoreRow]:
        """The units of which anything is known."""
        return [row for row in self._every if _is_known(row)]

    @cached_property
    def blocks(self) -> list[tuple[str, list[ScoreRow]]]:
        """The same by block, whose ranks are never one list."""
        names = dict.fromkeys(_block(row) for row in self.rows)
        return [(name, [row for row in self.rows if _block(row) == name]) for name in names]

    @cached_property
    def lacking(self) -> list[str]:
        """The names of the units of which nothing is known."""
        return [row.unit["name"] for row in self._every if not _is_known(row)]

    @cached_property
    def has_ranks(self) -> bool:
        """Whether anyone has a rank on the total."""
        return any(self.ranking.rank(row.unit) for row in self.rows)

    @cached_property
    def shades(self) -> list[int]:
        """The shades that are shown, the best first."""
        found = {
            self.shade(place, cell) for row in self.rows for place, cell in enumerate(row.cells)
        }
        return sorted(shade for shade in found if shade)

    @property
    def printed_means(self) -> list[float | None]:
        """The mean of each column as its source prints it."""
        means = (column["publishedMean"] for column in self.columns)
        return [mean and mean["value"] for mean in means]

    @cached_property
    def reasons(self) -> dict[str, list[str]]:
        """Why units are not ranked, with the components of which that is so."""
        reasons: dict[str, list[str]] = {}
        for column in self.columns:
            if column["peers"]["reason"]:
                name = column["indicator"]["shortName"]
                reasons.setdefault(column["peers"]["reason"], []).append(name)
        return reasons

    @cached_property
    def missing(self) -> dict[str, int]:
        """Why cells of the table are empty, and how many are for each reason."""
        counts: dict[str, int] = {}
        for row in self.rows:
            for cell in row.cells:
                if cell and cell["value"] is None and cell["missingReasonText"]:
                    counts[cell["missingReasonText"]] = counts.get(cell["missingReasonText"], 0) + 1
        return counts

    def shade(self, place: int, cell: Row | None) -> int | None:
        """The shade of a cell from 1, the best, to 4; none where it cannot be told."""
        if cell is None or cell["value"] is None or cell["doubtful"]:
            return None
        if self.is_by_share:
            return _band(cell["shareOfMaximum"])
        is_complete = self.tells_computed and self.columns[place]["peers"]["complete"]
        return cell["quartile"] if is_complete else None

    @cached_property
    def _every(self) -> list[ScoreRow]:
        return list(self._made())

    def _made(self) -> Iterator[ScoreRow]:
        cells = [{row["entity"]["id"]: row for row in column["rows"]} for column in self.columns]
        for unit in self.total["rows"]:
            yield ScoreRow(unit, tuple(column.get(unit["entity"]["id"]) for column in cells))


def _is_known(row: ScoreRow) -> bool:
    has_total = row.unit["publishedRank"] is not None or bool(row.unit["group"])
    return has_total or any(cell and cell["value"] is not None for cell in row.cells)


def _block(row: ScoreRow) -> str:
    return (row.unit["observation"] or {}).get("block") or ""


def _band(share: float | None) -> int | None:
    """In which quarter of the way to the maximum a share lies, 1 the uppermost."""
    return None if share is None else 4 - min(int(share * 4), 3)
