"""The chart of an indicator through time, of one unit beside others."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from hub.web.charts import series
from hub.web.charts.look import ChartLook, ChartMeasure
from hub.web.charts.marks import meanings
from hub.web.charts.naming import named, scale
from hub.web.charts.picture import Picture, empty
from hub.web.charts.series import SeriesLine, SeriesPoint
from hub.web.charts.sources import citations, sources
from hub.web.charts.trend_chart import TrendChart
from hub.web.unit_names import told_apart
from hub.words import period as periods
from hub.words.language import Text, opened, within_sentence

_RANK = (
    Text("Hạng công bố, 1 là tốt nhất", "Published rank, 1 is best"),
    Text("Hạng do hệ thống tính, 1 là tốt nhất", "Rank computed by the hub, 1 is best"),
)
_RANKS = ("publishedRank", "rank")
_NO_FIGURES = Text("chưa có số liệu", "no figures")
_FEW = 2  # units of which formulas are told
_MOST = 24  # lines that are drawn
_TICKS = Text("Vạch nhỏ trên trục thời gian", "Small ticks on the axis of time")


def picture(
    answer: dict[str, Any], look: ChartLook, form: type[TrendChart] = TrendChart
) -> Picture:
    """The chart of an answer; the first unit of the question is one's own."""
    trends = told_apart(answer["trend"], look.language)
    is_published = _is_published(trends)
    lines = [series.line_of(trend, look.measure, is_published) for trend in trends]
    known = tuple(line for line in lines if line.points)
    drawn = known[:_MOST]
    indicator = trends[0]["indicator"]
    chart = form(
        lines=drawn,
        breaks=tuple(_breaks(trends, drawn)),
        unit=indicator["unitText"],
        look=look,
        has_own=bool(drawn) and drawn[0].entity == trends[0]["entity"]["id"],
    )
    return Picture(
        chart=chart.chart() if drawn else empty(look),
        title=_title(indicator, trends, look),
        subtitle=_subtitle(indicator, chart, is_published, look) if drawn else "",
        source=sources(citations(point for trend in trends for point in _points(trend)), look),
        notes=tuple(_notes(trends, chart, {line.entity for line in known}, look=look)),
    )


def _is_published(trends: Sequence[dict[str, Any]]) -> bool:
    """Whether published ranks are drawn: where they are not fewer than those computed."""
    points = [point for trend in trends for point in _points(trend)]
    published, computed = (sum(point[name] is not None for point in points) for name in _RANKS)
    return published >= computed


def _breaks(trends: Sequence[dict[str, Any]], lines: Sequence[SeriesLine]) -> list[dict[str, Any]]:
    """The breaks of the units that are drawn, each once, in the order of time."""
    entities = {line.entity for line in lines}
    breaks = {
        (one["at"], one["severity"]): one
        for trend in trends
        if trend["entity"]["id"] in entities
        for one in trend["breaks"]
    }
    return sorted(breaks.values(), key=series.begins)


def _points(trend: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for segment in trend["segments"]:
        yield from segment["points"]


def _title(indicator: dict[str, Any], trends: Sequence[dict[str, Any]], look: ChartLook) -> str:
    entities = [trend["entity"] for trend in trends]
    names = list(dict.fromkeys(entity["name"] for entity in entities))
    title = f"{named(indicator)}: {look.kept(names, 6)}"
    provinces = {province["name"] for one in entities if (province := one["province"])}
    is_within = all(one["province"] and one["province"]["id"] != one["id"] for one in entities)
    return f"{title} ({provinces.pop()})" if is_within and len(provinces) == 1 else title


def _subtitle(
    indicator: dict[str, Any], chart: TrendChart, is_published: bool, look: ChartLook
) -> str:
    points = [point for line in chart.lines for point in line.points]
    first, last = min(points, key=_moment), max(points, key=_moment)
    span = " – ".join(dict.fromkeys((chart.when(first), chart.when(last))))
    if look.measure is ChartMeasure.VALUE:
        return f"{opened(indicator['unitText'] if chart.bands else scale(indicator, look))}, {span}"
    numbers = {point.of for point in points if point.of}
    among = Text("", "")
    if len(numbers) == 1:
        (number,) = numbers
        among = Text(f" trong {number} đơn vị", f" among {number} units")
    kind = _RANK[0] if is_published else _RANK[1]
    return look.say(Text(f"{kind.vi}{among.vi}, {span}", f"{kind.en}{among.en}, {span}"))


def _moment(point: SeriesPoint) -> date:
    return point.moment


def _notes(
    trends: Sequence[dict[str, Any]], chart: TrendChart, known: Collection[str], *, look: ChartLook
) -> Iterator[str]:
    points = [point for line in chart.lines for point in line.points]
    yield meanings(
        {point.mark for point in points},
        look,
        {point.mark for _, point in chart.intervals},
        has_cut=bool(points and chart.bands),
    )
    if points:
        yield _changes(chart, look)
    yield from _formulas(trends, look)
    if more := len(known) - len(chart.lines):
        yield look.more(more)
    yield from _absences([one for one in trends if one["entity"]["id"] not in known], look)
    yield from trends[0]["unknownReasons"]


def _absences(trends: Sequence[dict[str, Any]], look: ChartLook) -> Iterator[str]:
    """Why nothing is drawn of units, each reason once."""
    units: dict[str, list[str]] = {}
    for trend in trends:
        reason = trend["reason"] or look.say(_NO_FIGURES)
        units.setdefault(reason, []).append(trend["entity"]["name"])
    for reason, names in units.items():
        yield f"{look.kept(names, 6)}: {reason}."


def _formulas(trends: Sequence[dict[str, Any]], look: ChartLook) -> Iterator[str]:
    """How the newest computed figure of each of the first units was computed."""
    for trend in trends[:_FEW]:
        made = [point for point in _points(trend) if point["derivation"] and point["value"]]
        if made:
            at, formula = periods.parse(made[-1]["period"]), made[-1]["derivation"]["formula"]
            yield f"{trend['entity']['name']}, {look.say(at.spoken)}: {formula}."


def _changes(chart: TrendChart, look: ChartLook) -> str:
    """What the small ticks on the axis of time mean; nothing where there are none."""
    kinds: dict[str, list[str]] = {}
    for change, _ in chart.ticks:
        kinds.setdefault(within_sentence(change["kindText"]), []).append(chart.begin(change))
    texts = (f"{kind} ({', '.join(times)})" for kind, times in kinds.items())
    return f"{look.say(_TICKS)}: {'; '.join(texts)}." if kinds else ""
