"""/co-quan/{tinh}/{ma} as a paper: a department in its block, its dossiers, its targets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hub.web.papers import paper_chart, profile, shapes
from hub.web.papers.paper import (
    DASH,
    OfficePaper,
    PaperBlock,
    PaperColumn,
    PaperPart,
    PaperTable,
    item,
    note,
)
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.unit_name import history, named
from hub.words.language import opened
from hub.words.period import Period, parse
from hub.words.terms import Frequency

Card = Mapping[str, Any]
KIND = "DEPARTMENT"  # other units of a province have no card of their own kind
_DECIMALS = 2
_LENGTHS = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR)


def gather(paper: PaperRequest) -> OfficePaper:
    """The paper; Refusal."""
    unit = f"{paper.address.part('tinh')}/{paper.address.part('ma')}"
    entity = paper.data("unit", unit=unit)["entity"]
    if entity["kind"] != KIND:
        return profile.of(paper, entity["id"], "/co-quan/")
    at = paper.period(PERIOD)
    data = paper.data("department", unit=unit, **of_period(at))
    card = data["departmentCard"]
    name = named(paper, card["entity"])
    return OfficePaper(
        language=paper.language,
        title=paper.say("PHỤ LỤC", "ANNEX"),
        subject=paper.say(f"Kết quả của {name}", f"Results of {name}"),
        below=paper.annexed,
        foot=paper.foot(data["dataVersion"], f"/co-quan/{card['entity']['id']}", paper.parameters),
        parts=shapes.numbered(paper, _parts(paper, card)),
    )


def of_period(at: Period | None) -> dict[str, str]:
    """A period and the length of dossiers' periods, as variables."""
    return {"period": str(at), **of_length(at)} if at else {}


def of_length(at: Period) -> dict[str, str]:
    """The length of dossiers' periods, as a variable."""
    frequency = at.calendar.frequency
    return {"frequency": (frequency if frequency in _LENGTHS else Frequency.QUARTER).name}


def _parts(paper: PaperRequest, card: Card) -> Iterator[PaperPart]:
    say = paper.say
    results = (*history(paper, card["entity"]), *standings(paper, card))
    yield PaperPart(say("Kết quả trong khối", "Results in the block"), results)
    yield from operations(paper, card)
    indicators = [(line["indicator"]["id"], "") for line in card["lines"]]
    pictures = tuple(paper_chart.courses(paper, card["entity"]["id"], indicators))
    yield PaperPart(say("Diễn biến", "Through time"), pictures)
    sentences = tuple(shapes.short_sentences(paper, lines_of(card)))
    yield PaperPart(say("Câu viết sẵn cho báo cáo", "Sentences for a report"), sentences)
    targets = tuple(shapes.targets(paper, card["targets"]))
    yield PaperPart(say("Chỉ tiêu kế hoạch", "Targets"), targets)
    yield PaperPart(say("Đơn vị trước sắp xếp", "Forerunners"), tuple(_forerunners(paper, card)))


def operations(
    paper: PaperRequest, card: Card, against: Period | None = None
) -> Iterator[PaperPart]:
    """The groups of Decision 766 and the dossiers of a department; these beside an earlier period
    too, where there are any.
    """
    groups = tuple(_groups(paper, card))
    yield PaperPart(paper.say("Các nhóm của Bộ chỉ số 766", "The groups of Decision 766"), groups)
    dossiers = tuple(_dossiers(paper, card, against))
    yield PaperPart(paper.say("Hồ sơ thủ tục hành chính", "Dossiers"), dossiers)


def lines_of(card: Card) -> list[shapes.Line]:
    """Each line followed by those of forerunners, named after them."""
    lines = []
    for line in card["lines"]:
        lines.append(line)
        for one in line["forerunners"]:
            name = f"{one['index']['shortName']} ({one['officialName']})"
            lines.append(one | {"index": one["index"] | {"shortName": name}})
    return lines


def standings(paper: PaperRequest, card: Card) -> Iterator[PaperBlock]:
    """The results on each index within the block, or what to bring where there is none."""
    if card["lines"]:
        yield from shapes.results(paper, lines_of(card))
    else:
        yield note(shapes.titled(card["linesReason"]))
        yield note(
            paper.say(
                "Cần đưa vào: quyết định công bố kết quả CCHC, DDCI, mức độ hài lòng của tỉnh;"
                " đề nghị người quản trị hệ thống nhập.",
                "To be brought: the province's decisions on its departments' results; ask the"
                " operator of the hub to import them.",
            )
        )


