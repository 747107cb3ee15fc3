"""Results: a line for each index, with its rank, what came before, and its course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.web.pages.page_request import PageRequest
from hub.web.pages.spark import Spark, spark

_ORDER = ("PAR_INDEX", "SIPAS", "PAPI", "D766", "PCI")


@dataclass(frozen=True)
class ShownRank:
    """A rank with its number, and whether its publisher gave it."""

    rank: int
    of: int | None
    is_published: bool


@dataclass(frozen=True)
class ResultLine:
    """An index of the scorecard, and what stands beside it."""

    line: Mapping[str, Any]
    rank: ShownRank | None
    trend: Mapping[str, Any]
    before: Mapping[str, Any] | None  # the published rank of an earlier period
    predecessors: Sequence[Mapping[str, Any]]

    @property
    def row(self) -> Mapping[str, Any] | None:
        """The result of the unit, where the index has one."""
        return self.line["row"]

    @property
    def spark(self) -> Spark | None:
        """Its values through time."""
        return spark(self.trend)

    @property
    def gap(self) -> float | None:
        """How far from the mean of the country, the printed one first."""
        row = self.row or {}
        published = row.get("gapToPublishedMean")
        return row.get("gapToMean") if published is None else published

    @property
    def is_gap_computed(self) -> bool:
        """Whether the hub computed that mean."""
        return self.row is not None and self.row["gapToPublishedMean"] is None

    @property
    def has_mergers(self) -> bool:
        """Whether the provinces of before stand in its place."""
        return bool(self.predecessors)


def results(page: PageRequest, card: Mapping[str, Any]) -> list[ResultLine]:
    """The lines of a scorecard in the order that people know."""
    lines = sorted(card["lines"], key=lambda line: _place(line["index"]["id"]))
    return [_result(page, card, line) for line in lines]


def shown_rank(row: Mapping[str, Any], has_computed: bool) -> ShownRank | None:
    """The published rank; the computed one where there is none and it may be told."""
    if row["publishedRank"] is not None:
        return ShownRank(row["publishedRank"], row["publishedRankOf"], is_published=True)
    if has_computed and row["rank"] is not None:
        return ShownRank(row["rank"], row["rankOf"], is_published=False)
    return None


def rank_before(trend: Mapping[str, Any], period: str) -> Mapping[str, Any] | None:
    """The last point before a period of which a published rank is known."""
    points = [point for segment in trend["segments"] for point in segment["points"]]
    ranked = [one for one in points if one["publishedRank"] and one["period"] < period]
    return ranked[-1] if ranked else None


def _place(index: str) -> int:
    return _ORDER.index(index) if index in _ORDER else len(_ORDER)


def _result(page: PageRequest, card: Mapping[str, Any], line: Mapping[str, Any]) -> ResultLine:
    row, period = line["row"], line["period"]
    trend = _trend(page, card, line)
    before = rank_before(trend, period) if row and row["previous"] is None else None
    rank = shown_rank(row, page.site.tells_computed_ranks) if row else None
    return ResultLine(line, rank, trend, before, _predecessors(page, card, line))


def _trend(
    page: PageRequest, card: Mapping[str, Any], line: Mapping[str, Any]
) -> Mapping[str, Any]:
    data = page.data(
        "course",
        indicator=line["indicator"]["id"].partition("@")[0],
        units=[card["entity"]["id"]],
        byReading=line["index"]["freshness"]["readingDate"] is not None,
    )
    return data["trend"][0]


def _predecessors(
    page: PageRequest, card: Mapping[str, Any], line: Mapping[str, Any]
) -> Sequence[Mapping[str, Any]]:
    """The results of the provinces of before, where this one is younger than the period."""
    row = line["row"]
    if not card["forerunners"] or not row or row["missingReason"] != "NOT_YET":
        return ()
    unit, period = card["entity"]["id"], line["period"]
    data = page.data("predecessors", indicator=line["indicator"]["id"], unit=[unit], period=period)
    rows = [one for one in data["compare"]["rows"] if one["entity"]["id"] != unit]
    return [_newest(page, line, row | {"period": period}) for row in rows]


def _newest(
    page: PageRequest, line: Mapping[str, Any], row: Mapping[str, Any]
) -> Mapping[str, Any]:
    """The result of a province of before; of its own last period where it has none of this one."""
    if row["value"] is not None or row["publishedRank"] is not None:
        return row
    data = page.data("last", unit=row["entity"]["id"], index=[line["index"]["id"]])
    lines = data["scorecard"]["lines"]
    return row | (lines[0]["row"] or {}) | {"period": lines[0]["period"]} if lines else row
