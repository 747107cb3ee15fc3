"""The chart of a ranking: every unit on one indicator in one period."""

from collections.abc import Iterator, Sequence
from typing import Any

from hub.web.charts import series
from hub.web.charts.look import ChartLook
from hub.web.charts.marks import meanings
from hub.web.charts.naming import among, named, scale, when
from hub.web.charts.picture import Picture, empty
from hub.web.charts.ranking_chart import RankedUnit, RankingChart
from hub.web.charts.sources import citations, sources
from hub.words.language import Text, opened

_MOST = 150  # rows that are drawn
_HEADING = Text("Xếp hạng", "Ranking")
_COMPUTED = Text("hạng do hệ thống tính", "rank computed by the hub")
_PUBLISHED = Text("hạng công bố", "published rank")
_COUNTRY = Text("cả nước", "country")
_MEAN = Text("trung bình", "mean")


def picture(answer: dict[str, Any], look: ChartLook) -> Picture:
    """The chart of a comparison."""
    comparison = answer["compare"]
    is_published = any(row["publishedRank"] for row in comparison["rows"])
    known = by_block([row for row in comparison["rows"] if _is_known(row)])
    drawn = known[:_MOST]
    units = tuple(_unit(row, is_published) for row in drawn)
    mean, name = _mean(comparison, look)
    chart = RankingChart(units, mean, name, unit=comparison["indicator"]["unitText"], look=look)
    return Picture(
        chart=chart.chart() if units else empty(look),
        title=f"{look.say(_HEADING)}: {named(comparison['indicator'])}",
        subtitle=_subtitle(comparison, units, is_published, look=look),
        source=sources(citations(drawn), look),
        notes=tuple(_notes(comparison, units, len(known), look=look)),
    )


def by_block(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of each block together, whose ranks are never one list."""
    blocks = list(dict.fromkeys(_block(row) for row in rows))
    return sorted(rows, key=lambda row: blocks.index(_block(row)))


def _is_known(row: dict[str, Any]) -> bool:
    return row["value"] is not None or bool(row["publishedRank"] or row["group"])


def _block(row: dict[str, Any]) -> str:
    return (row["observation"] or {}).get("block") or ""


def _unit(row: dict[str, Any], is_published: bool) -> RankedUnit:
    """A unit; a published rank stands before a computed one, never beside it."""
    rank = row["publishedRank"] if is_published else row["rank"]
    tied = "=" if row["tied"] and not is_published else ""
    low, high = series.interval(row)
    return RankedUnit(
        row["entity"]["id"],
        row["name"],
        f"{rank}{tied}" if rank else "",
        value=row["value"],
        low=low,
        high=high,
        mark=series.mark(row),
        block=_block(row),
        group=row["group"]["name"] if row["group"] else "",
    )


def _mean(comparison: dict[str, Any], look: ChartLook) -> tuple[float | None, str]:
    """The mean that the publisher gives, else that of those who are compared."""
    published = comparison["publishedMean"]
    if published and published["value"] is not None:
        return published["value"], look.say(_COUNTRY)
    return comparison["summary"]["mean"], look.say(_MEAN)


def _subtitle(
    comparison: dict[str, Any],
    units: Sequence[RankedUnit],
    is_published: bool,
    *,
    look: ChartLook,
) -> str:
    kind = look.say(_PUBLISHED if is_published else _COMPUTED)
    kinds = [kind] if any(unit.rank for unit in units) else []
    measure = scale(comparison["indicator"], look)
    return "; ".join([when(comparison, look), among(comparison["peers"]), measure, *kinds])


def _notes(
    comparison: dict[str, Any], units: Sequence[RankedUnit], known: int, *, look: ChartLook
) -> Iterator[str]:
    intervals = {unit.mark for unit in units if unit.low is not None}
    yield meanings({unit.mark for unit in units}, look, intervals)
    more, unknown = known - len(units), len(comparison["rows"]) - known
    if more:
        yield look.more(more)
    if unknown:
        yield look.say(
            Text(
                f"{unknown} đơn vị chưa có hạng và điểm trong hệ thống.",
                f"Of {unknown} units the hub has neither rank nor value.",
            )
        )
    if comparison["peers"]["reason"]:
        yield opened(comparison["peers"]["reason"]) + "."
    yield from comparison["unknownReasons"]
