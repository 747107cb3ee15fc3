"""The profile of a province, put together from what the API answers."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from hub.web.pages.page_picture import PageChart
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable, figure_row
from hub.web.pages.profile.components import components
from hub.web.pages.profile.courses import courses
from hub.web.pages.profile.points import points
from hub.web.pages.profile.results import results
from hub.web.pages.profile.surroundings import region
from hub.web.pages.provinces import merged
from hub.words.language import Text
from hub.words.period import parse

_TITLE = Text("Kết quả", "Results")


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    data = _data(page)
    province, card = data["province"], data["scorecard"]
    lines = results(page, card)
    return {
        "province": province,
        "forerunners": merged(province),
        "lines": lines,
        "components": components(lines),
        "courses": courses(page, province["id"], lines),
        "points": points(page, card["highlights"]),
        "awaited": card["highlights"]["awaited"] if card["highlights"] else [],
        "may_come": partial(_may_come, province),
        "is_past": partial(_is_past, page),
        "region": region(page, province, lines),
        "question": page.graphiql(document("profile"), _variables(page)),
    }


def table(page: PageRequest) -> PageTable:
    """The totals and the components of a province, newest first of each index."""
    data = _data(page)
    version = data["dataVersion"]["id"]
    rows = [
        figure_row(row, line["period"], version)
        for line in data["scorecard"]["lines"]
        for row in _rows(line)
    ]
    return PageTable(_TITLE, rows)


def picture(page: PageRequest) -> PageChart:
    """The ranks as a picture."""
    asked = {"entity": page.address.part("id"), "period": page.address.last("ky")}
    return PageChart("scorecard", tuple(pair for pair in asked.items() if pair[1]))


def _rows(line: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return ([line["row"]] if line["row"] else []) + line["components"]


def _data(page: PageRequest) -> dict[str, Any]:
    return page.data("profile", **_variables(page))


def _may_come(province: Mapping[str, Any], period: str | None) -> bool:
    """Whether figures of a period may still come of a province: it has not ended before."""
    end = province["validTo"]
    return period is not None and (not end or parse(period).last_day.isoformat() <= end)


def _is_past(page: PageRequest, day: str) -> bool:
    return day < page.asker.today.isoformat()


def _variables(page: PageRequest) -> dict[str, Any]:
    return {"unit": page.address.part("id"), "period": page.address.last("ky") or None}
