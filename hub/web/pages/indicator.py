"""/chi-so/{code}: what an indicator means and since when, its scale, editions and breaks."""

from collections.abc import Mapping
from typing import Any

from hub.web.charts import ChartFigure
from hub.web.pages.page_chart import chart
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable
from hub.words.language import Text

_TITLE = Text("Chỉ số và các thành phần", "An indicator and its components")
_KEYS = (
    "indicator_id",
    "indicator",
    "level",
    "unit_text",
    "minimum",
    "maximum",
    "higher_is_better",
)
_OWN = {
    "indicator_id": "id",
    "indicator": "name",
    "level": "level",
    "unit_text": "unitText",
    "minimum": "minimum",
    "maximum": "maximum",
    "higher_is_better": "higherIsBetter",
}
_WIDTH = 600
_MOST = 12  # editions of an index that a page shows, the latest


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    own = _indicator(page)
    code = own["id"].partition("@")[0]
    course = page.answer("indicator_course", indicator=code)
    editions = _editions(own)
    return {
        "indicator": own,
        "code": code,
        "edition": page.address.last("bo-tieu-chi"),
        "editions": editions,
        "chosen": [one for one in editions if _has(page, own, one)],
        "meanings": _meanings(page, own),
        "course": course.data["distribution"]["points"] if not course.errors else [],
        "reason": course.errors[0]["message"] if course.errors else None,
        "figure": _figure(page, code),
        "tiles": chart(page, "tiles", [("indicator", code)], width=436, own=page.site.home),
        "targets": page.data("indicator_targets", indicator=code)["targetsConnection"],
        "home": page.site.home,
        "question": page.graphiql(document("indicator"), {"indicator": own["id"]}),
    }


def table(page: PageRequest) -> PageTable:
    """The indicator and its components."""
    own = _indicator(page)
    rows = [{key: one[name] for key, name in _OWN.items()} for one in (own, *own["components"])]
    return PageTable(_TITLE, rows, _KEYS, (), ())


def _indicator(page: PageRequest) -> dict[str, Any]:
    edition = page.address.last("bo-tieu-chi") or None
    return page.data("indicator", indicator=page.address.part("id"), edition=edition)["indicator"]


def _editions(own: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The editions of its index, those of the whole country; its own alone where that is a
    province's.
    """
    every: list[Mapping[str, Any]] = own["index"]["editions"]
    return ([one for one in every if one["province"] is None] or every)[-_MOST:]


def _has(page: PageRequest, own: Mapping[str, Any], edition: Mapping[str, Any]) -> bool:
    """Whether the indicator has the components of an edition."""
    answer = page.answer("indicator_editions", indicator=own["id"], edition=edition["id"])
    return not answer.errors


def _meanings(page: PageRequest, own: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What the same code means in other periods."""
    data = page.data("indicator_meanings", index=own["index"]["id"], level=own["level"])
    return [
        one
        for one in data["index"]["indicators"]
        if one["id"] != own["id"] and one["id"].partition("@")[0] == own["id"].partition("@")[0]
    ]


def _figure(page: PageRequest, code: str) -> ChartFigure | None:
    """The course of the unit that the hub is for, where it has one."""
    home = page.site.home
    if not home:
        return None
    return chart(page, "trend", [("indicator", code), ("entities", home)], width=_WIDTH, own=home)
