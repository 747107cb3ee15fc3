"""The rows of a ranking: which columns it has, and in which groups its rows stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log10
from typing import Any

Row = Mapping[str, Any]

_FEW = 3  # units that a note names


@dataclass(frozen=True)
class RankingRows:
    """The rows of a comparison of the API, and what is shown of them."""

    comparison: Mapping[str, Any]
    tells_computed: bool = True

    @property
    def rows(self) -> Sequence[Row]:
        """All rows in the order of the API."""
        return self.comparison["rows"]

    @cached_property
    def is_published(self) -> bool:
        """Whether the ranks are those of the publisher."""
        return any(row["publishedRank"] is not None for row in self.rows)

    @cached_property
    def has_change(self) -> bool:
        """Whether changes are shown."""
        can = self.comparison["comparability"]["value"] != "NO"
        return can and any(row["change"] is not None for row in self.rows)

    @cached_property
    def has_rank_change(self) -> bool:
        """Whether changes of rank are shown."""
        can = self.tells_computed and self.comparison["comparability"]["rank"] != "NO"
        return can and any(row["rankChange"] is not None for row in self.rows)

    @property
    def moved_among(self) -> int | None:
        """Among how many changes of rank are counted, where that is another number than is ranked
        in each period.
        """
        for row in self.rows if self.has_rank_change else ():
            counts = {row["rankOf"], row["previousRankOf"], row["publishedRankOf"]} - {None}
            if row["rankChangeOf"] is not None and counts != {row["rankChangeOf"]}:
                return int(row["rankChangeOf"])
        return None

    @cached_property
    def has_gap(self) -> bool:
        """Whether there is a mean to stand beside."""
        return any(self.gap(row) is not None for row in self.rows)

    @cached_property
    def has_interval(self) -> bool:
        """Whether the publisher gives intervals of ranks."""
        return self.tells_computed and any(row["rankLow"] is not None for row in self.rows)

    @cached_property
    def has_group(self) -> bool:
        """Whether the publisher's groups tell units apart, or nothing else does."""
        groups = {row["group"]["code"] for row in self.rows if row["group"]}
        return len(groups) > 1 or (bool(groups) and not self.has_quartile)

    @cached_property
    def has_quartile(self) -> bool:
        """Whether the hub divided the units into quartiles."""
        return self.tells_computed and any(row["quartile"] for row in self.rows)

    @cached_property
    def has_readings(self) -> bool:
        """Whether figures were read on different days."""
        days = {row["readingDate"] for row in self.rows if row["value"] is not None}
        return len(days) > 1

    def rank(self, row: Row) -> tuple[int, int | None] | None:
        """The rank that is shown, and of how many; None where there is none."""
        if row["doubtful"]:
            return None
        if self.is_published:
            return _pair(row["publishedRank"], row["publishedRankOf"])
        return _pair(row["rank"], row["rankOf"]) if self.tells_computed else None

    def gap(self, row: Row) -> float | None:
        """How far from the mean, the printed one first."""
        published = row["gapToPublishedMean"]
        return row["gapToMean"] if published is None else published

    @cached_property
    def mean(self) -> float | None:
        """The mean: as printed, else computed of complete peers."""
        published = self.comparison["publishedMean"]
        if published and published["value"] is not None:
            return published["value"]
        return self.comparison["summary"]["mean"]

    @property
    def is_mean_printed(self) -> bool:
        """Whether the source prints the mean."""
        return bool(self.comparison["publishedMean"])

    @cached_property
    def known(self) -> list[Row]:
        """The rows with a value or a rank."""
        return [row for row in self.rows if _is_known(row)]

    @cached_property
    def unknown(self) -> list[Row]:
        """The rows of which nothing is known."""
        return [row for row in self.rows if not _is_known(row)]

    @cached_property
    def blocks(self) -> list[tuple[str, list[Row]]]:
        """The known rows by block, whose ranks are never one list."""
        blocks = dict.fromkeys(_block(row) for row in self.known)
        return [(name, [row for row in self.known if _block(row) == name]) for name in blocks]

    @property
    def withdrawals(self) -> list[Mapping[str, Any]]:
        """How sources of the rows have ended, each once."""
        endings = (observation["withdrawal"] for observation in self._observations)
        return list({one["ended"]: one for one in endings if one}.values())

    @property
    def notes(self) -> list[str]:
        """What is to be known of doubtful figures, each note once, of whom where few."""
        names: dict[str, list[str]] = {}
        for row in self.known:
            for note in row["observation"]["notes"] if row["doubtful"] else ():
                names.setdefault(note, []).append(row["name"])
        return [
            f"{', '.join(those)}: {note}" if len(those) <= _FEW else note
            for note, those in names.items()
        ]

    @property
    def _observations(self) -> list[Mapping[str, Any]]:
        return [row["observation"] for row in self.known if row["observation"]]

    @cached_property
    def axis(self) -> tuple[float, float] | None:
        """The ends of the axis of values, at round numbers; None without two values."""
        ends = [end for row in self.known for end in _ends(row)]
        return round_ends(min(ends), max(ends)) if len(set(ends)) > 1 else None

    def before_mean(self, rows: Sequence[Row], is_best_first: bool) -> int | None:
        """Before which row the mean stands; None where the order is another or there is none."""
        if self.mean is None or not rows:
            return None
        falls = is_best_first == self.comparison["indicator"]["higherIsBetter"]
        for place, row in enumerate(rows):
            if row["value"] is not None and (row["value"] < self.mean) == falls:
                return place
        return None


def round_ends(low: float, high: float) -> tuple[float, float]:
    """Round numbers around two values: 55.23 and 68.8 give 54 and 70."""
    step = 10.0 ** floor(log10(high - low)) / 5
    return floor(low / step) * step, ceil(high / step) * step


def _pair(rank: int | None, of: int | None) -> tuple[int, int | None] | None:
    return None if rank is None else (rank, of)


def _is_known(row: Row) -> bool:
    return row["value"] is not None or row["publishedRank"] is not None or bool(row["group"])


def _block(row: Row) -> str:
    return (row["observation"] or {}).get("block") or ""


def _ends(row: Row) -> list[float]:
    observation = row["observation"] or {}
    values = (row["value"], observation.get("low"), observation.get("high"))
    return [value for value in values if value is not None]
