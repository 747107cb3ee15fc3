"""The page of trends, put together from what the API answers."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from hub.web.charts import ChartFigure
from hub.web.pages import page_chart
from hub.web.pages.page_picture import PageChart
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import MOMENT, PageTable, figure_row
from hub.web.pages.ranking.choices import Option
from hub.web.pages.trends.trend_question import MOST, TrendQuestion
from hub.web.pages.trends.trend_sentence import TrendSentence, count
from hub.web.pages.trends.trend_table import WHOLES, TrendTable, is_among_others, points_of
from hub.web.request import Refusal
from hub.web.unit_names import told_apart
from hub.words import period as periods
from hub.words.language import Text

_TITLE = Text("Xu hướng", "Trends")
_COUNTRY, _WHOLE = "ca-nuoc", Text("Cả nước", "The country")
_NO_UNITS = Text(
    "thiếu tham số “don-vi”: cần ít nhất một đơn vị",
    "the parameter “don-vi” is missing: one unit at least is wanted",
)
_WIDTH = 720
_FEW = 3  # units that a line names
_DEEPEST = 2  # levels of components that are offered


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    question = TrendQuestion(page)
    indicator = page.data("indicator_head", indicator=question.indicator)["indicator"]
    trends = _trends(page, question)
    return {
        "ask": question,
        "indicator": indicator,
        "trends": trends,
        "sentences": [_sentence(page, question, one, indicator) for one in trends],
        "count": count,
        "is_among_others": is_among_others,
        "lack": partial(_lack, page),
        "lines": TrendTable([one for one in trends if any(points_of(one))] or trends),
        "figure": _figure(page, question) if trends else None,
        "citations": _citations(trends),
        "formulas": _formulas(page, trends),
        "choices": _choices(page, indicator),
        "most": MOST,
        "asked": _asked(question, trends, indicator),
        "question": page.graphiql(document("trends"), question.variables),
    }


def table(page: PageRequest) -> PageTable:
    """All points, one a row."""
    question = TrendQuestion(page)
    indicator = page.data("indicator_head", indicator=question.indicator)["indicator"]
    version = str(page.frozen or page.asker.version)
    rows = [
        figure_row(_row(point, one, indicator), point["period"], version)
        for one in _trends(page, question)
        for point in points_of(one)
    ]
    return PageTable(_TITLE, rows, place=MOMENT)


def chart(page: PageRequest) -> PageChart:
    """The chart as a picture; Refusal."""
    question = TrendQuestion(page)
    if not question.units:
        raise Refusal(400, _NO_UNITS, code="BadParameter")
    return PageChart("trend", (*question.parameters, ("measure", question.measure)))


def _asked(
    question: TrendQuestion, trends: list[dict[str, Any]], indicator: Mapping[str, Any]
) -> dict[str, str | list[str] | None]:
    """The whole question, whatever of it the address left to the hub."""
    ids = ",".join(one["entity"]["id"] for one in trends)
    has_others = question.territory == "PREDECESSORS"
    periods_of = {"tu": None, "den": None} if question.is_of_index else {}
    return {
        "bo": None,
        "chi_so": indicator["id"].partition("@")[0],
        "don_vi": question.units if has_others else ids,
        **periods_of,
    }


def _row(
    point: Mapping[str, Any], trend: Mapping[str, Any], indicator: Mapping[str, Any]
) -> dict[str, Any]:
    return {**point, "entity": trend["entity"], "indicator": indicator, "previous": None}


def _trends(page: PageRequest, question: TrendQuestion) -> list[dict[str, Any]]:
    if not question.units:
        return []
    return told_apart(page.data("trends", **question.variables)["trend"], page.language)


def _figure(page: PageRequest, question: TrendQuestion) -> ChartFigure | None:
    return page_chart.chart(
        page,
        "trend",
        question.parameters,
        width=_WIDTH,
        own=question.units[0],
        measure=question.measure,
    )


def _citations(trends: list[dict[str, Any]]) -> list[str]:
    """The sources of all points and of what computed ones are made of, each once."""
    told = (each for one in trends for point in points_of(one) for each in _observed(point))
    return list(dict.fromkeys(each["citation"]["text"] for each in told))


def _observed(point: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The figures that sources tell: the point itself, or its parts and their weights."""
    if point["observation"]:
        yield point["observation"]
    elif made := point["derivation"]:
        yield from (*made["inputs"], *made["weightedBy"])


