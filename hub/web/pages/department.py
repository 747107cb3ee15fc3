"""/co-quan/{tinh}/{ma}: a department's own card, or that of a district or commune."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from hub.web.asker import GraphQLAnswer
from hub.web.pages.page_choices import check
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable, figure_row
from hub.words.language import Text
from hub.words.period import Period

_TITLE = Text("Kết quả của cơ quan", "Results of a department")
_DEPARTMENT, _SERVICE = "DEPARTMENT", "D766"
# By what provinces rate units of their own.
_RATINGS = ("D766", "DDCI", "DEPT_PAR", "DEPT_SIPAS")
_LENGTHS = {
    "quy": ("QUARTER", Text("theo quý", "by quarter")),
    "thang": ("MONTH", Text("theo tháng", "by month")),
    "nua-nam": ("HALF_YEAR", Text("theo 6 tháng", "by half-year")),
    "nam": ("YEAR", Text("theo năm", "by year")),
}
_NO_GROUPS = Text(
    "hệ thống chưa có điểm Bộ chỉ số 766 của đơn vị",
    "the hub holds no Decision 766 score of the unit",
)
_NO_DOSSIERS = Text(
    "hệ thống chưa có báo cáo hồ sơ thủ tục hành chính của đơn vị",
    "the hub holds no report of dossiers of the unit",
)
_NO_TARGETS = Text(
    "Không có trong các văn bản đã nhập, của đơn vị và các đơn vị trước sắp xếp",
    "None is in the documents held, of the unit or of those that went into it",
)
_NO_FIGURE = Text("hệ thống chưa có số liệu của đơn vị", "the hub holds no figure of the unit")
_NO_LINES = Text(
    "hệ thống chưa có kết quả của đơn vị trên bộ chỉ số nào",
    "the hub holds no result of the unit on any index",
)


class Need(NamedTuple):
    """What the hub lacks of a unit, why, and the command that makes the template for it."""

    name: str
    reason: str
    command: str


def gather(page: PageRequest) -> dict[str, Any]:
    """Everything held of a unit, and what to bring where something is lacking."""
    check(page, {"theo": _LENGTHS}, {"ky": ()})
    unit = _unit(page)
    card = _card(page, unit)
    units = [unit["id"], *(each["entity"]["id"] for each in card["forerunners"])]
    standings = [_standing(page, line["indicator"]["id"], unit["id"]) for line in card["lines"]]
    return {
        "unit": unit,
        "card": card,
        "unranked": _unranked(card["serviceGroups"]),
        "length": _length(page),
        "question": page.graphiql(document("department"), {"unit": unit["id"]}),
        "lengths": {name: label.within(page.language) for name, (_, label) in _LENGTHS.items()},
        "standings": standings,
        "breaks": _breaks(standings),
        "reports": page.data("operations", units=units)["observations"],
        "wanted": list(_wanted(page, unit, card)),
    }


def table(page: PageRequest) -> PageTable:
    """Its results with those of its forerunners, and the groups of its Decision 766 score."""
    check(page, {"theo": _LENGTHS}, {"ky": ()})
    card, version = _card(page, _unit(page)), str(page.frozen or page.asker.version)
    lines = [each for line in card["lines"] for each in (line, *line["forerunners"])]
    rows = [(line["row"], line["period"]) for line in lines]
    service = next((line["period"] for line in lines if line["index"]["id"] == _SERVICE), "")
    rows.extend((group["row"], service) for group in card["serviceGroups"])
    return PageTable(_TITLE, [figure_row(row, period, version) for row, period in rows if row])


def _unit(page: PageRequest) -> dict[str, Any]:
    named = f"{page.address.part('province')}/{page.address.part('code')}"
    return page.data("unit", unit=named)["entity"]


def _length(page: PageRequest) -> str:
    """By periods of which length dossiers are shown, by its word of the address."""
    return page.address.last("theo") or next(iter(_LENGTHS))


def _standing(page: PageRequest, indicator: str, unit: str) -> GraphQLAnswer:
    """Where it stood through time on one indicator: a block that may fail alone."""
    return page.answer("standings", indicator=indicator, unit=unit)


def _unranked(groups: list[dict[str, Any]]) -> str | None:
    """Why no group is compared, where that is the same of all."""
    reasons = {group["reason"] for group in groups}
    return reasons.pop() if len(reasons) == 1 else None


def _breaks(standings: list[GraphQLAnswer]) -> list[dict[str, Any]]:
    """Why its figures cannot be compared with those before, each cause once."""
    blocks = [standing.data["blockStandings"] for standing in standings if standing.data]
    shown = [block for block in blocks if any(unit["points"] for unit in block["units"])]
    causes = {(each["at"], each["note"]): each for block in shown for each in block["breaks"]}
    return list(causes.values())


def _card(page: PageRequest, unit: dict[str, Any]) -> dict[str, Any]:
    """The card; the groups with most points left first."""
    period = page.address.last("ky") or None
    if unit["kind"] != _DEPARTMENT:
        return _area_card(page, page.data("area", unit=unit["id"], period=period))
    variables = {"unit": unit["id"], "period": period, "frequency": _LENGTHS[_length(page)][0]}
    card = page.data("department", **variables)["departmentCard"]
    card["serviceGroups"].sort(key=lambda group: -(group["pointsLeft"] or 0))
    return card


def _area_card(page: PageRequest, data: dict[str, Any]) -> dict[str, Any]:
    """The same of a unit of which the API has no card."""
    return data["scorecard"] | {
        "targets": data["targets"],
        "dossiers": [],
        "serviceGroups": _groups(data),
        "linesReason": page.say(*_NO_LINES),
        "serviceGroupsReason": page.say(*_NO_GROUPS),
        "dossiersReason": page.say(*_NO_DOSSIERS),
    }


def _groups(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The groups of a Decision 766 score, those with most points left first."""
    parts = {part["indicator"]["id"]: part for part in data["scoreboard"]}
    efforts = [effort for line in data["service"]["lines"] for effort in line["effort"]]
    return [
        effort | _against(parts[effort["indicator"]["id"]])
        for effort in sorted(efforts, key=lambda effort: -(effort["pointsLeft"] or 0))
        if effort["indicator"]["id"] in parts
    ]


