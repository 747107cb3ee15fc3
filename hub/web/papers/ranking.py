"""/xep-hang as a paper: everyone on one indicator in one period."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.web.papers.figures import Figures
from hub.web.papers.paper import Paper, PaperBlock, PaperColumn, PaperPart, PaperTable, note
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.shapes import titled
from hub.web.request import Refusal
from hub.words.language import Text

MOST = 400  # rows that are printed
_INDICATOR = "D766/TOTAL"  # of the page where none is asked
_TERRITORIES = {
    "cong-bo": "AS_PUBLISHED",
    "tinh-cu": "PREDECESSORS",
    "trung-binh": "REBUILT_MEAN",
    "dan-so": "REBUILT_POPULATION",
}
_ORDERS = {"tot-nhat": "BEST_FIRST", "kem-nhat": "WORST_FIRST", "ten": "NAME", "thay-doi": "CHANGE"}
_KINDS = {"tinh": "PROVINCE", "co-quan": "DEPARTMENT", "xa": "COMMUNE"}


def gather(paper: PaperRequest) -> Paper:
    """The paper; Refusal."""
    data = paper.data("ranking", **_variables(paper))
    comparison = data["compare"]
    indicator = comparison["indicator"]
    moment = paper.figures.moment(comparison["period"], comparison["readingDate"])
    name, index = indicator["shortName"], indicator["index"]["shortName"]
    name = name if name == index else f"{name} ({index})"
    return Paper(
        language=paper.language,
        title=paper.say("PHỤ LỤC", "ANNEX"),
        subject=paper.say(f"Xếp hạng {name}, {moment}", f"Ranking: {name}, {moment}"),
        below=paper.annexed,
        foot=paper.foot(data["dataVersion"], "/xep-hang", paper.parameters),
        parts=(PaperPart(_heading(paper, comparison), tuple(_blocks(paper, comparison))),),
    )


def _variables(paper: PaperRequest) -> dict[str, Any]:
    """The variables of the document from the parameters of the page."""
    last, at = paper.address.last, paper.period(PERIOD)
    among = {
        "kind": _chosen(paper, "cap", _KINDS),
        "province": last("cua") or None,
        "region": last("vung") or None,
        "block": last("khoi") or None,
    }
    return {
        "indicator": last("chi-so") or _INDICATOR,
        "period": str(at) if at else None,
        "reading": last("so-doc") or None,
        "among": {name: value for name, value in among.items() if value} or None,
        "territory": _chosen(paper, "dia-gioi", _TERRITORIES),
        "order": _chosen(paper, "thu-tu", _ORDERS),
    }


def _chosen(paper: PaperRequest, name: str, choices: Mapping[str, str]) -> str | None:
    """What a parameter stands for in the API; Refusal of what it does not."""
    text = paper.address.last(name)
    if not text:
        return None
    if text not in choices:
        listing = ", ".join(choices)
        raise Refusal(
            400,
            Text(
                f"tham số “{name}”: thấy “{text[:60]}”, cần một trong {listing}",
                f"the parameter “{name}”: found “{text[:60]}”, one of {listing} is wanted",
            ),
            code="BadParameter",
        )
    return choices[text]


def _heading(paper: PaperRequest, comparison: Mapping[str, Any]) -> str:
    peers = comparison["peers"]
    return paper.say(
        f"Phạm vi: {peers['label']}; có số liệu {peers['withValue']}/{peers['expected']} đơn vị",
        f"Among: {peers['label']}; {peers['withValue']} of {peers['expected']} with a value",
    )


def _blocks(paper: PaperRequest, comparison: Mapping[str, Any]) -> Iterator[PaperBlock]:
    rows = comparison["rows"]
    if comparison["comparability"]["value"] != "YES":
        yield from _comparability(comparison["comparability"])
    if reason := comparison["peers"]["reason"]:
        yield note(titled(reason))
    yield _table(paper, comparison).dense()
    if len(rows) > MOST:
        yield note(
            paper.say(
                f"Chỉ in {MOST} dòng đầu, còn {len(rows) - MOST} dòng: tải Excel để có đủ.",
                f"The first {MOST} rows; {len(rows) - MOST} more stand in the Excel file.",
            )
        )
    if mean := comparison["publishedMean"]:
        number = paper.format.number(mean["value"], comparison["indicator"]["index"]["decimals"])
        mark = paper.sources.mark(mean)
        yield note(
            paper.say(
                f"Trung bình do cơ quan công bố: {number} {mark}.",
                f"Published mean: {number} {mark}.",
            )
        )
    yield from _summary(paper, comparison)
    yield from paper.sources.listing()


def _comparability(comparability: Mapping[str, Any]) -> Iterator[PaperBlock]:
    for name in ("reason", "advice"):
        if comparability[name]:
            yield note(titled(comparability[name]))


def _table(paper: PaperRequest, comparison: Mapping[str, Any]) -> PaperTable:
    say = paper.say
    columns = (
        PaperColumn(say("Hạng công bố", "Published rank"), 16, True),
        PaperColumn(say("Hạng do hệ thống tính", "Computed rank"), 20, True),
        PaperColumn(say("Đơn vị", "Unit"), 38),
        PaperColumn(say("Kết quả", "Result"), 24, True),
        PaperColumn(say("So với kỳ trước", "Change"), 24, True),
        PaperColumn(say("Tăng, giảm bậc", "Places"), 24),
        PaperColumn(say("Nhóm", "Group"), 26),
        PaperColumn(say("Nguồn", "Source"), 15),
    )
    decimals = comparison["indicator"]["index"]["decimals"]
    indicator = comparison["indicator"]
    rows = (
        _row(paper, row | {"indicator": indicator}, decimals) for row in comparison["rows"][:MOST]
    )
    return PaperTable(columns, tuple(rows))


def _row(paper: PaperRequest, row: Mapping[str, Any], decimals: int) -> tuple[str, ...]:
    figures: Figures = paper.figures
    value = figures.value(row, decimals)
    if row["value"] is None and row["missingReasonText"]:
        value = f"– ({row['missingReasonText']})"
    return (
        figures.published(row),
        figures.computed(row),
        row["name"],
        value,
        figures.difference(row["change"], row["indicator"]["unit"], decimals),
        figures.places(row["rankChange"]),
        row["group"]["name"] if row["group"] else "–",
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
