"""Figures: how papers write values, ranks and changes of the API."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from hub.web.pages.formats import Formats
from hub.web.papers.paper import DASH
from hub.words.language import Language, Text, counted, written

Row = Mapping[str, Any]  # a row of a comparison, a point of a trend

_DOUBTFUL = Text(" (nghi vấn)", " (doubtful)")
_POINTS = Text(" điểm phần trăm", " pp")
_PUBLISHED = Text("hạng công bố {}", "published rank {}")
_COMPUTED = Text("hạng {} (hệ thống tính)", "rank {} (computed)")
_SAME = Text("giữ nguyên", "unchanged")


class Figures(NamedTuple):
    """The writing of one language."""

    language: Language
    tells_computed: bool = True  # whether ranks are told that the hub computed

    @property
    def format(self) -> Formats:
        """The formats of numbers and days."""
        return Formats(self.language)

    def value(self, row: Row, decimals: int) -> str:
        """A value with its scale: 63,37/100 điểm; 85,97%."""
        if row["value"] is None:
            return _lacking(row)
        indicator = row["indicator"]
        number = self.format.number(row["value"], decimals)
        is_points = indicator["unit"] == "points"
        maximum = indicator["maximum"] if is_points else None
        scale = f"/{written(maximum, 2).within(self.language)}" if maximum else ""
        doubt = _DOUBTFUL.within(self.language) if row["doubtful"] else ""
        return f"{number}{scale}{'' if scale else self.format.unit(indicator['unit'])}{doubt}"

    def difference(self, value: float | None, unit: str, decimals: int) -> str:
        """A difference with its sign; of two percentages in percentage points."""
        if value is None:
            return DASH
        words = _POINTS.within(self.language) if unit == "percent" else ""
        return f"{self.format.difference(value, decimals)}{words}"

    def published(self, row: Row) -> str:
        """The rank that the publisher printed."""
        return self.format.rank(row["publishedRank"], row["publishedRankOf"])

    def computed(self, row: Row) -> str:
        """The rank that the hub computed, with its interval where it is one."""
        if not self.tells_computed:
            return DASH
        rank = self.format.rank(row["rank"], row["rankOf"])
        low, high = row.get("rankLow"), row.get("rankHigh")
        if low is None or high is None or low == high:
            return rank
        return f"{rank} ({low}–{high})"

    def published_first(self, row: Row) -> str:
        """The rank of a column of computed ones: one that was published stands as such."""
        published = self.published(row)
        if published == DASH:
            return self.computed(row)
        return _PUBLISHED.within(self.language).format(published)

    def ranks(self, row: Row) -> Iterator[str]:
        """The ranks of a row, each with its kind."""
        kinds = ((self.published(row), _PUBLISHED), (self.computed(row), _COMPUTED))
        for rank, kind in kinds:
            if rank != DASH:
                yield kind.within(self.language).format(rank)

    def change(self, row: Row, decimals: int) -> str:
        """What became of a value and its rank since those before: +0,17; tăng 01 bậc."""
        if row["change"] is None:
            return DASH
        change = self.difference(row["change"], row["indicator"]["unit"], decimals)
        if row["rankChange"] is None or not self.tells_computed:
            return change
        return f"{change}; {self.places(row['rankChange'])}"

    def places(self, change: int | None) -> str:
        """A change of rank in words: tăng 03 bậc; up 3."""
        if change is None:
            return DASH
        if change == 0:
            return _SAME.within(self.language)
        count = counted(abs(change)).within(self.language)
        if self.language is Language.EN:
            return f"{'up' if change > 0 else 'down'} {count}"
        return f"{'tăng' if change > 0 else 'giảm'} {count} bậc"

    def moment(self, period: str | None, reading: str | None) -> str:
        """Of when a figure is: its reading where it has one, else its period."""
        return self.format.day(reading) if reading else self.format.period(period)

    def names(self, entities: Iterable[Row]) -> str:
        """Names after one another."""
        return ", ".join(entity["name"] for entity in entities)


def _lacking(row: Row) -> str:
    """No value, and why: there is none, or its source prints the rank alone."""
    reason = row.get("missingReasonText")
    if row.get("publishedRank") is not None:
        reason = reason or row.get("reason")
    return f"{DASH} ({reason.lower()})" if reason else DASH
