"""The chart of a scorecard: where a unit stands on each index, or on each component of one."""

from collections.abc import Iterator, Sequence
from typing import Any

from hub.web.charts import series
from hub.web.charts.component_chart import Component, ComponentChart
from hub.web.charts.look import ChartLook
from hub.web.charts.marks import meanings
from hub.web.charts.naming import when
from hub.web.charts.picture import Picture, empty
from hub.web.charts.series import HOLLOW, PointMark
from hub.web.charts.sources import citations, sources
from hub.web.charts.strip_chart import RankStrip, StripChart
from hub.words.language import Text, opened

_MOST = 40  # components that are drawn
_RANKS = Text("hạng theo bộ chỉ số", "rank on each index")
_STRIPS = Text("Hạng 1 ở bên trái, hạng cuối bên phải", "Rank 1 at the left, the last at the right")
_TICKS = Text("Vạch đứng: tứ phân vị.", "Ticks: quartiles.")
_BARS = Text(
    "Thanh: kết quả trên thang điểm; vạch đứng: trung bình; hình thoi: cao nhất.",
    "Bar: the result on its scale; line: mean; diamond: best.",
)
_PUBLISHED = Text("hạng công bố", "published rank")
_COMPUTED = Text("hệ thống tính", "computed by the hub")
_PUBLISHED_RANK, _COMPUTED_RANK = ("publishedRank", "publishedRankOf"), ("rank", "rankOf")
_NO_RANK = Text("chưa có hạng", "no rank")
_COMPONENTS = Text("{0}: thành phần {1}", "{0}: components of {1}")
_DOUBTFUL = Text("Thanh rỗng: số còn nghi vấn.", "Outlined bar: a doubtful figure.")
_PROVISIONAL = Text("Số sơ bộ.", "Provisional figures.")
_MISSING = Text("Gạch chéo: chưa có số liệu.", "Hatched: no figure.")


def picture(answer: dict[str, Any], look: ChartLook) -> Picture:
    """The chart of a scorecard; of the line of one index that has components, these."""
    card = answer["scorecard"]
    name, lines = _name(card["entity"]), card["lines"]
    if len(lines) == 1 and any(one["value"] is not None for one in lines[0]["components"]):
        return _components(name, lines[0], look)
    return _ranks(name, [line for line in lines if line["row"]], look)


def _ranks(name: str, lines: Sequence[dict[str, Any]], look: ChartLook) -> Picture:
    """The rank on each index."""
    strips, rows = tuple(_strip(line, look) for line in lines), [line["row"] for line in lines]
    return Picture(
        chart=StripChart(strips, look).chart() if strips else empty(look),
        title=f"{name}: {look.say(_RANKS)}",
        subtitle=look.say(_STRIPS) if any(strip.rank for strip in strips) else "",
        source=sources(citations(rows), look),
        notes=tuple(_strip_notes(strips, rows, look)),
    )


def _name(entity: dict[str, Any]) -> str:
    """A unit within a province by its official name, which tells of which province."""
    is_within = entity["province"] and entity["province"]["id"] != entity["id"]
    return entity["officialName"] if is_within else entity["name"]


def _strip_notes(
    strips: Sequence[RankStrip], rows: Sequence[dict[str, Any]], look: ChartLook
) -> Iterator[str]:
    if any(strip.rank and strip.of for strip in strips):
        yield look.say(_TICKS)
    yield from dict.fromkeys(f"{opened(row['reason'])}." for row in rows if row["reason"])
    yield meanings({series.mark(row) for row in rows} & {*HOLLOW, PointMark.PROVISIONAL}, look)


def _strip(line: dict[str, Any], look: ChartLook) -> RankStrip:
    row = line["row"]
    is_published = row["publishedRank"] is not None
    rank, of = (row[name] for name in (_PUBLISHED_RANK if is_published else _COMPUTED_RANK))
    kind = _PUBLISHED if is_published else _COMPUTED
    return RankStrip(
        name=line["index"]["shortName"],
        period=when(line | {"readingDate": row["readingDate"]}, look),
        value=_written(row["value"], line["indicator"]["unitText"], look),
        rank=rank,
        of=of,
        kind=look.say(kind) if rank else row["missingReasonText"] or look.say(_NO_RANK),
        mark=series.mark(row),
    )


def _components(name: str, line: dict[str, Any], look: ChartLook) -> Picture:
    rows: Sequence[dict[str, Any]] = line["components"][:_MOST]
    components = tuple(_component(row) for row in rows)
    period = when(line | {"readingDate": line["row"] and line["row"]["readingDate"]}, look)
    return Picture(
        chart=ComponentChart(components, look).chart(),
        title=look.say(_COMPONENTS).format(name, line["index"]["shortName"]),
        subtitle=period,
        source=sources(citations(rows), look),
        notes=(look.say(_BARS), *(look.say(text) for text in _states(rows))),
    )


def _states(rows: Sequence[dict[str, Any]]) -> Iterator[Text]:
    if any(row["value"] is None for row in rows):
        yield _MISSING
    if any(row["doubtful"] for row in rows):
        yield _DOUBTFUL
    if any(row["status"] == "PROVISIONAL" for row in rows):
        yield _PROVISIONAL


def _component(row: dict[str, Any]) -> Component:
    value, indicator = row["value"], row["indicator"]
    gaps = (row["gapToMean"], row["gapToBest"])
    mean, best = (None if None in (value, gap) else value - gap for gap in gaps)
    return Component(
        name=indicator["shortName"],
        value=value,
        minimum=indicator["minimum"] or 0.0,
        maximum=indicator["maximum"],
        mean=mean,
        best=best,
        rank=row["rank"],
        of=row["rankOf"],
        unit=indicator["unitText"],
        is_doubtful=row["doubtful"],
    )


def _written(value: float | None, unit: str, look: ChartLook) -> str:
    if value is None:
        return "–"
    return look.number(value) + ("%" if unit == "%" else f" {unit}")
