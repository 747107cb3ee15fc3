"""The profile of a province, put together from what the API answers."""

from collections.abc import Mapping
from typing import Any

from hub.web.pages.page_picture import PageChart
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable, figure_row
from hub.web.pages.profile.components import components
from hub.web.pages.profile.courses import courses
from hub.web.pages.profile.points import points
from hub.web.pages.profile.results import results
from hub.web.pages.profile.surroundings import region
from hub.words.language import Text

_TITLE = Text("Kết quả", "Results")


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    data = _data(page)
    province, card = data["province"], data["scorecard"]
    lines = results(page, card)
    return {
        "province": province,
        "forerunners": _forerunners(province),
        "lines": lines,
        "components": components(lines),
        "courses": courses(page, province["id"], lines),
        "points": points(page, card["highlights"]),
        "awaited": card["highlights"]["awaited"] if card["highlights"] else [],
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


def _variables(page: PageRequest) -> dict[str, Any]:
    return {"unit": page.address.part("id"), "period": page.address.last("ky") or None}


def _forerunners(province: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The provinces that were merged into this one; none where only a part of one was."""
    merged = [one["from"] for one in province["predecessors"] if one["kind"] == "MERGED_INTO"]
    return merged if len(merged) > 1 else []