def _groups(paper: PaperRequest, card: Card) -> Iterator[PaperBlock]:
    groups: Sequence[Mapping[str, Any]] = card["serviceGroups"]
    if not groups:
        yield note(shapes.titled(card["serviceGroupsReason"]))
        return
    say = paper.say
    columns = (
        PaperColumn(say("Nhóm chỉ số", "Group"), 46),
        PaperColumn(say("Điểm", "Points"), 22, True),
        PaperColumn(say("Chưa đạt", "Points left"), 18, True),
        PaperColumn(say("Trung bình khối", "Mean of the block"), 20, True),
        PaperColumn(say("Dẫn đầu khối", "Best of the block"), 40),
        PaperColumn(say("Hạng do hệ thống tính", "Computed rank"), 20, True),
        PaperColumn(say("Nguồn", "Source"), 15),
    )
    yield PaperTable(columns, tuple(_group(paper, group) for group in groups)).dense()
    for reason in dict.fromkeys(group["reason"] for group in groups if group["reason"]):
        yield note(shapes.titled(reason))


def _group(paper: PaperRequest, group: Mapping[str, Any]) -> tuple[str, ...]:
    figures, number = paper.figures, paper.format.number
    value = {"value": group["value"], "doubtful": False}
    indicator = group["indicator"] | {"unit": "points"}
    best = group["best"]
    leader = f"{best['name']}: {number(group['bestValue'], _DECIMALS)}" if best else "–"
    return (
        group["indicator"]["shortName"],
        figures.value(value | {"indicator": indicator}, _DECIMALS),
        number(group["pointsLeft"], _DECIMALS),
        number(group["mean"], _DECIMALS),
        leader,
        figures.computed(group["row"]),
        paper.sources.mark(group["row"]["observation"]),
    )


def _dossiers(paper: PaperRequest, card: Card, against: Period | None) -> Iterator[PaperBlock]:
    """The newest period of dossiers of each office against the same one of the year before."""
    if not card["dossiers"]:
        yield note(shapes.titled(card["dossiersReason"]))
        return
    newest = card["dossiers"][0]
    at = str(against or parse(newest["period"]).before)
    before = next((one for one in card["dossiers"] if _is_of(one, newest, at)), None)
    held = {one["indicator"]["id"]: one for one in before["figures"]} if before else {}
    rows = (_dossier(paper, one, held.get(one["indicator"]["id"])) for one in newest["figures"])
    yield PaperTable(_dossier_columns(paper, newest, at), tuple(rows)).dense()
    yield note(paper.say(f"Số của {newest['officialName']}.", f"Of {newest['officialName']}."))


def _is_of(dossiers: Mapping[str, Any], newest: Mapping[str, Any], at: str) -> bool:
    """Whether dossiers are of a period, and of the same office as the newest."""
    return (dossiers["period"], dossiers["officialName"]) == (at, newest["officialName"])


def _dossier_columns(
    paper: PaperRequest, dossiers: Mapping[str, Any], at: str
) -> tuple[PaperColumn, ...]:
    say, spoken = paper.say, paper.format.period
    before = dossiers["figures"][0]["previousPeriod"] if dossiers["figures"] else None
    return (
        PaperColumn(say("Nội dung", "Figure"), 56),
        PaperColumn(opened(spoken(dossiers["period"])), 22, True),
        PaperColumn(opened(spoken(at)), 22, True),
        PaperColumn(opened(spoken(before)), 22, True),
        PaperColumn(say("So với cùng kỳ năm trước", "Against the year before"), 28, True),
        PaperColumn(say("Nguồn", "Source"), 15),
    )


def _dossier(
    paper: PaperRequest, figure: Mapping[str, Any], before: Mapping[str, Any] | None
) -> tuple[str, ...]:
    unit = figure["indicator"]["unit"]
    decimals = 1 if unit == "percent" else 0
    name = figure["indicator"]["shortName"]
    if figure["derivation"]:
        name = f"{name} ({paper.say('tính', 'computed')}: {figure['derivation']['formula']})"
    values = (figure["value"], before["value"] if before else None, figure["previous"])
    numbers = (paper.format.number(value, decimals) for value in values)
    words = paper.format.unit(unit)
    observed = [figure["observation"], figure["previousObservation"]]
    mark = paper.sources.mark(*observed, before["observation"] if before else None)
    return (
        name,
        *(text if text == DASH else text + words for text in numbers),
        paper.figures.difference(figure["change"], unit, decimals),
        paper.say("tính", "computed") if mark == DASH and figure["derivation"] else mark,
    )


def _forerunners(paper: PaperRequest, card: Card) -> Iterator[PaperBlock]:
    for one in card["forerunners"]:
        start, end = (paper.format.day(one[name]) for name in ("validFrom", "validTo"))
        yield item(
            paper.say(
                f"{one['officialName']} (từ {start} đến {end}).",
                f"{one['officialName']} ({start} to {end}).",
            )
        )
