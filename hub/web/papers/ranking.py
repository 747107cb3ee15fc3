"""/xep-hang as a paper: everyone on one indicator in one period, as the page asks it."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from hub.web.pages.page_name import subject
from hub.web.pages.ranking import RankingQuestion
from hub.web.papers import paper_chart, shapes
from hub.web.papers.paper import (
    DASH,
    OfficePaper,
    PaperBlock,
    PaperColumn,
    PaperParagraph,
    PaperPart,
    PaperTable,
    note,
)
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.shapes import titled
from hub.words.language import Text

MOST = 4000  # rows that are printed
_DRAWN = 40  # units that a chart on a page holds


def gather(paper: PaperRequest) -> OfficePaper:
    """The paper; Refusal."""
    paper.period(PERIOD)
    question = RankingQuestion(paper, paper.of_pages("choices")["indices"])
    data = paper.data("ranking", **question.variables)
    comparison = data["compare"]
    indicator = comparison["indicator"]
    moment = paper.figures.moment(comparison["period"], comparison["readingDate"])
    name, index = indicator["shortName"], indicator["index"]["shortName"]
    name = name if name == index else f"{name} ({index})"
    return OfficePaper(
        language=paper.language,
        title=paper.say("PHỤ LỤC", "ANNEX"),
        subject=paper.say(f"Xếp hạng {name}, {moment}", f"Ranking: {name}, {moment}"),
        below=paper.annexed,
        foot=paper.foot(data["dataVersion"], "/xep-hang", paper.parameters),
        parts=shapes.numbered(paper, _parts(paper, question, comparison)),
        subjects=(subject(indicator["id"]), comparison["period"]),
    )


def _parts(
    paper: PaperRequest, question: RankingQuestion, comparison: Mapping[str, Any]
) -> Iterator[PaperPart]:
    own = _own(question, comparison)
    yield PaperPart(_heading(paper, comparison), tuple(_blocks(paper, comparison, own)))
    names = ("indicator", "period", "reading", "territory", "among")
    asked = {**question.variables, "period": comparison["period"]}
    parameters = tuple(_parameters(asked, names))
    if not comparison["summary"]["count"]:
        pictures = iter(())
    elif len(comparison["rows"]) <= _DRAWN:
        pictures = paper_chart.whole(paper, "ranking", parameters, width=760, own=question.own)
    elif question.kind == "tinh":
        pictures = paper_chart.whole(paper, "tiles", parameters, width=436, own=question.own)
    else:
        pictures = iter(())
    yield PaperPart(paper.say("Biểu đồ", "Chart"), tuple(pictures))


def _parameters(variables: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Variables as the parameters of a chart's address."""
    for name in names:
        value = variables[name]
        if isinstance(value, Mapping):
            yield name, orjson.dumps(value).decode()
        elif value:
            yield name, value


def _own(question: RankingQuestion, comparison: Mapping[str, Any]) -> int | None:
    """The place of the reader's own unit among the rows."""
    rows = enumerate(comparison["rows"])
    return next((place for place, row in rows if row["entity"]["id"] == question.own), None)


def _heading(paper: PaperRequest, comparison: Mapping[str, Any]) -> str:
    peers = comparison["peers"]
    return paper.say(
        f"Phạm vi: {peers['label']}; có số liệu {peers['withValue']}/{peers['expected']} đơn vị",
        f"Among: {peers['label']}; {peers['withValue']} of {peers['expected']} with a value",
    )


def _blocks(
    paper: PaperRequest, comparison: Mapping[str, Any], own: int | None
) -> Iterator[PaperBlock]:
    rows = comparison["rows"]
    if comparison["comparability"]["value"] != "YES":
        yield from _comparability(comparison["comparability"])
    if reason := comparison["peers"]["reason"]:
        yield note(titled(reason))
    if own is not None and rows[own]["shortSentence"]:
        mark = paper.sources.mark(rows[own]["observation"])
        yield PaperParagraph(f"{rows[own]['shortSentence']} {mark}")
    yield _table(paper, comparison, own).dense()
    if len(rows) > MOST:
        yield note(
            paper.say(
                f"Chỉ in {MOST} dòng đầu, còn {len(rows) - MOST} dòng: tải Excel để có đủ.",
                f"The first {MOST} rows; {len(rows) - MOST} more stand in the Excel file.",
            )
        )
    if (mean := comparison["publishedMean"]) and comparison["summary"]["count"]:
        number = paper.format.number(mean["value"], comparison["indicator"]["index"]["decimals"])
        mark = paper.sources.mark(mean)
        yield note(
            paper.say(
                f"Trung bình do cơ quan công bố: {number} {mark}.",
                f"Published mean: {number} {mark}.",
            )
        )
    yield from _summary(paper, comparison)


def _comparability(comparability: Mapping[str, Any]) -> Iterator[PaperBlock]:
    for name in ("reason", "advice"):
        if comparability[name]:
            yield note(titled(comparability[name]))


def _table(paper: PaperRequest, comparison: Mapping[str, Any], own: int | None) -> PaperTable:
    say, figures = paper.say, paper.figures
    indicator = comparison["indicator"]
    shown = [row | {"indicator": indicator} for row in comparison["rows"][:MOST]]
    moments = (figures.moment(row["previousPeriod"], row["previousReadingDate"]) for row in shown)
    before = shapes.one_of(moments) or say("kỳ trước", "the period before")
    columns = (
        PaperColumn(say("Hạng công bố", "Published rank"), 17, True),
        PaperColumn(say("Hạng do hệ thống tính", "Computed rank"), 22, True),
        PaperColumn(say("Đơn vị", "Unit"), 38),
        PaperColumn(say("Kết quả", "Result"), 24, True),
        PaperColumn(say(f"So với {before}", f"Against {before}"), 34),
        PaperColumn(say("Nhóm", "Group"), 24),
        PaperColumn(say("Nguồn", "Source"), 14),
    )
    decimals = indicator["index"]["decimals"]
    return PaperTable(columns, tuple(_row(paper, row, decimals) for row in shown), own)


def _row(paper: PaperRequest, row: Mapping[str, Any], decimals: int) -> tuple[str, ...]:
    figures = paper.figures
    return (
        figures.published(row),
        figures.computed(row),
        row["name"],
        figures.value(row, decimals),
        figures.change(row, decimals),
        row["group"]["name"] if row["group"] else DASH,
        paper.sources.mark(row["observation"]),
    )


def _summary(paper: PaperRequest, comparison: Mapping[str, Any]) -> Iterator[PaperBlock]:
    summary = comparison["summary"]
    if summary["mean"] is None:
        return
    decimals = comparison["indicator"]["index"]["decimals"]
    names = {
        "mean": Text("trung bình", "mean"),
        "median": Text("trung vị", "median"),
        "maximum": Text("cao nhất", "highest"),
        "minimum": Text("thấp nhất", "lowest"),
    }
    listing = "; ".join(
        f"{name.within(paper.language)} {paper.format.number(summary[key], decimals)}"
        for key, name in names.items()
    )
    yield note(
        paper.say(
            f"Hệ thống tính trên {summary['count']} đơn vị có số liệu: {listing}.",
            f"Computed of {summary['count']} units with a value: {listing}.",
        )
    )