def _formulas(page: PageRequest, trends: list[dict[str, Any]]) -> list[str]:
    """How each computed point was computed, the newest first."""
    derived = [
        (point["period"], one["entity"]["name"], _formula(page, point))
        for one in trends
        for point in points_of(one)
        if point["derivation"]
    ]
    newest = sorted(derived, key=lambda each: periods.parse(each[0]), reverse=True)
    form = page.format
    return [f"{name}, {form.period(at)}: {formula}" for at, name, formula in newest]


def _formula(page: PageRequest, point: Mapping[str, Any]) -> str:
    """How a point was computed, and the few units that are not among those it is a mean of."""
    made = point["derivation"]
    names = ", ".join(unit["name"] for unit in made["missing"])
    if point["value"] is None or not 0 < len(made["missing"]) <= _FEW:
        return str(made["formula"])
    return f"{made['formula']}; {page.say('không có', 'without')} {names}"


def _sentence(
    page: PageRequest,
    question: TrendQuestion,
    trend: dict[str, Any],
    indicator: Mapping[str, Any],
) -> str:
    is_rebuilt = question.territory.startswith("REBUILT")
    return TrendSentence(trend, indicator, page.format, is_rebuilt=is_rebuilt).text


def _lack(page: PageRequest, unit: Mapping[str, Any], point: Mapping[str, Any]) -> str:
    """Why a point of a unit was not computed; nothing of one that a source tells."""
    made = point["derivation"]
    if made is None:
        return ""
    if not made["missing"]:
        return str(made["formula"])
    if unit["kind"] in WHOLES:
        return page.say(
            f"mới có {count(unit, point, page.format)}, chưa đủ 9/10 để tính trung bình",
            f"only {count(unit, point, page.format)}, fewer than nine in ten: no mean",
        )
    names = ", ".join(unit["name"] for unit in made["missing"])
    return page.say(f"thiếu {names}", f"for want of {names}")


def _choices(page: PageRequest, indicator: Mapping[str, Any]) -> dict[str, Any]:
    """What can be chosen beside what was."""
    data = page.data("trend_choices", index=indicator["index"]["id"])
    return {
        "index": indicator["index"]["id"],
        "indices": [Option(one["id"], one["shortName"]) for one in data["indices"]],
        "indicator": indicator["id"].partition("@")[0],
        "indicators": list(_indicators(data["index"]["indicators"])),
        "periods": _periods(page, data["index"]["coverage"]["cells"]),
        "units": _units(page, data),
        "named": _named(page, data),
        "is_read": indicator["index"]["frequency"] == "READING",
    }


def _indicators(indicators: list[dict[str, Any]]) -> Iterator[Option]:
    """Each indicator once, whatever its editions."""
    ids = {}
    for one in indicators:
        if one["level"] <= _DEEPEST:
            own = one["id"].partition("@")[0]
            ids[own] = Option(own, one["shortName"], one["level"])
    yield from ids.values()


def _periods(page: PageRequest, cells: list[dict[str, Any]]) -> list[Option]:
    """The periods of which anything is held, the newest first."""
    held = {cell["period"] for cell in cells if cell["held"] or cell["rankOnly"]}
    newest = sorted(held, key=periods.parse, reverse=True)
    return [Option(each, page.format.capital(page.format.period(each))) for each in newest]


def _units(page: PageRequest, data: Mapping[str, Any]) -> list[Option]:
    """The country, the regions and the provinces, with those of before 1 July 2025 marked."""
    ended = [one for one in data["former"] if one["validTo"]]
    before = page.say(" (trước 01/7/2025)", " (before July 2025)")
    return [
        Option(_COUNTRY, page.say(*_WHOLE)),
        *(Option(one["id"], one["name"]) for one in data["regions"]),
        *(Option(one["id"], one["name"]) for one in data["provinces"]),
        *(Option(one["id"], one["name"] + before) for one in ended),
    ]


def _named(page: PageRequest, data: Mapping[str, Any]) -> dict[str, str]:
    """What units are called where a person writes them: by their ids where another has the name."""
    known = {one["id"]: one["name"] for one in (*data["regions"], *data["provinces"])}
    names = set(known.values())
    former = {one["id"]: one["name"] for one in data["former"] if one["name"] not in names}
    return {_COUNTRY: page.say(*_WHOLE), **former, **known}