def _against(part: dict[str, Any]) -> dict[str, Any]:
    """A group beside those it is compared with."""
    (row,) = part["rows"]
    return {
        "indicator": part["indicator"],
        "row": row,
        "value": row["value"],
        "mean": part["summary"]["mean"],
        "meanPointsLeft": None,
        "reason": part["peers"]["reason"],
    }


def _wanted(page: PageRequest, unit: dict[str, Any], card: dict[str, Any]) -> Iterator[Need]:
    """What is lacking, the most useful first."""
    last = last_day(unit, page.asker.today)
    if not card["dossiers"]:
        quarter = last_ended(last, 3)
        name = page.say(
            f"Báo cáo của đơn vị: hồ sơ TTHC, biên chế… ({quarter.spoken.vi})",
            f"The unit's report: dossiers, staff… ({quarter.spoken.en})",
        )
        command = f"hub template OPERATIONS --unit {unit['id']} --period {quarter}"
        yield Need(name, page.format.capital(card["dossiersReason"]), command)
    yield from _ratings_wanted(page, unit, card, last_ended(last, 12))
    if not card["targets"]:
        name = page.say("Chỉ tiêu kế hoạch", "Targets of plans")
        yield Need(name, page.say(*_NO_TARGETS), f"hub template TARGETS --unit {unit['id']}")


def _ratings_wanted(
    page: PageRequest, unit: dict[str, Any], card: dict[str, Any], year: Period
) -> Iterator[Need]:
    """The indices on which no figure of the unit itself is held."""
    lines = {line["index"]["id"]: line for line in card["lines"]}
    for index in page.data("indices")["indices"]:
        line = lines.get(index["id"])
        if index["id"] not in _RATINGS or (line and _has_figure(line)) or not unit["province"]:
            continue
        where = f"--province {unit['province']['id']} --kind {unit['kind'].lower()}"
        name = f"{index['shortName']}, {year.spoken.within(page.language)}"
        reason = line["row"]["reason"] if line and line["row"] else page.say(*_NO_FIGURE)
        command = f"hub template {index['id']} {where} --period {year}"
        yield Need(name, page.format.capital(reason or page.say(*_NO_FIGURE)), command)


def _has_figure(line: dict[str, Any]) -> bool:
    row = line["row"]
    return row is not None and row["observation"] is not None


def last_day(unit: dict[str, Any], today: date) -> date:
    """The last day of which a unit may report."""
    end = unit["validTo"]
    return min(today, date.fromisoformat(end)) if end else today


def last_ended(day: date, months: int) -> Period:
    """The last period of so many months that had ended on a day."""
    period = Period(day.year, (day.month - 1) // months * months + 1, months)
    return period if period.last_day <= day else period.before
