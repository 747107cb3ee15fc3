"""Groups: under which heading a question stands in lists."""

from collections.abc import Collection

from hub.words.language import Text

_OWN = Text("Của đơn vị", "Of this office")
_REBUILDING = Text("Tính lại", "Rebuilding")
_CHECKS = Text("Kiểm tra", "Checks")
_OTHERS = Text("Khác", "Others")
# What is asked of the API tells the group, in the order of lists.
_ASKED: dict[Text, set[str]] = {
    Text("Tỉnh, thành phố", "Provinces"): {
        *("scorecard", "province", "provinces", "highlights", "regions", "entity"),
    },
    Text("Xếp hạng", "Rankings"): {
        *("compare", "compareIndicators", "scoreboard", "blockStandings", "distribution"),
    },
    Text("Xu hướng", "Trends"): {"trend", "means", "scorecards"},
    Text("Cơ quan", "Departments"): {
        *("department", "departments", "departmentCard", "operationsSum"),
    },
    Text("Nguồn", "Sources"): {
        *("observations", "observation", "coverage", "freshness", "releases", "documents"),
        *("document", "series", "index", "indices"),
    },
    _CHECKS: {"reconcile"},
}
GROUPS = (_OWN, *_ASKED, _REBUILDING, _OTHERS)


def group_of(name: str, asked: Collection[str], is_own: bool) -> Text:
    """The group of a question by its name and by what it asks first of what groups know."""
    if is_own:
        return _OWN
    if "rebuilt" in name:
        return _REBUILDING
    found = (group for one in asked for group, asks in _ASKED.items() if one in asks)
    return next(found, _OTHERS)
